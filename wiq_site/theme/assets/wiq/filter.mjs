/** Facet links become check boxes, and the list follows them. */

import { describe, findChoices, findWays, quote } from "./choices.mjs";
import { createRow, createSearch, createSort, readFacets, showCount, startShow } from "./controls.mjs";
import { arrange, create, createList, find, findAll } from "./dom.mjs";
import { loadItems, readItems, select } from "./items.mjs";
import { readOffers, readPages, showOffers } from "./offers.mjs";
import { countTerms, parseQuery, renderQuery, toggleTerm } from "./selection.mjs";

/** Done when the list shows what the address asks for. @param {HTMLElement} list */
export async function startFilter(list) {
  const filter = new Filter(list);
  try {
    await filter.start();
  } catch {
    filter.stop();
  }
}

class Filter {
  /** @param {HTMLElement} list */
  constructor(list) {
    this.data = list.dataset;
    this.home = new URL(`${this.data.home}`, location.href);
    this.root = new URL("..", this.home).href;
    // Other pages show a part of the list; there, a choice leads to the list.
    this.here = this.home.pathname === location.pathname;
    this.nav = find(list, "[data-wiq-filter]");
    this.facets = findAll(this.nav, "section[data-facet]").flatMap(readFacets);
    this.keys = this.facets.map(({ key }) => key);
    this.state = this.parse(this.here ? location.search : (this.data.selected ?? ""));
    this.result = find(list, "[data-wiq-result]");
    this.count = find(this.nav, "[data-wiq-count]");
    this.sentence = `${this.result.textContent}`;
    this.pages = findAll(list, "[data-wiq-pages], [data-wiq-examples]");
    this.areas = findAll(list, "[data-wiq-map] [data-term]");
    this.groups = findAll(list, "[data-wiq-group]");
    this.first = this.groups.flatMap((group) => readItems(group, this.facets));
    this.items = this.first;
    /** @type {Promise<Item[]> | undefined} */
    this.loading = undefined;
    /** @type {Promise<SearchIndex> | undefined} */
    this.index = undefined;
    /** @type {Set<string>} */
    this.found = new Set();
    this.waiting = 0;
    this.step = this.data.source ? this.first.length : Infinity;
    this.offers = readOffers(list);
    this.sources = readPages(this.nav, this.offers, this.keys);
    this.chosen = create("div", {});
    this.empty = create("section", { className: "wiq-empty", ariaLabel: "Keine Einträge", hidden: true });
    this.more = create("button", { type: "button", hidden: true });
    this.search = createSearch(() => this.choose(this.current(), true));
    this.sort = createSort(JSON.parse(`${this.data.orders}`), () => this.choose(this.current()));
    this.rows = [createRow("Suche in dieser Liste", this.search), createRow("Sortierung", this.sort)];
  }

  async start() {
    const { areas, chosen, empty, facets, groups, here, more, nav, offers, result, rows } = this;
    for (const { boxes, links } of facets) links.replaceWith(boxes);
    this.fill();
    nav.addEventListener("change", ({ target }) => this.toggle(/** @type {HTMLInputElement} */ (target)));
    // Browsers may bring old ticks back.
    addEventListener("pageshow", () => this.fill());
    const hint = create("p", {}, "Ein Häkchen öffnet die ganze Liste.");
    find(nav, "summary").after(...(here ? rows : [hint]));
    find(nav, "details").dataset.wiqReady = "";
    startShow(nav, result);
    if (!here) return;
    nav.addEventListener("focusin", () => this.load().catch(() => {}), { once: true });
    result.after(chosen);
    groups[0].parentElement?.after(empty, more);
    for (const { link, note } of offers) link.before(note);
    for (const area of areas) area.addEventListener("click", (event) => this.toggleArea(event, area));
    addEventListener("popstate", () => this.show(this.parse(location.search)));
    if (renderQuery(this.state)) await this.show(this.state);
  }

  /** @param {string} query */
  parse(query) {
    return parseQuery(query, this.keys);
  }

  current() {
    return { ...this.state, text: this.search.value.trim(), order: this.sort.value };
  }

  /** @param {HTMLInputElement} box */
  toggle({ type, name, value }) {
    const state = this.current();
    if (type === "checkbox") this.choose({ ...state, selection: toggleTerm(state.selection, name, value) });
  }

