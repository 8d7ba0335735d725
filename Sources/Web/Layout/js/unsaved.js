// A form [data-unsaved] asks before its page is left with changes that were not sent. What the server already knows not to
// be kept is marked by [data-is-unsaved]; a link [data-gives-up] says itself what it gives up.

const changed = new WeakSet();
let sending = false;

const forms = () => document.querySelectorAll("form[data-unsaved]");
const isUnsaved = (form) => changed.has(form) || "isUnsaved" in form.dataset;

document.addEventListener("input", (event) => {
  const form = event.target.form ?? event.target.closest?.("form");
  if (form && "unsaved" in form.dataset) changed.add(form);
});

document.addEventListener("submit", (event) => {
  if ("unsaved" in event.target.dataset) sending = true;
});

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-gives-up]")) sending = true;
});

// Coming back by the browser's own button shows the page as it was.
addEventListener("pageshow", () => (sending = false));

addEventListener("beforeunload", (event) => {
  if (!sending && [...forms()].some(isUnsaved)) event.preventDefault();
});
