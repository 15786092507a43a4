// The catalog's pages work without script; with it a filter acts as soon as it is chosen, and a form
// that was changed is not left by accident.

const filter = document.getElementById("filter");
filter?.addEventListener("change", (event) => {
  if (event.target.id !== "q") filter.requestSubmit();
});

const answers = document.getElementById("answers");
answers?.addEventListener("change", () => answers.requestSubmit());

const matter = document.getElementById("matter");
if (matter) {
  const as = () => new URLSearchParams(new FormData(matter)).toString();
  const before = as();
  let sent = false;
  matter.addEventListener("submit", () => (sent = true));
  addEventListener("pageshow", () => (sent = false));
  addEventListener("beforeunload", (event) => {
    if (!sent && ("typed" in matter.dataset || as() !== before)) event.preventDefault();
  });
  matter.querySelector("[aria-invalid]")?.focus();
  matter.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) matter.requestSubmit(matter.querySelector("button"));
  });
}
