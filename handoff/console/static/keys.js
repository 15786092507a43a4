// The keyboard: j k Enter t / c, g and a page's letter, a page's own keys, ? for help. Never while somebody is typing,
// but for Alt and a letter, which does in a chat what the letter does alone.
import { openPicker } from "./picker.js";

const PATIENCE = 1500; // milliseconds between g and the next key
let pressedG = 0;

export function startKeys() {
  document.addEventListener("keydown", pressed);
  document.addEventListener("keydown", withAlt);
  document.addEventListener("keydown", sendsForm);
  document.addEventListener("click", picks);
  document.addEventListener("click", (event) => event.target.closest(".more") || closeMore());
  document.querySelector(".tabs > [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  document.getElementById("help-link").addEventListener("click", (event) => {
    event.preventDefault();
    help();
  });
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") return leave();
  if (event.target.closest("input, textarea, select, dialog")) return;
  if (pressedG && Date.now() - pressedG < PATIENCE) {
    const there = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
    if (there) return location.assign(there.href);
  }
  pressedG = event.key === "g" ? Date.now() : 0;
  if (pressOwn(event)) return;
  if (pressChat(event.key)) return event.preventDefault();
  const act = { j: () => step(1), k: () => step(-1), t: take, "/": answer, c: closing, n: booking, "?": help }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function withAlt(event) {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing || document.querySelector("dialog[open]")) return;
  if (event.code === "KeyL" && listen(event.target)) return event.preventDefault();
  if (event.code.startsWith("Key") && pressChat(event.code.slice(3).toLowerCase())) event.preventDefault();
}

// Ctrl and Enter end a form from wherever one is in it; the answer's box, the picker and the catalog's form have ways of their own
function sendsForm(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest("main textarea:not(#answer-text), main select, main input")?.form;
  if (!form || form.id === "matter" || form.method !== "post") return;
  event.preventDefault();
  form.requestSubmit();
}

// Alt+L in the line of a voice, or anywhere where there is just one to hear: play it, and stop it
function listen(from) {
  const near = from.closest("tr, li")?.querySelector("audio") ?? document.querySelector(".hearing")?.closest("tr, li")?.querySelector("audio");
  if (!near) return false;
  if (!near.paused) near.pause();
  else {
    near.play();
    near.closest("tr, li").querySelector(".hearing input")?.focus();
  }
  return true;
}

// what can be done for the citizen of this chat: a link, a button, a panel that opens, a box to write in
function pressChat(key) {
  const found = document.querySelector(`[data-chat-key="${CSS.escape(key)}"]`);
  if (!found) return false;
  if (found.tagName === "INPUT") found.focus();
  else if (found.tagName === "SUMMARY") openPanel(found.parentElement);
  else found.click();
  return true;
}

function picks(event) {
  const link = event.target.closest("[data-picker]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openPicker(link.dataset.picker);
}

function openPanel(panel) {
  panel.open = true;
  panel.querySelector("form input, form select").focus();
}

// what a page gives a key of its own goes before ours
function pressOwn(event) {
  const key = CSS.escape(event.key);
  const own = document.querySelector(`main button[data-key="${key}"]:enabled, main input[data-key="${key}"], main select[data-key="${key}"]`);
  if (!own) return false;
  event.preventDefault();
  if (own.tagName === "BUTTON") own.click();
  else own.focus();
  return true;
}

const LINES = "#list .open, #rows .open"; // the queue's chats, or the matters of the catalog
const chats = () => [...document.querySelectorAll(LINES)];
const focused = () => document.activeElement?.closest?.(LINES);

function step(by) {
  const all = chats();
  if (!all.length) return;
  const from = all.findIndex((each) => each === (focused() ?? document.querySelector("#list .chosen .open")));
  const next = from < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, from + by));
  all[next].focus();
  all[next].scrollIntoView({ block: "nearest" });
}

function take() {
  const here = focused();
  const form = here
    ? here.parentElement.querySelector("form[data-take]")
    : document.querySelector("#answer form[data-take]");
  form?.requestSubmit();
}

const answer = () => (document.getElementById("answer-text") ?? document.getElementById("q"))?.focus();

function closing() {
  const panel = document.getElementById("closing");
  if (panel) openPanel(panel);
}

const booking = () => document.getElementById("book-new")?.click();

function help() {
  const dialog = document.getElementById("help");
  if (!dialog.open) dialog.showModal();
}

const closeMore = () => document.querySelector(".more[open]")?.removeAttribute("open");

function leave() {
  closeMore();
  const panel = document.querySelector("details.closing[open]");
  if (panel) panel.open = false;
  document.activeElement?.blur();
}
