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

/**
 * Makes these elements the children, in this order. Those that stay are not touched, and others moved where a browser
 * can: taking all of 1,000 cards out and in again would take longer than everything else.
 * @param {HTMLElement} parent @param {Element[]} children
 */
export function arrange(parent, children) {
  const kept = new Set(children);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else /** @type {any} */ (parent)[child.isConnected && "moveBefore" in parent ? "moveBefore" : "insertBefore"](child, next);
  }
}
