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
  /** @type {Map<string, HTMLElement[]>} */
  const topics = new Map();
  for (const part of findAll(section, "[data-wiq-topic]")) {
    const name = `${part.dataset.wiqTopic}`;
    topics.set(name, [...(topics.get(name) ?? []), part]);
  }
  const what = create("select", { id: "wiq-folgen-was" });
  const where = create("select", { id: "wiq-folgen-wo" });
  const answer = create("div", { className: "wiq-follow__answer" });
  const said = create("p", { className: "wiq-sr" });
  said.setAttribute("role", "status");
  what.append(...[...topics.keys()].map((name) => create("option", {}, name)));
  /** @type {HTMLElement[]} */
  let entries = [];

  function ask() {
    const [groups, choices] = readTopic(topics.get(what.value) ?? []);
    entries = choices;
    where.replaceChildren(...groups);
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

/** The choices of the second question, and the entries of the lists they stand for. @param {HTMLElement[]} parts */
function readTopic(parts) {
  /** @type {HTMLElement[]} */
  const entries = [];
  const choices = parts.flatMap((part) => {
    if (part.localName === "li") {
      entries.push(part);
      return [create("option", {}, "alles")];
    }
    return findAll(part, "[data-wiq-group]").flatMap((list) => {
      const own = findAll(list, "li");
      entries.push(...own);
      const options = own.map((entry) => create("option", {}, `${find(entry, "a").textContent}`));
      const label = `${list.dataset.wiqGroup}`;
      return label ? [create("optgroup", { label }, ...options)] : options;
    });
  });
  return /** @type {[HTMLElement[], HTMLElement[]]} */ ([choices, entries]);
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
