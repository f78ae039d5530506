/* What a reader sees: functions that tests call in the page, as `look.…`. Each gives names of what is wrong. */

window.look = {
  all: (selector) => [...document.querySelectorAll(selector)].filter(look.seen),

  seen: (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0,

  name: (element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} ${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}`,

  /** Whether the filter and the search have done what the address asks for. */
  settled() {
    const lists = [...document.querySelectorAll("[data-wiq-list]")].every((list) => list.querySelector("input"));
    const chosen = !/gebiet=/.test(location.search) || document.querySelector(".wiq-active");
    const searched = !/q=/.test(location.search) || document.querySelector("[data-wiq-find] [data-wiq-result]").textContent;
    return lists && chosen && searched;
  },

  // Colours ---------------------------------------------------------------------------------------------------------

  luminance(colour) {
    const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  },

  contrast(one, other) {
    const [dark, light] = [look.luminance(one), look.luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  },

  /** The colour behind an element. */
  ground(element) {
    for (let around = element; around; around = around.parentElement) {
      const { backgroundColor } = getComputedStyle(around);
      if (!/, 0\)$/.test(backgroundColor)) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  },

  // Focus -----------------------------------------------------------------------------------------------------------

  /** Where the focus shows: a check box in its label, the theme's hidden radio buttons by the label beside them. */
  host: (element) => element.closest("label") ?? (look.seen(element) ? element : (element.nextElementSibling ?? element)),

  /** The ring of the focus: an outline, that of a card around its link, or the thick line of an area of the map. */
  ring(element) {
    const host = look.host(element);
    const styles = [getComputedStyle(host), getComputedStyle(element), getComputedStyle(element, "::after")];
    const drawn = styles.find(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
    if (drawn) return drawn.outlineColor;
    const path = element.querySelector("path");
    return path && element.ownerSVGElement && parseFloat(getComputedStyle(path).strokeWidth) >= 3 ? getComputedStyle(path).stroke : "";
  },

  /** Whether a point of the element lies on top, so neither outside of the window nor behind the header. */
  onTop(element) {
    const host = element.ownerSVGElement ? element.querySelector("path") : look.host(element);
    const [{ left, right, top, bottom }] = host.getClientRects();
    const [start, end] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const parts = [0.1, 0.5, 0.9];
    return parts.some((x) => parts.some((y) => {
      const hit = document.elementFromPoint(left + (right - left) * x, start + (end - start) * y);
      return hit && (host.contains(hit) || element.contains(hit));
    }));
  },

  /** Notes what is wrong with each focused element; it looks before the next key, when scrolling is over. */
  watchFocus() {
    look.walked = new Map();
    look.around = false;
    addEventListener("keydown", look.noteFocus, true);
  },

  noteFocus() {
    const element = document.activeElement;
    if (!element || element === document.body) return;
    if (look.walked.has(element) && element !== look.last) look.around = true;
    look.last = element;
    if (!look.around) look.walked.set(element, look.seen(look.host(element)) ? look.faults(element) : ["is not visible"]);
  },

  /** What is wrong with the focus on an element. */
  faults(element) {
    const ring = look.ring(element);
    const around = look.ground(look.host(element).parentElement);
    const pale = ring && !matchMedia("(forced-colors: active)").matches && look.contrast(ring, around) < 3;
    return [!look.onTop(element) && "is covered or outside", !ring && "has no ring", pale && "has a pale ring"].filter(Boolean);
  },

  // Sizes -----------------------------------------------------------------------------------------------------------

  /** Where a pointer hits: the whole card or label, else the element itself. */
  area(element) {
    const after = getComputedStyle(element, "::after");
    const card = after.content !== "none" && after.position === "absolute" && after.inset === "0px";
    return ((card && element.offsetParent) || element.closest("label") || element).getBoundingClientRect();
  },

  /** Part of a sentence or of another line of text. */
  inText(element) {
    const block = element.closest("p, li, dd, dt, td, th, figcaption");
    const inline = getComputedStyle(element).display === "inline";
    return inline && block && block.textContent.trim().length > element.textContent.trim().length + 1;
  },

  /** Targets below 24 pixels that come too close to another one (WCAG 2.5.8 with its exceptions). */
  smallTargets() {
    const targets = look.all("a[href], button, input, select, summary, label[for]").filter((e) => !look.inText(e));
    const boxes = targets.map((element) => ({ element, ...look.area(element).toJSON() }));
    const small = ({ width, height }) => width < 24 || height < 24;
    const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
    const near = (one, other) => {
      if (one.element.contains(other.element) || other.element.contains(one.element)) return false;
      if (look.host(one.element) === look.host(other.element)) return false;
      const [x, y] = middle(one);
      const [ox, oy] = middle(other);
      if (small(other) && Math.hypot(x - ox, y - oy) < 24) return true;
      return Math.hypot(Math.max(other.left - x, 0, x - other.right), Math.max(other.top - y, 0, y - other.bottom)) < 12;
    };
    return boxes.filter((one) => small(one) && boxes.some((other) => near(one, other))).map(({ element }) => look.name(element));
  },

  /** Elements that cut off a part of their text. */
  cutOff: () =>
    look
      .all("body *:not(.wiq-sr, svg *)")
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const wide = element.scrollWidth > element.clientWidth + 1 && /hidden|clip/.test(overflowX);
        const high = element.scrollHeight > element.clientHeight + 1 && /hidden|clip/.test(overflowY);
        return element.textContent.trim() && (wide || high);
      })
      .map(look.name),

  /** Words of buttons that are spread over two lines. */
  brokenWords() {
    const range = document.createRange();
    const broken = (text, word) => {
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      return new Set([...range.getClientRects()].map((rect) => Math.round(rect.top))).size > 1;
    };
    return look.all("button, [role=button], .wiq-button").filter((button) =>
      [...button.childNodes].some((node) => node.nodeType === 3 && [...node.data.matchAll(/\S+/g)].some((word) => broken(node, word))),
    ).map(look.name);
  },

  /** Whether the page scrolls sideways, and what sticks out. */
  wider() {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return look.all("body *").filter((element) => element.getBoundingClientRect().right > width + 1).map(look.name);
  },
};
