/** On paper nobody can follow a link or open a box. */

export function preparePaper() {
  noteAddresses();
  for (const box of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("article details:not([open])"))) {
    box.open = true;
    addEventListener("afterprint", () => (box.open = false), { once: true });
  }
}

/** The public address of the page, which a copy on another computer knows too. */
export const findAddress = () =>
  (/** @type {HTMLLinkElement | null} */ (document.querySelector("[rel=canonical]")) ?? location).href;

/** Notes the address of each link for the style sheet, which writes it beside the link. */
function noteAddresses() {
  const page = findAddress();
  for (const link of document.querySelectorAll('article a[href]:not([href^="#"])')) {
    const { protocol, pathname, href } = new URL(`${link.getAttribute("href")}`, page);
    // What somebody types: a mailbox without its subject.
    const address = protocol === "mailto:" ? pathname : href.replace(/^https?:\/\//, "");
    if (!`${link.textContent}`.includes(address)) link.setAttribute("data-wiq-address", address);
  }
}
