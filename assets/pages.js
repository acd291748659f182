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

// A form marked `data-into` puts the answer's element of that id in place of its own, so that the page stays where it is.
// Buttons with an address of their own (a file to save) are left to the browser.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset.into || event.submitter?.hasAttribute("formaction")) return;
  const place = document.getElementById(form.dataset.into);
  if (!place) return;
  event.preventDefault();
  place.setAttribute("aria-busy", "true");
  const asked = new URLSearchParams(new FormData(form));
  latest.set(form, asked);
  try {
    const answer = await fetch(form.action, { method: "POST", body: asked, headers: { accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // What was asked meanwhile is answered by itself.
    if (latest.get(form) !== asked) return;
    const found = page.getElementById(form.dataset.into);
    if (!found) throw new Error(page.querySelector("main")?.textContent ?? "no answer");
    place.replaceChildren(...found.childNodes);
    tell("Decided.");
    // A person who pressed the button wants to see what came of it; one who tries choices stays at them.
    if (event.submitter) place.scrollIntoView({ block: "nearest" });
  } catch {
    // The browser can say better what is wrong, and so can the server's own page.
    form.removeAttribute("data-into");
    form.requestSubmit();
  } finally {
    if (latest.get(form) === asked) place.removeAttribute("aria-busy");
  }
});

const latest = new WeakMap();

function tell(text) {
  const status = document.getElementById("result-status");
  if (status) status.textContent = text;
}
