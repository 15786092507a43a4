// The phone: sends what the citizen does, shows what is streamed back.

import { Rows, timeOf } from "./bubbles.js";
import { drawMenu } from "./menu.js";
import { drawWire, setSwitches, watchSwitches } from "./drawer.js";

const phone = document.querySelector(".phone");
const find = (name) => document.querySelector(`[data-${name}]`);
const here = `/simulator/${encodeURIComponent(phone.dataset.town)}/${encodeURIComponent(phone.dataset.name)}`;
const [title, text, scroll, toast] = ["title", "text", "scroll", "toast"].map(find);
const rows = new Rows(find("rows"), phone.dataset.initial, (part) => act({ do: "tap", says: part.says, id: part.tap_id }));
let typingEnds;
let toastEnds;

async function post(path, body, type) {
  try {
    const response = await fetch(`${here}/${path}`, { method: "POST", body, headers: { "Content-Type": type } });
    if (!response.ok) warn((await response.json()).error);
    return response.ok;
  } catch {
    warn("连不上服务器，看看程序还在不在运行");
    return false;
  }
}

export const act = (what) => post("do", JSON.stringify(what), "application/json");

function warn(words) {
  toast.textContent = words;
  toast.hidden = false;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => { toast.hidden = true; }, 3000);
}

// sheets

function open(name) {
  for (const each of phone.querySelectorAll("[data-sheet]")) each.hidden = each.dataset.sheet !== name;
  document.querySelector(".drawer").classList.toggle("open", name === "drawer");
}

document.addEventListener("click", (event) => {
  const at = event.target.closest("button");
  if (!at) return;
  if (at.dataset.open) open(at.dataset.open);
  if ("close" in at.dataset) open(null);
  if (at.dataset.place) send({ do: "place", place: at.dataset.place });
  if (at.dataset.do) send({ do: at.dataset.do });
});

function send(what) {
  open(null);
  more(false);
  act(what);
}

find("point").addEventListener("submit", (event) => {
  event.preventDefault();
  const { latitude, longitude } = Object.fromEntries(new FormData(event.target));
  send({ do: "place", latitude: Number(latitude), longitude: Number(longitude) });
});

// the bar

const menuBar = find("menu-bar");
const keyBar = find("say");
let hasMenu = false;

function bar(showMenu) {
  menuBar.hidden = !(showMenu && hasMenu);
  keyBar.hidden = !menuBar.hidden;
  keyBar.querySelector("[data-toggle]").hidden = !hasMenu;
  find("submenu").hidden = true;
  if (!menuBar.hidden) more(false);
}

function more(shown) {
  find("more").hidden = !shown;
  toEnd();
}

function speak(on) {
  find("hold").hidden = !on;
  text.hidden = on;
}

function full() {
  const some = text.value.trim() !== "";
  find("send").hidden = !some;
  find("plus").hidden = some;
}

for (const each of document.querySelectorAll("[data-toggle]")) {
  each.addEventListener("click", () => {
    bar(menuBar.hidden);
    if (menuBar.hidden) text.focus();
  });
}
find("voice").addEventListener("click", () => speak(find("hold").hidden));
find("hold").addEventListener("click", () => act({ do: "voice" }));
find("smile").addEventListener("click", () => { speak(false); text.value += "🙂"; full(); text.focus(); });
find("plus").addEventListener("click", () => more(find("more").hidden));
text.addEventListener("input", full);
text.addEventListener("focus", () => more(false));
text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  keyBar.requestSubmit();
});

keyBar.addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = text.value;
  if (said.trim() === "") return;
  text.value = "";
  full();
  if (!await act({ do: "say", text: said })) {
    text.value = said;
    full();
  }
});

find("file").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  more(false);
  if (file) await post("picture", file, file.type || "image/unknown");
  event.target.value = "";
});

// what is streamed

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
}

function typing(on) {
  clearTimeout(typingEnds);
  title.textContent = on ? "对方正在输入…" : title.dataset.name;
  if (on) typingEnds = setTimeout(() => typing(false), 15000);
}

function following(yes) {
  phone.classList.toggle("following", yes);
  for (const each of phone.querySelectorAll("[data-do=follow]")) each.hidden = yes;
  for (const each of phone.querySelectorAll("[data-do=unfollow], [data-enter], .profile .close")) each.hidden = !yes;
  open(yes ? null : "profile");
}

function menu(buttons) {
  hasMenu = buttons.length > 0;
  drawMenu(find("menu"), find("submenu"), buttons, act);
  bar(hasMenu);
}

const SHOW = {
  all(told) {
    rows.clear();
    for (const each of told.bubbles) rows.add(each);
    following(told.following);
    menu(told.menu);
    typing(told.typing);
    drawWire(find("wire"), told.exchanges);
    setSwitches(told);
    toEnd();
  },
  bubble(told) {
    rows.add(told.bubble);
    if (told.bubble.side === "account") typing(false);
    toEnd();
  },
  following: (told) => following(told.following),
  menu: (told) => menu(told.menu),
  typing: (told) => typing(told.on),
  exchange: (told) => drawWire(find("wire"), told.exchanges),
  switches: setSwitches,
};

const stream = new EventSource(`${here}/live`);
stream.addEventListener("message", (event) => {
  const told = JSON.parse(event.data);
  find("left").textContent = told.left;
  SHOW[told.type](told);
  document.documentElement.dataset.streamed = "yes"; // the phone shows all that was said
});
find("rows").addEventListener("load", toEnd, true);
watchSwitches(act);

const tick = () => { find("clock").textContent = timeOf(new Date()); };
tick();
setInterval(tick, 10000);
