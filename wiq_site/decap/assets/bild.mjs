// A picture: Decap's own field, on which a file may be dropped as well.

import { slugify } from "./format.mjs";

/** Decap's own control, and a picture may be dropped on it. */
export function makePicture(ImageControl) {
  const { createClass, h } = window;
  return createClass({
    getInitialState() {
      return { isOver: false };
    },
    shouldComponentUpdate() {
      return true;
    },
    async drop(event) {
      event.preventDefault();
      this.setState({ isOver: false });
      const { field, collection, onPersistMedia, onChange } = this.props;
      const dropped = [...event.dataTransfer.files].find((file) => file.type.startsWith("image/"));
      if (!dropped) return;
      const file = new File([dropped], makeFileName(dropped.name), { type: dropped.type });
      const kept = await onPersistMedia(file, { field });
      if (kept && !kept.type.endsWith("FAILURE")) onChange(`${collection.get("public_folder")}/${file.name}`);
    },
    over(event) {
      event.preventDefault();
      this.setState({ isOver: true });
    },
    render() {
      return h(
        "div",
        {
          className: `wiq-form-drop ${this.state.isOver ? "wiq-form-drop--over" : ""}`,
          onDragOver: (event) => this.over(event),
          onDragLeave: () => this.setState({ isOver: false }),
          onDrop: (event) => this.drop(event),
        },
        h(ImageControl, this.props),
      );
    },
  });
}

function makeFileName(name) {
  const [, stem, ending] = /^(.*?)(\.[^.]*)?$/s.exec(name);
  return `${slugify(stem) || "bild"}${(ending ?? "").toLowerCase()}`;
}
