// --- A table of any length that draws only the rows in sight --------------------------------------
class Grid {
  constructor({ label, columns, cells, choose }) {
    this.cells = cells;
    this.choose = choose;
    this.rows = new Uint32Array(0);
    this.active = 0;
    this.drawn = new Map();
    this.head = make("div", { class: "grid-head", role: "row", "aria-rowindex": "1" });
    this.spacer = make("div", { class: "grid-spacer", role: "presentation" });
    this.body = make("div", { class: "grid-body", role: "rowgroup" }, this.spacer);
    this.frame = make("div", { class: "grid-frame", role: "grid", tabindex: "0", "aria-label": label, "aria-colcount": String(columns.length) });
    this.frame.append(make("div", { role: "rowgroup" }, this.head), this.body);
    this.frame.style.setProperty("--columns", columns.map((of) => of.width).join(" "));
    columns.forEach((column) => this.addHead(column));
    this.body.addEventListener("scroll", () => this.draw());
    this.body.addEventListener("click", (event) => this.clicked(event));
    this.frame.addEventListener("keydown", (event) => this.key(event));
    addEventListener("resize", () => this.resized());
  }

  addHead(column) {
    const head = make("span", { role: "columnheader", class: column.kind || "" });
    const button = make("button", { type: "button", tabindex: "0" }, column.title);
    head.append(button);
    button.addEventListener("click", () => {
      const ascending = head.getAttribute("aria-sort") !== "ascending";
      this.head.querySelectorAll("[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      column.sort(ascending);
    });
    this.head.append(head);
  }

  show(rows) {
    this.rows = rows;
    this.active = 0;
    this.frame.setAttribute("aria-rowcount", String(rows.length + 1));
    this.body.scrollTop = 0;
    this.resized();
  }

  resized() {
    this.height = matchMedia("(max-width: 760px)").matches ? 58 : 36;
    // The head has no scroll bar; without the same width to spare its columns would drift.
    this.head.style.paddingRight = `calc(.75rem + ${this.body.offsetWidth - this.body.clientWidth}px)`;
    this.spacer.style.height = this.rows.length * this.height + "px";
    this.drawn.forEach((row) => row.remove());
    this.drawn.clear();
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.body.scrollTop / this.height) - 4);
    const last = Math.min(this.rows.length, Math.ceil((this.body.scrollTop + this.body.clientHeight) / this.height) + 4);
    for (const [at, row] of this.drawn) {
      if (at < first || at >= last) {
        row.remove();
        this.drawn.delete(at);
      }
    }
    for (let at = first; at < last; at++) {
      if (!this.drawn.has(at)) {
        this.drawn.set(at, this.add(at));
      }
    }
    this.mark();
  }

  add(at) {
    const row = make("div", { class: "grid-row", role: "row", id: "sample-" + at, "aria-rowindex": String(at + 2) });
    row.dataset.at = String(at);
    row.style.top = at * this.height + "px";
    row.append(...this.cells(this.rows[at]));
    this.spacer.append(row);
    return row;
  }

  mark() {
    for (const [at, row] of this.drawn) {
      row.classList.toggle("active", at === this.active);
      row.setAttribute("aria-selected", String(at === this.active));
    }
    if (this.drawn.has(this.active)) {
      this.frame.setAttribute("aria-activedescendant", "sample-" + this.active);
    } else {
      this.frame.removeAttribute("aria-activedescendant");
    }
  }

  go(to) {
    this.active = Math.min(Math.max(0, to), this.rows.length - 1);
    const top = this.active * this.height;
    if (top < this.body.scrollTop) {
      this.body.scrollTop = top;
    } else if (top + this.height > this.body.scrollTop + this.body.clientHeight) {
      this.body.scrollTop = top + this.height - this.body.clientHeight;
    }
    this.draw();
  }

  clicked(event) {
    const row = event.target.closest(".grid-row");
    if (row) {
      this.go(Number(row.dataset.at));
      this.choose(this.rows[this.active]);
    }
  }

  key(event) {
    if (event.target !== this.frame || this.rows.length === 0) {
      return;
    }
    const page = Math.floor(this.body.clientHeight / this.height);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.rows.length, End: this.rows.length };
    if (event.key in steps) {
      event.preventDefault();
      this.go(this.active + steps[event.key]);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.choose(this.rows[this.active]);
    }
  }
}
