// Takes a first view away when the app's own page stands; *here* is given the app's main part and
// tells whether it is the page that the view is of. What stands must stand for a moment, in
// milliseconds. Gives back how to take the view away before that.
const nzvizHandOver = (first, moment, here = () => true) => {
  const app = '[data-testid="stApp"]';
  let standing = 0;
  let waiting = 0;

  // A chart is drawn, will take over the first view's, could not be loaded, or is not seen.
  const done = (chart) => chart.querySelector(".main-svg") || "waits" in chart.dataset
    || "failed" in chart.dataset || !chart.offsetWidth;
  // The script has run to its end, every chart is done, nothing in sight is loading.
  const stands = () => {
    const main = document.querySelector(`${app}[data-test-script-state="notRunning"] [data-testid="stMainBlockContainer"]`);
    if (!main || !main.querySelector("h1, h2, h3, h4, [data-testid=stAlert]") || !here(main)) return false;
    const charts = [...main.querySelectorAll(".nzviz-chart")];
    const loading = [...main.querySelectorAll('[data-testid="stSkeleton"]')];
    const inSight = (box) => box.top < innerHeight + first.scrollTop && box.height > 0;
    return charts.every(done)
      && !loading.some((element) => inSight(element.getBoundingClientRect()));
  };

  const handOver = () => {
    if (!first.isConnected) return;
    observer.disconnect();
    clearInterval(clock);
    const main = document.querySelector('[data-testid="stMain"]');
    const focused = first.contains(document.activeElement) ? document.activeElement : null;
    const top = first.scrollTop;
    first.remove();
    if (main && top) main.scrollTop = top;
    if (focused && focused.href) {
      // The same link in the app; what is after the question mark may be in another order.
      const label = focused.textContent.trim();
      const same = [...document.querySelectorAll(`${app} a, ${app} button`)];
      const target = same.find((element) => element.textContent.trim() === label);
      if (target) target.focus({ preventScroll: true });
    }
    performance.mark("nzviz-hand-over");
    dispatchEvent(new Event("nzviz-hand-over"));
  };

  const check = () => {
    waiting = 0;
    if (!stands()) { standing = 0; return; }
    if (!standing) standing = performance.now();
    if (performance.now() - standing >= moment) handOver();
    else setTimeout(look, moment);
  };
  const look = () => { if (!waiting) waiting = requestAnimationFrame(check); };
  const observer = new MutationObserver(look);
  const clock = setInterval(look, 500);
  observer.observe(document, {
    subtree: true, childList: true, attributes: true,
    attributeFilter: ["data-test-script-state", "data-waits", "data-failed"],
  });
  return handOver;
};
