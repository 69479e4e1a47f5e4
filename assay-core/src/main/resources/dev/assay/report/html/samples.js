// --- The table of samples: filters, the grid, one sample in full ----------------------------------
function shortNumber(value) {
  return Number.isNaN(value) ? "–" : String(Number(value.toPrecision(4)));
}

function time(nanos) {
  if (Number.isNaN(nanos)) {
    return "–";
  }
  const [unit, factor] = nanos < 1e3 ? ["ns", 1] : nanos < 1e6 ? ["µs", 1e3] : nanos < 1e9 ? ["ms", 1e6] : ["s", 1e9];
  return `${Number((nanos / factor).toPrecision(3))} ${unit}`;
}

function resultClass(samples, row) {
  const result = samples.result(row);
  return result === "right" ? "good" : result === "wrong" ? "bad" : result === "answered" ? "" : "odd";
}

class SampleTable {
  constructor(samples, place) {
    this.samples = samples;
    this.place = place;
    this.sorting = null;
    this.wanted = { words: "", trial: -1, dataset: "", result: "", category: -1 };
    this.columns = this.makeColumns();
    this.count = make("p", { class: "count", role: "status" });
    this.detail = make("article", { class: "card detail", tabindex: "-1", "aria-label": "Sample" });
    this.detail.hidden = true;
    this.grid = new Grid({
      label: "Samples. Arrow keys move, Enter opens.",
      columns: this.columns,
      cells: (row) => this.cells(row),
      choose: (row) => this.open(row),
    });
    place.replaceChildren(this.filters(), this.count, this.grid.frame, this.detail);
    this.refresh();
  }

  makeColumns() {
    const { samples } = this;
    const scores = new Set(samples.trials.map((trial) => trial.score).filter(Boolean));
    const all = [
      { name: "id", title: "Row", width: "minmax(6rem, 1fr)" },
      { name: "model", title: "Model", width: "minmax(7rem, 1.4fr)" },
      { name: "result", title: "Result", width: "6rem" },
      { name: "prediction", title: "Prediction", width: "minmax(6rem, 1.6fr)" },
      { name: "target", title: "Target", width: "minmax(6rem, 1.6fr)" },
      { name: "category", title: "Category", width: "minmax(5rem, 1fr)" },
      { name: "score", title: scores.size === 1 ? [...scores][0] : "Score", width: "7rem", kind: "number" },
      { name: "probability", title: "Probability", width: "6rem", kind: "number" },
      { name: "latency", title: "Request", width: "5.5rem", kind: "number" },
    ];
    const optional = ["category", "score", "probability", "latency"];
    const shown = all.filter((of) => !optional.includes(of.name) || samples.has(of.name));
    shown.forEach((of) => (of.sort = (ascending) => this.sortBy(of.name, ascending)));
    return shown;
  }

  value(name, row) {
    const { samples } = this;
    switch (name) {
      case "model": return samples.trial(row).model;
      case "result": return samples.result(row);
      case "score": case "probability": return shortNumber(samples.columns[name][row]);
      case "latency": return time(samples.columns.latency[row]);
      default: return samples.text(name, row) || "–";
    }
  }

  cells(row) {
    return this.columns.map((column) => {
      const kind = column.name === "result" ? resultClass(this.samples, row) : column.kind || "";
      const cell = make("span", { role: "gridcell", class: `c-${column.name} ${kind}` });
      cell.textContent = this.value(column.name, row);
      return cell;
    });
  }

