// Fields that Decap CMS lacks: a day with or without a time, terms to tick, one text a line, a part that may be missing.
// Widgets are components of the React that Decap brings (decapcms.org/docs/custom-widgets).

import { makePicture } from "./bild.mjs";
import { makeText } from "./text.mjs";

const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::00)?)?$/;

export function registerWidgets(CMS) {
  CMS.registerWidget("wiq-datum", makeDate(), Plain);
  CMS.registerWidget("wiq-auswahl", makeChoice(), Plain);
  CMS.registerWidget("wiq-zeilen", makeLines(), Plain);
  const markdown = CMS.getWidget("markdown");
  CMS.registerWidget("wiq-text", makeText(markdown.control), markdown.preview, markdown.schema);
  const image = CMS.getWidget("image");
  CMS.registerWidget("wiq-bild", makePicture(image.control), image.preview);
  CMS.registerWidget("wiq-gruppe", makeGroup(CMS.getWidget("object").control), () => null);
}

const Plain = ({ value }) => window.h("p", {}, value && value.toJS ? value.toJS().join(", ") : String(value ?? ""));

function fail(message) {
  return { error: { type: "CUSTOM", message } };
}

const FINE = { error: false };

/** A list as the form keeps it: of the same kind as the options. */
function makeList(field, items) {
  return (field.get("options") ?? field.get("leer")).clear().concat(items);
}

