/** The one filter rule, twin of wiq_site/selection.py, and its query string. */

/** @param {Terms} selection @param {Terms} facets */
export const matches = (selection, facets) =>
  Object.entries(selection).every(
    ([facet, terms]) => !terms.length || terms.some((term) => facets[facet]?.includes(term)),
  );

/** @param {string} facet @param {{facets: Terms}[]} items */
export function countTerms(facet, items) {
  const counts = new Map();
  for (const { facets } of items) for (const term of facets[facet] ?? []) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** @param {Terms} selection @param {string} facet @param {string} term */
export function toggleTerm(selection, facet, term) {
  const terms = selection[facet];
  return { ...selection, [facet]: terms.includes(term) ? terms.filter((other) => other !== term) : [...terms, term] };
}

/** @param {string} search @param {string[]} facets @returns {State} */
export function parseQuery(search, facets) {
  const query = new URLSearchParams(search);
  // The question "Wo?" has one answer for several facets: wo=ortsteil=muehlenviertel
  for (const [facet, term = ""] of query.getAll("wo").map((pair) => pair.split("="))) query.append(facet, term);
  return {
    selection: Object.fromEntries(facets.map((facet) => [facet, [...new Set(query.getAll(facet))].filter(Boolean)])),
    text: query.get("suche")?.trim() ?? "",
    order: query.get("sortierung")?.match(/^(az|neu|ende)$/)?.[0] ?? "",
  };
}

/** Empty when nothing is chosen, else with its question mark. @param {State} state */
export function renderQuery({ selection, text, order }) {
  const query = new URLSearchParams();
  for (const [facet, terms] of Object.entries(selection)) for (const term of terms) query.append(facet, term);
  if (text) query.set("suche", text);
  if (order) query.set("sortierung", order);
  return `?${query}`.replace(/^\?$/, "");
}
