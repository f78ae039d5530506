/**
 * What is chosen: in words, as what it would be without one term, and as the feed that fits.
 *
 * @typedef {import("./selection.mjs").State} State
 * @typedef {import("./controls.mjs").Facet} Facet
 * @typedef {{name: string, rest: State, unknown?: string}} Choice `rest` is the state without it.
 */

import { toggleTerm } from "./selection.mjs";

/** @param {string} text */
export const quote = (text) => `„${text}“`;

/** @param {Facet} facet @param {string} slug */
const findTerm = ({ terms }, slug) => terms.find((term) => term.slug === slug);

/** The name of a term; an unknown one as it was written. @param {Facet} facet @param {string} slug */
const nameTerm = (facet, slug) => findTerm(facet, slug)?.label ?? quote(slug);

/** `Gebiet ist Leipziger Osten oder Mitte, Suche nach „grün“`. @param {Facet[]} facets @param {State} state */
export function describe(facets, { selection, text }) {
  const parts = facets
    .filter(({ key }) => selection[key].length)
    .map((facet) => `${facet.label} ist ${selection[facet.key].map((slug) => nameTerm(facet, slug)).join(" oder ")}`);
  return [...parts, ...(text ? [`Suche nach ${quote(text)}`] : [])].join(", ");
}

/** @param {Facet[]} facets @param {State} state @returns {Choice[]} */
export function findChoices(facets, state) {
  const { selection, text } = state;
  const choices = facets.flatMap((facet) =>
    selection[facet.key].map((slug) => ({
      name: `${facet.label}: ${nameTerm(facet, slug)}`,
      rest: { ...state, selection: toggleTerm(selection, facet.key, slug) },
      unknown: findTerm(facet, slug) ? "" : `${quote(slug)} gibt es unter ${facet.label} nicht. `,
    })),
  );
  return text ? [...choices, { name: `Suche: ${text}`, rest: { ...state, text: "" }, unknown: "" }] : choices;
}

/**
 * Facets with one known term have a page and a feed beside it. The page with the fewest items is the nearest.
 * @param {Facet[]} facets @param {State} state
 */
export function findFeed(facets, { selection, text }) {
  const chosen = facets.filter(({ key }) => selection[key].length);
  const [page] = chosen
    .flatMap((facet) => {
      const { count = 0, address, label } = findTerm(facet, selection[facet.key].join()) ?? {};
      return address ? [{ name: `${facet.label} ${label}`, address: `${address}feed.xml`, count }] : [];
    })
    .sort((a, b) => a.count - b.count);
  return { page, exact: chosen.length + (text ? 1 : 0) <= (page ? 1 : 0) };
}
