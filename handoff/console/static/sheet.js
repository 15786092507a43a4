// The day sheet on the phone: marks are kept here until the server has them, each sent with its own
// id, so that none counts twice; photos are made small; a signature is drawn with a finger.

const QUEUE = "yichuang-marks";
const DRAFT = "yichuang-sheet-";
const EVERY = 20000; // milliseconds between two tries
const WIDEST = 1280; // pixels of a photo
let sending = false;

const read = () => JSON.parse(localStorage.getItem(QUEUE) ?? "[]");
const write = (marks) => localStorage.setItem(QUEUE, JSON.stringify(marks));
const me = document.getElementById("sheet").dataset.login;
const own = () => read().filter((each) => (each.login ?? me) === me); // a phone may be shared
const card = (visit) => document.getElementById(`stop-${visit}`);

function start() {
  keepPage();
  for (const form of document.querySelectorAll("form[data-mark]")) prepare(form);
  for (const form of document.querySelectorAll("form:not([data-mark])")) form.addEventListener("submit", needsLine);
  addEventListener("online", () => { line(); send(); });
  addEventListener("offline", line);
  setInterval(send, EVERY);
  line();
  show();
  send();
}

// Without a worker (an old browser, no HTTPS) the sheet works as long as there is a connection.
async function keepPage() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  workers.addEventListener("message", () => { document.documentElement.dataset.kept = "yes"; });
  try {
    await workers.register("/console/sheet/worker.js", { scope: "/console/sheet" });
    (await workers.ready).active.postMessage(location.href.split("#")[0]);
  } catch {
    // nothing to do: see above
  }
}

function line() {
  document.getElementById("line").textContent = navigator.onLine ? "" : "现在没有信号，记下的会留在手机上，有信号自动发。";
}

// A form that can't wait: without a connection the browser would leave the sheet for a page of its own.
async function needsLine(event) {
  const form = event.target;
  if (!navigator.onLine) {
    event.preventDefault();
    say(null, "现在没有信号，这个要等有信号再点。");
  } else if ("leave" in form.dataset) {
    event.preventDefault();
    const waiting = own().length;
    if (waiting && !confirm(`还有 ${waiting} 家的结果没有发出去。退出后，您在这个手机上再登录才会发。要退出吗？`)) return;
    if ("caches" in window) for (const name of await caches.keys()) await caches.delete(name);
    form.submit();
  }
}

function prepare(form) {
  const visit = form.elements.visit.value;
  const key = `${DRAFT}${visit}`;
  const ticked = JSON.parse(localStorage.getItem(key) ?? "[]");
  // what was ticked before this ran counts too
  for (const box of form.querySelectorAll("[name=tick]")) box.checked ||= ticked.includes(box.value);
  const changed = () => {
    const boxes = [...form.querySelectorAll("[name=tick]:checked")];
    if (boxes.length || localStorage.getItem(key)) localStorage.setItem(key, JSON.stringify(boxes.map((each) => each.value)));
    if (form.elements.outcome.value === "不在家") form.querySelector(".not-home").open = true;
  };
  form.addEventListener("change", changed);
  changed();
  photo(form);
  sign(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep(form, visit, key);
  });
}

function photo(form) {
  const [input, canvas] = [form.elements.photo, form.querySelector("canvas.photo")];
  const draw = async () => {
    canvas.hidden = true;
    if (!input.files.length) return;
    const image = await createImageBitmap(input.files[0]);
    const scale = Math.min(1, WIDEST / Math.max(image.width, image.height));
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.hidden = false;
  };
  input.addEventListener("change", draw);
  if (input.files.length) draw();
}

function sign(form) {
  const canvas = form.querySelector("canvas.signature");
  const pen = canvas.getContext("2d");
  form.querySelector(".signing").hidden = false;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * canvas.width / box.width, (event.clientY - box.top) * canvas.height / box.height];
  };
  const clear = () => {
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    delete canvas.dataset.signed;
  };
  clear();
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.lineWidth = 5;
    pen.lineCap = "round";
    pen.strokeStyle = "#111";
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!event.buttons) return;
    pen.lineTo(...at(event));
    pen.stroke();
    canvas.dataset.signed = "yes";
  });
  form.querySelector("[data-clear]").addEventListener("click", clear);
}

function keep(form, visit, key) {
  const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
  const pictures = [];
  const [photo, signature] = [form.querySelector("canvas.photo"), form.querySelector("canvas.signature")];
  if (!photo.hidden) pictures.push(["photo", photo.toDataURL("image/jpeg", 0.6)]);
  if (signature.dataset.signed) pictures.push(["signature", signature.toDataURL("image/png")]);
  if (form.elements.outcome.value === "没办成" && !form.elements.note.value.trim()) {
    say(visit, "“没办成”要写清为什么。", true);
    form.elements.note.focus();
    return;
  }
  const mark = { id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(16).slice(2)}`, visit, login: me, at: new Date().toISOString(), fields, pictures };
  try {
    write([...read().filter((each) => each.visit !== visit || (each.login ?? me) !== me), mark]);
  } catch {
    say(visit, "手机存不下了：先到有信号的地方把前面的发出去。", true);
    return;
  }
  localStorage.removeItem(key);
  form.hidden = true;
  show();
  send();
}

function show() {
  const marks = own();
  const note = document.getElementById("queue");
  note.hidden = !marks.length;
  note.textContent = marks.length ? `还有 ${marks.length} 家的结果存在手机上，没有发出去。` : "";
  for (const each of marks) {
    const form = card(each.visit)?.querySelector("form[data-mark]");
    if (form) form.hidden = true;
    const outcome = each.fields.find(([name]) => name === "outcome")?.[1] ?? "";
    if (form) say(each.visit, `${outcome}：存在手机上，等着发。`);
  }
}

function say(visit, words, bad = false) {
  const state = visit === null ? document.getElementById("line") : card(visit)?.querySelector("[data-state]");
  if (!state) return;
  state.textContent = words;
  state.classList.toggle("warn", bad);
}

async function send() {
  if (sending) return;
  sending = true;
  try {
    for (const each of own()) {
      const answer = await post(each);
      if (!answer) break;
      write(read().filter((one) => one.id !== each.id));
      say(each.visit, answer.words, answer.state !== "kept");
    }
  } finally {
    sending = false;
    show();
  }
}

async function post(mark) {
  const body = new FormData();
  for (const [name, value] of mark.fields) body.append(name, value);
  body.append("mark", mark.id);
  body.append("at", mark.at);
  for (const [kind, url] of mark.pictures) body.append(kind, blob(url), kind);
  try {
    const answer = await fetch("/console/sheet/mark", { method: "POST", body, headers: { Accept: "application/json" } });
    if (answer.ok) return await answer.json();
    if (answer.status === 401) document.getElementById("line").textContent = "登录已经结束：点“刷新”重新登录，记下的都还在。";
    return null;
  } catch {
    return null;
  }
}

function blob(url) {
  const [head, data] = url.split(",");
  const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
  return new Blob([bytes], { type: head.slice(5).split(";")[0] });
}

start();
