// Listens for what changed, fetches those parts anew, and keeps the end of the talk in sight.
import { fetchPage, isAtEnd, patchById } from "./patch.js";

const RETRY = 3000; // milliseconds, where the browser itself has given up
const SOFT = 50; // milliseconds in which several changes become one fetch
const WAITED = 60000; // milliseconds: who has waited too long changes by time alone
const SPARING = 5000; // milliseconds between two fetches of a whole page for changes in the queue
const EVERYBODY_S = new Set(["queue", "words"]); // fifty desks do not ask at the same instant
const SPREAD = 400; // milliseconds
const due = new Set();
const fetchedAt = new Map();
let timer = 0;
let later = 0;
let fetching = false;

export function startLive() {
  showEnd(true);
  document.addEventListener("patched", (event) => showEnd(event.detail.atEnd, event.detail.last));
  listen();
  setInterval(() => document.hidden || want(heedful("queue")), WAITED);
  const sheet = document.querySelector("[data-every]");
  if (sheet) setInterval(() => refreshSheet(sheet.id), Number(sheet.dataset.every) * 1000);
}

function parts() {
  return [...document.querySelectorAll("[data-topic]")].filter((each) => each.dataset.topic);
}

const heedful = (topic) => parts().filter((each) => each.dataset.topic.split(" ").includes(topic));

function listen() {
  const topics = [...new Set(parts().flatMap((each) => each.dataset.topic.split(" ")))].join(",");
  const stream = new EventSource(`/console/live?topics=${encodeURIComponent(topics)}`);
  const line = document.getElementById("line");
  stream.addEventListener("refresh", () => {
    line.hidden = true;
    want(parts());
  });
  stream.addEventListener("changed", ({ data }) =>
    setTimeout(() => want(heedful(data)), EVERYBODY_S.has(data) ? Math.random() * SPREAD : 0),
  );
  stream.onerror = () => {
    line.hidden = false;
    if (stream.readyState !== EventSource.CLOSED) return;
    want(parts()); // signed out? the fetch will tell
    setTimeout(listen, RETRY);
  };
  addEventListener("pagehide", () => stream.close(), { once: true });
}

function want(changed) {
  for (const each of changed) {
    const address = each.dataset.part;
    const wait = isPart(address) ? 0 : (fetchedAt.get(address) ?? -SPARING) + SPARING - performance.now();
    if (wait <= 0) due.add(address);
    else if (!later) later = setTimeout(() => ((later = 0), want([each])), wait);
  }
  if (due.size && !timer && !fetching) timer = setTimeout(fetchDue, SOFT);
}

const isPart = (address) => address.startsWith("/console/parts/");

// a word in the open chat changes the list as well: one fetch brings both
function together(addresses) {
  const chat = addresses.find((each) => /^\/console\/parts\/chats\/\d+$/.test(each));
  const list = addresses.find((each) => each.startsWith("/console/parts/list"));
  if (!chat || !list) return addresses;
  return [`${chat}?list`, ...addresses.filter((each) => each !== chat && each !== list)];
}

async function fetchDue() {
  timer = 0;
  fetching = true;
  const addresses = together([...due]);
  due.clear();
  try {
    await Promise.all(addresses.map(fetchPart));
  } catch {
    document.getElementById("line").hidden = false; // the stream's next refresh brings it all
  } finally {
    fetching = false;
    if (due.size) want([]);
  }
}

async function fetchPart(address) {
  fetchedAt.set(address, performance.now());
  const fetched = await fetchPage(address);
  if (!fetched?.answer.ok) return;
  const { page } = fetched;
  const whole = page.body.classList.contains("framed"); // then only the part that changes
  patchById(page, [...page.querySelectorAll(whole ? "body > main" : "body > [id]")].map((each) => each.id));
}

async function refreshSheet(id) {
  if (document.hidden) return;
  const fetched = await fetchPage(location.href).catch(() => null);
  if (fetched?.answer.ok) patchById(fetched.page, [id]);
}

// after a change: stay at the end, or say that there is something new below
function showEnd(atEnd, last) {
  const said = document.getElementById("said");
  if (!said) return;
  const place = document.getElementById("newer-place");
  if (atEnd) {
    said.scrollTop = said.scrollHeight;
    place.replaceChildren();
  }
  if (atEnd || said.lastElementChild?.id === last || place.firstChild) return;
  const newer = document.createElement("button");
  newer.id = "newer";
  newer.type = "button";
  newer.textContent = "↓ 有新消息";
  newer.addEventListener("click", () => showEnd(true));
  said.addEventListener("scroll", () => isAtEnd(said) && newer.remove(), { passive: true });
  place.append(newer);
}
