/** What a reader sees of a choice: cards, counts, a sentence, buttons that take choices back, the feed. */

import { createActive, createUnknown, createWay } from "./buttons.mjs";
import { describe, findChoices, findFeed } from "./choices.mjs";
import { showCount } from "./controls.mjs";
import { create, createButton, createList, find, findAll } from "./dom.mjs";
import { readItems, select } from "./items.mjs";
import { countTerms, renderQuery } from "./selection.mjs";

/** @typedef {import("./selection.mjs").State} State */

export class View {
  /** @param {HTMLElement} list @param {import("./controls.mjs").Facet[]} facets @param {(state: State) => void} drop */
  constructor(list, facets, drop) {
    this.data = list.dataset;
    this.facets = facets;
    this.drop = drop;
    this.result = find(list, "[data-wiq-result]");
    this.sentence = `${this.result.textContent}`;
    this.feed = /** @type {HTMLAnchorElement} */ (find(list, "[type$='rss+xml']"));
    this.listFeed = { name: `${this.feed.textContent}`, address: this.feed.href };
    this.note = create("span", {});
    this.groups = findAll(list, "[data-wiq-group]");
    this.first = this.groups.flatMap((group) => readItems(group, facets));
    this.shown = this.first;
    this.step = this.data.source ? this.first.length : Infinity;
    this.pages = findAll(list, "[data-wiq-pages]");
    this.chosen = create("div", {});
    this.empty = create("div", { className: "wiq-empty", hidden: true });
    this.more = createButton("wiq-more", "", () => this.showMore());
    /** @type {HTMLElement[]} */
    this.buttons = [];
  }

  mount() {
    this.result.tabIndex = -1;
    this.result.after(this.chosen);
    this.groups[0].parentElement?.append(this.empty, this.more);
    this.more.hidden = true;
    this.feed.before(this.note);
  }

  /** @param {State} state @param {import("./items.mjs").Item[]} items all of the list */
  render(state, items) {
    const active = renderQuery(state) !== "";
    const choices = findChoices(this.facets, state);
    // Without a choice the list is as the server made it.
    this.shown = active ? select(items, state) : this.first;
    for (const page of this.pages) page.hidden = active;
    this.renderCards(this.step);
    this.renderCounts(state, active && items);
    this.renderChosen(choices, state);
    this.renderEmpty(choices, state, items);
    this.renderFeed(state);
    const count = `${this.shown.length} ${this.shown.length === 1 ? this.data.one : this.data.many}`;
    this.say(active ? [describe(this.facets, state), count].filter(Boolean).join(" – ") : this.sentence);
  }

  /** @param {number} limit */
  renderCards(limit) {
    const { groups, more, shown, step } = this;
    for (const group of groups) {
      const items = shown.slice(0, limit).filter((item) => item.group === group);
      find(group, "ul").replaceChildren(...items.map(({ card }) => card()));
      group.hidden = !items.length;
    }
    const left = Math.min(step, shown.length - limit);
    more.textContent = `Weitere ${left} zeigen`;
    more.hidden = left <= 0;
    more.onclick = () => {
      this.renderCards(limit + step);
      find(shown[limit].card(), "a").focus();
    };
  }

  /** @param {State} state @param {import("./items.mjs").Item[] | false} items */
  renderCounts(state, items) {
    for (const { key, terms } of this.facets) {
      const others = { ...state, selection: { ...state.selection, [key]: [] } };
      const counts = items && countTerms(key, select(items, others));
      for (const term of terms) showCount(term, counts ? (counts.get(term.slug) ?? 0) : term.count);
    }
  }

  /** @param {State} state */
  createReset = (state) =>
    createButton("wiq-reset", "Alle zurücksetzen", () => this.drop({ ...parseQuery("", this.keys), order: state.order }));

  /** Puts a sentence where screen readers hear it, once. @param {string} sentence */
  say(sentence) {
    if (this.result.textContent !== sentence) this.result.textContent = sentence;
  }
}
