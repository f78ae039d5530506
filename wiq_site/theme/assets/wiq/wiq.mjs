/** Starts everything. Whatever goes wrong, the page stays as the server made it. */

import { startMenu } from "./menu.mjs";
import { startPalette } from "./palette.mjs";
import { preparePaper } from "./print.mjs";
import { startCopy } from "./share.mjs";

for (const start of [startMenu, startPalette, startCopy]) {
  try {
    start();
  } catch {
    // A site's own templates may have none of them.
  }
}

const lists = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-wiq-list]")]);
const searches = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-wiq-find]")]);
const following = /** @type {HTMLElement | null} */ (document.querySelector("[data-wiq-following]"));
if (following) import("./follow.mjs").then(({ startFollowing }) => startFollowing(following)).catch(() => {});
Promise.allSettled([
  ...lists.map(async (list) => (await import("./filter.mjs")).startFilter(list)),
  ...searches.map(async (search) => (await import("./search.mjs")).startSearch(search)),
]).then(() => document.documentElement.classList.remove("wiq-waits"));

addEventListener("beforeprint", preparePaper);
