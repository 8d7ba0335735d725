// A row [data-drag="ID"] dropped on a row [data-drop-on="/path"] goes to that path with the id: the page that shows what
// the move costs before anything changes. The same page is reached by a link in the row, for keyboard and touch.

const type = "text/x-binome-row";

document.addEventListener("dragstart", (event) => {
  const row = event.target.closest?.("[data-drag]");
  if (!row) return;
  event.dataTransfer.setData(type, row.dataset.drag);
  event.dataTransfer.effectAllowed = "move";
});

function targetOf(event) {
  return event.dataTransfer?.types.includes(type) ? event.target.closest?.("[data-drop-on]") : null;
}

document.addEventListener("dragover", (event) => {
  const target = targetOf(event);
  if (!target) return;
  event.preventDefault();
  target.classList.add("is-selected");
});

document.addEventListener("dragleave", (event) => {
  const target = event.target.closest?.("[data-drop-on]");
  if (target && !target.contains(event.relatedTarget)) target.classList.remove("is-selected");
});

document.addEventListener("drop", (event) => {
  const target = targetOf(event);
  if (!target) return;
  event.preventDefault();
  const url = new URL(target.dataset.dropOn, location.href);
  url.searchParams.set("moved", event.dataTransfer.getData(type));
  location.assign(url);
});

function start(root) {
  for (const row of root.querySelectorAll("[data-drag]")) row.draggable = true;
}

start(document);
document.addEventListener("binome:replaced", (event) => start(event.detail));
