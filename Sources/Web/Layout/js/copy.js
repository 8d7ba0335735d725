// button[data-copy="ID"] puts the text of that element on the clipboard and says so (data-copied) for a moment.

function start(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("[data-copy]")) button.hidden = false;
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-copy]");
  const source = button && document.getElementById(button.dataset.copy);
  if (!source) return;
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
    button.textContent = button.dataset.copied ?? label;
    button.setAttribute("aria-live", "polite");
    setTimeout(() => (button.textContent = label), 2000);
  } catch {
    // Refused by the browser: the text is selected, ready for the keyboard.
    getSelection()?.selectAllChildren(source);
  }
});

start(document);
document.addEventListener("binome:replaced", (event) => start(event.detail));
