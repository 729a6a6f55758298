// Starts the app when the browser has painted the first view. A page that is not seen does not
// paint, and not every browser says when it has.
{
  const waiting = document.getElementById("nzviz-waiting");
  const begin = () => document.head.append(waiting.content); // empty after the first time
  if (document.hidden || !PerformanceObserver.supportedEntryTypes?.includes("paint")) begin();
  else {
    new PerformanceObserver(begin).observe({ type: "paint", buffered: true });
    document.addEventListener("visibilitychange", begin, { once: true });
    setTimeout(begin, 1500);
  }
}
