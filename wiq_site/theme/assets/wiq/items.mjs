/** Items of a list, from its cards or its index. */

import { find, findAll } from "./dom.mjs";
import { createFinder, prepare } from "./fold.mjs";
import { matches } from "./selection.mjs";

const { compare } = new Intl.Collator("de");

/** @type {Record<string, (a: Item, b: Item) => number>} */
const ORDERS = {
  az: (a, b) => compare(a.title, b.title),
  neu: (a, b) => compare(b.date, a.date),
  // What has no end comes last.
  ende: (a, b) => compare(a.bis || "9", b.bis || "9"),
};

/** @param {Element} group @param {Facet[]} facets @returns {Item[]} */
export const readItems = (group, facets) =>
  [...find(group, "ul").children].map((card) => ({
    title: `${find(card, "h2, h3").textContent}`,
    text: prepare(`${card.textContent}`),
    page: new URL(find(card, "a").href).pathname,
    date: card.querySelector("time")?.dateTime ?? "",
    bis: card.getAttribute("data-wiq-bis") ?? "",
    facets: Object.fromEntries(facets.map(({ key }) => [key, `${card.getAttribute(`data-wiq-${key}`)}`.split(" ")])),
    group,
    card: () => card,
  }));

/** @param {string} source @param {string} root @param {Element} group @returns {Promise<Item[]>} */
export async function loadItems(source, root, group) {
  const { items } = await (await fetch(source)).json();
  return items.map((/** @type {any} */ data) => {
    const { title, kurz, date, label, status, terms, bis = "" } = data;
    data.wanted = [data.needs?.join(", "), bis && `bis ${data.bis_label}`].filter(Boolean).join(" · ") || undefined;
    /** @type {Element} */
    let card;
    return {
      title,
      text: prepare([title, kurz, label, status, data.wanted, terms].join(" ")),
      page: new URL(data.address, root).pathname,
      date,
      bis,
      facets: data,
      group,
      card: () => (card ??= fillCard(data, root)),
    };
  });
}

/** @param {any} data @param {string} root */
function fillCard(data, root) {
  const { kind, icon, terms } = data;
  // The first address stands in a hole that brings its root.
  const webp = data.webp?.replaceAll(", ", `, ${root}`);
  const values = { ...data, webp, fragment: `#${icon}`, terms: terms?.join("\u00a0· ") };
  const template = /** @type {any} */ (find(document, `[data-wiq-card="${kind}"]`));
  const card = document.importNode(template.content, true).firstElementChild;
  for (const element of findAll(card, "*")) fillElement(element, values, root);
  card?.classList.toggle("wiq-old", !!data.stand);
  return card;
}

// See _empty_cards.html.
/** @param {Element} element @param {Record<string, string>} values @param {string} root */
function fillElement(element, values, root) {
  for (const node of [...element.attributes, ...element.childNodes]) {
    let missing = false;
    const text = `${node.nodeValue}`.replace(/~(\w+)~/g, (_, name) => values[name] ?? ((missing = true), ""));
    if (!missing) node.nodeValue = text.replace(/^\.\/\?/, root);
    else if (["lang", "width", "height"].includes(node.nodeName)) element.removeAttribute(node.nodeName);
    else return (element.localName === "img" ? (element.closest("picture") ?? element) : element).remove();
  }
}

/**
 * @param {Item[]} items @param {State} state
 * @param {Set<string>} pages Those that the search of the whole site finds for the text.
 */
export function select(items, { selection, text, order }, pages) {
  const chosen = Object.fromEntries(Object.entries(selection).filter(([, terms]) => terms.length));
  const finds = createFinder(text);
  const found = items.filter((item) => matches(chosen, item.facets) && (!text || finds(item.text) || pages.has(item.page)));
  return order ? found.sort(ORDERS[order]) : found;
}
