// --- The samples: unpacked once, filtered and sorted by number ------------------------------------
async function readSamples() {
  const source = document.getElementById("sample-data");
  if (source.dataset.packed === "false") {
    return JSON.parse(source.textContent);
  }
  const bytes = Uint8Array.from(atob(source.textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}

const MARKS = ["right", "wrong", ""];
const RIGHT = 0;
const WRONG = 1;
const ANSWERED = 0;

class Samples {
  constructor(data) {
    this.trials = data.trials;
    this.outcomes = data.outcomes;
    this.columns = data.columns;
    this.texts = data.columns.texts;
    this.size = data.columns.trial.length;
    for (const name of ["score", "latency", "probability"]) {
      this.columns[name] = Float64Array.from(data.columns[name], Number);
    }
    this.lower = null;
    this.ranks = null;
  }

  has(name) {
    return name === "category" ? this.columns.category.some((code) => code >= 0) : this.columns[name].length > 0;
  }

  text(name, row) {
    const code = this.columns[name][row];
    return code < 0 ? "" : this.texts[code];
  }

  trial(row) {
    return this.trials[this.columns.trial[row]];
  }

  failing(row) {
    return this.columns.mark[row] === WRONG || this.columns.outcome[row] !== ANSWERED;
  }

  result(row) {
    const outcome = this.columns.outcome[row];
    return outcome === ANSWERED ? MARKS[this.columns.mark[row]] || "answered" : this.outcomes[outcome];
  }

  // One answer for each text, so that a text that thousands of rows share is searched once.
  matchingTexts(words) {
    this.lower ??= this.texts.map((text) => text.toLowerCase());
    return Uint8Array.from(this.lower, (text) => (text.includes(words) ? 1 : 0));
  }

  filter({ words, trial, dataset, result, category }) {
    const match = words ? this.matchingTexts(words.toLowerCase()) : null;
    const { trial: trials, id, target, prediction, message, category: categories } = this.columns;
    const kept = new Uint32Array(this.size);
    let count = 0;
    for (let row = 0; row < this.size; row++) {
      if (
        (trial < 0 || trials[row] === trial) &&
        (!dataset || this.trials[trials[row]].dataset === dataset) &&
        (category < 0 || categories[row] === category) &&
        (!result || (result === "failing" ? this.failing(row) : this.result(row) === result)) &&
        (!match || match[id[row]] || match[target[row]] || match[prediction[row]] || match[message[row]])
      ) {
        kept[count++] = row;
      }
    }
    return kept.subarray(0, count);
  }

  // The place of each text in the alphabet.
  textRanks() {
    if (!this.ranks) {
      const order = Array.from(this.texts.keys()).sort((a, b) => collator.compare(this.texts[a], this.texts[b]));
      this.ranks = new Int32Array(order.length);
      order.forEach((code, rank) => (this.ranks[code] = rank));
    }
    return this.ranks;
  }

  keyOf(name) {
    if (["score", "latency", "probability"].includes(name)) {
      return (row) => this.columns[name][row];
    }
    if (name === "model") {
      const order = this.trials.map((_, i) => i).sort((a, b) => collator.compare(this.trials[a].model, this.trials[b].model));
      const place = order.reduce((places, trial, i) => ((places[trial] = i), places), []);
      return (row) => place[this.columns.trial[row]];
    }
    if (name === "result") {
      return (row) => (this.columns.outcome[row] !== ANSWERED ? 0 : this.columns.mark[row] === WRONG ? 1 : this.columns.mark[row] === RIGHT ? 3 : 2);
    }
    const ranks = this.textRanks();
    return (row) => (this.columns[name][row] < 0 ? NaN : ranks[this.columns[name][row]]);
  }

  // Sorts stably; rows without a value go last, whichever way.
  sort(rows, name, ascending) {
    const key = this.keyOf(name);
    const keys = new Float64Array(this.size);
    rows.forEach((row) => (keys[row] = key(row)));
    const sign = ascending ? 1 : -1;
    return rows.slice().sort((a, b) => {
      const [x, y] = [keys[a], keys[b]];
      if (x !== x || y !== y) {
        return Number(x !== x) - Number(y !== y) || a - b;
      }
      return sign * (x - y) || a - b;
    });
  }

  failingFirst(rows) {
    return rows.slice().sort((a, b) => Number(this.failing(b)) - Number(this.failing(a)) || a - b);
  }

  // All models' answers to the same question.
  sameItem(row) {
    const { row: rows, draw, id } = this.columns;
    const dataset = this.trial(row).dataset;
    const found = [];
    for (let other = 0; other < this.size; other++) {
      if (rows[other] === rows[row] && draw[other] === draw[row] && id[other] === id[row] && this.trial(other).dataset === dataset) {
        found.push(other);
      }
    }
    return found;
  }
}
