// Loads a page of this site as a document.
// XMLHttpRequest parses it by itself: no text becomes markup in our hands, so a policy of Trusted Types may hold.

export function loadDocument(url, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.timeout = 20_000;
    request.setRequestHeader("Accept", "text/html");
    request.onload = () =>
      request.response && request.status < 500
        ? resolve({ document: request.response, url: request.responseURL, status: request.status })
        : reject(new Error(`status ${request.status}`));
    request.onerror = request.ontimeout = () => reject(new Error("no answer"));
    signal?.addEventListener("abort", () => {
      request.abort();
      reject(new DOMException("superseded", "AbortError"));
    });
    request.send();
  });
}

// Puts an element of another document in the place of one of ours, keeping the reader's focus where it was.
export function replaceElement(old, fresh) {
  const adopted = document.adoptNode(fresh);
  const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
  old.replaceWith(adopted);
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("binome:replaced", { detail: adopted }));
  return adopted;
}
