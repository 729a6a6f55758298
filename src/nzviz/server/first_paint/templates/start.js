// Starts the app when the browser has painted the first view, and fetches what readers come to later
// when the app's page stands. A page that is not seen does not paint, and not every browser says when
// it has.
{
  const put = (template) => document.head.append(document.getElementById(template).content);
  const begin = () => put("nzviz-waiting"); // empty after the first time
  addEventListener("nzviz-hand-over", () => put("nzviz-late"), { once: true });
  if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes("paint")) begin();
  else {
    new PerformanceObserver(begin).observe({ type: "paint", buffered: true });
    document.addEventListener("visibilitychange", begin, { once: true });
    setTimeout(begin, 1500);
  }
}
