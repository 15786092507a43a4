// The hall's screen stays as it is and changes by itself; a broken connection is waited out.

const EVERY = 3000; // milliseconds

async function look() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (answer.ok) {
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = document.getElementById("screen");
      const then = fresh.getElementById("screen");
      if (then && now.innerHTML !== then.innerHTML) now.replaceWith(then);
    }
  } catch {
    // no connection: what is shown stands until it is back
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
