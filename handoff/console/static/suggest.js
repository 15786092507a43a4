// A list under the hands while typing: ；and a short name in the box gives a whole answer, @ in a note a colleague.

const MOST = 6; // lines shown
let open = null; // { field, list, from, marks }

export function startSuggesting() {
  document.addEventListener("input", (event) => event.target.dataset?.suggests && look(event.target));
  document.addEventListener("keydown", pressed, { capture: true }); // before Enter sends
  document.addEventListener("click", clicked);
  document.addEventListener("patched", lookAgain);
  document.addEventListener("focusout", (event) => event.target === open?.field && setTimeout(shutIfLeft, 150));
}

function look(field) {
  const list = document.getElementById(field.dataset.suggests);
  const before = field.value.slice(0, field.selectionStart);
  const found = list && new RegExp(`[${list.dataset.marks}]([0-9A-Za-z-\\u4e00-\\u9fa5]{0,16})$`).exec(before);
  const lines = found ? fitting(list, found[1].toLowerCase()) : [];
  if (!lines.length) return shut();
  open = { field, list, from: found.index };
  for (const each of list.children) {
    each.hidden = !lines.includes(each);
    each.removeAttribute("aria-selected");
  }
  lines[0].setAttribute("aria-selected", "true");
  list.hidden = false;
}

// a change came in while the list was open: the field may be a new one, with the same words in it
function lookAgain() {
  if (!open || open.field.isConnected) return;
  const field = document.getElementById(open.field.id);
  open = null;
  if (field && field === document.activeElement) look(field);
}

function fitting(list, typed) {
  const all = [...list.children].filter((each) => each.dataset.words.split(" ").some((word) => word.startsWith(typed)));
  return all.slice(0, MOST);
}

function pressed(event) {
  if (!open || event.target !== open.field || event.isComposing || event.keyCode === 229) return;
  if (event.key === "Escape") return stop(event, shut);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") return stop(event, () => step(event.key === "ArrowDown" ? 1 : -1));
  if ((event.key === "Tab" || event.key === "Enter") && !event.shiftKey) return stop(event, () => choose(chosen()));
}

function stop(event, then) {
  event.preventDefault();
  event.stopImmediatePropagation();
  then();
}

const chosen = () => open.list.querySelector("[aria-selected]");

function step(by) {
  const all = [...open.list.children].filter((each) => !each.hidden);
  const at = all.indexOf(chosen());
  chosen()?.removeAttribute("aria-selected");
  all[Math.min(all.length - 1, Math.max(0, at + by))].setAttribute("aria-selected", "true");
}

function choose(line) {
  const { field, from } = open;
  shut();
  field.setRangeText(line.dataset.says, from, field.selectionStart, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

function clicked(event) {
  const line = open && event.target.closest("li");
  if (line && line.parentElement === open.list) choose(line);
}

function shutIfLeft() {
  if (open && document.activeElement !== open.field) shut();
}

function shut() {
  if (open) open.list.hidden = true;
  open = null;
}
