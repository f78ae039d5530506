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

/** What only some pages have, and how it starts. @type {Record<string, (part: any) => Promise<void>>} */
const PARTS = {
  "[data-wiq-list]": async (list) => (await import("./filter.mjs")).startFilter(list),
  "[data-wiq-find]": async (search) => (await import("./search.mjs")).startSearch(search),
  "[data-wiq-following]": async (section) => (await import("./follow.mjs")).startFollowing(section),
};

Promise.allSettled(
  Object.entries(PARTS).flatMap(([selector, start]) => [...document.querySelectorAll(selector)].map(start)),
).then(() => document.documentElement.classList.remove("wiq-waits"));

addEventListener("beforeprint", preparePaper);
