// The preview beside the form: the text with the style sheets of the site.

const STYLES = ["../../assets/wiq/material.css", "../../assets/wiq/wiq.css", "formular.css"];

let styled = false;

export function registerPreviews(CMS, collection) {
  if (!styled) STYLES.forEach((style) => CMS.registerPreviewStyle(new URL(style, document.baseURI).href));
  styled = true;
  CMS.registerPreviewTemplate(collection.name, Preview);
}

function Preview({ entry, widgetFor, getAsset, fieldsMetaData }) {
  const { h } = window;
  const data = entry.get("data").toJS();
  const picture = data.bild?.datei ? getAsset(data.bild.datei, null) : null;
  const photos = (Array.isArray(data.fotos) ? data.fotos : []).filter((photo) => photo?.datei);
  return h(
    "article",
    { className: "md-typeset wiq-prose wiq-form-preview", lang: data.lang || "de" },
    h("h1", {}, data.title || "Noch ohne Titel"),
    data.kurz ? h("p", {}, h("strong", {}, data.kurz)) : null,
    picture ? h("img", { src: picture.toString(), alt: data.bild.alt || "" }) : null,
    h("div", {}, widgetFor("body")),
    photos.map((photo, index) => h("figure", { key: index }, h("img", { src: getAsset(photo.datei, null).toString(), alt: photo.alt || "" }), h("figcaption", {}, photo.nachweis))),
    list(h, "Termine", data.termine, (one) => [one.titel, one.beginn, one.ort]),
    list(h, "Gesucht", data.idee?.gesucht ?? data.gesucht, (one) => [one.text]),
    list(h, "Treffen", data.treffen, (one) => [one.wann, one.ort]),
  );
}

function list(h, title, items, describe) {
  const found = (Array.isArray(items) ? items : []).filter(Boolean);
  if (!found.length) return null;
  return h("section", {}, h("h2", {}, title), h("ul", {}, found.map((one, index) => h("li", { key: index }, describe(one).filter(Boolean).join(", ")))));
}
