// Material opens its menus by labels, which only a pointer can press. This puts a button into each.

const OPENING = [
  ".md-header__button[for]:not([for^='__palette'])", // the menu and the search field on a narrow screen
  ".md-nav__container > label[for]", // the pages of a section
  "label.md-nav__link[for^='__nav']",
  ".md-nav--primary label.md-nav__link[for=__toc]", // the headings of this page, on a narrow screen
];
const CLOSING = ".md-nav--primary .md-nav > label.md-nav__title"; // back from any of these, on a narrow screen
const NAMES = { __drawer: "Menu", __search: "Search" };

/** @param {Document} root */
export function startMenus(root) {
  for (const label of root.querySelectorAll([...OPENING, CLOSING].join())) addButton(root, label);
  root.addEventListener("keydown", (event) => closeDrawer(root, event));
}

function addButton(root, label) {
  const box = root.getElementById(label.htmlFor);
  const button = root.createElement("button");
  button.type = "button";
  button.className = "menu-button";
  button.setAttribute("aria-label", nameOf(label));
  button.append(...label.childNodes);
  label.removeAttribute("tabindex");
  label.append(button);
  button.addEventListener("click", () => {
    box.click();
    if (!button.checkVisibility({ visibilityProperty: true })) counterpart(root, button, box)?.focus();
  });
  if (label.matches(CLOSING)) return;
  const tell = () => button.setAttribute("aria-expanded", String(box.checked));
  box.addEventListener("change", tell);
  tell();
}

function nameOf(label) {
  const words = label.textContent.trim() || label.previousElementSibling?.textContent.trim();
  if (label.matches(CLOSING)) return `Back from ${words}`;
  return NAMES[label.htmlFor] ?? `${label.htmlFor === "__toc" ? "Headings of" : "Pages of"} ${words}`;
}

/** The button that undoes what this one does: it is in sight when this one no longer is. */
function counterpart(root, button, box) {
  return [...root.querySelectorAll(`label[for="${box.id}"] > .menu-button`)].find((other) => other !== button);
}

function closeDrawer(root, event) {
  const drawer = root.getElementById("__drawer");
  if (event.key !== "Escape" || !drawer?.checked) return;
  drawer.click();
  root.querySelector("label[for=__drawer] > .menu-button")?.focus();
}
