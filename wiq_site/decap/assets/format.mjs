// A file of ours ⇄ what the form edits. Front matter is read as the builder reads it: every scalar is text. When it is
// written, only the values that changed are touched: comments, order, quotation marks and unknown keys stay.

import { Document, isMap, isScalar, isSeq, parseDocument, Scalar } from "./yaml/index.js";

export const NAME = "_name";
const SOURCE = "_quelle";
const KINDS = "_art";
const UNREADABLE = "_unlesbar";

const HEAD = /^\uFEFF?---[ \t]*\r?\n((?:[\s\S]*?\r?\n)??)---[ \t]*(?:\r?\n|$)/;
const PLAIN = /^(?!(?:null|~)$)[\p{L}\p{N}](?:[\p{L}\p{N} .,;!?()/%+–-]*[\p{L}\p{N}.!?)%])?$/iu;
const MOMENT = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?$/;
const YES = /^(?:ja|yes|true)$/i;
const OPTIONS = { lineWidth: 0, flowCollectionPadding: false };

/** The format of one collection: its fields say which values are lists, numbers, yes or no. */
export function makeFormat(fields, { arten, sonst }) {
  return {
    fromFile(text) {
      const { head, body } = split(text);
      const document = parse(head);
      if (document.errors.length) {
        return { title: "Diese Datei ist nicht lesbar", [UNREADABLE]: describe(document.errors[0]), [SOURCE]: text, [KINDS]: [sonst] };
      }
      const values = fromTexts(document.toJS() ?? {}, fields);
      const kinds = Object.keys(arten).filter((kind) => arten[kind] in values);
      return { ...values, body: body.trim(), [SOURCE]: text, [KINDS]: kinds.length ? kinds : [sonst] };
    },
    toFile(data) {
      if (data[UNREADABLE]) throw new Error(data[UNREADABLE]);
      const source = data[SOURCE] ?? "";
      const { head, body } = split(source);
      const text = `---\n${writeHead(head, data, fields)}---\n${writeBody(body, data.body ?? "")}`;
      return (source.startsWith("\uFEFF") ? "\uFEFF" : "") + (source.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text);
    },
  };
}

function split(text) {
  const found = HEAD.exec(text);
  return found ? { head: found[1].replace(/\r\n?/g, "\n"), body: text.slice(found[0].length) } : { head: "", body: text };
}

