// A question asked on a page of its own is asked in a dialog where there is this module.
// a[data-dialog="ID"] opens the dialog of that id; a[data-dialog="fetch"] shows the linked page's main part in one.
import { loadDocument } from "./document.js";

async function fetched(link) {
  const { document: page, status } = await loadDocument(link.href);
  const main = page.querySelector("main");
  if (!main || status >= 400) throw new Error("no such page");
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  main.querySelector(".breadcrumb")?.remove();
  dialog.append(...document.adoptNode(main).childNodes);
  const heading = dialog.querySelector("h1");
  if (heading) {
    // The page below keeps the only heading of the first level.
    const title = document.createElement("h2");
    title.id = "dialog-title";
    title.append(...heading.childNodes);
    heading.replaceWith(title);
    dialog.setAttribute("aria-labelledby", title.id);
  }
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  return dialog;
}

async function open(opener) {
  const id = opener.dataset.dialog;
  try {
    const dialog = id === "fetch" ? await fetched(opener) : document.getElementById(id);
    dialog.showModal();
    dialog.addEventListener("close", () => opener.focus(), { once: true });
  } catch {
    if (opener.href) location.assign(opener.href);
  }
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  const opener = event.target.closest?.("[data-dialog]");
  if (opener) {
    event.preventDefault();
    open(opener);
    return;
  }
  const dialog = event.target.closest?.("dialog[open]");
  // A click on the veil lands on the dialog itself.
  if (dialog && (event.target === dialog || event.target.closest("[data-close]"))) {
    event.preventDefault();
    dialog.close();
  }
});
