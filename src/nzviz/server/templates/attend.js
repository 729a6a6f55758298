// What a page of Streamlit's does not do for those who cannot see the whole of it, each time when it has
// changed and stands again: screen readers are told what is shown now, a record that was opened comes into
// sight, and the keyboard goes on where it was, or in what it has opened.
{
  const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), textarea, [role=combobox]";
  // In milliseconds: how long a menu may take to open; how long nothing changes once a page stands, and
  // how long it may take to; how long what is above an opened record may grow.
  const WITHIN = 5000;
  const QUIET = 100;
  const LONGEST = 3000;
  const GROWING = 2000;
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
  const sentence = () => part("result-line")?.querySelector("strong")?.textContent ?? null;
  const tell = () => {
    const words = sentence();
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
  const acts = (event, keyboard) => {
    said ??= sentence();
    // A step of a tour begins with what the tour says of it.
    if (event.target.closest?.(".st-key-tour")) { act = null; return; }
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

  // The picture above a record may grow after it; who scrolls decides.
  const bring = (card) => {
    const scroll = () => card.scrollIntoView({ block: "start" });
    const grown = new ResizeObserver(scroll);
    const end = () => grown.disconnect();
    card.style.scrollMarginTop = "4rem"; // Streamlit's head stays above what scrolls
    scroll();
    grown.observe(document.querySelector('[data-testid="stMainBlockContainer"]'));
    setTimeout(end, GROWING);
    for (const act of ["wheel", "touchstart", "pointerdown", "keydown"]) {
      addEventListener(act, end, { capture: true, once: true, passive: true });
    }
  };

  const show = (found) => {
    const news = found.find(({ words }) => !cards.some((old) => old.words === words));
    if (!news) return false;
    const { top } = news.title.getBoundingClientRect();
    if (top < 0 || top > innerHeight * 0.8) bring(news.card);
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
  const ended = (since) => {
    tell();
    name();
    const found = opened();
    // Who has acted since is not moved about.
    const answered = act?.since < since && act.path === location.pathname;
    if (answered && (show(found) || keep())) act = null;
    cards = found;
  };
  addEventListener("popstate", () => { act = null; });
  // A page stands when its script has run, what draws its parts has come, and nothing changes any more.
  // A short run may not be seen to begin and to end: what it has changed is.
  const stands = () => document.querySelector('[data-testid="stMain"] h1')
    && !document.querySelector('[data-testid="stSkeleton"]')
    && part("navigation")?.querySelector("a") !== null;
  let clock = 0;
  let begun = 0;
  let changed = 0;
  const look = () => {
    const long = performance.now() - begun > LONGEST;
    if (!idle() || (!stands() && !long)) { clock = setTimeout(look, QUIET); return; }
    clock = begun = 0;
    ended(changed);
  };
  new MutationObserver(() => {
    changed = performance.now();
    begun ||= changed;
    clearTimeout(clock);
    clock = setTimeout(look, changed - begun > LONGEST ? 0 : QUIET);
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributeFilter: ["data-test-script-state"],
  });
  addEventListener("DOMContentLoaded", () => document.body.append(told));
}
