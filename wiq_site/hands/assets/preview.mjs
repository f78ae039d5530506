// Reloads the page when the preview has something new. Only for `wiq serve`; no finished site holds this.

const { wiqEvents: address, wiqVersion: shown } = document.querySelector("script[data-wiq-version]").dataset;
const tabs = new BroadcastChannel("wiq-preview");
let latest = shown;
let heard = ""; // from the preview itself, by the tab that listens

function learn(version) {
  latest = version;
  catchUp();
}

// A tab that nobody looks at catches up when it is shown.
function catchUp() {
  if (latest !== shown && !document.hidden) location.reload();
}

function listen() {
  const events = new EventSource(address);
  events.onmessage = ({ data }) => {
    heard = data;
    tabs.postMessage(data);
    learn(data);
  };
  events.onerror = () => {
    // Most browsers come back by themselves; some give up when nobody answers.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 1000);
  };
  addEventListener("pagehide", () => events.close());
}

// A browser keeps six connections to one host. So one tab listens for all; the next takes over when it goes.
function listenForAll() {
  listen();
  return new Promise(() => {});
}

tabs.onmessage = ({ data }) => {
  if (data) learn(data);
  else if (heard) tabs.postMessage(heard);
};
tabs.postMessage(""); // asks what is latest: this page may be older than its script

if (navigator.locks) navigator.locks.request("wiq-preview", listenForAll);
else listen(); // from another machine, where browsers have no locks

document.addEventListener("visibilitychange", catchUp);
addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
