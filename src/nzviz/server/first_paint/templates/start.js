// The address of the figure that takes the place of a picture of the first view *view*, made for the
// room that the page has.
const nzvizFigureOf = (view, place) => {
  const { chart, path, made } = JSON.parse(place.dataset.chart);
  const room = place.closest(".content").getBoundingClientRect().width;
  const width = (made.findLast(([step]) => step <= room) ?? made[0])[1];
  return `${path}?look=${getComputedStyle(view).getPropertyValue("--look")}&made=${width}&${chart}`;
};
// Starts the app when the browser has painted the first view, and fetches what readers come to later
// when the app's page stands. A page that is not seen does not paint, and not every browser says when
// it has. The figure is asked for before the many files of the app, which would all come before it.
{
  const put = (template) => document.head.append(document.getElementById(template).content);
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    const view = document.getElementById("nzviz-first");
    const place = view?.querySelector("[data-chart]");
    if (place) {
      const address = nzvizFigureOf(view, place);
      window.nzvizFigure = { address, answer: fetch(address) };
      window.nzvizFigure.answer.catch(() => {}); // whoever waits for it hears of it
    }
    put("nzviz-waiting");
  };
  addEventListener("nzviz-hand-over", () => put("nzviz-late"), { once: true });
  if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes("paint")) begin();
  else {
    new PerformanceObserver(begin).observe({ type: "paint", buffered: true });
    document.addEventListener("visibilitychange", begin, { once: true });
    setTimeout(begin, 1500);
  }
}
