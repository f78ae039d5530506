/** The items of a list, from its cards or from its index. */

import { find, findAll } from "./dom.mjs";
import { findsIn, prepare } from "./fold.mjs";
import { matches } from "./selection.mjs";

const { compare } = new Intl.Collator("de");

/** @type {Record<string, (a: Item, b: Item) => number>} */
const ORDERS = { az: (a, b) => compare(a.title, b.title), neu: (a, b) => compare(b.date, a.date) };

/** A hole in an empty card: a name between tildes. */
const HOLE = /~(\w+)~/g;

/** @param {Element} group @param {string[]} keys */
export const readItems = (group, keys) =>
  [...find(group, "ul").children].map((card) => ({
    title: `${find(card, "h2, h3").textContent}`,
    text: `${card.textContent}`,
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

/** @param {any} data @param {string} root */
function fillCard(data, root) {
  const { kind, icon, example, needs, terms } = data;
  const values = { ...data, icon: `#${icon}`, needs: needs?.join(", "), terms: terms?.join(" · ") };
  const template = /** @type {any} */ (find(document, `[data-wiq-card="${kind}${example ? " Beispiel" : ""}"]`));
  const card = document.importNode(template.content, true).firstElementChild;
  for (const element of findAll(card, "*")) fillElement(element, values, root);
  return card;
}

/** Without a value for a hole, the element goes. @param {Element} element @param {Terms} values @param {string} root */
function fillElement(element, values, root) {
  for (const node of [...element.attributes, ...element.childNodes]) {
    const text = `${node.nodeValue}`;
    const names = [...text.matchAll(HOLE)].map(([, name]) => name);
    if (names.some((name) => !values[name])) return element.remove();
    // `./?` marks an address from the root of the site.
    if (names.length) node.nodeValue = text.replace(/^\.\/\?/, root).replace(HOLE, (_, name) => `${values[name]}`);
  }
}

/** The items of a choice, in its order. @param {Item[]} items @param {State} state */
export function select(items, { selection, text, order }) {
  const found = items.filter(
    (item) => matches(selection, item.facets) && (!text || findsIn(text, (item.prepared ??= prepare(item.text)))),
  );
  return order ? found.sort(ORDERS[order]) : found;
}
