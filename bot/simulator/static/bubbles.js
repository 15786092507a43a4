// Draws bubbles. Text from outside only ever becomes text nodes.

const WAVES = "M9.3 10.8a1.7 1.7 0 0 1 0 2.4M11.8 9a4.2 4.2 0 0 1 0 6M14.3 7.2a6.8 6.8 0 0 1 0 9.6";
const PIN = "M12 21.5s-7-6.4-7-11.5a7 7 0 0 1 14 0c0 5.1-7 11.5-7 11.5z";
const GAP = 5 * 60 * 1000;
const CHINA = "Asia/Shanghai";

const clock = new Intl.DateTimeFormat("zh-CN", { timeZone: CHINA, hour: "2-digit", minute: "2-digit", hour12: false });
const day = new Intl.DateTimeFormat("zh-CN", { timeZone: CHINA, month: "long", day: "numeric" });

export const timeOf = (at) => clock.format(at);

function when(at) {
  const today = day.format(new Date());
  const yesterday = day.format(new Date(Date.now() - 86400000));
  const on = day.format(at);
  if (on === today) return timeOf(at);
  return `${on === yesterday ? "昨天" : on} ${timeOf(at)}`;
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function drawn(path, box = "0 0 24 24") {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [name, value] of Object.entries({ viewBox: box, width: 28, height: 28, fill: "none", stroke: "currentColor", "stroke-width": 1.7, "stroke-linecap": "round" })) {
    svg.setAttribute(name, value);
  }
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

const SHAPES = {
  text(bubble, box, tap) {
    for (const part of bubble.parts) {
      if (part.kind === "tap") {
        const words = element("button", "tap", part.words);
        words.type = "button";
        words.addEventListener("click", () => tap(part));
        box.append(words);
      } else if (part.kind === "link") {
        const link = element("a", "", part.words);
        link.href = part.href;
        link.target = "_blank";
        link.rel = "noopener noreferrer";
        box.append(link);
      } else {
        box.append(part.words);
      }
    }
  },
  image(bubble, box) {
    const picture = element("img");
    picture.src = bubble.picture;
    picture.alt = "图片";
    box.append(picture);
  },
  voice(bubble, box) {
    box.append(drawn(WAVES, "5.5 5 14 14"), bubble.details.seconds);
  },
  location(bubble, box) {
    const map = element("div", "map");
    map.append(drawn(PIN));
    box.append(element("b", "", bubble.details.label), element("small", "", bubble.details.where), map);
  },
  card(bubble, box) {
    box.append(element("b", "", bubble.details.title), element("small", "", bubble.details.description));
  },
  file(bubble, box) {
    box.append(`[文件 ${bubble.details.why}]`);
  },
};
const WITH_TAIL = new Set(["text", "voice", "file"]);

export class Rows {
  constructor(list, initial, tap) {
    this.list = list;
    this.initial = initial;
    this.tap = tap;
    this.clear();
  }

  clear() {
    this.list.replaceChildren();
    this.shownAt = 0;
  }

  add(bubble) {
    const at = new Date(bubble.at);
    if (at - this.shownAt > GAP) this.list.append(element("li", "time", when(at)));
    this.shownAt = at;
    this.list.append(bubble.kind === "line" ? this.line(bubble) : this.row(bubble));
  }

  line(bubble) {
    return element("li", "line", bubble.parts.map((each) => each.words).join(""));
  }

  row(bubble) {
    const row = element("li", `row ${bubble.side}`);
    const box = element("div", `bubble ${bubble.kind}${WITH_TAIL.has(bubble.kind) ? " tail" : ""}`);
    const face = element("span", "avatar", bubble.side === "citizen" ? this.initial : "窗");
    face.setAttribute("aria-hidden", "true");
    SHAPES[bubble.kind](bubble, box, this.tap);
    row.append(face, box);
    if (!bubble.sent) {
      const mark = element("span", "unsent", "!");
      mark.title = "没有发出去";
      row.append(mark);
    }
    return row;
  }
}
