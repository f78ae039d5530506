/** What is chosen: in words, as buttons that take it back, as the feed that fits. */

import { createButton, createList } from "./dom.mjs";
import { toggleTerm } from "./selection.mjs";

/** @param {string} text */
const quote = (text) => `„${text}“`;

/** @param {Facet} facet @param {string} slug */
const findTerm = ({ terms }, slug) => terms.find((term) => term.slug === slug);

/** @param {Facet} facet @param {string} slug */
const nameTerm = (facet, slug) => findTerm(facet, slug)?.label ?? quote(slug);

/** `Gebiet ist Mitte oder Osten, Suche nach „grün“ – 3 Teams`. @param {Facet[]} facets @param {State} state @param {string} count */
export function describe(facets, { selection, text }, count) {
  const parts = facets
    .filter(({ key }) => selection[key].length)
    .map((facet) => `${facet.label} ist ${selection[facet.key].map((slug) => nameTerm(facet, slug)).join(" oder ")}`);
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
      unknown: findTerm(facet, slug) ? "" : `${quote(slug)} gibt es unter ${facet.label} nicht. `,
    })),
  );
  return text ? [...choices, { name: `Suche: ${text}`, rest: { ...state, text: "" }, unknown: "" }] : choices;
}

/** @param {Choice[]} choices @param {Choose} choose @param {Node} reset */
export function createActive(choices, choose, reset) {
  const rows = choices.map(({ name, rest, unknown }) => {
    const button = createButton("wiq-active__item", name, () => choose(rest));
    button.setAttribute("aria-label", `Filter ${name} entfernen`);
    return [unknown, button];
  });
  return createList("wiq-active", [...rows, [reset]]);
}

/** The choices whose loss would help. @param {Choice[]} choices @param {(state: State) => number} count @param {Choose} choose @param {Node} reset */
export function createWays(choices, count, choose, reset) {
  const rows = choices.flatMap(({ name, rest }) => {
    const number = count(rest);
    const text = `Ohne ${quote(name)} ${number === 1 ? "wäre" : "wären"} es ${number}.`;
    return number ? [[createButton("wiq-empty__way", text, () => choose(rest))]] : [];
  });
  return createList("wiq-empty__ways", [...rows, [reset]]);
}

/**
 * A facet with one known term has a page and a feed beside it; the page with the fewest items is the nearest.
 * @param {Facet[]} facets @param {State} state @param {Feed} whole @returns {Feed}
 */
export function findFeed(facets, { selection, text }, whole) {
  const chosen = facets.filter(({ key }) => selection[key].length);
  const pages = chosen.flatMap((facet) => {
    const term = findTerm(facet, `${selection[facet.key]}`);
    return term ? { ...term, name: `${facet.label} ${term.label}` } : [];
  });
  const [page] = pages.sort((a, b) => a.count - b.count);
  if (!chosen.length && !text) return whole;
  const address = page ? `${page.address}feed.xml` : whole.address;
  if (page && chosen.length === 1 && !text) return { note: "", name: "Diese Auswahl abonnieren", address };
  const note = "Für genau diese Auswahl gibt es keinen Feed. Am nächsten kommt: ";
  return { note, name: page?.name ?? "die ganze Liste", address };
}
