// The drawer: how messages travel, the API's faults, and what went over the wire.

const network = document.querySelector("[data-network]");
const faults = document.querySelector("[data-faults]");

function mark(form) {
  for (const each of form.querySelectorAll("select")) each.classList.toggle("changed", each.selectedIndex > 0);
}

export function setSwitches(told) {
  for (const each of network.querySelectorAll("select")) each.value = String(told.network[each.name]);
  for (const each of faults.querySelectorAll("select")) each.value = told.faults[each.name] ?? "off";
  mark(network);
  mark(faults);
}

export function watchSwitches(act) {
  network.addEventListener("change", () => {
    const { repeat, delay, drop } = Object.fromEntries(new FormData(network));
    act({ do: "network", repeat: Number(repeat), delay: Number(delay), drop });
  });
  faults.addEventListener("change", (event) => act({ do: "fault", fault: event.target.name, how: event.target.value }));
}

function pre(heading, text) {
  const head = document.createElement("h4");
  const body = document.createElement("pre");
  head.textContent = heading;
  body.textContent = text || "（空）";
  return [head, body];
}

function attempt(each) {
  const verdict = document.createElement("p");
  verdict.className = "verdict";
  verdict.textContent = `结论：${each.verdict}`;
  const sealed = each.sent !== each.sent_inside;
  return [
    ...pre(`第 ${each.attempt} 次 · POST`, each.url),
    ...pre(sealed ? "发出（密文）" : "发出", each.sent),
    ...(sealed ? pre("发出的明文", each.sent_inside) : []),
    ...pre(`收到 · ${each.status === null ? "没有回应" : `HTTP ${each.status}`}`, each.received),
    ...(each.received_inside && each.received_inside !== each.received ? pre("收到的明文", each.received_inside) : []),
    verdict,
  ];
}

export function drawWire(box, exchanges) {
  if (exchanges.length) box.replaceChildren(...exchanges.flatMap(attempt));
}
