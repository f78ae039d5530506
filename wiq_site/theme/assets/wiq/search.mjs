/** The page of the search: results while typing, and the query in the address. */

import { quote } from "./choices.mjs";
import { create, find } from "./dom.mjs";
import { openIndex } from "./index.mjs";

const STEP = 10;
const PAUSE = 250;
const [BEFORE, AFTER] = [120, 160];
// No end of a sentence: *z. B. Kirchen*, *3. Oktober*.
const SENTENCE = /(?:\p{L}{3}[.!?…]|[!?….][“)])\s+(?=[\p{Lu}„\d])/gu;

/** Done when the hits are there that the address asks for. @param {HTMLElement} root */
export async function startSearch(root) {
  const field = /** @type {HTMLInputElement} */ (find(root, "input"));
  const form = /** @type {HTMLFormElement} */ (find(root, "form"));
  const [result, hits, nothing] = ["result", "hits", "nothing"].map((name) => find(root, `[data-wiq-${name}]`));
  const more = create("button", { type: "button" });
  const base = new URL(`${root.dataset.root}`, location.href);
  /** @type {Promise<SearchIndex> | undefined} */
  let opening;
  let timer = 0;
  let typing = false;
  let latest = "";

  const open = () => (opening ??= openIndex(new URL(`${root.dataset.index}`, location.href)));

  /** @param {string} query @param {string} sentence @param {Element[]} items @param {boolean} none */
  function show(query, sentence, items, none) {
    if (query !== latest) return;
    hits.replaceChildren(...items);
    nothing.hidden = !none;
    more.remove();
    result.textContent = sentence;
  }

  /** @param {string} query */
  async function run(query) {
    latest = query;
    if (!query) return show(query, "", [], false);
    try {
      const index = await open();
      const pages = await index.search(query);
      const read = (/** @type {number} */ from) => readHits(index, query, pages.slice(from, from + STEP), base);
      const { length } = pages;
      show(query, `${length || "Keine"} Treffer für ${quote(query)}`, await read(0), !length);
      if (query === latest) offerMore(STEP, length, read);
    } catch {
      opening = undefined;
      show(query, "Die Suche ist gerade nicht erreichbar. Über die Listen unten findest du trotzdem alles.", [], false);
      if (query === latest) latest = "";
    }
  }

  /** @param {number} shown @param {number} length @param {(from: number) => Promise<Element[]>} read */
  function offerMore(shown, length, read) {
    if (shown >= length) return more.remove();
    hits.after(more);
    more.textContent = `Weitere ${Math.min(STEP, length - shown)} von ${length} zeigen`;
    more.onclick = async () => {
      const query = latest;
      const items = await read(shown);
      if (query !== latest) return;
      hits.append(...items);
      offerMore(shown + STEP, length, read);
      find(items[0], "a").focus();
    };
  }

  /** One entry in the history for each query, not for each letter. */
  async function follow() {
    clearTimeout(timer);
    const query = field.value.trim();
    if (query === latest) return;
    const address = query ? `?${new URLSearchParams({ q: query })}` : location.pathname;
    history[typing ? "replaceState" : "pushState"](null, "", address);
    typing = true;
    await run(query);
  }

  async function restore() {
    field.value = new URLSearchParams(location.search).get("q")?.trim() ?? "";
    typing = false;
    await run(field.value);
  }

  field.oninput = () => {
    clearTimeout(timer);
    timer = setTimeout(follow, PAUSE);
  };
  field.onchange = () => (typing = false);
  form.onsubmit = (event) => {
    event.preventDefault();
    follow();
    typing = false;
  };
  addEventListener("popstate", restore);
  // Who is fast has typed already.
  await (field.value.trim() ? follow() : restore());
}

/** @param {SearchIndex} index @param {string} query @param {number[]} pages @param {URL} base */
async function readHits(index, query, pages, base) {
  const marks = index.createMarker(query);
  const found = await Promise.all(pages.map((page) => index.readPage(page)));
  return found.map((page) => createHit(page, marks, base));
}

/** @param {FoundPage} page @param {(word: string) => boolean} marks @param {URL} base */
function createHit({ address, kind, title, kurz, lang, text }, marks, base) {
  const words = { dir: "auto", ...(lang ? { lang } : {}) };
  const link = create("a", { href: new URL(address, base).href }, ...markWords(title, marks));
  return create(
    "li",
    { className: "wiq-hit" },
    create("p", {}, create("small", {}, kind)),
    create("h2", words, link),
    create("p", words, ...markWords(kurz, marks)),
    create("p", words, create("small", {}, ...markWords(cutSnippet(text, marks), marks))),
  );
}

/** The words of a text at the odd places, what stands between them at the even ones. @param {string} text */
const splitText = (text) => text.split(/([\p{L}\p{N}]+)/u);

/** @param {string} text @param {(word: string) => boolean} marks */
const markWords = (text, marks) =>
  splitText(text).map((part, number) => (number % 2 && marks(part) ? create("mark", {}, part) : part));

/**
 * The sentences around the first found word; of long ones a part. Empty without one.
 * @param {string} text @param {(word: string) => boolean} marks
 */
export function cutSnippet(text, marks) {
  const parts = splitText(text);
  const found = parts.findIndex((part, number) => number % 2 && marks(part));
  if (found < 0) return "";
  const at = parts.slice(0, found).join("").length;
  const after = at + parts[found].length;
  const limit = at + AFTER;
  const ends = [0, ...[...text.matchAll(SENTENCE)].map(({ index, 0: { length } }) => index + length), text.length];
  const begin = ends.findLast((end) => end <= at) ?? 0;
  const start = begin < at - BEFORE ? Math.min(text.indexOf(" ", at - BEFORE) + 1, at) : begin;
  const whole = ends.findLast((end) => end >= after && end <= limit);
  const end = whole ?? Math.max(text.lastIndexOf(" ", limit), after);
  return `${start > begin ? "… " : ""}${text.slice(start, end).trimEnd()}${whole ? "" : " …"}`;
}
