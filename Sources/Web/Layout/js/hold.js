// A row [data-drag="ID"] of a table [data-costs="/path"] can be held: dragged with a pointer, or taken with its button
// [data-take] and moved by the arrow keys. While it is held, each row [data-mentor="ID"] says what putting it there would
// cost, and the bar [data-hold] beside the table says it in full with the reasons, and names the cheapest. Putting it down
// leads to the page that asks before anything changes; without this module the row's link leads there too.

let held = null;

const rowsOf = (table) => [...table.querySelectorAll("tr[data-mentor]")];
const barOf = (table) => table.closest("form, section")?.parentElement.querySelector("[data-hold]");
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

function release() {
  if (!held) return;
  for (const note of held.notes) note.remove();
  held.target?.classList.remove("is-selected");
  held.row.classList.remove("is-held");
  held.row.querySelector("[data-take]")?.setAttribute("aria-pressed", "false");
  held.bar.hidden = true;
  held.bar.querySelector("[data-hold-best]").replaceChildren();
  held = null;
}

function say(text) {
  held.bar.querySelector("[data-hold-says]").textContent = text;
}

function note(row, told) {
  const cell = row.lastElementChild;
  const tag = document.createElement("span");
  tag.className = told.kind === "open" ? "tag tag--says tag--accent" : "tag tag--says";
  tag.textContent = told.says;
  cell.append(tag);
  held.notes.push(tag);
}

function showBest(best) {
  const list = held.bar.querySelector("[data-hold-best]");
  for (const id of best) {
    const told = held.costs.get(id);
    const link = document.createElement("a");
    link.className = "button button--small";
    link.href = told.path;
    link.dataset.mentor = id;
    link.textContent = told.name;
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
}

async function take(row) {
  release();
  const table = row.closest("[data-costs]");
  const bar = table && barOf(table);
  if (!bar) return;
  const mine = (held = { row, table, bar, costs: new Map(), notes: [], target: null });
  row.classList.add("is-held");
  row.querySelector("[data-take]")?.setAttribute("aria-pressed", "true");
  bar.hidden = false;
  bar.querySelector("[data-hold-title]").textContent = fill(bar.dataset.title, { name: row.dataset.name });
  say(matchMedia("(pointer: coarse)").matches ? bar.dataset.helpTouch : bar.dataset.help);
  const url = new URL(table.dataset.costs, location.href);
  url.searchParams.set("mentee", row.dataset.drag);
  try {
    const answer = await fetch(url, { credentials: "same-origin", headers: { accept: "application/json" } });
    // Put down meanwhile: nothing to say any more.
    if (!answer.ok || held !== mine) return;
    const costs = await answer.json();
    if (held !== mine) return;
    for (const told of costs.mentors) mine.costs.set(told.mentor, told);
    for (const each of rowsOf(table)) {
      const told = mine.costs.get(each.dataset.mentor);
      if (told && each !== row) note(each, told);
    }
    showBest(costs.best);
    if (mine.target) aim(mine.target);
  } catch {
    // Without the costs, putting it down still leads to the page that says them.
  }
}

function aim(element) {
  held.target?.classList.remove("is-selected");
  held.target = element;
  element.classList.add("is-selected");
  const told = held.costs.get(element.dataset.mentor);
  if (told) say(fill(held.bar.dataset.says, told));
}

function putDown(element) {
  const told = held.costs.get(element.dataset.mentor);
  if (told?.kind === "never" || told?.kind === "here") return aim(element);
  const url = new URL(told?.path ?? element.dataset.dropOn, location.href);
  if (!told) url.searchParams.set("moved", held.row.dataset.drag);
  location.assign(url);
}

// With a pointer.

const under = (event) => {
  const element = held && event.target.closest?.("[data-mentor]");
  return element && (held.table.contains(element) || held.bar.contains(element)) ? element : null;
};

document.addEventListener("dragstart", (event) => {
  const row = event.target.closest?.("[data-drag]");
  if (!row) return;
  event.dataTransfer.setData("text/x-binome-row", row.dataset.drag);
  event.dataTransfer.effectAllowed = "move";
  take(row);
});

document.addEventListener("dragover", (event) => {
  const element = under(event);
  if (!element) return;
  event.preventDefault();
  if (element !== held.target) aim(element);
});

document.addEventListener("drop", (event) => {
  const element = under(event);
  if (!element) return;
  event.preventDefault();
  putDown(element);
});

document.addEventListener("dragend", release);

// With the keyboard, and by touching: take, choose, put down.

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-take]");
  if (button) {
    const row = button.closest("[data-drag]");
    if (held?.row === row) release();
    else take(row);
    return;
  }
  if (!held) return;
  if (event.target.closest?.("[data-hold-cancel]")) {
    const back = held.row.querySelector("[data-take]");
    release();
    back?.focus();
    return;
  }
  const element = under(event);
  if (!element) {
    if (!held.bar.contains(event.target)) release();
    return;
  }
  if (element !== held.row) {
    event.preventDefault();
    putDown(element);
  }
});

document.addEventListener("keydown", (event) => {
  if (!held) return;
  if (event.key === "Escape") {
    event.preventDefault();
    return release();
  }
  if (!event.target.matches?.("[data-take]")) return;
  const places = [...held.bar.querySelectorAll("[data-mentor]"), ...rowsOf(held.table).filter((row) => row !== held.row)];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && places.length > 0) {
    event.preventDefault();
    const from = places.indexOf(held.target);
    const next = from < 0 ? (step > 0 ? 0 : places.length - 1) : (from + step + places.length) % places.length;
    aim(places[next]);
    places[next].scrollIntoView({ block: "nearest" });
  } else if ((event.key === "Enter" || event.key === " ") && held.target) {
    event.preventDefault();
    putDown(held.target);
  }
});

function start(root) {
  for (const row of root.querySelectorAll("[data-drag]")) {
    row.draggable = true;
    const button = row.querySelector("[data-take]");
    if (button) button.hidden = false;
  }
}

start(document);
document.addEventListener("binome:replaced", (event) => {
  if (held && !held.row.isConnected) release();
  start(event.detail);
});
