/** The list component: facet links become check boxes, and the list follows what is chosen. */

import { createActive, createWays, describe, findChoices, findFeed } from "./choices.mjs";
import { createSearch, createSort, readFacet } from "./controls.mjs";
import { create, createButton, find, findAll } from "./dom.mjs";
import { loadItems, readItems, select } from "./items.mjs";
import { countTerms, parseQuery, renderQuery, toggleTerm } from "./selection.mjs";

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
    /** Other pages hold a part of the list. There, a choice leads to the list itself. */
    this.here = this.home.pathname === location.pathname;
    this.nav = find(list, "[data-wiq-filter]");
    this.facets = findAll(this.nav, "[data-facet]").map(readFacet);
    this.keys = this.facets.map(({ key }) => key);
    this.state = parseQuery(this.here ? location.search : `${this.data.selected}`, this.keys);
    this.result = find(list, "[data-wiq-result]");
    this.sentence = `${this.result.textContent}`;
    this.pages = findAll(list, "[data-wiq-pages]");
    this.groups = findAll(list, "[data-wiq-group]");
    /** @type {Item[]} */
    this.first = this.groups.flatMap((group) => readItems(group, this.keys));
    this.items = this.first;
    this.step = this.data.source ? this.first.length : Infinity;
    this.feed = /** @type {HTMLAnchorElement} */ (find(list, "[type$='rss+xml']"));
    this.whole = { note: "", name: `${this.feed.textContent}`, address: this.feed.href };
    this.note = create("span", {});
    this.chosen = create("div", {});
    this.empty = create("div", { className: "wiq-empty", hidden: true });
    this.more = create("button", { type: "button", className: "wiq-more", hidden: true });
    this.search = createSearch(() => this.choose(this.current(), "replaceState"));
    this.sort = createSort(
      this.first.some(({ date }) => date),
      () => this.choose(this.current()),
    );
  }

  start() {
    for (const { boxes, links } of this.facets) links.replaceWith(boxes);
    this.fill();
    this.nav.addEventListener("change", ({ target }) => this.toggle(/** @type {HTMLInputElement} */ (target)));
    // Who comes back finds the fields as the page shows them.
    addEventListener("pageshow", () => this.fill());
    if (this.here) this.startHere();
    else this.facets[0].boxes.before(create("p", { className: "wiq-hint" }, "Ein Häkchen öffnet die ganze Liste."));
  }

  startHere() {
    this.nav.prepend(this.search.row, this.sort.row);
    this.nav.addEventListener("focusin", () => this.load().catch(() => {}), { once: true });
    this.result.tabIndex = -1;
    this.result.after(this.chosen);
    this.groups[0].parentElement?.after(this.empty, this.more);
    this.feed.before(this.note);
    addEventListener("popstate", () => this.show(parseQuery(location.search, this.keys)));
    if (renderQuery(this.state)) this.show(this.state);
  }

  /** The choice, with what stands in the fields. */
  current() {
    return this.here
      ? { ...this.state, text: this.search.field.value.trim(), order: this.sort.field.value }
      : this.state;
  }

  /** @param {HTMLInputElement} box */
  toggle({ type, name, value }) {
    const state = this.current();
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
    const buttons = () => findAll(this.chosen, "[aria-label]");
    const index = buttons().findIndex((button) => button === document.activeElement);
    await this.choose(state);
    (buttons()[index] ?? buttons()[index - 1] ?? this.result).focus();
  }

  /** @param {State} state */
  async show(state) {
    this.state = state;
    this.fill();
    try {
      if (renderQuery(state)) await this.load();
      this.render();
    } catch {
      this.stop();
      this.say(`${this.sentence}. Die Auswahl ließ sich nicht laden – die Links führen trotzdem weiter.`);
      this.result.focus();
    }
  }

  /** Fetches the whole list, once, where the page has only its beginning. */
  async load() {
    const { source } = this.data;
    if (!source) return;
    this.loading ??= loadItems(source, new URL("..", this.home).href, this.groups[0], this.keys);
    this.items = await this.loading;
  }

  /** Brings the fields in line with the state, without touching what is being typed. */
  fill() {
    const { selection, text, order } = this.state;
    const [search, sort] = [this.search.field, this.sort.field];
    for (const { key, terms } of this.facets) for (const { box, slug } of terms) box.checked = selection[key].includes(slug);
    if (search.value.trim() !== text) search.value = text;
    sort.value = order;
    sort.value ||= "";
  }

  render() {
    const { facets, first, items, keys, state } = this;
    const active = renderQuery(state) !== "";
    const shown = active ? select(items, state) : first;
    for (const page of this.pages) page.hidden = active;
    this.renderCards(shown, this.step);
    this.renderCounts(active);
    this.renderButtons(findChoices(facets, state), shown.length)
    this.renderFeed();
    this.say(active ? describe(facets, state, `${shown.length} ${shown.length === 1 ? this.data.one : this.data.many}`) : this.sentence);
  }

  /** @param {Item[]} items @param {number} limit */
  renderCards(items, limit) {
    for (const group of this.groups) {
      const shown = items.slice(0, limit).filter((item) => item.group === group);
      find(group, "ul").replaceChildren(...shown.map(({ card }) => card()));
      group.hidden = !shown.length;
    }
    const left = Math.min(this.step, items.length - limit);
    this.more.hidden = !(left > 0);
    this.more.textContent = `Weitere ${left} zeigen`;
    this.more.onclick = () => {
      this.renderCards(items, limit + this.step);
      find(items[limit].card(), "a").focus();
    };
  }

  /** What each value would give. @param {boolean} active */
  renderCounts(active) {
    const { items, state } = this;
    for (const { key, terms } of this.facets) {
      const counts = countTerms(key, select(items, { ...state, selection: { ...state.selection, [key]: [] } }));
      for (const { box, count, number, slug } of terms) {
        const found = active ? (counts.get(slug) ?? 0) : count;
        number.textContent = `${found}`;
        // A box with the focus stays usable, or the focus would be lost.
        box.disabled = !found && !box.checked && box !== document.activeElement;
      }
    }
  }

  /** The buttons that take a choice back; with nothing found, those that would help. @param {number} count */
  renderButtons(count) {
    const { chosen, empty, facets, items, state } = this;
    const choices = findChoices(facets, state);
    const drop = (/** @type {State} */ rest) => this.drop(rest);
    const reset = () => createButton("wiq-reset", "Alle zurücksetzen", () => this.drop({ ...state, ...}));
    chosen.replaceChildren(...(choices.length ? [createActive(choices, drop, reset())] : []));
    empty.hidden = count > 0;
    if (!count) empty.replaceChildren(create("img", {src: this.data.emptyPicture, alt: ""}), create("p", {}, "Dazu gibt es zurzeit nichts."), createWays(choices, (rest) => select(items, rest).length, drop, reset()))
  }

  renderFeed() {
    const { note, name, address } = findFeed(this.facets, this.state, this.whole);
    this.note.textContent = note;
    this.feed.textContent = name;
    this.feed.href = address;
  }

  /** Puts a sentence where screen readers hear it, once. @param {string} sentence */
  say(sentence) {
    if (this.result.textContent !== sentence) this.result.textContent = sentence;
  }

  /** The page as the server made it. */
  stop() {
    this.state = parseQuery("", this.keys);
    this.render();
    for (const { boxes, links } of this.facets) boxes.replaceWith(links);
    for (const added of [this.search.row, this.sort.row, this.chosen, this.empty, this.more, this.note]) added.remove();
  }
}
