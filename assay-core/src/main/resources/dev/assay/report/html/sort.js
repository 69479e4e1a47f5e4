// --- Sortable tables ------------------------------------------------------------------------------
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function sortKey(cell) {
  const key = cell.dataset.key;
  return key === undefined ? cell.textContent.trim() : Number(key);
}

// Cells without a value go last, whichever way the column is sorted.
function compareCells(a, b, sign) {
  const none = (cell) => cell.classList.contains("none") || Number.isNaN(sortKey(cell));
  if (none(a) || none(b)) {
    return Number(none(a)) - Number(none(b));
  }
  const [x, y] = [sortKey(a), sortKey(b)];
  return sign * (typeof x === "number" && typeof y === "number" ? x - y : collator.compare(x, y));
}

function sortBy(table, heads, column) {
  const ascending = heads[column].getAttribute("aria-sort") !== "ascending";
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  heads[column].setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  rows.sort((a, b) => compareCells(a.cells[column], b.cells[column], ascending ? 1 : -1));
  body.append(...rows);
}

for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    if (table.tBodies[0].rows.length < 2 || head.textContent.includes("Worse")) {
      return;
    }
    const button = make("button", { type: "button" }, head.textContent);
    head.replaceChildren(button);
    button.addEventListener("click", () => sortBy(table, heads, column));
  });
}
