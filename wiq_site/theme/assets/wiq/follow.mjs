/** Two questions on the page about subscribing lead to one feed and one calendar. All answers stand in its lists. */

import { create, find, findAll } from "./dom.mjs";
import { createRow } from "./controls.mjs";

/** Kind → heading, what its link does, and how it is announced. @type {Record<string, [string, string, string]>} */
const WORDS = {
  feed: ["Feed für dein Leseprogramm", "Feed öffnen", "einen Feed"],
  calendar: ["Kalender für dein Kalenderprogramm", "Im Kalender öffnen", "einen Kalender"],
};

/** @param {HTMLElement} section */
export function startFollowing(section) {
  const parts = findAll(section, "[data-wiq-topic]");
  const topics = new Set(parts.map(({ dataset }) => `${dataset.wiqTopic}`));
  const what = create("select", { id: "wiq-folgen-was" });
  const where = create("select", { id: "wiq-folgen-wo" });
  const answer = create("div", { className: "wiq-follow__answer" });
  const said = create("p", { className: "wiq-sr" });
  said.setAttribute("role", "status");
  what.append(...[...topics].map((name) => create("option", {}, name)));
  /** What the choices of the second question stand for. @type {HTMLElement[]} */
  let entries = [];

  function ask() {
    const topic = parts.filter(({ dataset }) => dataset.wiqTopic === what.value);
    entries = topic.flatMap((part) => (part.localName === "li" ? [part] : findAll(part, "li")));
    where.replaceChildren(...topic.flatMap(createChoices));
    show();
  }

  function show() {
    const entry = entries[where.selectedIndex];
    const kinds = Object.keys(WORDS).filter((kind) => entry.querySelector(`[data-wiq-${kind}]`));
    answer.replaceChildren(...kinds.map((kind) => showAddress(entry, kind, said)));
    said.textContent = `Dazu gibt es ${kinds.map((kind) => WORDS[kind][2]).join(" und ")}.`;
  }

  what.onchange = ask;
  where.onchange = show;
  find(section, "[data-wiq-follow]").append(
    createRow("Was?", what),
    createRow("Wo oder worüber?", where),
    answer,
    said,
  );
  const all = find(section, "[data-wiq-all]");
  const fold = create("details", { className: "wiq-past" }, create("summary", {}, "Alle Feeds und Kalender"));
  all.replaceWith(fold);
  fold.append(all);
  ask();
  said.textContent = "";
}

/** A topic as a whole, or its parts in groups. @param {HTMLElement} part @returns {HTMLElement[]} */
function createChoices(part) {
  if (part.localName === "li") return [create("option", {}, "alles")];
  return findAll(part, "[data-wiq-group]").flatMap((list) => {
    const options = findAll(list, "li").map((entry) => create("option", {}, `${find(entry, "a").textContent}`));
    const label = list.dataset.wiqGroup;
    return label ? [create("optgroup", { label }, ...options)] : options;
  });
}

/** @param {HTMLElement} entry @param {string} kind @param {HTMLElement} said */
function showAddress(entry, kind, said) {
  const link = /** @type {HTMLAnchorElement} */ (find(entry, `[data-wiq-${kind}]`));
  const [title, open] = WORDS[kind];
  const href = kind === "feed" ? link.href : link.href.replace(/^https?:/, "webcal:");
  const copy = create("button", { type: "button", hidden: !navigator.clipboard }, "Adresse kopieren");
  copy.onclick = async () => {
    await navigator.clipboard.writeText(link.href);
    said.textContent = "Die Adresse ist kopiert.";
    copy.textContent = "Kopiert";
  };
  const address = create("span", { className: "wiq-feeds__url" }, decodeURI(link.href));
  return create("p", {}, create("strong", {}, title), address, copy, create("a", { href }, open));
}
