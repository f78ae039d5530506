/** The search index, see wiq_site/search/index.py. Nothing is loaded before somebody searches, and then only what is needed. */

import { fold, unaccent } from "./fold.mjs";

// A synonym in a title counts less than the typed word in a text.
const SYNONYM = 1 / 24;
// How well a word of the index fits: whole, with another ending, at its beginning, inside; the last two without ending.
const [WHOLE, ENDING, BEGINNING, INSIDE, STEM_BEGINNING, STEM_INSIDE] = [6, 5, 4, 3, 2, 1];

/** @param {string} text */
export const splitWords = (text) => unaccent(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** @param {string} word */
function findStem(word) {
  const stem = word.replace(/(ungen|ung|ern|em|en|er|es|e|n|s|t)$/, "");
  return stem.length < 4 ? word : stem;
}

/** Rates words of the index against a word of the query, 0 if it does not fit. @param {string} word */
function createRating(word) {
  const forms = [word, fold(word)];
  const stems = forms.map(findStem);
  return (/** @type {string[]} */ known) => {
    const fits = (/** @type {string[]} */ own, /** @type {"startsWith" | "includes"} */ how) =>
      known.some((text, form) => text[how](own[form]));
    if (forms.some((form, number) => form === known[number])) return WHOLE;
    // "QR" is a word, not a part of one.
    if (word.length < 3) return 0;
    if (fits(stems, "startsWith") && known.some((text, form) => findStem(text) === stems[form])) return ENDING;
    if (fits(forms, "startsWith")) return BEGINNING;
    if (fits(forms, "includes")) return INSIDE;
    if (fits(stems, "startsWith")) return STEM_BEGINNING;
    return fits(stems, "includes") ? STEM_INSIDE : 0;
  };
}

/** Names that mean the same as the beginning of the words, that one first. @param {string[][][]} groups @param {string[]} words */
function findSynonyms(groups, words) {
  const isSame = (/** @type {string[]} */ name) =>
    name.every((word, number) => number < words.length && findStem(fold(word)) === findStem(fold(words[number])));
  const [longest] = groups
    .flatMap((names) => names.filter(isSame).map((name) => ({ name, names })))
    .sort((a, b) => b.name.length - a.name.length);
  if (!longest) return undefined;
  const { name, names } = longest;
  return [words.slice(0, name.length), ...names.filter((other) => other !== name)];
}

/** @param {string} coded */
function decodeWords(coded) {
  let word = "";
  return coded.split(" ").map((code) => {
    word = word.slice(0, parseInt(code[0], 36)) + code.slice(1);
    return [word, fold(word)];
  });
}

/** @param {URL} address @param {RequestInit} [options] */
async function load(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}`);
  return answer.json();
}

/** @param {URL} address @returns {Promise<SearchIndex>} */
export async function openIndex(address) {
  // A new build may have come since the last visit; its parts have its version in their address.
  const { version, weights, common, parts, pages, synonyms, words: coded } = await load(address, { cache: "no-cache" });
  const words = decodeWords(coded);
  const vocabulary = new Set(words.map(([word]) => word));
  const ignored = new Set(common.split(" "));
  /** @type {string[][][]} */
  const groups = synonyms.map((/** @type {string[]} */ names) => names.map((name) => name.split(" ")));
  /** @type {Map<string, Promise<any>>} */
  const loaded = new Map();

  const once = (/** @type {string} */ path) => {
    const promise = loaded.get(path) ?? load(new URL(`${path}?${version}`, address));
    promise.catch(() => loaded.delete(path));
    loaded.set(path, promise);
    return promise;
  };

  /** Page → score for one word. @param {string} word */
  async function rankWord(word) {
    const rate = createRating(word);
    /** @type {Map<number, number>} */
    const scores = new Map();
    const fitting = words.map((known, number) => ({ number, fit: rate(known) })).filter(({ fit }) => fit);
    await Promise.all(
      fitting.map(async ({ number, fit }) => {
        const part = parts.filter((/** @type {number} */ start) => start <= number).length - 1;
        const postings = (await once(`woerter/${part}.json`)).split(" ")[number - parts[part]];
        let page = 0;
        for (const [, distance, weight] of postings.matchAll(/([0-9a-z]+)([A-F])/g)) {
          page += parseInt(distance, 36);
          scores.set(page, Math.max(scores.get(page) ?? 0, fit * weights[weight]));
        }
      }),
    );
    return scores;
  }

  /** Page → score for a name: its pages hold all of its words. @param {string[]} name */
  async function rankName(name) {
    const [first, ...rest] = await Promise.all(name.map(rankWord));
    const pages = [...first.keys()].filter((page) => rest.every((scores) => scores.has(page)));
    const score = (/** @type {number} */ page) => Math.min(...[first, ...rest].map((scores) => scores.get(page) ?? 0));
    return new Map(pages.map((page) => [page, score(page)]));
  }

  /** Page → score for names that mean the same; the one that was typed counts most. @param {string[][]} names */
  async function rank([typed, ...others]) {
    const scores = await rankName(typed);
    for (const found of await Promise.all(others.map(rankName)))
      for (const [page, score] of found) scores.set(page, Math.max(scores.get(page) ?? 0, score * SYNONYM));
    return scores;
  }

  /** *Pflanzenregal* finds *Regal für Pflanzen*, if there is nothing better. @param {string} word */
  function splitCompound(word) {
    const rate = createRating(word);
    if (word.length < 8 || words.some(rate)) return [word];
    const places = [...word].map((_, at) => [word.slice(0, at), word.slice(at)]);
    return places.find((parts) => parts.every((part) => part.length > 3 && vocabulary.has(part))) ?? [word];
  }

  /** What is asked for, each with the names that mean the same, what was typed first. @param {string} query */
  function readQuery(query) {
    /** @type {string[][][]} */
    const asked = [];
    for (let rest = [...new Set(splitWords(query))]; rest.length; ) {
      const names = findSynonyms(groups, rest);
      const taken = names ? names[0].length : 1;
      asked.push(...(names ? [names] : splitCompound(rest[0]).map((word) => [[word]])));
      rest = rest.slice(taken);
    }
    // Common words may be missing, unless there are no others.
    const needed = asked.filter(([typed]) => typed.some((word) => !ignored.has(word)));
    return { asked, needed: needed.length ? needed : asked };
  }

  /** @param {string} query */
  async function search(query) {
    const { asked, needed } = readQuery(query);
    const ranks = await Promise.all(asked.map(rank));
    const [first, ...rest] = ranks.filter((_, number) => needed.includes(asked[number]));
    const pages = [...(first?.keys() ?? [])].filter((page) => rest.every((scores) => scores.has(page)));
    const score = (/** @type {number} */ page) => ranks.reduce((sum, scores) => sum + (scores.get(page) ?? 0), 0);
    return pages
      .map((page) => ({ page, score: score(page) }))
      .sort((a, b) => b.score - a.score || a.page - b.page)
      .map(({ page }) => page);
  }

  return {
    search,
    async findAddresses(query) {
      const [found, addresses] = await Promise.all([search(query), once("adressen.json")]);
      return found.map((page) => addresses[page]);
    },
    readPage: async (number) => (await once(`seiten/${Math.floor(number / pages)}.json`))[number % pages],
    createMarker(query) {
      const rates = readQuery(query).needed.flat(2).map(createRating);
      return (word) => rates.some((rate) => rate([unaccent(word), fold(word)]));
    },
  };
}
