/** The menu on phones: a check box without script, a button with it. */

export function startMenu() {
  const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-wiq-menu]"));
  const box = /** @type {HTMLInputElement} */ (document.querySelector("[data-md-toggle=drawer]"));
  const menu = /** @type {HTMLElement} */ (document.querySelector(".md-sidebar--primary"));

  const show = () => button.setAttribute("aria-expanded", `${box.checked}`);
  const toggle = (/** @type {boolean} */ open) => {
    box.checked = open;
    show();
  };

  button.hidden = false;
  box.hidden = true;
  button.onclick = () => toggle(!box.checked);
  // The grey beside the menu is a label of the box.
  box.onchange = show;
  // Whoever follows a link within the page wants to see where it leads.
  menu.addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest("a")) toggle(false);
  });
  // The page behind the menu is dark; whoever goes there wants to see it.
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    const inside = relatedTarget === button || menu.contains(/** @type {Node | null} */ (relatedTarget));
    if (relatedTarget && !inside) toggle(false);
  });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !box.checked) return;
    toggle(false);
    button.focus();
  });
  // Browsers remember a box that was ticked.
  addEventListener("pageshow", show);
  show();
}
