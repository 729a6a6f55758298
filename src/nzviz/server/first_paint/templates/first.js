// The first view of a visit: it goes when the app stands, and says so when the app does not come.
{
  const first = document.getElementById("nzviz-first");
  // A narrow window is drawn twice, the second time when the app has measured it.
  nzvizHandOver(first, innerWidth < 1280 ? 500 : 120);
  const tell = () => { if (first.isConnected) first.querySelector("[data-note]").hidden = false; };
  setTimeout(tell, 20000);
  addEventListener("error", (event) => {
    if (event.target instanceof HTMLScriptElement) setTimeout(tell, 3000);
  }, true);
}
