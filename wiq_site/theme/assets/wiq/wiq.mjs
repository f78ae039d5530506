/** Starts the filter. Whatever goes wrong, the page stays as the server made it. */

for (const list of document.querySelectorAll("[data-wiq-list]")) {
  import("./filter.mjs").then(({ startFilter }) => startFilter(/** @type {HTMLElement} */ (list))).catch(() => {});
}
