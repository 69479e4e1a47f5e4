// --- Theme: system, light, dark -------------------------------------------------------------------
const themeButton = document.getElementById("theme");
const themes = ["system", "light", "dark"];

function stored(key, value) {
  try {
    return value === undefined ? localStorage.getItem(key) : localStorage.setItem(key, value);
  } catch {
    return null; // A page opened from a file may have no storage; the choice then lasts as long as the page.
  }
}

function setTheme(name) {
  if (name === "system") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = name;
  }
  themeButton.dataset.choice = name;
  themeButton.textContent = "Theme: " + name;
}

themeButton.hidden = false;
themeButton.addEventListener("click", () => {
  const next = themes[(themes.indexOf(themeButton.dataset.choice) + 1) % themes.length];
  setTheme(next);
  stored("assay-theme", next);
});
setTheme(themes.includes(stored("assay-theme")) ? stored("assay-theme") : "system");

// --- Small builders -------------------------------------------------------------------------------
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

function counted(number) {
  return number.toLocaleString("en-US");
}
