/** Text as search compares it. `fold` is the twin of the one in wiq_site/text.py (tests/cases/fold.json). */

/** @param {string} text */
const plain = (text) => text.toLowerCase().replace(/ß/g, "ss").normalize("NFD").replace(/\p{Mn}/gu, "");

/** @param {string} text */
export const fold = (text) => plain(text).replace(/([aou])e/g, "$1");

/** What `findsIn` looks through. Not only folded, or *eröffnung* would miss *Neueröffnung*. @param {string} text */
export const prepare = (text) => `${fold(text)}\n${plain(text)}`;

/** @param {string} query @param {string} prepared */
export const findsIn = (query, prepared) =>
  query.split(/\s+/).every((word) => prepared.includes(fold(word)) || prepared.includes(plain(word)));

/** Whether every word of `query` is part of `text`: *grün* finds *Begrünung*. @param {string} query @param {string} text */
export const finds = (query, text) => findsIn(query, prepare(text));
