/*
 * Runs before anything is drawn, so it must be short: takes the colours that a reader chose, if one did, and keeps room
 * for what the address asks for. If that takes too long, the page shows what it has.
 */
{
  const root = document.documentElement;
  root.className = location.search ? "js wiq-asked wiq-waits" : "js";
  setTimeout(() => root.classList.remove("wiq-waits"), 3000);
  try {
    const scheme = localStorage.getItem("wiq-farben");
    if (scheme === "default" || scheme === "slate") root.dataset.mdColorScheme = scheme;
  } catch {
    // Without storage, the colours of the system.
  }
}
