/** On paper nobody can follow a link: notes the address of each for wiq.css, which writes it beside the link. */

import { findAll } from "./dom.mjs";

export function noteAddresses() {
  // A copy on another computer prints the public address too.
  const page = /** @type {HTMLLinkElement | null} */ (document.querySelector("[rel=canonical]"))?.href ?? location.href;
  for (const link of findAll(document, "article a[href]")) {
    const address = renderAddress(`${link.getAttribute("href")}`, page);
    if (address && !`${link.textContent}`.includes(address)) link.dataset.wiqAddress = address;
  }
}

/** What somebody types: a mailbox without its subject, nothing for a place on the same page. @param {string} href @param {string} page */
function renderAddress(href, page) {
  if (href.startsWith("#")) return "";
  const { protocol, pathname, href: whole } = new URL(href, page);
  return protocol === "mailto:" ? pathname : whole.replace(/^https?:\/\//, "");
}
