/** The choice in words, the steps back, the feed that fits. */

import { toggleTerm } from "./selection.mjs";

/** @param {string} text */
export const quote = (text) => `„${text}“`;

/** @param {Facet} facet @param {string} slug */
const findTerm = ({ terms }, slug) => terms.find((term) => term.slug === slug);

/** @param {Facet} facet @param {string} slug */
const nameTerm = (facet, slug) => findTerm(facet, slug)?.label ?? quote(slug);

/** @param {Facet[]} facets @param {State} state @param {string} count */
export function describe(facets, { selection, text }, count) {
  const either = new Intl.ListFormat("de", { type: "disjunction" });
  const parts = facets
    .filter(({ key }) => selection[key].length)
    .map((facet) => `${facet.label} ist ${either.format(selection[facet.key].map((slug) => nameTerm(facet, slug)))}`);
  if (text) parts.push(`Suche nach ${quote(text)}`);
  return parts.length ? `${parts.join(", ")} – ${count}` : count;
}

/** @param {Facet[]} facets @param {State} state @returns {Choice[]} */
export function findChoices(facets, state) {
  const { selection, text } = state;
  const choices = facets.flatMap((facet) =>
    selection[facet.key].map((slug) => ({
      name: `${facet.label}: ${nameTerm(facet, slug)}`,
      rest: { ...state, selection: toggleTerm(selection, facet.key, slug) },
      unknown: findTerm(facet, slug) ? "" : `${nameTerm(facet, slug)} gibt es unter ${facet.label} nicht. `,
    })),
  );
  return text ? [...choices, { name: `Suche: ${text}`, rest: { ...state, text: "" }, unknown: "" }] : choices;
}

/** @param {Facet[]} facets @param {State} state @param {Feed} whole */
export function findFeed(facets, { selection, text }, whole) {
  const chosen = facets.filter(({ key }) => selection[key].length);
  // A single term of a facet has a page, and a feed beside it.
  const pages = chosen.flatMap((facet) => {
    const term = findTerm(facet, `${selection[facet.key]}`);
    return term ? { ...term, name: `${facet.label} ${term.label}` } : [];
  });
  const [page] = pages.sort((a, b) => a.count - b.count);
  const number = chosen.length + (text ? 1 : 0);
  const exact = page && number === 1;
  return {
    note: exact || !number ? "" : "Für genau diese Auswahl gibt es keinen Feed. Am nächsten kommt: ",
    name: !number ? whole.name : exact ? "Diese Auswahl abonnieren" : (page?.name ?? "die ganze Liste"),
    address: page ? `${page.address}feed.xml` : whole.address,
  };
}
