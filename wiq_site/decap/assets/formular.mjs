// Starts Decap CMS with what the build knows of fields, terms and the git host.

import { makeFormat, makeName, NAME } from "./format.mjs";
import { registerPreviews } from "./ansicht.mjs";
import { registerTexts } from "./texte.mjs";
import { registerWidgets } from "./felder.mjs";

function note(text) {
  const place = document.querySelector("[data-wiq-note]");
  place.textContent = text;
  place.hidden = false;
}

/** Decap CMS begins by itself unless it is told before it is loaded. */
function loadProgram() {
  window.CMS_MANUAL_INIT = true;
  const script = document.createElement("script");
  script.src = "decap-cms.js";
  const loaded = new Promise((resolve, reject) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error("decap-cms.js")));
  });
  document.head.append(script);
  return loaded;
}

async function readConfig() {
  const answer = await fetch("config.json", { cache: "no-cache" });
  if (!answer.ok) throw new Error(`config.json: ${answer.status}`);
  return answer.json();
}

function start(CMS, { decap, wiq }) {
  registerTexts(CMS, decap.publish_mode === "editorial_workflow");
  registerWidgets(CMS);
  for (const collection of decap.collections) {
    CMS.registerCustomFormat(collection.format, "md", makeFormat(collection.fields, wiq));
    registerPreviews(CMS, collection);
  }
  // Runs before the name of a new file is chosen, which follows from the title as in all other ways.
  CMS.registerEventListener({
    name: "preSave",
    handler: ({ entry }) => entry.get("data").set(NAME, makeName(entry.get("data"), wiq.mit_tag.includes(entry.get("collection")))),
  });
  CMS.init({ config: decap });
}

try {
  const [config] = await Promise.all([readConfig(), loadProgram()]);
  start(window.CMS, config);
} catch (error) {
  console.error(error);
  note("Das Formular konnte nicht starten. Bitte lade die Seite neu. Hilft das nicht, sag denen Bescheid, die die Website betreuen.");
}
