/** What a reader chooses with: check boxes, text field, sort select. */

import { create, createList, find, findAll } from "./dom.mjs";

/** The facet of a section and, where terms stand below its terms, that of those. @param {HTMLElement} links */
export function readFacets(links) {
  const legend = create("legend", { className: "wiq-facet__title" }, `${links.dataset.label}`);
  const boxes = create("fieldset", { className: links.className }, legend);
  /** @type {Record<string, Facet>} */
  const facets = {};
  for (const { dataset } of [links, ...findAll(links, "[data-facet]")]) {
    const { facet: key = "", label = "" } = dataset;
    facets[key] ??= { key, label, terms: [], links, boxes };
  }
  boxes.append(createBoxes(find(links, "ul"), facets));
  return Object.values(facets);
}

/**
 * The check boxes of a list of links, with the lists within it.
 * @param {HTMLElement} list @param {Record<string, Facet>} facets
 */
function createBoxes(list, facets) {
  const { facet = "" } = /** @type {HTMLElement} */ (list.closest("[data-facet]")).dataset;
  const rows = [...list.children].map((row) => {
    const term = readTerm(facet, find(row, "a"));
    facets[facet].terms.push(term);
    const { box, label, number } = term;
    const check = create("label", { className: "wiq-check" }, box, create("span", {}, label), number);
    return [check, ...findAll(row, "ul").map((below) => createBoxes(below, facets))];
  });
  const boxes = createList(list.className, rows);
  const name = list.getAttribute("aria-label");
  if (name) boxes.setAttribute("aria-label", name);
  return boxes;
}

/** @param {string} name @param {HTMLElement} link @returns {Term} */
function readTerm(name, link) {
  const { term: value = "", count = "" } = link.dataset;
  const term = {
    slug: value,
    label: `${find(link, "span").textContent}`,
    count: +count,
    box: create("input", { type: "checkbox", name, value }),
    number: create("span", { className: "wiq-facet__count" }),
  };
  showCount(term, term.count);
  return term;
}

/** As a number for the eye, and in words for the ear. @param {Term} term @param {number} count */
export function showCount({ box, label, number }, count) {
  number.textContent = `${count}`;
  box.setAttribute("aria-label", `${label}, ${count} ${count === 1 ? "Eintrag" : "Einträge"}`);
}

/**
 * *Zeigen* at the foot of the filter: closes the box that hides the entries, and leads to them. Beside them, where the
 * box cannot be closed, it is not there. @param {HTMLElement} nav @param {HTMLElement} target
 */
export function startShow(nav, target) {
  find(nav, "[data-wiq-show]").onclick = (event) => {
    event.preventDefault();
    find(nav, "details").removeAttribute("open");
    target.focus();
    target.scrollIntoView();
  };
}

/** @param {string} text @param {HTMLElement} field */
export const createRow = (text, field) =>
  create("p", { className: field.id }, create("label", { htmlFor: field.id }, text), field);

/** @param {() => void} change */
export function createSearch(change) {
  let timer = 0;
  const wait = (/** @type {number} */ pause) => {
    clearTimeout(timer);
    timer = setTimeout(change, pause);
  };
  const field = create("input", { id: "wiq-search", type: "search", oninput: () => wait(300) });
  field.onkeydown = ({ key }) => {
    if (key === "Escape") field.value = "";
    if (key === "Escape" || key === "Enter") wait(0);
  };
  return field;
}

/** @param {Record<string, string>} orders @param {() => void} onchange */
export function createSort(orders, onchange) {
  const field = create("select", { id: "wiq-sort", onchange });
  field.append(...Object.entries(orders).map(([value, text]) => create("option", { value }, text)));
  return field;
}
