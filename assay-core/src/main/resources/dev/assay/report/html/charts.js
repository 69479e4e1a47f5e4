// --- What a chart says when it is pointed at or focused -------------------------------------------
const tip = document.getElementById("tip");

function showTip(mark) {
  tip.textContent = mark.dataset.tip;
  tip.hidden = false;
  const box = mark.getBoundingClientRect();
  const own = tip.getBoundingClientRect();
  const left = Math.min(Math.max(8, box.left + box.width / 2 - own.width / 2), innerWidth - own.width - 8);
  const above = box.top - own.height - 8;
  tip.style.left = left + "px";
  tip.style.top = (above < 8 ? Math.min(box.bottom + 8, innerHeight - own.height - 8) : above) + "px";
}

for (const mark of document.querySelectorAll("[data-tip]")) {
  mark.addEventListener("pointerenter", () => showTip(mark));
  mark.addEventListener("pointerleave", () => (tip.hidden = true));
  mark.addEventListener("focus", () => showTip(mark));
  mark.addEventListener("blur", () => (tip.hidden = true));
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    tip.hidden = true;
  }
});

// --- Keys: show or hide a series ------------------------------------------------------------------
for (const key of document.querySelectorAll(".key")) {
  key.addEventListener("click", () => {
    const shown = key.getAttribute("aria-pressed") !== "true";
    key.setAttribute("aria-pressed", String(shown));
    const figure = key.closest("figure");
    for (const series of figure.querySelectorAll(`[data-series="${key.dataset.toggle}"]`)) {
      series.classList.toggle("off", !shown);
    }
  });
}

// --- Reading a distribution: the latency of each model at one share of the calls ------------------
const plot = { top: 26, bottom: 272, left: 52, right: 448, height: 320 };

for (const chart of document.querySelectorAll("[data-curves]")) {
  const curves = chart.dataset.curves.split(";").map((curve) => curve.split(" ").map(Number));
  const figure = chart.closest("figure");
  const keys = [...figure.querySelectorAll(".key")];
  const reading = figure.querySelector(".reading");
  const cursor = chart.querySelector(".cursor");
  let percent = 50;
  reading.textContent = "Point at the chart, or focus it and use the arrow keys, to read it.";

  const read = (to) => {
    percent = Math.min(100, Math.max(1, Math.round(to)));
    const y = plot.bottom - (percent / 100) * (plot.bottom - plot.top);
    cursor.setAttribute("d", `M${plot.left} ${y}H${plot.right}`);
    const parts = curves
      .map((curve, i) => ({ name: keys[i].textContent.trim(), value: curve[percent - 1], key: keys[i] }))
      .filter((of) => of.key.getAttribute("aria-pressed") === "true")
      .map((of) => `${of.name} ${Number(of.value.toPrecision(3))} ${chart.dataset.unit}`);
    reading.textContent = `${percent} % of the calls took at most: ${parts.join(", ")}`;
  };

  chart.addEventListener("pointermove", (event) => {
    const box = chart.getBoundingClientRect();
    const y = ((event.clientY - box.top) / box.height) * plot.height;
    read((100 * (plot.bottom - y)) / (plot.bottom - plot.top));
  });
  chart.addEventListener("focus", () => read(percent));
  chart.addEventListener("keydown", (event) => {
    const step = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (step) {
      event.preventDefault();
      read(percent + step);
    }
  });
}
