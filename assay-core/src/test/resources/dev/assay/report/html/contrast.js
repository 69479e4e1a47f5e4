// Returns each visible text whose colour is too near to what lies behind it (WCAG 2 AA: 4.5, large 3),
// and each colour of a series that is too near to the card behind it (non-text: 3).
const parse = (colour) => {
  const numbers = colour.match(/[\d.]+/g).map(Number);
  return { rgb: numbers.slice(0, 3), alpha: numbers.length > 3 ? numbers[3] : 1 };
};
const over = (top, bottom) => top.rgb.map((c, i) => c * top.alpha + bottom[i] * (1 - top.alpha));
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a, b) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};
const behind = (element) => {
  const layers = [];
  for (let e = element; e; e = e.parentElement) {
    layers.push(parse(getComputedStyle(e).backgroundColor));
  }
  return layers.reverse().reduce((base, layer) => over(layer, base), [255, 255, 255]);
};
const bad = new Set();
for (const element of document.querySelectorAll("body *")) {
  const text = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  if (!text || !element.checkVisibility() || element.closest("script, .hidden, .skip")) continue;
  const style = getComputedStyle(element);
  const colour = element instanceof SVGElement ? style.fill : style.color;
  const size = parseFloat(style.fontSize);
  const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
  const found = ratio(over(parse(colour), behind(element)), behind(element));
  if (found < needed) bad.add(`${element.tagName}.${element.getAttribute("class")} ${colour} ${found.toFixed(2)}`);
}
const card = behind(document.querySelector(".card"));
for (let i = 0; i < 8; i++) {
  const probe = document.body.appendChild(document.createElement("span"));
  probe.className = "s" + i;
  const found = ratio(parse(getComputedStyle(probe).color).rgb, card);
  if (found < 3) bad.add(`series ${i} ${found.toFixed(2)}`);
  probe.remove();
}
return [...bad];
