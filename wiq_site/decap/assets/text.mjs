// The text: Decap's editor, and Markdown alone where its buttons would spoil something.

// Decap's editor with buttons writes the whole text anew, and not all of it comes back as it was: footnotes, boxes,
// attributes, definitions, task lists, HTML and notes, stars and low lines within words. Better once too often as Markdown.
const SPECIAL = [
  /\[\^|^\s*(?:\{:|!!!|\?\?\?|:::|>\s*\[!|:\s)/m,
  /\{[:#.]|^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]/m,
  /<[a-z!/]/i,
  /[\p{L}\p{N}][*_][\p{L}\p{N}]/u,
  /^\s*\[[^\]]+\]:|^(?: {4}|\t)|\\\s*$| {2}$/m,
  /^\s+(?:[-*+]|\d+[.)])\s/m, // Decap pulls lists within lists apart
  /__|~~~|\$\$/,
];

function isSpecial(text) {
  return SPECIAL.some((pattern) => pattern.test(text));
}

/** Decap's editor; what it would spoil is written as Markdown. */
export function makeText(MarkdownControl) {
  const { createClass, h } = window;
  return createClass({
    getInitialState() {
      return { isSpecial: isSpecial(this.props.value ?? "") };
    },
    shouldComponentUpdate() {
      return true;
    },
    render() {
      const { field } = this.props;
      if (!this.state.isSpecial) return h(MarkdownControl, this.props);
      const raw = field.set("modes", field.get("modes").filter((mode) => mode === "raw"));
      return h(
        "div",
        {},
        h("p", { className: "wiq-form-hint" }, "In diesem Text steht etwas, das die Leiste nicht kann, zum Beispiel eine Fußnote, ein Kasten oder ein Genderstern. Damit nichts davon verloren geht, schreibst du ihn als Markdown."),
        h(MarkdownControl, { ...this.props, field: raw }),
      );
    },
  });
}
