/** A button that copies the address of the page, where the browser allows it. */

import { findAddress } from "./print.mjs";

export function startCopy() {
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-wiq-copy]"));
  const status = document.querySelector("[data-wiq-copied]");
  if (!button || !status || !navigator.clipboard) return;
  const address = findAddress();
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
