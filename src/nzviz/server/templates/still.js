// Shows the timeline that a button leads to as soon as the button is clicked: a still picture, drawn
// by the server while the page's script runs, lies over the chart until Plotly has drawn the same.
// It is asked for when the reader points at the button: asked for at the click, it would come with
// the chart. Where there is none in time, the chart comes as it does without.
{
  const KEPT = 24;
  // In milliseconds: how late a picture may come, and how long a click may take that changes nothing.
  const LATE = 150;
  const NOTHING = 1500;
  const pictures = new Map();
  let shown = null;
  let clicks = 0;

  // The timeline's box. While Streamlit makes a chart anew there are two for a moment, one not seen.
  const place = () => [...document.querySelectorAll(".st-key-timeline-first")].find((box) => box.offsetHeight);
  const idle = () => document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');

  const inSight = (box) => box.top < innerHeight && box.bottom > 0;

  // The address of the picture that the button under an event leads to; empty when there is none,
  // when it is about to change, and when nobody would see it.
  const address = (event) => {
    const button = event.target.closest?.("button");
    const said = button && document.querySelector("[data-stills]");
    const plot = place()?.querySelector(".js-plotly-plot");
    if (!said || !plot || !idle() || !inSight(plot.getBoundingClientRect())) return "";
    const { address, ways } = JSON.parse(said.dataset.stills);
    for (const [group, links] of Object.entries(ways)) {
      const at = [...document.querySelectorAll(`.st-key-${group} button`)].indexOf(button);
      if (links[at] !== undefined) return `${address}&shown=${plot.clientWidth}&${links[at]}`;
    }
    return "";
  };

  const fetched = (address) => {
    if (!pictures.has(address)) {
      const answer = fetch(address).then((found) => (found.status === 200 ? found.text() : ""));
      pictures.set(address, answer.catch(() => ""));
      if (pictures.size > KEPT) pictures.delete(pictures.keys().next().value);
    }
    return pictures.get(address);
  };

  const bare = (box) => Object.assign(box.style, { marginBottom: "", clipPath: "", overflow: "" });
  const take = () => {
    if (!shown) return;
    shown.remove();
    document.querySelectorAll(".st-key-timeline-first").forEach(bare);
    shown = null;
  };

  // What Plotly has drawn, an object that is another one for every drawing.
  const drawn = () => {
    const plot = place()?.querySelector(".js-plotly-plot");
    return plot?.querySelector(".main-svg .trace, .main-svg .point") ? plot._fullData : null;
  };

  const show = async (found) => {
    const click = ++clicks;
    const before = drawn();
    const since = performance.now();
    const changed = () => ![null, before].includes(drawn());
    const svg = await pictures.get(found);
    const late = performance.now() - since > LATE;
    if (click !== clicks || !svg || late || !place() || changed()) return;
    shown = document.createElement("div");
    shown.className = "nzviz-still";
    shown.setAttribute("aria-hidden", "true");
    shown.innerHTML = svg;
    const look = () => {
      if (click !== clicks || !shown) return;
      const chart = place();
      // A click that changes nothing, or a server that is gone, draws no other chart.
      const over = idle() && performance.now() - since > NOTHING;
      if (!chart || changed() || over) { take(); return; }
      if (shown.parentElement !== chart) chart.append(shown);
      // What follows stands where it will be. The chart keeps its size, else it would be drawn anew.
      const grows = shown.offsetHeight - chart.offsetHeight;
      Object.assign(chart.style, {
        marginBottom: `${grows}px`, clipPath: `inset(0 0 ${-grows}px 0)`, overflow: "visible",
      });
      requestAnimationFrame(look);
    };
    look();
  };

  nzvizPointedAt((event) => { const found = address(event); if (found) fetched(found); });
  const press = (found) => {
    if (shown) { clicks += 1; take(); }
    if (found) show(found);
  };
  addEventListener("click", (event) => { if (event.target.closest?.("button")) press(address(event)); }, true);
  // Streamlit's rows of buttons answer to keys without a click. Other buttons have had theirs: the
  // script runs by then, so that there is no address.
  addEventListener("keyup", (event) => {
    const found = [" ", "Enter"].includes(event.key) && address(event);
    if (found) press(found);
  }, true);
}
