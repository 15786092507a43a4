// Puts what the server rendered anew over what stands in the page, and touches only what differs:
// scrolling, typing, a selection and the focus stay where they are.

const NEAR = 90; // pixels from the end that still count as "reading the newest"

export async function fetchPage(address, options = {}) {
  const answer = await fetch(address, { credentials: "same-origin", ...options });
  if (new URL(answer.url).pathname === "/console/login" || answer.status === 401) {
    const here = location.pathname + location.search;
    location.assign(`/console/login?next=${encodeURIComponent(here)}`);
    return null;
  }
  const text = await answer.text();
  return { answer, page: new DOMParser().parseFromString(text, "text/html") };
}

export const isAtEnd = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;

export function patchById(page, ids) {
  const focused = document.activeElement?.id;
  const said = document.getElementById("said");
  const atEnd = said && isAtEnd(said);
  const last = said?.lastElementChild?.id;
  for (const id of ids) {
    const old = document.getElementById(id);
    const fresh = page.getElementById(id);
    if (old && fresh) patch(old, fresh);
  }
  if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  document.dispatchEvent(new CustomEvent("patched", { detail: { atEnd, last } }));
}

function patch(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  const kept = old.dataset.kept;
  if (kept !== undefined && kept === fresh.dataset.kept) return; // somebody may be typing in it
  if (old.tagName === "TR" && old.querySelector("details[open]")) return; // and its result here
  if (keyed(old) && keyed(fresh) && old.tagName === fresh.tagName) {
    copyAttributes(old, fresh);
    patchChildren(old, fresh);
  } else {
    const typed = [...old.querySelectorAll("input[id]:not([type=hidden])")].filter((each) => each.value !== each.defaultValue);
    const opened = [...old.querySelectorAll("details[id][open]")];
    old.replaceWith(document.importNode(fresh, true));
    for (const each of typed) keepTyped(each);
    for (const each of opened) document.getElementById(each.id)?.setAttribute("open", "");
  }
}

// what somebody was writing in the part that came anew
function keepTyped(old) {
  const fresh = document.getElementById(old.id);
  if (!fresh || fresh.type !== old.type) return;
  fresh.value = old.value;
  if (old.selectionEnd !== null) fresh.setSelectionRange(old.selectionStart, old.selectionEnd);
}

const keyed = (element) =>
  element.children.length > 0 && [...element.children].every((each) => each.id);

function copyAttributes(old, fresh) {
  const own = (name) => name === "open" && old.tagName === "DETAILS"; // folded as its reader left it
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !own(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value && !own(name)) old.setAttribute(name, value);
}

function patchChildren(old, fresh) {
  const wanted = new Set([...fresh.children].map((each) => each.id));
  for (const each of [...old.children]) if (!wanted.has(each.id)) each.remove();
  const present = new Map([...old.children].map((each) => [each.id, each]));
  let place = old.firstElementChild;
  for (const each of [...fresh.children]) {
    const same = present.get(each.id);
    if (!same) {
      old.insertBefore(document.importNode(each, true), place);
      continue;
    }
    if (same === place) place = place.nextElementSibling;
    else old.insertBefore(same, place);
    patch(same, each);
  }
}
