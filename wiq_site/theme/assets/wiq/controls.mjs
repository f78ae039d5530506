/** What a reader chooses with: check boxes, text field, sort select. */

import { create, createList, find, findAll } from "./dom.mjs";

/** @param {HTMLElement} links @returns {Facet} */
export function readFacet(links) {
  const { facet: key = "", label = "" } = links.dataset;
  const terms = findAll(links, "a").map((link) => readTerm(key, link));
  const rows = terms.map(({ box, label, number }) => [
    create("label", { className: "wiq-check" }, box, create("span", {}, label), number),
  ]);
  const legend = create("legend", { className: "wiq-facet__title" }, label);
  const boxes = create("fieldset", { className: links.className }, legend, createList("", rows));
  return { key, label, terms, links, boxes };
}

/** @param {string} name @param {HTMLElement} link @returns {Term} */
function readTerm(name, link) {
  const { term: value = "", count = "" } = link.dataset;
  return {
    slug: value,
    label: `${find(link, "span").textContent}`,
    count: +count,
    box: create("input", { type: "checkbox", name, value }),
    number: create("span", { className: "wiq-facet__count" }, count),
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
