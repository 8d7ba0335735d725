// A refused form begins with what was wrong, and in which field: "{label}: {sentence}", from data-named.

for (const summary of document.querySelectorAll(".error-summary")) {
  for (const link of summary.querySelectorAll("a[href^='#field-']")) {
    const id = CSS.escape(link.hash.slice(1));
    const label = document.querySelector(`label[for="${id}"], #${id} > legend`)?.firstChild?.textContent.trim();
    const sentence = link.textContent;
    // A label that asks a question is no beginning of a sentence.
    if (!label || label.endsWith("?") || !summary.dataset.named || sentence.includes(label)) continue;
    const started = sentence.charAt(0).toLowerCase() + sentence.slice(1);
    link.textContent = summary.dataset.named.replace("{label}", label).replace("{sentence}", started);
  }
  summary.focus();
}
