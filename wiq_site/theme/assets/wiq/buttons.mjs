/** Buttons that take choices back. */

import { quote } from "./choices.mjs";
import { create, createButton } from "./dom.mjs";

/** @typedef {import("./choices.mjs").Choice} Choice */
/** @typedef {(state: import("./selection.mjs").State) => void} Drop */

/** An active filter. @param {Choice} choice @param {Drop} drop */
export function createActive({ name, rest }, drop) {
  const button = createButton("wiq-active__item", name, () => drop(rest));
  button.setAttribute("aria-label", `Filter ${name} entfernen`);
  return button;
}

/** What was asked for and does not exist. @param {Choice} choice @param {Drop} drop */
export const createUnknown = ({ unknown = "", rest }, drop) =>
  create("p", { className: "wiq-unknown" }, unknown, createButton("wiq-unknown__drop", "Weglassen", () => drop(rest)));

/** A choice whose loss brings `count` items. @param {Choice} choice @param {number} count @param {Drop} drop */
export const createWay = ({ name, rest }, count, drop) =>
  createButton("wiq-empty__way", `Ohne ${quote(name)} ${count === 1 ? "wäre" : "wären"} es ${count}.`, () => drop(rest));
