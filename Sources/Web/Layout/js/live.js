// Search as one types: form[data-live="ID"] fetches its own answer and replaces the region of that id.
// The address follows, so that reload and back show the same list. Without this module the form is a plain GET.
import { loadDocument, replaceElement } from "./document.js";

const delay = 160;
const pending = new WeakMap();

function address(form) {
  const url = new URL(form.action, location.href);
  url.search = "";
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && value !== "") url.searchParams.append(name, value);
  }
  return url;
}

async function search(form) {
  const region = document.getElementById(form.dataset.live);
  if (!region) return;
  pending.get(form)?.controller?.abort();
  const controller = new AbortController();
  pending.set(form, { controller });
  region.setAttribute("aria-busy", "true");
  const url = address(form);
  try {
    const answer = await loadDocument(url.href, controller.signal);
    const fresh = answer.document.getElementById(form.dataset.live);
    // Signed out meanwhile, or an error: the whole page says so better than a region could.
    if (!fresh || answer.status >= 400) return location.assign(url);
    announce(replaceElement(region, fresh));
    history.replaceState(history.state, "", url);
  } catch (error) {
    if (error.name !== "AbortError") region.removeAttribute("aria-busy");
  }
}

// A region of status that arrives with its text is not read aloud; its text is set again a moment later.
function announce(region) {
  const status = region.querySelector("[role=status]");
  if (!status) return;
  const text = status.textContent;
  status.textContent = "";
  setTimeout(() => (status.textContent = text), 60);
}

function later(form, wait) {
  clearTimeout(pending.get(form)?.timer);
  const controller = pending.get(form)?.controller;
  pending.set(form, { controller, timer: setTimeout(() => search(form), wait) });
}

function formOf(event) {
  return event.target.closest?.("form[data-live]") ?? event.target.form?.closest("form[data-live]");
}

document.addEventListener("input", (event) => {
  const form = formOf(event);
  if (form && !event.isComposing) later(form, event.target.matches("select, [type=checkbox], [type=radio]") ? 0 : delay);
});

document.addEventListener("compositionend", (event) => {
  const form = formOf(event);
  if (form) later(form, delay);
});

document.addEventListener("submit", (event) => {
  const form = formOf(event);
  if (!form || form.method !== "get") return;
  event.preventDefault();
  later(form, 0);
});
