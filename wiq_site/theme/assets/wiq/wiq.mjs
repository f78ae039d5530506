/** Starts everything. Whatever goes wrong, the page stays as the server made it. */

for (const list of document.querySelectorAll("[data-wiq-list]")) {
  import("./filter.mjs").then(({ startFilter }) => startFilter(/** @type {HTMLElement} */ (list))).catch(() => {});
}
for (const search of document.querySelectorAll("[data-wiq-find]")) {
  import("./search.mjs").then(({ startSearch }) => startSearch(/** @type {HTMLElement} */ (search))).catch(() => {});
}
import("./print.mjs").then(({ noteAddresses }) => addEventListener("beforeprint", noteAddresses)).catch(() => {});
