/** The list component: facet links become check boxes, and the list follows what is chosen. */

import { createActive, createUnknown, createWay } from "./buttons.mjs";
import { describe, findChoices, findFeed } from "./choices.mjs";
import { createSearch, createSort, readFacet, showCount } from "./controls.mjs";
import { create, createButton, createList, findAll } from "./dom.mjs";
import { loadItems, readItems, select } from "./items.mjs";
import { countTerms, parseQuery, renderQuery, toggleTerm } from "./selection.mjs";

/** @typedef {import("./selection.mjs").State} State */

/** @param {HTMLElement} list */
export function startFilter(list) {
  const filter = new Filter(list);
  try {
    filter.start();
  } catch {
    filter.stop();
  }
}

class Filter {
  /** @param {HTMLElement} list */
  constructor(list) {
    this.data = list.dataset;
    this.home = new URL(`${this.data.home}`, location.href);
    // Other pages hold a part of the list. There, a choice leads to the list itself.
    this.here = this.home.pathname === location.pathname;
    [this.nav] = findAll(list, "[data-wiq-filter]");
    [this.result] = findAll(list, "[data-wiq-result]");
    [this.subscribe] = findAll(list, "[type$='rss+xml']");
    this.feed = this.subscribe.cloneNode(true);
    this.groups = findAll(list, "[data-wiq-group]");
    this.pages = findAll(list, "[data-wiq-pages]");
    this.sentence = `${this.result.textContent}`;
    this.facets = findAll(this.nav, "[data-facet]").map(readFacet);
    this.keys = this.facets.map(({ key }) => key);
    this.items = this.first = this.groups.flatMap((group) => readItems(group, this.keys));
    this.step = this.limit = this.data.source ? this.first.length : Infinity;
    this.state = this.read();
    this.search = createSearch(() => this.choose(this.current(), "replaceState"));
    this.sort = createSort(
      this.first.some(({ date }) => date),
      () => this.choose(this.current()),
    );
    this.chosen = create("div", {});
    this.empty = create("div", { className: "wiq-empty", hidden: true });
    this.more = createButton("wiq-more", "", () => this.showMore());
    /** @type {HTMLElement[]} */
    this.buttons = [];
  }

  start() {
    for (const { boxes, links } of this.facets) links.replaceWith(boxes);
    this.tick();
    this.nav.addEventListener("change", ({ target }) => this.toggle(/** @type {HTMLInputElement} */ (target)));
    // Who comes back finds the boxes as the page shows them.
    addEventListener("pageshow", () => this.tick());
    if (this.here) this.startHere();
    else this.facets[0].boxes.before(create("p", { className: "wiq-hint" }, "Ein Häkchen öffnet die ganze Liste."));
  }

  startHere() {
    this.nav.prepend(this.search.row, this.sort.row);
    this.result.after(this.chosen);
    this.result.tabIndex = -1;
    this.groups[0].parentElement?.append(this.empty, this.more);
    this.more.hidden = true;
    this.nav.addEventListener("focusin", () => this.load().catch(() => {}), { once: true });
    addEventListener("popstate", () => this.show(this.read()));
    if (renderQuery(this.state)) this.show(this.state);
  }

  /** The choice in the address, or the one that this page is about. */
  read() {
    return parseQuery(this.here ? location.search : `${this.data.selected}`, this.keys);
  }

  /** The choice, with what stands in the fields. */
  current() {
    return { ...this.state, text: this.search.field.value.trim(), order: this.sort.field.value };
  }

  /** @param {HTMLInputElement} box */
  toggle({ type, name, value }) {
    const state = this.here ? this.current() : this.state;
    if (type === "checkbox") this.choose({ ...state, selection: toggleTerm(state.selection, name, value) });
  }

  /** Shows a choice and keeps it in the address. @param {State} state @param {"pushState" | "replaceState"} keep */
  async choose(state, keep = "pushState") {
    const address = this.home.pathname + renderQuery(state);
    if (!this.here) return location.assign(address);
    history[keep](null, "", address);
    await this.show(state);
  }

  /** Takes a choice back. Its button goes, so the focus moves on to the next one. @param {State} state */
  async drop(state) {
    const index = this.buttons.findIndex((button) => button === document.activeElement);
    await this.choose(state);
    (this.buttons[index] ?? this.buttons[index - 1] ?? this.result).focus();
  }

  /** @param {State} state */
  async show(state) {
    this.state = state;
    this.limit = this.step;
    this.fill();
    try {
      if (renderQuery(state)) await this.load();
      this.render();
    } catch {
      this.stop("Die Auswahl ließ sich nicht laden – die Links führen trotzdem weiter.");
    }
  }

  /** Fetches the whole list, once, where the page has only its beginning. */
  async load() {
    const { source } = this.data;
    if (!source) return;
    this.loading ??= loadItems(source, new URL("..", this.home).href, this.groups[0], this.keys);
    this.items = await this.loading;
  }

  tick() {
    const { selection } = this.state;
    for (const { key, terms } of this.facets) for (const { box, slug } of terms) box.checked = selection[key].includes(slug);
  }

  /** Brings the fields in line with the state, without touching what is being typed. */
  fill() {
    const { text, order } = this.state;
    const { search, sort } = this;
    this.tick();
    if (search.field.value.trim() !== text) search.field.value = text;
    sort.field.value = order;
    sort.field.value ||= "";
  }

  render() {
    const { facets, first, items, limit, state, step } = this;
    const active = renderQuery(state) !== "";
    const shown = active ? select(items, state) : first;
    const choices = findChoices(facets, state);
    this.renderCounts(active);
    this.renderCards(shown)
    this.renderChosen(choices)
    this.renderEmpty(choices)
    this.renderFeed()
    for (const page of this.pages) page.hidden = active;
    const left = ...
    this.more.hidden = 
    this.say
  }
}
