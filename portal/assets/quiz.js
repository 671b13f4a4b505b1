// Marks quiz items and remembers the answers on this device. The questions, answers and feedback are in the page.

const STORE = "uhs.quiz.";

/** @param {ParentNode} root */
export function startQuizzes(root) {
  for (const form of root.querySelectorAll("form.quiz")) {
    restore(form);
    const button = form.querySelector("button[type=submit]");
    button.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show(form, mark(form));
      remember(form);
    });
    form.addEventListener("change", () => {
      form.querySelector(".quiz-result").replaceChildren();
    });
  }
}

/**
 * What to say about the reader's answer: a verdict and the feedback that belongs to it.
 * @param {HTMLFormElement} form
 * @returns {{verdict: string, words: string[]}}
 */
function mark(form) {
  switch (form.dataset.kind) {
    case "number":
      return markNumber(form);
    case "order":
      return markOrder(form);
    default:
      return markChoice(form);
  }
}

function markChoice(form) {
  const chosen = [...form.querySelectorAll("input:checked")].map((input) => input.value);
  if (!chosen.length) return { verdict: "Choose an answer first.", words: [] };
  const options = [...form.querySelectorAll("[data-option]")];
  const right = options.filter((option) => option.dataset.correct === "true");
  const taken = options.filter((option) => chosen.includes(option.dataset.option));
  const wrong = taken.filter((option) => option.dataset.correct !== "true");
  const words = taken.map(feedback);
  if (wrong.length) return { verdict: taken.length > wrong.length ? "Partly right." : "Not right.", words };
  if (taken.length < right.length) return { verdict: "Right so far; there is more to find.", words };
  return { verdict: "Right.", words };
}

function markNumber(form) {
  const typed = form.querySelector("input").value.trim();
  if (!typed) return { verdict: "Write a number first.", words: [] };
  const value = readNumber(typed);
  if (Number.isNaN(value)) return { verdict: `“${typed}” is not a number that we can read.`, words: [] };
  const close = Math.abs(value - Number(form.dataset.answer)) <= Number(form.dataset.tolerance) + 1e-9;
  const line = form.querySelector(`[data-correct="${close}"]`);
  return { verdict: close ? "Right." : "Not right.", words: [feedback(line)] };
}

/** Reads 17.3, 17,3, 17.3 % and 1,300 as their writers mean them. */
export function readNumber(text) {
  const bare = text.replace(/[\s%]/g, "");
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return Number(bare.replaceAll(",", ""));
  return /^-?\d*[.,]?\d+$/.test(bare) ? Number(bare.replace(",", ".")) : NaN;
}

function markOrder(form) {
  const selects = [...form.querySelectorAll("select")];
  if (selects.some((select) => !select.value)) return { verdict: "Give every line a place first.", words: [] };
  if (new Set(selects.map((select) => select.value)).size < selects.length) {
    return { verdict: "Two lines have the same place.", words: [] };
  }
  const misplaced = selects.filter((select) => select.value !== select.dataset.place);
  if (!misplaced.length) return { verdict: "Right.", words: [...form.querySelectorAll("[data-option]")].map(feedback) };
  const count = selects.length - misplaced.length;
  const words = misplaced.map((select) => feedback(form.querySelector(`[data-option="${select.dataset.place - 1}"]`)));
  return { verdict: `${count} of ${selects.length} in place. About those that are not:`, words };
}

const feedback = (line) => line.querySelector(".feedback").textContent;

function show(form, { verdict, words }) {
  const lines = [verdict, ...words].map((text, index) => {
    const line = document.createElement("p");
    if (index === 0) {
      const strong = document.createElement("b");
      strong.textContent = text;
      line.append(strong);
    } else {
      line.textContent = text;
    }
    return line;
  });
  form.querySelector(".quiz-result").replaceChildren(...lines);
}

const fields = (form) => [...form.querySelectorAll("input, select")];

function remember(form) {
  const values = fields(form).map((field) => (isChoice(field) ? field.checked : field.value));
  try {
    localStorage.setItem(STORE + form.id, JSON.stringify(values));
  } catch {
    // A device that keeps nothing is no reason to stop.
  }
}

function restore(form) {
  try {
    const values = JSON.parse(localStorage.getItem(STORE + form.id) ?? "null");
    if (!Array.isArray(values) || values.length !== fields(form).length) return;
    fields(form).forEach((field, index) => {
      if (isChoice(field)) field.checked = values[index] === true;
      else field.value = String(values[index]);
    });
  } catch {
    // What was kept cannot be read: begin afresh.
  }
}

const isChoice = (field) => field.type === "radio" || field.type === "checkbox";
