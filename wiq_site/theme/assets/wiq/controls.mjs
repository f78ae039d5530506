/**
 * What a reader chooses with: check boxes for the facets, a text field, a sort select.
 *
 * @typedef {ReturnType<typeof readTerm>} Term
 * @typedef {ReturnType<typeof readFacet>} Facet
 */

import { create, createList, findAll } from "./dom.mjs";

/** Milliseconds after the last key until the list follows. */
const PAUSE = 300;

/** A facet: `links` is what the server made, `boxes` what takes its place. @param {HTMLElement} links */
export function readFacet(links) {
  const { facet: key = "", label = "" } = links.dataset;
  const terms = findAll(links, "[data-term]").map((link) => readTerm(key, /** @type {HTMLAnchorElement} */ (link)));
  const rows = terms.map(({ box, name, number }) => create("label", { className: "wiq-check" }, box, name, number));
  const legend = create("legend", { className: "wiq-facet__title" }, label);
  const boxes = create("fieldset", { className: "wiq-facet" }, legend, createList("", rows));
  return { key, label, terms, links, boxes };
}

/** @param {string} key @param {HTMLAnchorElement} link */
function readTerm(key, link) {
  const { term: slug = "", count = "" } = link.dataset;
  const label = findAll(link, "span")[0].innerText;
  return {
    slug,
    label,
    address: link.href,
    count: +count,
    // Firefox would bring back the ticks of the last visit.
    box: create("input", { type: "checkbox", name: key, value: slug, autocomplete: "off" }),
    name: create("span", {}, label),
    number: create("span", { className: "wiq-facet__count" }, count),
  };
}

/** Shows what a value would give. A box keeps the focus, so it stays usable. @param {Term} term @param {number} count */
export function showCount({ box, number }, count) {
  number.textContent = `${count}`;
  box.disabled = !count && !box.checked && box !== document.activeElement;
}

/** @param {string} text @param {HTMLElement} field */
const createRow = (text, field) =>
  create("p", { className: field.id }, create("label", { htmlFor: field.id }, text), field);

/** @param {() => void} change */
export function createSearch(change) {
  const field = create("input", { id: "wiq-search", type: "search", autocomplete: "off" });
  let timer = 0;
  const wait = (pause = PAUSE) => {
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

/** @param {boolean} dated whether items have dates @param {() => void} onchange */
export function createSort(dated, onchange) {
  const options = { "": "Reihenfolge der Redaktion", az: "A–Z", ...(dated && { neu: "neueste zuerst" }) };
  const choices = Object.entries(options).map(([value, text]) => create("option", { value }, text));
  const field = create("select", { id: "wiq-sort", autocomplete: "off", onchange }, ...choices);
  return { field, row: createRow("Sortierung", field) };
}
