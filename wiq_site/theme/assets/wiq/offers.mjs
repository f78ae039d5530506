/** What one can subscribe to below a list: the feed and the calendar that fit the choice. */

import { findOffer } from "./choices.mjs";
import { create, find, findAll } from "./dom.mjs";
import { parseQuery } from "./selection.mjs";

/** What the server offers. @param {HTMLElement} list @returns {Offer[]} */
export const readOffers = (list) =>
  findAll(list, "[data-wiq-offer]").map((element) => {
    const link = /** @type {HTMLAnchorElement} */ (element);
    const kind = /** @type {Kind} */ (link.dataset.wiqOffer);
    return { kind, link, note: create("span", {}), name: `${link.textContent}`, address: link.href };
  });

/**
 * The pages that may have a feed or a calendar.
 * @param {HTMLElement} nav @param {Offer[]} offers @param {string[]} facets @returns {ListPage[]}
 */
export function readPages(nav, offers, facets) {
  const own = Object.fromEntries(offers.map(({ kind, address }) => [kind, address]));
  const links = /** @type {HTMLAnchorElement[]} */ (findAll(nav, "[data-count]"));
  return [
    ...links.map((link) => readPage(link, facets)),
    { selection: {}, name: "die ganze Liste", count: Infinity, ...own },
  ];
}

/** @param {HTMLAnchorElement} link @param {string[]} facets @returns {ListPage} */
function readPage(link, facets) {
  const { term, selection = "", count = "", calendar, source } = link.dataset;
  // Teams have theirs beside their own pages, years have none.
  const base = source === undefined ? link.href : source && new URL(source, location.href).href;
  const { facet = "", label = "" } = /** @type {HTMLElement} */ (link.closest("[data-facet], section")).dataset;
  return {
    selection: term ? { [facet]: [term] } : parseQuery(selection, facets).selection,
    name: `${label} ${find(link, "span").textContent}`.trim(),
    count: +count,
    feed: base && `${base}feed.xml`,
    calendar: calendar === "" ? `${base}termine.ics` : "",
  };
}

/** @param {Offer[]} offers @param {ListPage[]} pages @param {State} state */
export function showOffers(offers, pages, state) {
  for (const { kind, link, note, name } of offers) {
    const offer = findOffer(state, pages, kind);
    note.textContent = offer.note;
    Object.assign(link, { textContent: offer.name || name, href: offer.address });
  }
}
