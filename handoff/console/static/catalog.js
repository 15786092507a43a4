// The catalog's pages work without script; with it a filter acts as soon as it is chosen (also where
// it was chosen before this ran), and a form that was changed is not left by accident.

const UNTYPED = /^(checkbox|radio|hidden|submit|button)$/;
const chosen = (each) => {
  if (each.type === "checkbox" || each.type === "radio") return each.checked !== each.defaultChecked;
  if (!each.options) return false;
  const first = [...each.options].find((one) => one.defaultSelected) ?? each.options[0];
  return each.value !== first?.value;
};
const typed = (each) => "defaultValue" in each && !UNTYPED.test(each.type) && each.value !== each.defaultValue;

function actsWhenChosen(form, typing) {
  form?.addEventListener("change", (event) => event.target.id === typing || form.requestSubmit());
  addEventListener("pageshow", (event) => event.persisted && form?.reset()); // come back to: as it was sent
  if (form && [...form.elements].some(chosen)) form.requestSubmit();
}

actsWhenChosen(document.getElementById("filter"), "q");
actsWhenChosen(document.getElementById("answers"));

const matter = document.getElementById("matter");
if (matter) {
  let sent = false;
  matter.addEventListener("submit", () => (sent = true));
  addEventListener("pageshow", () => (sent = false));
  addEventListener("beforeunload", (event) => {
    if (!sent && ("typed" in matter.dataset || [...matter.elements].some((each) => chosen(each) || typed(each)))) event.preventDefault();
  });
  if (!matter.contains(document.activeElement)) matter.querySelector("[aria-invalid]")?.focus();
  matter.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) matter.requestSubmit(matter.querySelector("button"));
  });
}
