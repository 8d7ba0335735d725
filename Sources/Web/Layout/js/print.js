// button[data-print] opens the browser's printing; without this module the browser's own menu does.

for (const button of document.querySelectorAll("[data-print]")) button.hidden = false;

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) print();
});