  filters() {
    const { samples } = this;
    const bar = make("div", { class: "filters", role: "search", "aria-label": "Filter samples" });
    const search = make("input", { type: "search", id: "sample-words", placeholder: "row, target, prediction, message" });
    let waiting = 0;
    search.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => this.want({ words: search.value.trim() }), 80);
    });
    bar.append(make("label", { class: "wide-field" }, "Text", search));
    const datasets = [...new Set(samples.trials.map((trial) => trial.dataset))];
    if (datasets.length > 1) {
      bar.append(this.choice("Dataset", "sample-dataset", datasets.map((of) => [of, of]), (dataset) => this.want({ dataset })));
    }
    const several = datasets.length > 1;
    const models = samples.trials.map((trial, i) => [String(i), several ? `${trial.model} (${trial.dataset})` : trial.model]);
    bar.append(this.choice("Model", "sample-model", models, (trial) => this.want({ trial: trial === "" ? -1 : Number(trial) })));
    bar.append(this.choice("Result", "sample-result", this.results(), (result) => this.want({ result })));
    if (samples.has("category")) {
      const codes = [...new Set(samples.columns.category)].filter((code) => code >= 0);
      const categories = codes.map((code) => [String(code), samples.texts[code]]);
      bar.append(this.choice("Category", "sample-category", categories, (code) => this.want({ category: code === "" ? -1 : Number(code) })));
    }
    return bar;
  }

  results() {
    const found = new Set();
    for (let row = 0; row < this.samples.size; row++) {
      found.add(this.samples.result(row));
    }
    return [["failing", "wrong or unanswered"], ...[...found].sort().map((of) => [of, of])];
  }

  choice(title, id, options, chosen) {
    const select = make("select", { id }, make("option", { value: "" }, "all"));
    options.forEach(([value, text]) => select.append(make("option", { value }, text)));
    select.addEventListener("change", () => chosen(select.value));
    return make("label", {}, title, select);
  }

  want(change) {
    Object.assign(this.wanted, change);
    this.refresh();
  }

  sortBy(name, ascending) {
    this.sorting = { name, ascending };
    this.refresh();
  }

  refresh() {
    const kept = this.samples.filter(this.wanted);
    const { sorting } = this;
    const rows = sorting ? this.samples.sort(kept, sorting.name, sorting.ascending) : this.samples.failingFirst(kept);
    this.count.textContent = `${counted(rows.length)} of ${counted(this.samples.size)} samples`;
    this.grid.show(rows);
  }

  open(row) {
    const { samples } = this;
    const item = `${samples.text("id", row) || samples.columns.row[row]} in ${samples.trial(row).dataset}`;
    const facts = make("dl", { class: "across" });
    const stated = (of) => !["id", "prediction", "target"].includes(of.name) && this.value(of.name, row) !== "–";
    this.columns.filter(stated).forEach((of) => {
      facts.append(make("div", {}, make("dt", {}, of.title), make("dd", {}, this.value(of.name, row))));
    });
    const texts = make("div", { class: "texts" });
    const shown = [
      ["Prompt", "prompt"],
      ["Prediction", "prediction"],
      ["Target", "target"],
      ["Reasoning", "reasoning"],
      ["Message", "message"],
      ["Attempts", "attempts"],
    ];
    for (const [title, name] of shown) {
      const text = samples.columns[name] ? samples.text(name, row) : "";
      if (text) {
        texts.append(make("div", {}, make("h4", {}, title), make("pre", {}, make("code", {}, text))));
      }
    }
    const close = make("button", { type: "button" }, "Close");
    close.addEventListener("click", () => this.close());
    this.detail.replaceChildren(make("h3", {}, `Row ${item}`), texts, facts, this.others(row), close);
    this.detail.hidden = false;
    this.detail.focus({ preventScroll: true });
    this.detail.scrollIntoView({ block: "nearest" });
  }

  others(row) {
    const { samples } = this;
    const table = make("table", {}, make("caption", { class: "hidden" }, "All models on this row"));
    const heads = make("tr", {}, ...["Model", "Result", "Prediction"].map((of) => make("th", { scope: "col" }, of)));
    table.append(make("thead", {}, heads));
    const body = table.createTBody();
    for (const other of samples.sameItem(row)) {
      body.append(make("tr", {},
        make("th", { scope: "row" }, samples.trial(other).model),
        make("td", { class: "verdict " + { good: "improved", bad: "regressed", odd: "inconclusive" }[resultClass(samples, other)] }, samples.result(other)),
        make("td", {}, samples.text("prediction", other).slice(0, 200) || "–")));
    }
    return make("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": "All models on this row" }, table);
  }

  close() {
    this.detail.hidden = true;
    this.grid.frame.focus();
  }
}

const samplePlace = document.getElementById("sample-table");
if (samplePlace) {
  readSamples().then(
    (data) => new SampleTable(new Samples(data), samplePlace),
    (error) => samplePlace.replaceChildren(make("p", { class: "notice", role: "alert" }, `The samples could not be read: ${error.message}`)),
  );
  samplePlace.addEventListener("keydown", (event) => {
    const detail = samplePlace.querySelector(".detail");
    if (event.key === "Escape" && detail && !detail.hidden) {
      detail.querySelector("button").click();
    }
  });
}