  /** The map is the same filter. @param {MouseEvent} event @param {HTMLElement} area */
  toggleArea(event, { dataset: { facet = "", term = "" } }) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const state = this.current();
    this.choose({ ...state, selection: toggleTerm(state.selection, facet, term) });
  }

  /** @param {State} state */
  async choose(state, typing = false) {
    const address = this.home.pathname + renderQuery(state);
    if (!this.here) return location.assign(address);
    history[typing ? "replaceState" : "pushState"](null, "", address);
    await this.show(state);
  }

  /** Takes a choice back; the focus moves on. @param {State} state */
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
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.say("Einen Moment, die Liste wird geladen …"), 300);
    try {
      if (renderQuery(state)) await this.load();
      const found = await this.find(state.text);
      // Who types on has asked for something else.
      if (this.state !== state) return;
      this.found = found;
      this.render();
    } catch {
      this.stop();
      this.say(`${this.sentence}. Die Auswahl ließ sich nicht laden – die Links führen trotzdem weiter.`);
      this.result.focus();
    } finally {
      clearTimeout(this.waiting);
    }
  }

  async load() {
    const { source } = this.data;
    if (!source) return;
    this.loading ??= loadItems(source, this.root, this.groups[0]);
    this.items = await this.loading;
  }

  /** Paths of the pages that hold a text, not only their cards. @param {string} text @returns {Promise<Set<string>>} */
  async find(text) {
    if (!text) return new Set();
    try {
      this.index ??= import("./index.mjs").then(({ openIndex }) => openIndex(new URL(`${this.data.index}`, location.href)));
      const addresses = await (await this.index).findAddresses(text);
      return new Set(addresses.map((address) => new URL(address, this.root).pathname));
    } catch {
      this.index = undefined;
      return new Set();
    }
  }

  fill() {
    const { areas, facets, search, sort, state } = this;
    const { selection, text, order } = state;
    for (const { key, terms } of facets)
      for (const { box, slug } of terms) box.checked = selection[key].includes(slug);
    for (const area of areas) {
      const { facet = "", term = "" } = area.dataset;
      if (selection[facet].includes(term)) area.setAttribute("aria-current", "true");
      else area.removeAttribute("aria-current");
    }
    if (search.value.trim() !== text) search.value = text;
    sort.value = order;
    // Not every list has every order.
    sort.value ||= "";
  }

  render() {
    const { data, facets, first, found, items, pages, sentence, state, step } = this;
    const active = renderQuery(state) !== "";
    const shown = active ? select(items, state, found) : first;
    const { length } = shown;
    const count = `${length} ${length === 1 ? data.one : data.many}`;
    for (const page of pages) page.hidden = active;
    this.renderCards(shown, step);
    this.renderCounts(active);
    this.renderButtons(!length);
    showOffers(this.offers, this.sources, state);
    this.count.textContent = count;
    this.say(active ? describe(facets, state, count) : sentence);
  }

  /** @param {Item[]} items @param {number} limit */
  renderCards(items, limit) {
    const { groups, more, step } = this;
    for (const group of groups) {
      const shown = items.slice(0, limit).filter((item) => item.group === group);
      arrange(find(group, "ul"), shown.map(({ card }) => card()));
      // A heading stays when there is something to say under it.
      const none = find(group, "[data-wiq-none]");
      if (none) none.hidden = shown.length > 0;
      group.hidden = !shown.length && !(none && items.length);
    }
    more.hidden = items.length <= limit;
    more.textContent = `Weitere ${Math.min(step, items.length - limit)} zeigen`;
    more.onclick = () => {
      this.renderCards(items, limit + step);
      find(items[limit].card(), "a").focus();
    };
  }

  /** @param {boolean} active */
  renderCounts(active) {
    const { facets, found, items, state } = this;
    for (const { key, terms } of facets) {
      // Without an order: sorting for each facet would take longest.
      const rest = { ...state, order: "", selection: { ...state.selection, [key]: [] } };
      const counts = countTerms(key, select(items, rest, found));
      for (const term of terms) {
        const { box, count, slug } = term;
        const left = active ? (counts.get(slug) ?? 0) : count;
        showCount(term, left);
        // A disabled box would lose the focus.
        box.disabled = !left && !box.checked && box !== document.activeElement;
      }
    }
  }

  /** @param {boolean} nothing */
  renderButtons(nothing) {
    const { chosen, data, empty, facets, found, items, state } = this;
    const choices = findChoices(facets, state);
    const none = { ...this.parse(""), order: state.order };
    const reset = () => [this.createButton("wiq-reset", "Alle zurücksetzen", none)];
    const active = choices.map(({ name, rest, unknown }) => {
      const button = this.createButton("wiq-active__item", name, rest);
      button.setAttribute("aria-label", `Filter ${name} entfernen`);
      return [unknown, button];
    });
    chosen.replaceChildren(...(choices.length ? [createList("wiq-active", [...active, reset()])] : []));
    empty.hidden = !nothing;
    if (!nothing) return;
    const ways = findWays(facets, state).flatMap(({ name, rest }) => {
      const { length } = select(items, rest, found);
      const text = `Ohne ${quote(name)} ${length === 1 ? "wäre" : "wären"} es ${length}.`;
      return length ? [[this.createButton("", text, rest)]] : [];
    });
    empty.replaceChildren(
      create("img", { src: data.emptyPicture, alt: "", width: 320, height: 220 }),
      create("p", {}, "Dazu gibt es zurzeit nichts."),
      createList("wiq-empty__ways", [...ways, reset()]),
    );
  }

  /** @param {string} className @param {string} textContent @param {State} rest */
  createButton(className, textContent, rest) {
    return create("button", { type: "button", className, textContent, onclick: () => this.drop(rest) });
  }

  /** @param {string} sentence */
  say(sentence) {
    if (this.result.textContent !== sentence) this.result.textContent = sentence;
  }

  /** Back to what the server made. */
  stop() {
    this.show = async () => {};
    for (const { boxes, links } of this.facets) boxes.replaceWith(links);
    const notes = this.offers.map(({ note }) => note);
    for (const added of [...this.rows, ...notes, this.chosen, this.empty, this.more]) added.remove();
    this.state = this.parse("");
    this.render();
  }
}
