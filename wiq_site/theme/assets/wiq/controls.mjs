/** What a reader chooses with: check boxes, text field, sort select. */

import { create, createList, find, findAll } from "./dom.mjs";

/** @param {HTMLElement} links @returns {Facet} */
export function readFacet(links) {
  const { facet: key = "", label = "" } = links.dataset;
  const terms = findAll(links, "a").map((link) => readTerm(key, /** @type {HTMLAnchorElement} */ (link)));
  const rows = terms.map(({ box, label, number }) => [
    create("label", { className: "wiq-check" }, box, create("span", {}, label), number),
  ]);
  const legend = create("legend", { className: "wiq-facet__title" }, label);
  return { key, label, terms, links, boxes: create("fieldset", { className: "wiq-facet" }, legend, createList("", rows)) };
}

/** @param {string} key @param {HTMLAnchorElement} link @returns {Term} */
function readTerm(key, link) {
  const { term: slug = "", count = "" } = link.dataset;
  return {
    slug,
    label: `${find(link, "span").textContent}`,
    address: link.href,
    count: +count,
    // Firefox would bring back the ticks of the last visit.
    box: create("input", { type: "checkbox", name: key, value: slug, autocomplete: "off" }),
    number: create("span", { className: "wiq-facet__count" }, count),
  };
}

/** @param {string} text @param {HTMLElement} field */
const createRow = (text, field) =>
  create("p", { className: field.id }, create("label", { htmlFor: field.id }, text), field);

/** @param {() => void} change called when the typing pauses */
export function createSearch(change) {
  const field = create("input", { id: "wiq-search", type: "search", autocomplete: "off" });
  let timer = 0;
  const wait = (pause = 300) => {
    clearTimeout(timer);
    timer = setTimeout(change, pause);
  };
  field.oninput = () => wait();
  field.onkeydown = ({ key }) => {
    if (key === "Escape") field.value = "";
    if (key === "Escape" || key === "Enter") wait(0);
  };
  return { field, row: createRow("Suche in dieser Liste", field) };
}

/** @param {boolean} dated @param {() => void} onchange */
export function createSort(dated, onchange) {
  const options = { "": "Reihenfolge der Redaktion", az: "A–Z", ...(dated && { neu: "neueste zuerst" }) };
  const choices = Object.entries(options).map(([value, text]) => create("option", { value }, text));
  const field = create("select", { id: "wiq-sort", autocomplete: "off", onchange }, ...choices);
  return { field, row: createRow("Sortierung", field) };
}
