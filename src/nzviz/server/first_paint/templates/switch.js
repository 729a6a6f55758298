// Shows the page that a link of the app leads to as soon as it is clicked: that page's first view,
// asked for while the reader points at the link, lies over the app until the page stands. Where it
// has not come in time, the page comes as it does without.
{
  // In milliseconds: how old a view may be, how late it may come, how long it stands once the page
  // does, how long a click may take that leads nowhere, and one that leads somewhere.
  const FRESH = 60000;
  const LATE = 150;
  const MOMENT = 50;
  const NOWHERE = 1500;
  const LONGEST = 20000;
  const app = () => document.querySelector('[data-testid="stApp"]');
  const idle = () => app()?.dataset.testScriptState === "notRunning";
  let asked = {};
  let shown = null;
  let clicks = 0;

  // The link under an event, with the address that it has everywhere: Streamlit leaves the path of
  // the first page out, so that elsewhere a new tab of it would show the present page.
  const linkAt = (event) => {
    const link = event.target.closest?.('a[data-testid="stPageLink-NavLink"]');
    const address = link?.getAttribute("href");
    if (address === "" || address?.startsWith("?")) link.setAttribute("href", `./${address}`);
    return link;
  };
  const parsed = (text) => {
    const view = new DOMParser().parseFromString(text, "text/html").getElementById("nzviz-first");
    view?.querySelectorAll("script, noscript").forEach((part) => part.remove());
    return view;
  };
  const prepare = (event) => {
    const link = linkAt(event);
    if (!link || !idle() || link.pathname === location.pathname) return;
    if (asked.address === link.href && performance.now() - asked.since < FRESH) return;
    const answer = fetch(link.href, { headers: { Accept: "text/html" } });
    const view = answer.then(async (found) => (found.ok ? parsed(await found.text()) : null));
    asked = { address: link.href, since: performance.now(), view: view.catch(() => null) };
  };

  const take = () => { shown?.(); shown = null; };
  // A page begins at its top. Streamlit leaves a reader where the page before was scrolled to.
  const toTop = () => { document.querySelector('[data-testid="stMain"]').scrollTop = 0; };
  const toTopWhenThere = (pathname, since) => {
    if (location.pathname === pathname) toTop();
    else if (performance.now() - since < LONGEST) requestAnimationFrame(() => toTopWhenThere(pathname, since));
  };

  const show = async (pathname, view) => {
    const click = ++clicks;
    const since = performance.now();
    const first = await view;
    if (!first || click !== clicks || performance.now() - since > LATE) {
      toTopWhenThere(pathname, since);
      return;
    }
    const title = first.querySelector("h1")?.textContent;
    const here = (main) => location.pathname === pathname && main.querySelector("h1")?.textContent === title;
    const { colorScheme } = getComputedStyle(app());
    // With colours of the reader's own it says both.
    if (!colorScheme.includes(" ")) first.dataset.look = colorScheme;
    first.setAttribute("aria-hidden", "true");
    document.body.append(first);
    // Its picture is in sight first, then comes the chart that takes clicks.
    requestAnimationFrame(() => setTimeout(() => window.nzvizOverFirstView?.(first)));
    toTop();
    shown = nzvizHandOver(first, MOMENT, here);
    const clock = setInterval(() => {
      if (idle() && performance.now() - since > NOWHERE) take();
      if (!first.isConnected) clearInterval(clock);
    }, 250);
  };

  nzvizPointedAt(prepare);
  addEventListener("pointerover", linkAt, { passive: true });
  addEventListener("click", (event) => {
    const link = linkAt(event);
    // Streamlit would open the page here where a browser opens it in a tab or window of its own.
    const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
    if (link && elsewhere) event.stopPropagation();
    if (!link || elsewhere || link.pathname === location.pathname) return;
    const view = link.href === asked.address ? asked.view : null;
    asked = {}; // a view is shown once
    show(link.pathname, view);
  }, true);
  addEventListener("popstate", take);
}
