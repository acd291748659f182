// The one script of the pages that are served. Every page can be read and used without it; it saves steps.

/** Says something to who uses a screen reader, too. */
function announce(button, text) {
  const before = button.textContent;
  button.textContent = text;
  button.setAttribute("aria-live", "polite");
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
}

// `data-copy`: the text to copy; `data-copy-from`: the id of the element whose text is copied.
document.addEventListener("click", async (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-copy], [data-copy-from]") : null;
  if (!(button instanceof HTMLElement)) return;
  const source = button.dataset.copyFrom ? document.getElementById(button.dataset.copyFrom) : null;
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? source?.textContent ?? "");
    announce(button, "Copied");
  } catch {
    announce(button, "Copy failed");
  }
});

// A choice marked `data-submit` sends its form when it changes.
document.addEventListener("change", (event) => {
  const field = event.target instanceof Element ? event.target.closest("[data-submit]") : null;
  if (field && "form" in field && field.form instanceof HTMLFormElement) field.form.requestSubmit();
});
