// What a page of Streamlit's does not do for those who cannot see the whole of it, each time when its
// script has run: screen readers are told what is shown now, a record that was opened comes into
// sight, and the keyboard goes on where it was, or in what it has opened.
{
  const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), textarea, [role=combobox]";
  // In milliseconds: how long a menu may take to open; how long nothing changes once a page stands, and
  // how long it may take to.
  const WITHIN = 5000;
  const QUIET = 100;
  const LONGEST = 3000;
  const app = () => document.querySelector('[data-testid="stApp"]');
  const part = (name) => document.querySelector(`.st-key-${name}`);
  const seen = (element) => element.checkVisibility({ visibilityProperty: true });
  const first = (within) => [...within.querySelectorAll(FOCUSABLE)].find(seen);
  const lost = () => !document.activeElement || document.activeElement === document.body;
  const focus = (element, options) => {
    if (!element.matches(FOCUSABLE)) element.tabIndex = -1;
    element.focus(options);
  };

  // What is said, in a place of its own that stays: a place that is made anew is not read.
  let said = null;
  const told = document.createElement("div");
  told.id = "nzviz-told";
  told.setAttribute("role", "status");
  told.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";
  const tell = () => {
    const words = part("result-line")?.querySelector("strong")?.textContent ?? null;
    if (words !== null && said !== null && words !== said) told.textContent = words;
    said = words ?? said;
  };

  const name = () => {
    const links = part("navigation");
    if (!links) return;
    links.setAttribute("role", "navigation");
    links.setAttribute("aria-label", "Pages of the dashboard");
    for (const link of links.querySelectorAll("a[href]")) {
      const address = new URL(link.getAttribute("href"), window.__streamlit.BACKEND_BASE_URL);
      const here = address.pathname === location.pathname;
      if (here) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };

  // The last thing that the reader did, and where the keyboard was. A page that comes by a link, by
  // Back or by loading it has its own beginning.
  let act = null;
  let focused = [];
  let opener = [];
  const opened = () => [...document.querySelectorAll('[class*="st-key-card-"]')].map((card) => {
    const title = card.querySelector("h2, h3");
    return { card, title, words: title?.textContent ?? "" };
  }).filter(({ title }) => title);
  let cards = [];
  let began = 0;
  const acts = (event, keyboard) => {
    const words = event.target.innerText ?? "";
    act = { keyboard, words, path: location.pathname, since: performance.now() };
    const button = event.target.closest?.("button");
    if (keyboard && button) open(button);
  };
  addEventListener("pointerdown", (event) => acts(event, false), true);
  addEventListener("keydown", (event) => {
    if ([" ", "Enter"].includes(event.key)) acts(event, true);
  }, true);
  // The names of the parts of the page around an element, from the inmost on. A part that is made anew
  // keeps its name.
  const names = (element) => {
    const found = [];
    for (let each = element; each; each = each.parentElement) {
      found.push(...[...each.classList].filter((one) => one.startsWith("st-key-")));
    }
    return found;
  };
  addEventListener("focusin", ({ target }) => { focused = names(target); });

  // What opens below the page's end has the keyboard next; closed, it gives it back.
  const MENU = '[data-testid="stPopoverBody"]';
  const open = (button) => {
    const before = document.querySelector(MENU);
    const since = performance.now();
    const look = () => {
      const menu = document.querySelector(MENU);
      if (menu && menu !== before && idle() && menu.querySelector(FOCUSABLE)) {
        focus(first(menu) ?? menu);
        give(menu, button);
      } else if (document.activeElement === button && performance.now() - since < WITHIN) {
        setTimeout(look, 50);
      }
    };
    if (button.closest('[data-testid="stPopover"]')) setTimeout(look, 50);
  };
  const give = (menu, button) => {
    const closed = new MutationObserver(() => {
      if (menu.isConnected) return;
      closed.disconnect();
      if (lost() && seen(button)) focus(button);
    });
    closed.observe(document.body, { childList: true, subtree: true });
  };

  const show = (found) => {
    const news = found.find(({ words }) => !cards.some((old) => old.words === words));
    if (!news) return false;
    const { top } = news.title.getBoundingClientRect();
    if (top < 0 || top > innerHeight * 0.8) {
      news.card.style.scrollMarginTop = "4rem"; // Streamlit's head stays above what scrolls
      news.card.scrollIntoView({ block: "start" });
    }
    if (!act.keyboard) return true;
    // Who goes on within a card stays at the button that goes on.
    const again = lost() && [...news.card.querySelectorAll("button")]
      .find((button) => seen(button) && button.innerText === act.words);
    opener = focused;
    focus(again || news.title, { preventScroll: true });
    return true;
  };

  const keep = () => {
    if (!act.keyboard || !lost()) return false;
    // Closed, a record gives the keyboard back to what has opened it.
    const closed = focused.some((one) => one.startsWith("st-key-card-"));
    for (const one of closed ? [...focused, ...opener] : focused) {
      const place = document.querySelector(`.${CSS.escape(one)}`);
      const next = place && first(place);
      if (next) { focus(next); return true; }
    }
    focus(document.querySelector("h1"), { preventScroll: true });
    return true;
  };

  const idle = () => app()?.dataset.testScriptState === "notRunning";
  const ended = () => {
    tell();
    name();
    const found = opened();
    const done = act?.path === location.pathname && (show(found) || keep());
    cards = found;
    // A run that began before the last act may end after it.
    if (done || act?.since < began) act = null;
  };
  // What has come is not in the page at once when the script has run: what draws it may have to come.
  const stands = () => document.querySelector('[data-testid="stMain"] h1')
    && !document.querySelector('[data-testid="stSkeleton"]')
    && part("navigation")?.querySelector("a") !== null;
  const settled = () => {
    const since = performance.now();
    let clock = 0;
    const look = () => {
      if (!stands() && performance.now() - since < LONGEST) { wait(); return; }
      changes.disconnect();
      if (idle()) ended();
    };
    const wait = () => {
      clearTimeout(clock);
      clock = setTimeout(look, performance.now() - since < LONGEST ? QUIET : 0);
    };
    const changes = new MutationObserver(wait);
    changes.observe(app(), { childList: true, characterData: true, subtree: true });
    wait();
  };
  let running = true;
  addEventListener("popstate", () => { act = null; });
  new MutationObserver(() => {
    const now = !idle();
    if (running && !now) settled();
    if (now && !running) began = performance.now();
    running = now;
  }).observe(document.documentElement, { subtree: true, attributeFilter: ["data-test-script-state"] });
  addEventListener("DOMContentLoaded", () => document.body.append(told));
}
