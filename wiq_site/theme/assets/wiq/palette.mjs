/** The colours: those of the system until a reader chooses others. Before that, nothing is stored. */

export function startPalette() {
  const { dataset } = document.documentElement;
  const group = document.querySelector("[data-wiq-palette]");
  const radios = /** @type {HTMLInputElement[]} */ ([...(group?.querySelectorAll("input") ?? [])]);
  const current = () => dataset.mdColorScheme ?? "";
  const show = () => {
    for (const radio of radios) radio.checked = radio.value === current();
  };

  /** @param {string} scheme */
  function choose(scheme) {
    if (scheme) dataset.mdColorScheme = scheme;
    else delete dataset.mdColorScheme;
    try {
      if (scheme) localStorage.setItem("wiq-farben", scheme);
      else localStorage.removeItem("wiq-farben");
    } catch {
      // Then for this page only.
    }
  }

  /** The one at `at`, or the next one if it is chosen already. @param {number} at */
  function press(at) {
    const next = radios[at].value === current() ? radios[(at + 1) % radios.length] : radios[at];
    choose(next.value);
    next.checked = true;
    next.focus();
  }

  /** @param {Event} event */
  const find = ({ target }) => radios.indexOf(/** @type {HTMLInputElement} */ (target));
  // Arrow keys click another button.
  group?.addEventListener("click", (event) => {
    if (find(event) >= 0) press(find(event));
  });
  // The space bar does nothing to a button that is chosen; should a browser click it, that must not count twice.
  group?.addEventListener("keyup", (event) => {
    if (/** @type {KeyboardEvent} */ (event).key !== " ") return;
    event.preventDefault();
    press(find(event));
  });
  // Browsers bring old ticks back.
  addEventListener("pageshow", show);
  show();
}
