"use strict";
// The table is readable without this: it only makes the heads of its columns sort it.
for (const head of document.querySelectorAll("thead th")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const heads = [...head.parentElement.children];
    const column = heads.indexOf(head);
    const down = head.getAttribute("aria-sort") === "ascending";
    const sign = down ? -1 : 1;
    const words = new Intl.Collator("en", { numeric: "number" in head.dataset });
    const value = (row) => row.children[column].dataset.sort ?? row.children[column].textContent;
    const body = document.querySelector("tbody");
    const rows = [...body.rows].sort((one, other) => sign * words.compare(value(one), value(other)));
    body.replaceChildren(...rows);
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  });
}
