/** The words of the script. Browsers never load this file; `tsc` checks the modules with it. */

/** Facet → terms. Without terms a facet does not restrict. */
type Terms = Record<string, string[]>;

/** What a reader has chosen. */
interface State {
  selection: Terms;
  text: string;
  order: string;
}

interface Item {
  title: string;
  /** What its card says, see `prepare`. */
  text: string;
  /** The path of its page. */
  page: string;
  date: string;
  /** When it ends, if it does. */
  bis: string;
  facets: Terms;
  group: Element;
  card: () => Element;
}

interface Term {
  slug: string;
  label: string;
  /** The number of its items in the whole list. */
  count: number;
  box: HTMLInputElement;
  number: HTMLElement;
}

interface Facet {
  key: string;
  label: string;
  terms: Term[];
  /** What the server made, and what takes its place. */
  links: HTMLElement;
  boxes: HTMLElement;
}

/** One term or the text; `rest` is the state without it, `unknown` the sentence about a term that does not exist. */
interface Choice {
  name: string;
  rest: State;
  unknown: string;
}

type Kind = "feed" | "calendar";

/** A page of the list: its selection, the number of its items, and the addresses of its feed and its calendar. */
interface ListPage {
  selection: Terms;
  name: string;
  count: number;
  feed?: string;
  calendar?: string;
}

/** What the server offers to subscribe to. */
interface Offer {
  kind: Kind;
  link: HTMLAnchorElement;
  note: HTMLElement;
  name: string;
  address: string;
}

/** What the search shows of a page. */
interface FoundPage {
  address: string;
  kind: string;
  title: string;
  kurz: string;
  lang?: string;
  text: string;
}

interface SearchIndex {
  /** Numbers of the pages that hold all words, best first. */
  search: (query: string) => Promise<number[]>;
  /** Addresses of the same pages, from the root of the site. */
  findAddresses: (query: string) => Promise<string[]>;
  readPage: (number: number) => Promise<FoundPage>;
  /** Whether a word of a text fits the query. */
  createMarker: (query: string) => (word: string) => boolean;
}
