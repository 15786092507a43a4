// A picture large on the page: + and - zoom, r turns it, Esc or a click beside it closes.

const STEP = 1.25;
let scale = 1;
let turned = 0;

export function startZooming() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-zoom]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(link.href);
  });
}

function show(address) {
  const dialog = document.createElement("dialog");
  dialog.className = "zoom";
  dialog.setAttribute("aria-label", "图片");
  const picture = document.createElement("img");
  picture.src = address;
  picture.alt = "群众发的图片";
  const acts = document.createElement("p");
  for (const [words, act] of [["放大 +", () => zoom(picture, STEP)], ["缩小 -", () => zoom(picture, 1 / STEP)], ["转 r", () => turn(picture)], ["关上 Esc", () => dialog.close()]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.addEventListener("click", act);
    acts.append(button);
  }
  dialog.append(acts, picture);
  dialog.addEventListener("keydown", (event) => {
    const act = { "+": () => zoom(picture, STEP), "=": () => zoom(picture, STEP), "-": () => zoom(picture, 1 / STEP), r: () => turn(picture) }[event.key];
    if (act) act();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  scale = 1;
  turned = 0;
  dialog.showModal();
}

function zoom(picture, by) {
  scale = Math.min(8, Math.max(0.25, scale * by));
  place(picture);
}

function turn(picture) {
  turned = (turned + 90) % 360;
  place(picture);
}

function place(picture) {
  picture.style.transform = `rotate(${turned}deg) scale(${scale})`;
}
