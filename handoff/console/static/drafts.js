// What is typed and not sent is kept at the server, so that it is there at the next desk too;
// and ；key Tab in the box becomes the whole answer.

const LATER = 800; // milliseconds after the last letter
const WORD = 3000; // milliseconds between two words that one is typing
let timer = 0;
let told = 0;

export function keepLater(text) {
  clearTimeout(timer);
  const address = text.form.action.replace(/answer$/, "draft");
  const words = text.value;
  if (words && Date.now() - told > WORD) {
    told = Date.now();
    fetch(text.form.action.replace(/answer$/, "writing"), { method: "POST" }).catch(() => {});
  }
  timer = setTimeout(() => {
    fetch(address, { method: "POST", body: new URLSearchParams({ text: words }) }).catch(() => {});
  }, LATER);
}

export function startCanned(text) {
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.shiftKey || event.isComposing) return;
    const before = text.value.slice(0, text.selectionStart);
    const found = /[;；]([0-9A-Za-z\u4e00-\u9fa5]{1,12})$/.exec(before);
    const line = found && [...document.querySelectorAll("#canned [data-key]")].find((each) => each.dataset.key.startsWith(found[1]));
    if (!line) return;
    event.preventDefault();
    text.setRangeText(line.textContent, found.index, text.selectionStart, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
