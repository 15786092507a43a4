// Remembers on this phone which papers are ready. Without script the page is complete all the same.

const list = document.querySelector("[data-notice]");
const boxes = [...document.querySelectorAll("[data-notice] .list input[type=checkbox]:not([name])")];
const spare = document.querySelector(".spare form");
const CARRIED = "yichuang/carried"; // to the shorter list that the same citizen asks for
const count = document.querySelector("[data-count]");
const print = document.querySelector("[data-print]");
const place = `yichuang/notice/${list?.dataset.notice}`;

function remembered() {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? sessionStorage.getItem(CARRIED) ?? "[]");
    sessionStorage.removeItem(CARRIED);
    return new Set(Array.isArray(kept) ? kept : []);
  } catch {
    return new Set(); // storage is forbidden, or holds something that is not ours
  }
}

function remember() {
  const ticked = boxes.filter((each) => each.checked).map((each) => each.value);
  try {
    localStorage.setItem(place, JSON.stringify(ticked));
  } catch {
    // storage is forbidden: the ticks last as long as the page
  }
  tell(ticked.length);
}

function tell(ready) {
  count.textContent = ready === boxes.length ? "都备齐了" : `已备 ${ready} / ${boxes.length}`;
  count.hidden = false;
}

if (boxes.length) {
  const kept = remembered();
  const early = boxes.some((each) => each.checked !== each.defaultChecked); // ticked before this ran
  for (const each of boxes) {
    each.checked ||= kept.has(each.value);
    each.addEventListener("change", remember);
  }
  if (early) remember();
  else tell(boxes.filter((each) => each.checked).length);
}

spare?.addEventListener("submit", () => {
  const ticked = boxes.filter((each) => each.checked).map((each) => each.value);
  try {
    sessionStorage.setItem(CARRIED, JSON.stringify(ticked));
  } catch {
    // then they are ticked again by hand
  }
});

if (print && !navigator.userAgent.includes("MicroMessenger")) {
  print.hidden = false; // WeChat's own browser can't print
  print.addEventListener("click", () => window.print());
}
