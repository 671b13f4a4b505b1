// Narrows the ledger's list by place, topic, grade, page and words. The whole list is in the page without this file.

/** @param {ParentNode} root */
export function startLedger(root) {
  const form = root.querySelector("form.ledger-filter");
  if (!form) return;
  const rows = [...root.querySelectorAll(".rows > li")];
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
    if (field.selectedIndex === -1) field.selectedIndex = 0; // a choice that there is not
  }
  form.hidden = false;
  const narrow = () => apply(form, rows, root.querySelector(".ledger-count"));
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(narrow));
  narrow();
}

/**
 * Show the rows that fit every choice, say how many, and keep the choice in the address.
 * @param {HTMLFormElement} form
 * @param {HTMLElement[]} rows
 * @param {HTMLElement} count
 */
function apply(form, rows, count) {
  const chosen = [...new FormData(form)].filter(([, value]) => value.trim());
  for (const row of rows) row.hidden = !chosen.every(([name, value]) => fits(row, name, value));
  for (const list of new Set(rows.map((row) => row.parentElement))) {
    const empty = ![...list.children].some((row) => !row.hidden);
    for (let part = list; part; part = part.tagName === "H2" ? null : part.previousElementSibling) part.hidden = empty;
  }
  const shown = rows.filter((row) => !row.hidden).length;
  count.textContent = chosen.length ? `${shown} of ${rows.length} entries` : `${rows.length} entries`;
  const query = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", query ? `?${query}${location.hash}` : location.pathname + location.hash);
}

function fits(row, name, value) {
  if (name === "words") {
    const text = plain(`${row.textContent} ${row.querySelector("a").hash}`);
    return plain(value).trim().split(/\s+/).every((word) => text.includes(word));
  }
  return row.dataset[name].split(" ").includes(value);
}

/** Without capitals, accents and the commas of thousands: "bogota" and "1300" are found. */
function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/(\d),(?=\d{3})/g, "$1");
}
