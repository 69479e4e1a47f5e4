// Returns each element that a reader by ear could not make sense of.
const bad = [];
const complain = (element, why) => bad.push(`${why}: ${element.outerHTML.slice(0, 120)}`);
const named = (e) =>
  e.ariaLabel || e.textContent.trim() || (e.getAttribute("aria-labelledby") && document.getElementById(e.getAttribute("aria-labelledby")));
document.querySelectorAll("button, a, summary, [role=tab], [role=region], [role=grid], [role=img], [role=group]").forEach((e) => named(e) || complain(e, "no name"));
document.querySelectorAll("input, select").forEach((e) => e.labels.length || complain(e, "no label"));
document.querySelectorAll("table").forEach((e) => (e.caption && e.querySelector("th[scope]")) || complain(e, "no caption or heads"));
document.querySelectorAll("svg").forEach((e) => e.ariaLabel || e.ariaHidden === "true" || complain(e, "no name"));
document.querySelectorAll("[aria-controls], [aria-labelledby]").forEach((e) => {
  for (const name of ["aria-controls", "aria-labelledby", "aria-activedescendant"]) {
    const id = e.getAttribute(name);
    if (id && !document.getElementById(id)) complain(e, `${name} leads nowhere`);
  }
});
const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => bad.push("id twice: " + id));
document.querySelectorAll(".scroll").forEach((e) => e.tabIndex === 0 || complain(e, "scrolls but takes no focus"));
document.querySelectorAll("[tabindex]").forEach((e) => e.tabIndex <= 0 || complain(e, "its own focus order"));
document.querySelectorAll("nav a").forEach((e) => document.querySelector(e.getAttribute("href")) || complain(e, "leads nowhere"));
const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((e) => Number(e.tagName[1]));
levels.forEach((level, i) => i && level > levels[i - 1] + 1 && bad.push(`heading ${i} skips from ${levels[i - 1]} to ${level}`));
if (document.querySelectorAll("h1").length !== 1) bad.push("not one h1");
if (document.querySelectorAll("main").length !== 1) bad.push("not one main");
if (!document.documentElement.lang) bad.push("no language");
document.querySelectorAll("[role=row]").forEach((e) => e.parentElement.closest("[role=rowgroup]") || complain(e, "row outside of a group"));
return bad;
