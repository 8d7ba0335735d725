// A file dropped on label[data-drop] goes into its input; the name of the chosen file is shown. One larger than
// data-most (bytes) is refused before it is sent, with the sentence of data-refusal.

const zoneOf = (event) => event.target.closest?.("[data-drop]");
const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

function show(zone) {
  const input = zone.querySelector("input[type=file]");
  const name = zone.querySelector(".drop__name");
  const files = [...input.files];
  const large = zone.dataset.most ? files.find((file) => file.size > Number(zone.dataset.most)) : undefined;
  zone.classList.toggle("is-refused", large !== undefined);
  if (large) input.value = "";
  if (!name) return;
  name.textContent = large
    ? zone.dataset.refusal.replace("{file}", large.name)
    : files.map((file) => file.name).join(", ");
}

document.addEventListener("dragover", (event) => {
  if (!carriesFiles(event)) return;
  // A file let go beside the zone would otherwise replace the page.
  event.preventDefault();
  const zone = zoneOf(event);
  event.dataTransfer.dropEffect = zone ? "copy" : "none";
  for (const other of document.querySelectorAll("[data-drop]")) other.classList.toggle("is-over", other === zone);
});

document.addEventListener("dragleave", (event) => {
  const zone = zoneOf(event);
  if (zone && !zone.contains(event.relatedTarget)) zone.classList.remove("is-over");
});

document.addEventListener("drop", (event) => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  const zone = zoneOf(event);
  if (!zone) return;
  zone.classList.remove("is-over");
  const input = zone.querySelector("input[type=file]");
  const files = new DataTransfer();
  for (const file of [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1)) files.items.add(file);
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("change", (event) => {
  const zone = zoneOf(event);
  if (zone && event.target.type === "file") show(zone);
});
