// Which look the reader has chosen: in the link, else in the app's menu, else the system's.
{
  const first = document.currentScript.parentElement;
  let look = "";
  try {
    const path = location.pathname;
    look = localStorage.getItem(`stActiveTheme-${path}-v2`) || "";
  } catch { /* storage may be forbidden */ }
  look += new URLSearchParams(location.search).getAll("embed_options").join();
  const found = look.match(/(light|dark)(?!.*(light|dark))/i);
  if (found) first.dataset.look = found[1].toLowerCase();
}
