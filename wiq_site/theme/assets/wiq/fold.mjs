/** Text as search compares it: the twin of `fold` in wiq_site/text.py. */

/** @param {string} text */
export const unaccent = (text) => text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/\p{Mn}/gu, "");

/** @param {string} text */
export const fold = (text) => unaccent(text).replace(/([aou])e/g, "$1");

// Not only folded, or *eröffnung* would miss *Neueröffnung*.
/** @param {string} text */
export const prepare = (text) => `${fold(text)} ${unaccent(text)}`;

/** @param {string} query @param {string} prepared */
export const findsIn = (query, prepared) =>
  query.split(/\s+/).every((word) => prepared.includes(fold(word)) || prepared.includes(unaccent(word)));

/** @param {string} query @param {string} text */
export const finds = (query, text) => findsIn(query, prepare(text));
