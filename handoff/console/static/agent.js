// The agent's phone hears of a new request at once; without this script the page comes anew every minute.
import { fetchPage } from "./patch.js";

const EVERY = 60000; // milliseconds: what is said of deadlines changes by time alone
const RETRY = 5000; // milliseconds, where the browser itself has given up
const title = document.title;
let fetching = false;
let again = false;

const waiting = (page) => new Set([...page.querySelectorAll("main section:first-of-type a.card")].map((each) => each.href));

function listen() {
  const stream = new EventSource("/console/live?topics=proxies");
  stream.addEventListener("refresh", refresh); // also what came while the page was loading
  stream.addEventListener("changed", refresh);
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, RETRY);
  };
  addEventListener("pagehide", () => stream.close(), { once: true });
}

async function refresh() {
  again = fetching;
  if (fetching) return;
  fetching = true;
  const fetched = await fetchPage(location.href).catch(() => null);
  fetching = false;
  if (fetched?.answer.ok) show(fetched.page);
  if (again) refresh();
}

function show(page) {
  const before = waiting(document);
  const fresh = [...waiting(page)].filter((each) => !before.has(each));
  const main = document.importNode(page.querySelector("main"), true);
  const open = document.querySelector("main details")?.open;
  if (open && main.querySelector("details")) main.querySelector("details").open = true;
  document.querySelector("main").replaceWith(main);
  if (!fresh.length) return;
  navigator.vibrate?.(300);
  document.title = `有新的代办 · ${title}`;
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) document.title = title;
});
setInterval(() => document.hidden || refresh(), EVERY);
listen();
