// Material opens its menus by labels, which only a pointer can press. This puts a button into each.

const LABELS = [
  ".md-header__button[for]:not([for^='__palette'])", // the menu and the search field on a narrow screen
  ".md-nav__container > label[for]", // the pages of a section
  "label.md-nav__link[for^='__nav']",
  "nav nav > label.md-nav__title[for^='__nav']", // back from a section, on a narrow screen
];
const NAMES = { __drawer: "Menu", __search: "Search" };

/** @param {Document} root */
export function startMenus(root) {
  for (const label of root.querySelectorAll(LABELS.join())) {
    const box = root.getElementById(label.htmlFor);
    const button = root.createElement("button");
    button.type = "button";
    button.className = "menu-button";
    button.setAttribute("aria-label", nameOf(label));
    button.append(...label.childNodes);
    label.removeAttribute("tabindex");
    label.append(button);
    const tell = () => button.setAttribute("aria-expanded", String(box.checked));
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", tell);
    tell();
  }
  root.addEventListener("keydown", (event) => closeDrawer(root, event));
}

function nameOf(label) {
  const words = label.textContent.trim() || label.previousElementSibling?.textContent.trim();
  return NAMES[label.htmlFor] ?? (label.matches(".md-nav__title") ? `Back from ${words}` : `Pages of ${words}`);
}

function closeDrawer(root, event) {
  const drawer = root.getElementById("__drawer");
  if (event.key !== "Escape" || !drawer?.checked) return;
  drawer.click();
  root.querySelector("label[for=__drawer] .menu-button")?.focus();
}
