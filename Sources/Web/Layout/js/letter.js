// iframe.letter is as tall as the mail that it shows.

function fit(frame) {
  const body = frame.contentDocument?.body;
  if (body) frame.style.height = `${body.scrollHeight}px`;
}

for (const frame of document.querySelectorAll("iframe.letter")) {
  frame.addEventListener("load", () => fit(frame));
  new ResizeObserver(() => fit(frame)).observe(frame);
}
