/**
 * The items of a list, from its cards or from its index.
 *
 * @typedef {import("./selection.mjs").State} State
 * @typedef {object} Item
 * @property {string} title
 * @property {string} text what the search looks through
 * @property {string} [prepared] the same, when it was first needed
 * @property {string} date
 * @property {import("./selection.mjs").Terms} facets
 * @property {Element} group
 * @property {() => Element} card
 */

import { fillCard } from "./cards.mjs";
import { findAll } from "./dom.mjs";
import { findsIn, prepare } from "./fold.mjs";
import { matches } from "./selection.mjs";

const { compare } = new Intl.Collator("de");

/** @type {Record<string, (a: Item, b: Item) => number>} */
const ORDERS = { az: (a, b) => compare(a.title, b.title), neu: (a, b) => compare(b.date, a.date) };

/** @param {Element} group @param {string[]} keys @returns {Item[]} */
export const readItems = (group, keys) =>
  [...findAll(group, "ul")[0].children].map((card) => ({
    title: card.querySelector("h2, h3")?.textContent ?? "",
    text: card.textContent ?? "",
    date: card.querySelector("time")?.dateTime ?? "",
    facets: Object.fromEntries(keys.map((key) => [key, (card.getAttribute(`data-wiq-${key}`) ?? "").split(" ")])),
    group,
    card: () => card,
  }));

/** @param {string} source @param {string} root @param {Element} group @param {string[]} keys @returns {Promise<Item[]>} */
export async function loadItems(source, root, group, keys) {
  const { items } = await (await fetch(source)).json();
  return items.map((/** @type {any} */ data) => {
    const { title, kurz, date, label, status, needs, terms } = data;
    /** @type {Element} */
    let card;
    return {
      title,
      text: [title, kurz, label, status, needs, terms].join(" "),
      date,
      facets: Object.fromEntries(keys.map((key) => [key, data[key] ?? []])),
      group,
      card: () => (card ??= fillCard(data, root)),
    };
  });
}

/** The items of a selection, in the wanted order. @param {Item[]} items @param {State} state */
export function select(items, { selection, text, order }) {
  const found = items.filter(
    (item) => matches(selection, item.facets) && (!text || findsIn(text, (item.prepared ??= prepare(item.text)))),
  );
  return order ? found.sort(ORDERS[order]) : found;
}
