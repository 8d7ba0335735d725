// The menus of the header are details: Escape and a click elsewhere close them, as readers expect.

const menus = () => document.querySelectorAll(".site-menu[open], .person-menu[open]");

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    event.preventDefault();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
