// 发告知单: opens filled in, typing narrows, Enter chooses, Enter sends; what is shown is what goes out.
import { fetchPage, patchById } from "./patch.js";

const MOST = 8; // lines shown while typing
let asked = 0; // numbers what was asked for, so that an older answer never covers a newer one
let sending = false;

const form = () => document.getElementById("picker-form");
const query = () => document.getElementById("picker-q");

export async function openPicker(address) {
  const fetched = await fetchPage(address).catch(() => null);
  const dialog = fetched?.answer.ok && fetched.page.getElementById("picker");
  if (!dialog) return location.assign(address.replace("/parts/", "/").replace(/notice$/, "tell"));
  document.getElementById("picker")?.remove();
  document.body.append(document.importNode(dialog, true));
  const shown = document.getElementById("picker");
  shown.addEventListener("close", closed);
  shown.addEventListener("keydown", pressed);
  shown.addEventListener("input", changed);
  shown.addEventListener("click", clicked);
  form().addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  shown.showModal();
  query().focus();
}

function closed(event) {
  event.target.remove();
  document.getElementById("answer-text")?.focus();
}

const lines = () => [...document.querySelectorAll("#picker-lines li:not([hidden])")];

function narrow() {
  const words = query().value.trim().toLowerCase();
  const found = [];
  for (const each of document.querySelectorAll("#picker-lines li")) {
    each.removeAttribute("aria-selected");
    const at = words ? rank(each.dataset.words, words) : -1;
    if (at >= 0) found.push([at, each]);
    each.hidden = true;
  }
  found.sort((one, other) => one[0] - other[0]); // the list is the town's order where ranks are equal
  const list = document.getElementById("picker-lines");
  for (const [, each] of found.slice(0, MOST)) {
    each.hidden = false;
    list.append(each);
  }
  list.hidden = !words;
  lines()[0]?.setAttribute("aria-selected", "true");
}

// the whole word first, then how a word begins, then what is inside one
function rank(names, words) {
  const all = names.split(" ");
  if (all.includes(words)) return 0;
  if (all.some((each) => each.startsWith(words))) return 1;
  return names.includes(words) ? 2 : -1;
}

function pressed(event) {
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === "Escape" && query().value) {
    event.preventDefault();
    query().value = "";
    return narrow();
  }
  if (event.target === query() && (event.key === "ArrowDown" || event.key === "ArrowUp")) return step(event);
  if (event.key !== "Enter" || event.target.closest("button, a")) return;
  event.preventDefault();
  if (query().value.trim()) return choose(document.querySelector("#picker-lines [aria-selected]"));
  send();
}

function step(event) {
  event.preventDefault();
  const all = lines();
  const at = all.findIndex((each) => each.ariaSelected === "true");
  const next = all[Math.min(all.length - 1, Math.max(0, at + (event.key === "ArrowDown" ? 1 : -1)))];
  all[at]?.removeAttribute("aria-selected");
  next?.setAttribute("aria-selected", "true");
}

function choose(line) {
  if (!line) return;
  query().value = "";
  narrow();
  refresh(new URLSearchParams({ matter: line.dataset.code }));
}

function clicked(event) {
  const line = event.target.closest("#picker-lines li");
  if (line) choose(line);
}

function changed(event) {
  if (event.target === query()) return narrow();
  refresh(new URLSearchParams(new FormData(form())));
}

async function refresh(fields) {
  const mine = ++asked;
  document.getElementById("picker-send").disabled = true; // what is shown is not yet what would go out
  const fetched = await fetchPage(`${form().dataset.part}?${fields}`).catch(() => null);
  if (mine !== asked || !form()) return;
  if (!fetched?.answer.ok) return refuse("没有列出来：连不上系统，请再试一次。");
  const focus = document.activeElement?.id;
  const fresh = fetched.page.getElementById("picker-form");
  form().elements.matter.value = fresh.elements.matter.value;
  for (const id of ["picker-name", "picker-sheet", "picker-count"])
    document.getElementById(id)?.replaceWith(document.importNode(fetched.page.getElementById(id), true));
  document.getElementById("picker-send").disabled = fetched.page.getElementById("picker-send").disabled;
  (document.getElementById(focus) ?? query()).focus();
}

async function send() {
  if (sending || document.getElementById("picker-send").disabled) return;
  sending = true;
  try {
    const body = new URLSearchParams(new FormData(form()));
    const fetched = await fetchPage(form().action, { method: "POST", body });
    if (!fetched) return;
    if (!fetched.answer.ok) return refuse(fetched.page.querySelector(".refusal")?.textContent || "没有发出去，请再试一次。");
    document.getElementById("picker")?.close();
    patchById(fetched.page, ["waiting", "list", "talk", "citizen"]);
    const said = document.getElementById("said");
    said.scrollTop = said.scrollHeight;
  } catch {
    refuse("没有发出去：连不上系统，请过一会儿再试。");
  } finally {
    sending = false;
  }
}

function refuse(words) {
  const place = document.getElementById("picker-refusal") ?? document.getElementById("refusal"); // closed meanwhile
  place.textContent = words;
  place.hidden = false;
}
