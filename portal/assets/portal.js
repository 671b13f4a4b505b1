// What the pages gain where scripts run. Everything is readable and answerable without this file.
import { startMenus } from "./menu.js";

startMenus(document);
if (document.querySelector("form.quiz")) import("./quiz.js").then((quiz) => quiz.startQuizzes(document));
if (document.querySelector("form.ledger-filter")) import("./ledger.js").then((ledger) => ledger.startLedger(document));
