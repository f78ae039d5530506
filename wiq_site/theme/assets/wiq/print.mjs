/** On paper nobody can follow a link: notes the address of each for wiq.css, which writes it beside the link. */

import { findAll } from "./dom.mjs";

export function noteAddresses() {
  // A copy on another computer prints the public address too.
  const page = /** @type {HTMLLinkElement | null} */ (document.querySelector("[rel=canonical]")) ?? location;
  for (const link of findAll(document, 'article a[href]:not([href^="#"])')) {
    const { protocol, pathname, href } = new URL(`${link.getAttribute("href")}`, page.href);
    // What somebody types: a mailbox without its subject.
    const address = protocol === "mailto:" ? pathname : href.replace(/^https?:\/\//, "");
    if (!`${link.textContent}`.includes(address)) link.dataset.wiqAddress = address;
  }
}
