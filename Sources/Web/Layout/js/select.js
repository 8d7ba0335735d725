// Bulk choice: [data-select-all] ticks the boxes of its table; the bar [data-bulk] of the same form says how many,
// in the words of the table's data-select ("{n} rows chosen") and data-select-one, and its buttons wait for a first choice.

const boxes = (form) => [...form.querySelectorAll("td.choose input[type=checkbox]:not(:disabled)")];

function update(form) {
  const all = boxes(form);
  const chosen = all.filter((box) => box.checked).length;
  const head = form.querySelector("[data-select-all]");
  if (head) {
    head.hidden = false;
    head.checked = chosen > 0 && chosen === all.length;
    head.indeterminate = chosen > 0 && chosen < all.length;
  }
  const count = form.querySelector("[data-count]");
  const { select: many = "{n}", selectOne: one = many } = form.querySelector("[data-select]")?.dataset ?? {};
  if (count) count.textContent = chosen === 0 ? "" : (chosen === 1 ? one : many).replace("{n}", String(chosen));
  for (const button of form.querySelectorAll("[data-bulk] button")) button.disabled = chosen === 0;
}

let last = null;

document.addEventListener("click", (event) => {
  const box = event.target;
  if (!(box instanceof HTMLInputElement) || !box.closest("td.choose")) return;
  // With Shift, everything between this box and the one before.
  const all = boxes(box.form ?? document.createElement("form"));
  if (event.shiftKey && last && all.includes(last)) {
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((a, b) => a - b);
    for (const between of all.slice(from, to + 1)) between.checked = box.checked;
  }
  last = box;
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (!form?.querySelector("[data-select]")) return;
  if (event.target.matches("[data-select-all]")) for (const box of boxes(form)) box.checked = event.target.checked;
  update(form);
});

function start() {
  for (const table of document.querySelectorAll("form [data-select]")) update(table.closest("form"));
}

start();
addEventListener("pageshow", start);
document.addEventListener("binome:replaced", start);
