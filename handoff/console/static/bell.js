// Rings when a chat is offered to me or an alarm goes off: a tone, and a notification where allowed.

const STEP = 1000; // milliseconds
const ahead = Date.parse(document.body.dataset.now) - Date.now();
let known = null; // what rang before, so that each thing rings once on this page
let audio = null;

export function startBell() {
  document.addEventListener("patched", look);
  document.addEventListener("click", allow);
  document.addEventListener("pointerdown", () => (audio ??= new AudioContext()), { once: true });
  setInterval(countDown, STEP);
}

function look() {
  const bell = document.getElementById("bell");
  if (!bell) return;
  offerToAsk();
  const ringing = (bell.dataset.ringing ?? "").split(" ").filter(Boolean);
  const before = known ?? new Set(JSON.parse(sessionStorage.getItem("rung") ?? "[]"));
  const fresh = ringing.filter((each) => !before.has(each));
  known = new Set(ringing);
  sessionStorage.setItem("rung", JSON.stringify(ringing));
  if (!fresh.length) return;
  ring(fresh.some((each) => each.startsWith("alarm")));
  if (document.hidden && window.Notification?.permission === "granted")
    new Notification(document.body.dataset.title, { body: bell.dataset.words, tag: fresh[0] });
}

function ring(alarm) {
  if (!audio || audio.state !== "running") return; // browsers stay silent until somebody clicked
  for (let beat = 0; beat < (alarm ? 6 : 2); beat++) {
    const tone = audio.createOscillator();
    const loud = audio.createGain();
    loud.gain.value = alarm ? 0.25 : 0.1;
    tone.frequency.value = alarm ? (beat % 2 ? 660 : 990) : 780;
    tone.connect(loud).connect(audio.destination);
    tone.start(audio.currentTime + beat * 0.25);
    tone.stop(audio.currentTime + beat * 0.25 + 0.16);
  }
}

const askable = () => window.Notification?.permission === "default";

function offerToAsk() {
  const button = document.getElementById("notify");
  if (button) button.hidden = !askable();
}

function allow(event) {
  if (event.target.id !== "notify") return;
  Notification.requestPermission().then(offerToAsk);
}

function countDown() {
  for (const each of document.querySelectorAll("time.left")) {
    const seconds = Math.max(0, Math.round((Date.parse(each.dateTime) - Date.now() - ahead) / 1000));
    const words = `还剩 ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (each.textContent !== words) each.textContent = words;
  }
}
