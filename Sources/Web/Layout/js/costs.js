// While a row [data-drag="ID"] of a table [data-costs="/path"] is held, each row [data-mentor="ID"] says what dropping it
// there would cost the whole: /path?mentee=ID answers {mentor: sentence}. The page behind a drop says the same.

let shown = [];

function clear() {
  for (const note of shown) note.remove();
  shown = [];
}

function show(table, costs) {
  clear();
  for (const row of table.querySelectorAll("[data-mentor]")) {
    const sentence = costs[row.dataset.mentor];
    const cell = row.lastElementChild;
    if (!sentence || !cell) continue;
    const note = document.createElement("span");
    note.className = "tag tag--accent";
    note.textContent = sentence;
    cell.append(" ", note);
    shown.push(note);
  }
}

document.addEventListener("dragstart", async (event) => {
  const row = event.target.closest?.("[data-drag]");
  const table = row?.closest("[data-costs]");
  if (!table) return;
  const url = new URL(table.dataset.costs, location.href);
  url.searchParams.set("mentee", row.dataset.drag);
  row.dataset.held = "";
  try {
    const answer = await fetch(url, { credentials: "same-origin", headers: { accept: "application/json" } });
    // Dropped meanwhile: nothing to say any more.
    if (answer.ok && "held" in row.dataset) show(table, await answer.json());
  } catch {
    // Without the costs the drop still leads to the page that says them.
  }
});

document.addEventListener("dragend", (event) => {
  const row = event.target.closest?.("[data-drag]");
  if (row) delete row.dataset.held;
  clear();
});
