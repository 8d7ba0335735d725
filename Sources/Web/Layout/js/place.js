// a[data-keeps-place] opens another part of the same page: where both stand side by side, the reader stays at the same
// line. a[data-focus="ID"] puts the keyboard there: on that element, or on the first link in it. Without this module, and
// on narrow screens, the links lead to the part they open. Escape goes back from what a row opened.
// Of tabs that are drawn sideways, the one where the reader is comes into sight.
const key = "binome:place";
const wide = matchMedia("(min-width: 62rem)");

function kept() {
  const found = JSON.parse(sessionStorage.getItem(key) ?? "null");
  sessionStorage.removeItem(key);
  return found?.path === location.pathname ? found : {};
}

// Quietly: who pressed a link with the pointer sees where it led without a frame around it.
function focusOn(id, quiet) {
  const found = document.getElementById(id);
  const element = found?.matches("[tabindex], a") ? found : found?.querySelector("a");
  if (!element) return;
  element.toggleAttribute("data-quiet", quiet);
  element.addEventListener("blur", () => element.removeAttribute("data-quiet"), { once: true });
  element.focus({ preventScroll: true });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-keeps-place], a[data-focus]");
  if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const url = new URL(link.href);
  const { focus, keepsPlace } = link.dataset;
  const quiet = event.detail > 0;
  // A page that is there already is not loaded again.
  if (url.pathname + url.search === location.pathname + location.search) {
    if (focus) setTimeout(() => focusOn(focus, quiet));
    return;
  }
  const top = wide.matches && keepsPlace !== undefined ? scrollY : null;
  sessionStorage.setItem(key, JSON.stringify({ path: url.pathname, top, focus, quiet }));
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]") || event.target.matches?.("input, select, textarea")) return;
  const opened = document.querySelector(".sheet");
  const close = opened?.querySelector(".sheet__close");
  if (close?.checkVisibility()) close.click();
  else if (opened?.contains(event.target)) focusOn(close?.dataset.focus, false);
});

const { top = null, focus, quiet = false } = kept();
if (top !== null || focus) {
  const settle = () => {
    if (top !== null && wide.matches) scrollTo({ top, behavior: "instant" });
    if (focus) focusOn(focus, quiet);
  };
  settle();
  // The browser itself goes to the part that the address names, after this.
  addEventListener("load", () => requestAnimationFrame(settle));
}

for (const tab of document.querySelectorAll(".tabs a[aria-current]")) {
  const row = tab.closest("ul");
  row.scrollLeft += tab.getBoundingClientRect().left - row.getBoundingClientRect().left - 48;
}
