/** Elements. Text goes in as text, never as HTML. */

/** @param {ParentNode} parent @param {string} selector */
export const find = (parent, selector) => /** @type {HTMLElement} */ (parent.querySelector(selector));

/** @param {ParentNode} parent @param {string} selector */
export const findAll = (parent, selector) => /** @type {HTMLElement[]} */ ([...parent.querySelectorAll(selector)]);

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, unknown>} properties @param {(Node | string)[]} children
 */
export function create(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** @param {string} className @param {(Node | string)[][]} rows */
export const createList = (className, rows) =>
  create("ul", { className }, ...rows.map((row) => create("li", {}, ...row)));
