// Work under way: an element with data-refresh="/path" and an id is replaced each second by the element of the same id
// on that page, until that one carries no data-refresh. data-then="/path" on it leads the reader on.
import { loadDocument, replaceElement } from "./document.js";

const watched = new WeakSet();

async function refresh(element, failures) {
  if (!element.isConnected) return;
  try {
    const answer = await loadDocument(element.dataset.refresh);
    const fresh = answer.document.getElementById(element.id);
    if (!fresh) return location.assign(element.dataset.refresh);
    if (fresh.dataset.then) return location.assign(fresh.dataset.then);
    // The same sentence is not put in again: a reader of screens would hear it each second.
    if (fresh.isEqualNode(element)) return watch(element);
    watch(replaceElement(element, fresh));
  } catch {
    // The server is away or restarts: ask again, less and less often.
    watch(element, Math.min(failures + 1, 5));
  }
}

function watch(element, failures = 0) {
  if (!element.dataset.refresh) return;
  watched.add(element);
  setTimeout(() => refresh(element, failures), 1000 * 2 ** failures);
}

function start(root) {
  for (const element of root.querySelectorAll("[data-refresh][id]")) if (!watched.has(element)) watch(element);
}

start(document);
document.addEventListener("binome:replaced", (event) => start(event.detail));