function parse(head) {
  return parseDocument(head, { schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
}

function describe(error) {
  const line = error.linePos ? `Zeile ${error.linePos[0].line + 1}` : "am Anfang";
  return `Die Angaben dieser Datei sind nicht lesbar (${line}). Bitte dort verbessern, wo die Dateien liegen.`;
}

// From texts -------------------------------------------------------------------------------------------------------

function fromTexts(values, fields) {
  const read = { ...values };
  for (const field of fields) {
    if (!(field.name in read)) continue;
    const value = fromText(read[field.name], field);
    if (value === undefined) delete read[field.name];
    else read[field.name] = value;
  }
  return read;
}

function fromText(value, field) {
  if (value === null || value === "") return undefined;
  const isPart = typeof value === "object" && !Array.isArray(value);
  if (field.widget === "boolean") return typeof value === "string" ? YES.test(value.trim()) : value;
  if (field.fields && isPart) return fromTexts(value, field.fields);
  if (field.fields && Array.isArray(value)) return value.filter(isThere).map((one) => (typeof one === "object" ? fromTexts(one, field.fields) : one));
  if (isManyTexts(field)) return asList(value, field.namen);
  return value;
}

function isManyTexts(field) {
  return field.widget === "wiq-zeilen" || (field.widget === "wiq-auswahl" && field.multiple);
}

function asList(value, splits) {
  const texts = Array.isArray(value) ? value : splits ? String(value).split(",") : [value];
  return texts.filter(isThere).map((text) => (typeof text === "string" ? text.trim() : text)).filter(isThere);
}

function isThere(value) {
  return value !== null && value !== undefined && value !== "";
}

// Back to texts ----------------------------------------------------------------------------------------------------

/** What is written down: texts only, nothing empty. */
function clean(value) {
  if (typeof value === "string") return value.trim() || undefined;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    const items = value.map(clean).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (value === null || typeof value !== "object") return undefined;
  const pairs = Object.entries(value).map(([key, item]) => [key, clean(item)]).filter(([, item]) => item !== undefined);
  return pairs.length ? Object.fromEntries(pairs) : undefined;
}

function writeHead(head, data, fields) {
  const document = parse(head);
  const before = fromTexts(document.toJS() ?? {}, fields);
  const edits = [];
  for (const field of fields.filter(({ name }) => name !== "body")) {
    const old = clean(before[field.name]);
    const wanted = clean(data[field.name]);
    if (JSON.stringify(old) === JSON.stringify(wanted) || (wanted === "false" && old === undefined)) continue;
    edits.push(findEdit(head, document, field.name, wanted));
  }
  const last = head && !head.endsWith("\n") ? `${head}\n` : head;
  return edits.sort((one, other) => other.start - one.start).reduce(apply, last);
}

/** Which part of the head becomes what: a value with its key, or a new line at the end. */
function findEdit(head, document, name, wanted) {
  const pair = isMap(document.contents) ? document.contents.items.find(({ key }) => String(key) === name) : undefined;
  if (!pair) return { start: Infinity, end: Infinity, text: wanted === undefined ? "" : writePair(name, create(wanted)) };
  const start = pair.key.range[0];
  const end = (pair.value ?? pair.key).range[2];
  const blank = /\s*$/.exec(head.slice(start, end))[0];
  if (wanted !== undefined) return { start, end, text: writePair(name, merge(pair.value, wanted)).trimEnd() + blank };
  return { start, end: blank.includes("\n") ? end : end + 1, text: "" };
}

function writePair(name, node) {
  const document = new Document({}, { schema: "failsafe" });
  document.set(name, node);
  return document.toString(OPTIONS);
}

function apply(head, { start, end, text }) {
  return head.slice(0, start) + text + head.slice(end);
}

/** The new value in the old node, so that what is beside it stays. */
function merge(node, value) {
  if (isMap(node) && !Array.isArray(value) && typeof value === "object") {
    for (const { key } of [...node.items]) if (!(String(key) in value)) node.delete(String(key));
    for (const [key, item] of Object.entries(value)) node.set(key, merge(node.get(key, true), item));
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    node.items = value.map((item, index) => merge(node.items[index], item));
    return node;
  }
  if (isScalar(node) && node.value === value) return node;
  return create(value);
}

function create(value) {
  const document = new Document({}, { schema: "failsafe" });
  if (typeof value === "string") return scalar(value);
  if (Array.isArray(value)) {
    const list = document.createNode([]);
    list.items = value.map(create);
    list.flow = value.every((item) => typeof item === "string" && /^[a-z0-9-]+$/.test(item));
    return list;
  }
  const map = document.createNode({});
  for (const [key, item] of Object.entries(value)) map.set(key, create(item));
  return map;
}

function scalar(text) {
  const node = new Scalar(text);
  if (text.includes("\n")) node.type = Scalar.BLOCK_LITERAL;
  else node.type = PLAIN.test(text) || MOMENT.test(text) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
  return node;
}

function writeBody(old, body) {
  if (old.trim() === body.trim()) return old;
  const above = old.trim() ? /^\s*?(?=\S)/.exec(old)[0] : "\n";
  return body.trim() ? `${above}${body.trim()}\n` : "";
}

// The name of a new file -------------------------------------------------------------------------------------------

const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
const LONGEST = 80;

/** The name that `wiq neu` would propose: `2026-05-01-gruene-hoefe`. */
export function makeName(data, isDated) {
  const slug = shorten(slugify(data.get("title") ?? "")) || "ohne-titel";
  const day = String(data.get("date") ?? "").slice(0, 10);
  return isDated && day ? `${day}-${slug}` : slug;
}

/** Like `slugify` of the builder, for what editors type here. */
export function slugify(text) {
  const plain = text.normalize("NFC").replace(/(?<=[\p{L}\p{N}]):(?=in)/gu, "").toLowerCase().replace(/[äöüß]/g, (sign) => UMLAUTS[sign]);
  const folded = plain.normalize("NFD").replace(/\p{M}/gu, "").replace(/['’]/g, "");
  return folded.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

function shorten(slug) {
  if (slug.length <= LONGEST) return slug;
  const cut = slug.slice(0, LONGEST + 1);
  return cut.includes("-") ? cut.slice(0, cut.lastIndexOf("-")) : slug.slice(0, LONGEST);
}
