/** Elements, found and made. Text always goes in as text, never as HTML. */

/** @param {ParentNode} parent @param {string} selector */
export const findAll = (parent, selector) => /** @type {HTMLElement[]} */ ([...parent.querySelectorAll(selector)]);

/** @param {ParentNode} parent @param {string} selector */
export const find = (parent, selector) => /** @type {HTMLElement} */ (parent.querySelector(selector));

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Partial<HTMLElementTagNameMap[T]>} properties @param {(Node | string)[]} children
 */
export function create(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** @param {string} className @param {string} textContent @param {() => void} onclick */
export const createButton = (className, textContent, onclick) =>
  create("button", { type: "button", className, textContent, onclick });

/** @param {string} className @param {(Node | string)[][]} rows */
export const createList = (className, rows) =>
  create("ul", { className }, ...rows.map((row) => create("li", {}, ...row)));
