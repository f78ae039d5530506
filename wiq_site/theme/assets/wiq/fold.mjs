/** Text as search compares it: the twin of `fold` in wiq_site/text.py. */

/** @param {string} text */
export const unaccent = (text) => text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/\p{Mn}/gu, "");

/** @param {string} text */
export const fold = (text) => shorten(unaccent(text));

/** @param {string} text */
const shorten = (text) => text.replace(/([aou])e/g, "$1");

// Not only folded, or *eröffnung* would miss *Neueröffnung*.
/** @param {string} text */
export function prepare(text) {
  const plain = unaccent(text);
  return `${shorten(plain)} ${plain}`;
}

/** Whether prepared texts hold all words of a query, which is folded once for all of them. @param {string} query */
export function createFinder(query) {
  const words = query.split(/\s+/).map((word) => [fold(word), unaccent(word)]);
  return (/** @type {string} */ prepared) =>
    words.every(([folded, plain]) => prepared.includes(folded) || prepared.includes(plain));
}
