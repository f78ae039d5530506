/** On paper nobody can follow a link or open a box. */

export function preparePaper() {
  noteAddresses();
  for (const box of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("article details:not([open])"))) {
    box.open = true;
    addEventListener("afterprint", () => (box.open = false), { once: true });
  }
}

/** Notes the address of each link for the style sheet, which writes it beside the link. */
function noteAddresses() {
  // A copy on another computer prints the public address too.
  const page = /** @type {HTMLLinkElement | null} */ (document.querySelector("[rel=canonical]")) ?? location;
  for (const link of document.querySelectorAll('article a[href]:not([href^="#"])')) {
    const { protocol, pathname, href } = new URL(`${link.getAttribute("href")}`, page.href);
    // What somebody types: a mailbox without its subject.
    const address = protocol === "mailto:" ? pathname : href.replace(/^https?:\/\//, "");
    if (!`${link.textContent}`.includes(address)) link.setAttribute("data-wiq-address", address);
  }
}
