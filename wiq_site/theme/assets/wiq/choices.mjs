/** The choice in words, the steps back, the feed and the calendar that fit. */

import { toggleTerm } from "./selection.mjs";

/** @param {string} text */
export const quote = (text) => `„${text}“`;

/** @param {Facet} facet @param {string} slug */
const findTerm = ({ terms }, slug) => terms.find((term) => term.slug === slug);

/** @param {Facet} facet @param {string} slug */
const nameTerm = (facet, slug) => findTerm(facet, slug)?.label ?? quote(slug);

/** @param {Facet} facet @param {Terms} selection */
const nameTerms = (facet, selection) =>
  new Intl.ListFormat("de", { type: "disjunction" }).format(selection[facet.key].map((slug) => nameTerm(facet, slug)));

/** @param {Facet[]} facets @param {State} state @param {string} count */
export function describe(facets, { selection, text }, count) {
  const terms = facets.filter(({ key }) => selection[key].length).map((facet) => nameTerms(facet, selection));
  return [count, ...terms, ...(text ? [`Suche nach ${quote(text)}`] : [])].join(" · ");
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

/**
 * What to leave out when there is nothing: of several terms that stand for each other all, as one less finds no more.
 * @param {Facet[]} facets @param {State} state
 */
export function findWays(facets, state) {
  const { selection, text } = state;
  const ways = facets
    .filter(({ key }) => selection[key].length)
    .map((facet) => ({
      name: `${facet.label}: ${nameTerms(facet, selection)}`,
      rest: { ...state, selection: { ...selection, [facet.key]: [] } },
    }));
  return text ? [...ways, { name: `Suche: ${text}`, rest: { ...state, text: "" } }] : ways;
}

/** @type {Record<Kind, {exact: string, missing: string, before: string}>} */
const WORDS = {
  feed: { exact: "Diese Auswahl abonnieren", missing: "keinen Feed", before: "" },
  calendar: { exact: "Diese Auswahl als Kalender", missing: "keinen Kalender", before: "Kalender für " },
};

/** Whether `wide` takes all that `narrow` takes. @param {Terms} wide @param {Terms} narrow */
const isWider = (wide, narrow) =>
  Object.entries(wide).every(
    ([facet, terms]) => !terms.length || (narrow[facet]?.length && narrow[facet].every((term) => terms.includes(term))),
  );

/**
 * The feed or the calendar that fits best: of the very choice, or of the smallest page that holds all of it.
 * The whole list keeps the words of the server. @param {State} state @param {ListPage[]} pages @param {Kind} kind
 */
export function findOffer({ selection, text }, pages, kind) {
  const wider = pages
    .filter((page) => page[kind] && isWider(page.selection, selection))
    .sort((a, b) => a.count - b.count);
  const exact = text ? undefined : wider.find((page) => isWider(selection, page.selection));
  const { name, [kind]: address = "" } = exact ?? wider[0];
  const words = WORDS[kind];
  if (exact) return { note: "", name: Object.keys(exact.selection).length ? words.exact : "", address };
  return {
    note: `Für genau diese Auswahl gibt es ${words.missing}. Am nächsten kommt: `,
    name: words.before + name,
    address,
  };
}
