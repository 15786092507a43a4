// What is typed and not sent is kept at the server, so that it is there at the next desk too;
// and the colleagues who look at the chat are told that it is being written.

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
