// Plotly draws a chart as wide as the window; paper is narrower and would cut it off. With a view
// box, and a box of its shape, the chart shrinks to the paper's width (ui/style.py has the rules). One
// that no page can hold begins where it stands, not on a page of its own.
{
  // What a page of A4 or Letter has of height to its width.
  const PAGE = 1.3;
  const charts = () => document.querySelectorAll(".js-plotly-plot .svg-container");
  const layers = (chart) => chart.querySelectorAll(":scope > .main-svg");
  addEventListener("beforeprint", () => {
    for (const chart of charts()) {
      const [first] = layers(chart);
      // It may not be drawn yet.
      if (!first) continue;
      const [width, height] = ["width", "height"].map((name) => Number(first.getAttribute(name)));
      chart.style.aspectRatio = `${width} / ${height}`;
      // Streamlit's own rules for paper would make a small chart as wide as its column.
      chart.style.setProperty("max-width", `${width}px`, "important");
      chart.toggleAttribute("data-tall", height > PAGE * width);
      for (const svg of layers(chart)) svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    }
  });
  addEventListener("afterprint", () => {
    for (const chart of charts()) {
      chart.style.aspectRatio = chart.style.maxWidth = "";
      chart.removeAttribute("data-tall");
      for (const svg of layers(chart)) svg.removeAttribute("viewBox");
    }
  });
}