function asTexts(value) {
  return value && value.toJS ? value.toJS() : Array.isArray(value) ? value : value ? [String(value)] : [];
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// A day, and perhaps a time ----------------------------------------------------------------------------------------

function makeDate() {
  const { createClass, h } = window;
  return createClass({
    getInitialState() {
      return { time: "", ...readMoment(this.props.value) };
    },
    componentDidMount() {
      const isNew = this.props.field.get("vorgabe") === "heute" && !this.props.value;
      if (isNew) this.change({ day: today() });
    },
    change(part) {
      const next = { ...this.state, ...part };
      this.setState(next);
      this.props.onChange(next.day && next.time ? `${next.day} ${next.time}` : next.day);
    },
    isValid() {
      const label = this.props.field.get("label");
      if (this.day && this.day.validity.badInput) return fail(`${label}: Dieses Datum gibt es nicht, oder es ist unvollständig.`);
      if (this.time && this.time.validity.badInput) return fail(`${label}: Die Uhrzeit ist unvollständig.`);
      if (this.state.time && !this.state.day) return fail(`${label}: Vor der Uhrzeit fehlt der Tag.`);
      const year = Number(this.state.day.slice(0, 4));
      if (this.state.day && !this.state.isOther && (year < 1970 || year > 2199)) return fail(`${label}: Erlaubt sind die Jahre 1970 bis 2199.`);
      if (this.isTooEarly()) return fail(`${label}: Das liegt vor „${this.props.field.get("nach").last()}“. Bitte beides prüfen.`);
      return FINE;
    },
    /** Whether it lies before the moment beside it that comes first. A day alone lasts until midnight. */
    isTooEarly() {
      const first = findBeside(this.day, this.props.field.get("nach")?.first());
      const { day, time, isOther } = this.state;
      if (!first || !first.day || !day || isOther) return false;
      return day < first.day || (day === first.day && Boolean(time && first.time) && time < first.time);
    },
    render() {
      const { field, forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      const focus = { onFocus: setActiveStyle, onBlur: setInactiveStyle };
      const { day, time, isOther } = this.state;
      const isEmpty = !day && !time;
      return h(
        "div",
        { className: `${classNameWrapper} wiq-form-row` },
        h("input", {
          id: forID,
          type: isOther ? "text" : "date",
          value: day,
          ref: (element) => (this.day = element),
          onChange: (event) => this.change({ day: event.target.value }),
          ...focus,
        }),
        field.get("zeit") && !isOther
          ? h("label", {}, "Uhrzeit, wenn sie feststeht: ", h("input", {
              type: "time",
              value: time,
              ref: (element) => (this.time = element),
              onChange: (event) => this.change({ time: event.target.value }),
              ...focus,
            }))
          : null,
        isEmpty ? null : h("button", { type: "button", onClick: () => this.change({ day: "", time: "", isOther: false }) }, "Leeren"),
      );
    },
  });
}

/** Day and time of the field `name` in the same group as an element. */
function findBeside(element, name) {
  let group = name ? element?.parentElement : null;
  let found = null;
  while (group && !found) {
    found = group.querySelector(`input[type=date][id^="${name}-field"]`);
    group = group.parentElement;
  }
  return found && { day: found.value, time: found.parentElement.querySelector("input[type=time]")?.value ?? "" };
}

/** `2026-05-01 17:00` as the fields of a browser take it. What is written otherwise stays a text. */
function readMoment(value) {
  const text = String(value ?? "").trim();
  const found = DAY.exec(text);
  if (!found) return { day: text, time: "", isOther: text !== "" };
  const [, year, month, day, hour, minute] = found;
  const two = (part) => part.padStart(2, "0");
  return { day: `${year}-${two(month)}-${two(day)}`, time: hour ? `${two(hour)}:${minute}` : "", isOther: false };
}

// Terms ------------------------------------------------------------------------------------------------------------

function makeChoice() {
  const { createClass, h } = window;
  return createClass({
    options() {
      const known = this.props.field.get("options").toJS();
      const values = asTexts(this.props.value).filter((value) => !known.some((option) => option.value === value));
      return [...known, ...values.map((value) => ({ value, label: `${value} (gibt es nicht mehr)`, hint: "" }))];
    },
    toggle(value, isOn) {
      const now = asTexts(this.props.value).filter((one) => one !== value);
      this.props.onChange(makeList(this.props.field, isOn ? [...now, value] : now));
    },
    renderOne() {
      const { field, forID, classNameWrapper, setActiveStyle, setInactiveStyle, value, onChange } = this.props;
      const empty = field.get("required") ? "Bitte wählen" : "Keine Angabe";
      return h(
        "select",
        { id: forID, className: classNameWrapper, value: value ?? "", onFocus: setActiveStyle, onBlur: setInactiveStyle, onChange: (event) => onChange(event.target.value || null) },
        h("option", { value: "" }, empty),
        this.options().map((option) => h("option", { key: option.value, value: option.value, title: option.hint }, option.label)),
      );
    },
    renderMany() {
      const { classNameWrapper, forID, field } = this.props;
      const chosen = asTexts(this.props.value);
      return h(
        "div",
        { id: forID, className: `${classNameWrapper} wiq-form-choices`, role: "group", "aria-label": field.get("label") },
        this.options().map((option) => h(
          "label",
          { key: option.value, title: option.hint },
          h("input", { type: "checkbox", checked: chosen.includes(option.value), onChange: (event) => this.toggle(option.value, event.target.checked) }),
          " ",
          option.label,
        )),
      );
    },
    render() {
      return this.props.field.get("multiple") ? this.renderMany() : this.renderOne();
    },
  });
}

// One text a line --------------------------------------------------------------------------------------------------

function makeLines() {
  const { createClass, h } = window;
  return createClass({
    getInitialState() {
      return { text: asTexts(this.props.value).join("\n") };
    },
    change(text) {
      this.setState({ text });
      const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
      this.props.onChange(lines);
    },
    isValid() {
      const muster = this.props.field.get("muster");
      const wrong = muster && asTexts(this.props.value).find((line) => !new RegExp(muster.first()).test(line));
      return wrong ? fail(`${this.props.field.get("label")}: „${wrong}“ passt nicht. ${muster.last()}`) : FINE;
    },
    render() {
      const { forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
      const { text } = this.state;
      return h("textarea", {
        id: forID,
        className: `${classNameWrapper} wiq-form-lines`,
        rows: Math.max(2, text.split("\n").length + 1),
        value: text,
        onChange: (event) => this.change(event.target.value),
        onFocus: setActiveStyle,
        onBlur: setInactiveStyle,
      });
    },
  });
}

// A part that may be missing ---------------------------------------------------------------------------------------

function makeGroup(ObjectControl) {
  const { createClass, h } = window;
  return createClass({
    getInitialState() {
      return { isOpen: hasValues(this.props.value) };
    },
    validate() {
      if (this.inner) this.inner.validate();
    },
    focus(path) {
      if (this.inner) this.inner.focus(path);
    },
    shouldComponentUpdate() {
      return true;
    },
    remove() {
      this.forgetErrors();
      this.setState({ isOpen: false });
      this.props.onChange(null);
    },
    /** What was wrong within the part is gone with it. */
    forgetErrors() {
      const { fieldsErrors, clearFieldErrors, forID } = this.props;
      for (const [id, errors] of Object.entries(fieldsErrors ? fieldsErrors.toJS() : {})) {
        if (errors.some((error) => (error.parentIds ?? []).includes(forID))) clearFieldErrors(id);
      }
    },
    render() {
      const { field, value, classNameWrapper, forID } = this.props;
      const label = field.get("label");
      if (!this.state.isOpen) {
        return h(
          "div",
          { id: forID, className: `${classNameWrapper} wiq-form-row` },
          h("button", { type: "button", onClick: () => this.setState({ isOpen: true }) }, `${label} hinzufügen`),
        );
      }
      return h(
        "div",
        {},
        // Its fields must not take the place of this one in the form, which would then look at the last of them only.
        h(ObjectControl, { ...this.props, controlRef: undefined, value: value ?? undefined, ref: (control) => (this.inner = control) }),
        h("div", { className: "wiq-form-row" }, h("button", { type: "button", onClick: () => this.remove() }, `${label} wieder entfernen`)),
      );
    },
  });
}

function hasValues(value) {
  return Boolean(value && value.size);
}
