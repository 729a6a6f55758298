// Times what a reader sees, inside the page itself: from an event (or the start of the navigation)
// to the first frame in which a part of the page shows something else. Times are milliseconds
// since 1970, so that they last from one document to the next.
(() => {
  const now = () => performance.timeOrigin + performance.now();

  // What a part of the page shows, as a text that is empty until it is drawn to its end.
  const shown = (selector) => {
    const part = document.querySelector(selector);
    if (!part) return "";
    // A chart that is drawn ahead lies hidden behind the one in sight.
    const seen = (plot) => plot.offsetHeight && getComputedStyle(plot).visibility === "visible";
    const plot = [part, ...part.querySelectorAll(".js-plotly-plot")].find(
      (element) => element.matches(".js-plotly-plot") && seen(element));
    if (!plot) return part.matches("[data-testid=stPlotlyChart], .nzviz-chart") ? "" : part.textContent.trim();
    if (!plot._fullData || !plot.calcdata || !plot.querySelector(".main-svg")) return "";
    const traces = plot._fullData.map((trace) => trace.x || trace.y || []);
    if (!traces.some((values) => values.length)) return "";
    // Marks of its SVG stand; WebGL marks are on a canvas.
    if (!plot.querySelector(".main-svg .trace, .main-svg .point, canvas")) return "";
    return traces.map((x) => `${x.length}:${x[0]}:${x[x.length - 1]}`).join("|");
  };

  const finish = (task) => {
    const tick = () => {
      const value = shown(task.selector);
      if (value && value !== task.before) {
        // We are called before the frame that shows it is made. What is scheduled before anything
        // else is called when it has been handed over; the next frame may come much later, after
        // work that the reader does not wait for.
        scheduler.postTask(() => {
          sessionStorage.removeItem("bench");
          window.benchTook = (now() - task.start) / 1000;
        }, { priority: "user-blocking" });
      } else requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  };

  window.bench = {
    shown,
    // From the next event of a kind until the part shows something else.
    watch(selector, kind) {
      const task = { selector, before: shown(selector), start: null };
      window.benchTook = null;
      addEventListener(kind, (event) => {
        task.start = performance.timeOrigin + event.timeStamp;
        sessionStorage.setItem("bench", JSON.stringify(task));
        finish(task);
      }, { capture: true, once: true });
    },
    // From the start of this document's navigation until the part is drawn.
    first(selector) {
      finish({ selector, before: "", start: performance.timeOrigin });
    },
  };
  const pending = sessionStorage.getItem("bench");
  if (pending) finish({ ...JSON.parse(pending), before: null });
})();
