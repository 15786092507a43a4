// Keeps the waiting times, their colours and the number in the title true between two updates.

const STEP = 15000; // milliseconds
const SOON = 5;
const LATE = 15; // minutes, as in words.py

// the clerk's own clock may be wrong: waits are counted by the server's
const ahead = Date.parse(document.body.dataset.now) - Date.now();

export function startWaiting() {
  document.addEventListener("patched", tick);
  setInterval(tick, STEP);
  tick();
}

function tick() {
  for (const each of document.querySelectorAll("time.wait")) {
    const minutes = Math.max(0, Math.floor((Date.now() + ahead - Date.parse(each.dateTime)) / 60000));
    const urgent = each.classList.contains("late"); // so the server said, and a wait only grows
    const tone = urgent || minutes >= LATE ? "late" : minutes >= SOON ? "soon" : "calm";
    const words = `${each.dataset.before} ${lasted(minutes)}`;
    if (each.textContent !== words) each.textContent = words;
    if (!each.classList.contains(tone)) each.className = `wait ${tone}`;
  }
  const waiting = Number(document.getElementById("waiting")?.dataset.waiting ?? 0); // not on every role's bar
  document.title = (waiting ? `(${waiting}) ` : "") + document.body.dataset.title;
}

function lasted(minutes) {
  if (minutes < 1) return "不到 1 分钟";
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
  return `${Math.floor(minutes / 1440)} 天 ${Math.floor((minutes % 1440) / 60)} 小时`;
}
