// The answer box: drafts, the byte count, Enter to send without leaving the page; and the close panel.
import { keepLater } from "./drafts.js";
import { fetchPage, patchById } from "./patch.js";

const bytes = new TextEncoder();
let sending = false;

export function startAnswering() {
  document.addEventListener("patched", prepare);
  document.addEventListener("input", (event) => event.target.id === "answer-text" && typed(event.target));
  document.addEventListener("change", (event) => noteWanted(event.target.form));
  document.addEventListener("input", (event) => noteWanted(event.target.form));
  document.addEventListener("keydown", enter);
  document.addEventListener("submit", submitted);
  document.addEventListener("click", shutPanel);
  prepare();
}

const draftOf = (text) => `draft:${text.form.dataset.draft}`;

function prepare() {
  const text = document.getElementById("answer-text");
  if (!text || text.dataset.ready) return;
  text.dataset.ready = "yes";
  text.value ||= localStorage.getItem(draftOf(text)) ?? "";
  noteWanted(document.getElementById("close-form")); // a result may be chosen already
  count(text);
  if (matchMedia("(min-width: 761px)").matches && document.activeElement === document.body) text.focus();
}

function typed(text) {
  if (text.value) localStorage.setItem(draftOf(text), text.value);
  else localStorage.removeItem(draftOf(text));
  keepLater(text);
  count(text);
}

function count(text) {
  const limit = Number(text.form.dataset.limit);
  const used = bytes.encode(text.value.trim()).length;
  const shown = document.getElementById("answer-count");
  shown.textContent = used > limit ? `${used} / ${limit} 字节，太长了，请分两条发` : `${used} / ${limit} 字节`;
  shown.classList.toggle("over", used > limit);
  return used > 0 && used <= limit;
}

function enter(event) {
  if (event.target.id !== "answer-text" || event.key !== "Enter") return;
  if (event.isComposing || event.keyCode === 229) return; // this Enter belongs to the input method
  if (event.shiftKey) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

async function submitted(event) {
  const form = event.target;
  if (form.id === "logout") return forgetDrafts();
  if (form.id === "note-form") return noteDown(event, form);
  if (form.id !== "answer-form") return;
  event.preventDefault();
  const text = form.elements.text;
  if (sending || !count(text)) return;
  sending = true;
  const sent = text.value;
  try {
    const fetched = await fetchPage(form.action, { method: "POST", body: new URLSearchParams({ text: sent }) });
    if (!fetched) return;
    if (fetched.answer.ok && text.value === sent) {
      text.value = "";
      typed(text);
    }
    patchById(fetched.page, ["waiting", "list", "talk", "citizen"]);
    const said = document.getElementById("said");
    said.scrollTop = said.scrollHeight;
    if (!fetched.page.getElementById("talk")) refuse("没有发出去：系统出了问题，话还在框里，请再试一次。");
  } catch {
    refuse("没有发出去：连不上系统，话还在框里，请过一会儿再试。");
  } finally {
    sending = false;
  }
}

// a note is written down without leaving what is being typed to the citizen
async function noteDown(event, form) {
  event.preventDefault();
  const words = form.elements.text.value;
  if (sending || !words.trim()) return;
  sending = true;
  try {
    const fetched = await fetchPage(form.action, { method: "POST", body: new URLSearchParams({ text: words }) });
    if (!fetched) return;
    if (!fetched.answer.ok) return refuse("没有记下：系统出了问题，请再试一次。");
    document.getElementById("note-text").value = "";
    patchById(fetched.page, ["list", "citizen"]);
  } catch {
    refuse("没有记下：连不上系统，请过一会儿再试。");
  } finally {
    sending = false;
  }
}

function refuse(words) {
  const place = document.getElementById("refusal");
  place.textContent = words;
  place.hidden = false;
}

// the computer may be shared: nothing that was typed to a citizen stays on it
function forgetDrafts() {
  for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
}

function noteWanted(form) {
  const { result, note } = form?.elements ?? {};
  if (!result || !note) return;
  const chosen = form.querySelector("[name=result]:checked, select[name=result] :checked");
  const words = note.value.trim();
  const limit = Number(note.dataset.limit);
  let why = "";
  const guided = chosen?.value === "引导" && form.elements.to?.value;
  if (chosen?.dataset.note === "yes" && !words && !guided) why = "引导、衔接要写清找谁、怎么联系";
  else if (words.length > limit) why = `说明有 ${words.length} 个字，最多 ${limit} 个字，请写短一点`;
  note.setCustomValidity(why);
}

function shutPanel(event) {
  for (const panel of document.querySelectorAll("details.closing[open]"))
    if (!panel.contains(event.target)) panel.open = false;
}
