/** A button that copies the address of the page, where the browser allows it. */

export function startCopy() {
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-wiq-copy]"));
  const status = document.querySelector("[data-wiq-copied]");
  if (!button || !status || !navigator.clipboard) return;
  const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector("[rel=canonical]"));
  const address = canonical?.href ?? location.href;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address);
      status.textContent = "Der Link ist kopiert.";
    } catch {
      status.textContent = address;
    }
  });
}
