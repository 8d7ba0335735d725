// a[data-keeps-place] opens another part of the same page: where both stand side by side, the reader stays at the same
// line. Without this module, and on narrow screens, the link leads to the part it opens.
const key = "binome:place";
const wide = matchMedia("(min-width: 62rem)");

function kept() {
  const found = JSON.parse(sessionStorage.getItem(key) ?? "null");
  sessionStorage.removeItem(key);
  return found?.path === location.pathname && wide.matches ? found.top : null;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-keeps-place]");
  if (!link || !wide.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
  sessionStorage.setItem(key, JSON.stringify({ path: new URL(link.href).pathname, top: scrollY }));
});

const top = kept();
if (top !== null) {
  const stay = () => scrollTo({ top, behavior: "instant" });
  stay();
  addEventListener("load", () => requestAnimationFrame(stay));
}
