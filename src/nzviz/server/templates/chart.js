// Draws the charts of a page with Plotly. A place on the page has one chart for as long as it stands;
// the page tells it which figure to draw, or at which address that is. A figure with an address is
// drawn earlier where it can be: over the first view's picture while the app is still loading, and at
// the click on a button that leads to it. When the page then tells of it, it is there.
{
  const KEPT = 24;
  // In milliseconds: how long a click may take that changes nothing, and how long a page may take to
  // find its width while its first view is in sight.
  const NOTHING = 1500;
  const SETTLING = 600;
  const FAILED = "The picture could not be loaded. Load the page again to try once more.";
  const source = new URL(document.currentScript.dataset.plotly, document.baseURI).href;

  let loading = null;
  const plotly = () => (loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    const gone = () => { loading = null; script.remove(); reject(new Error("no Plotly")); };
    Object.assign(script, { src: source, onload: () => resolve(window.Plotly), onerror: gone });
    document.head.append(script);
  }));

  // What was asked for before this script came is among them.
  const figures = new Map();
  const fetched = (address) => {
    if (!figures.has(address)) {
      const asked = window.nzvizFigure?.address === address ? window.nzvizFigure.answer : fetch(address);
      window.nzvizFigure = null;
      const answer = asked.then((found) => {
        if (!found.ok) throw new Error(`${found.status} for ${address}`);
        return found.status === 200 ? found.json() : null; // 204: there is nothing to show
      });
      answer.catch(() => figures.delete(address));
      figures.set(address, answer);
      if (figures.size > KEPT) figures.delete(figures.keys().next().value);
    }
    return figures.get(address);
  };

  const drop = (plot) => {
    window.Plotly.purge(plot);
    plot.remove();
  };

  class Chart {
    constructor(box) {
      Object.assign(this, { box, plot: null, figure: null, name: "", turn: 0, width: 0 });
      // What is drawn behind the plot, for a click that may come.
      Object.assign(this, { behind: null, next: null });
      Object.assign(this, { told: null, heard: null, chosen: null });
      this.observer = new ResizeObserver(() => this.fit());
      this.observer.observe(box);
    }

    // The figure called *name*, a promise, is what is to be seen. Gives back whether it is.
    async draw(name, found) {
      const turn = ++this.turn;
      const { next } = this;
      Object.assign(this, { name, next: null });
      if (next?.name === name && next.drawn && next.width === this.room()) {
        this.turnOver(next.figure);
        return true;
      }
      const [figure] = await Promise.all([found, plotly()]).catch(() => [null]);
      if (turn !== this.turn) return false;
      if (figure) {
        this.figure = figure;
        this.paint();
      } else {
        // What was there before is not what the page says; the next figure is asked for again.
        if (this.plot) drop(this.plot);
        Object.assign(this, { plot: null, behind: null, name: "" });
        this.box.textContent = FAILED;
        this.box.dataset.failed = "";
      }
      return Boolean(figure);
    }

    // Draws the figure called *name* where nobody sees it, so that draw has it at once.
    async prepare(name, found) {
      if (name === this.name || name === this.next?.name) return;
      const next = { name, figure: null, width: 0, drawn: false };
      this.next = next;
      next.figure = await found.catch(() => null);
      if (!next.figure || this.next !== next || !this.plot) return;
      next.width = this.room();
      this.behind ??= this.box.appendChild(document.createElement("div"));
      this.behind.classList.add("nzviz-behind");
      this.put(this.behind, next.figure, next.width);
      next.drawn = true;
    }

    turnOver(figure) {
      const { plot, behind, box } = this;
      Object.assign(this, { plot: behind, behind: null, figure, width: this.room() });
      behind.classList.remove("nzviz-behind");
      plot.hidden = true;
      box.removeAttribute("data-on-mark");
      setTimeout(() => drop(plot)); // when the new one is in sight
    }

    room() { return Math.floor(this.box.getBoundingClientRect().width); }

    paint() {
      const width = this.room();
      if (!width || !window.Plotly || !this.figure) return; // not seen yet
      if (!this.plot) {
        this.plot = document.createElement("div");
        this.box.replaceChildren(this.plot);
        delete this.box.dataset.failed;
      }
      this.width = width;
      this.put(this.plot, this.figure, width);
    }

    put(plot, figure, width) {
      const { data, layout, config } = structuredClone(figure);
      const first = !plot.on;
      window.Plotly.react(plot, data, { ...layout, width }, config);
      plot.chart = this;
      if (first) this.listen(plot);
    }

    // The plot may go to the chart of another place.
    listen(plot) {
      const marked = (mark) => plot.chart.box.toggleAttribute("data-on-mark", mark);
      const data = ({ points }) => points[0]?.customdata;
      plot.on("plotly_click", (event) => {
        plot.chart.choose(data(event));
        // A finger has tapped and gone: what it pointed at would stay over the marks around it.
        if (matchMedia("(hover: none)").matches) window.Plotly.Fx.unhover(plot);
      });
      plot.on("plotly_hover", (event) => marked((data(event) ?? null) !== null));
      plot.on("plotly_unhover", () => marked(false));
    }

    choose(chosen) {
      if ((chosen ?? null) === null) return;
      if (this.heard) this.heard(chosen);
      else this.chosen = chosen; // the app does not stand yet
    }

    fit() {
      const width = this.room();
      if (!width || width === this.width) return;
      if (!this.plot) { this.paint(); return; }
      this.width = width;
      window.Plotly.relayout(this.plot, { width });
    }

    // Becomes the chart that *other* is.
    take(other) {
      Object.assign(this, { plot: other.plot, figure: other.figure, name: other.name, width: other.width });
      ++this.turn;
      this.plot.chart = this;
      other.plot = null;
      other.end();
      this.box.replaceChildren(this.plot);
      this.fit();
      if (other.chosen !== null) this.choose(other.chosen);
    }

    end() {
      ++this.turn;
      this.next = null;
      this.observer.disconnect();
      for (const plot of [this.plot, this.behind]) if (plot) drop(plot);
    }
  }

  // The chart of a first view: drawn over the picture, then in its place, and at the end handed over.
  let early = null;
  const overFirstView = (view) => {
    const place = view.isConnected && view.querySelector("[data-chart]");
    if (!place) return;
    const address = nzvizFigureOf(view, place);
    const box = document.createElement("div");
    box.className = "nzviz-chart";
    place.append(box);
    const mine = new Chart(box);
    early = { address, view, chart: mine, heir: null };
    early.drawn = mine.draw(address, fetched(address)).then((drawn) => {
      if (!drawn || !mine.plot) return false;
      place.dataset.drawn = "";
      if (view.isConnected) performance.mark("nzviz-chart");
      return true;
    });
  };
  addEventListener("nzviz-hand-over", () => {
    if (!early) return;
    const { chart, heir } = early;
    early = null;
    // A view can be taken away before its chart is drawn: by Back, or when a click leads nowhere.
    if (heir && chart.plot) heir.take(chart);
    else {
      chart.end();
      heir?.told.drawTold();
    }
    if (heir) delete heir.box.dataset.waits;
  });

  // Draws what the page tells of a place. Until the first view has gone, its chart stands for the one
  // that takes it over.
  const hear = (chart, told) => {
    const { box } = chart;
    const { name, data, drawTold } = told;
    Object.assign(chart, { told, heard: data.chosen ? told.choose : () => {} });
    box.setAttribute("aria-label", data.alt);
    box.style.minHeight = data.height ? `${data.height}px` : "";
    if (name === chart.name) return;
    const covered = data.address && early?.view.isConnected;
    if (covered && early.address === name) {
      Object.assign(chart, { name });
      early.heir = chart;
      const mine = early;
      mine.drawn.then((done) => {
        if (early !== mine || mine.heir !== chart || chart.name !== name) return;
        if (done) box.dataset.waits = "";
        else { mine.heir = null; drawTold(); }
      });
    } else if (covered && !chart.plot) {
      // A page that is still to find its width is told of another address in a moment.
      setTimeout(() => { if (chart.told === told) drawTold(); }, SETTLING);
    } else drawTold();
  };

  const tell = ({ data, parentElement, setTriggerValue }) => {
    const box = parentElement.querySelector(".nzviz-chart");
    const chart = (box.chart ??= new Chart(box));
    const name = data.address ?? data.figure;
    const told = {
      name,
      data,
      drawTold: () => chart.draw(name, data.address ? fetched(name) : Promise.resolve(JSON.parse(name))),
      choose: (chosen) => setTriggerValue("chosen", chosen),
    };
    const before = chart.told;
    hear(chart, told);
    return () => {
      if (!box.isConnected) {
        chart.end();
        if (early?.heir === chart) early.heir = null;
      } else if (chart.told === told && before) {
        // While a page is built Streamlit may tell of a figure after the one that has followed it, and
        // then takes the older one back.
        hear(chart, before);
      }
    };
  };

  // The timeline, where it is in sight. While Streamlit moves a part of the page there may be two.
  const timeline = () => [...document.querySelectorAll(".st-key-timeline-first .nzviz-chart")]
    .map((box) => box.chart)
    .find((chart) => chart?.plot && chart.box.offsetHeight);
  const inSight = ({ top, bottom }) => top < innerHeight && bottom > 0;
  const idle = () => document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');

  // The address of the figure that the button under an event leads to; empty when there is none, when
  // it is about to change, and when nobody would see it.
  const address = (event) => {
    const button = event.target.closest?.("button");
    const said = button && document.querySelector("[data-ways]");
    const chart = said && timeline();
    if (!chart || !idle() || !inSight(chart.box.getBoundingClientRect())) return "";
    const found = JSON.parse(said.dataset.ways);
    for (const [group, links] of Object.entries(found.ways)) {
      const at = [...document.querySelectorAll(`.st-key-${group} button`)].indexOf(button);
      if (links[at] !== undefined) return [found.address, links[at]].filter(Boolean).join("&");
    }
    return "";
  };

  let clicks = 0;
  const ahead = async (found) => {
    const click = ++clicks;
    if (!found) return;
    const chart = timeline();
    const { told } = chart;
    const since = performance.now();
    const figure = fetched(found).catch(() => null);
    // The app hears of the click first: its script runs while the chart is drawn.
    await new Promise((resolve) => setTimeout(resolve));
    const current = () => click === clicks && chart.told === told && chart.box.isConnected;
    if (!await figure || !current() || found === chart.name) return;
    chart.draw(found, figure);
    // A click that changes nothing, or a server that is gone, tells of no figure.
    const clock = setInterval(() => {
      if (!current()) clearInterval(clock);
      else if (idle() && performance.now() - since > NOTHING) {
        clearInterval(clock);
        told.drawTold();
      }
    }, 250);
  };

  nzvizPointedAt((event) => {
    const found = address(event);
    if (found) timeline().prepare(found, fetched(found));
  });
  addEventListener("click", (event) => { if (event.target.closest?.("button")) ahead(address(event)); }, true);
  // Streamlit's rows of buttons answer to keys without a click. Other buttons have had theirs: the
  // script runs by then, so that there is no address.
  addEventListener("keyup", (event) => {
    const found = [" ", "Enter"].includes(event.key) && address(event);
    if (found) ahead(found);
  }, true);

  window.nzvizOverFirstView = overFirstView;
  window.nzvizChartsReady(tell);
  const view = document.getElementById("nzviz-first");
  if (view) overFirstView(view);
}
