// What the pages gain where scripts run. Everything is readable and answerable without this file.
import { startMenus } from "./menu.js";
import { startQuizzes } from "./quiz.js";

startMenus(document);
startQuizzes(document);
if (document.querySelector("form.ledger-filter")) import("./ledger.js").then((ledger) => ledger.startLedger(document));
