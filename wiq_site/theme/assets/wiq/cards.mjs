/** Cards for entries of the index. The server makes empty ones; a hole is a name between tildes: `~title~`. */

const HOLE = /~(\w+)~/g;

/** @param {any} data @param {string} root address of the site @returns {Element} */
export function fillCard(data, root) {
  const { kind, icon, example, needs, terms } = data;
  const values = { ...data, icon: `#${icon}`, needs: needs?.join(", "), terms: terms?.join(" · ") };
  const template = document.querySelector(`template[data-wiq-card="${kind}${example ? " Beispiel" : ""}"]`);
  const fragment = document.importNode(/** @type {HTMLTemplateElement} */ (template).content, true);
  for (const element of fragment.querySelectorAll("*")) fillElement(element, values, root);
  return /** @type {Element} */ (fragment.firstElementChild);
}

/**
 * Fills the holes of one element. Where there is no value, the element goes.
 * @param {Element} element @param {Record<string, string>} values @param {string} root
 */
function fillElement(element, values, root) {
  for (const node of [...element.attributes, ...element.childNodes]) {
    const text = node.nodeValue ?? "";
    const names = [...text.matchAll(HOLE)].map(([, name]) => name);
    if (names.some((name) => !values[name])) return element.remove();
    // `./?` marks an address from the root of the site.
    if (names.length) node.nodeValue = text.replace(/^\.\/\?/, root).replace(HOLE, (_, name) => values[name]);
  }
}
