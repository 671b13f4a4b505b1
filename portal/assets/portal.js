// What the pages gain where scripts run. Everything is readable and answerable without this file.
import { startLedger } from "./ledger.js";
import { startMenus } from "./menu.js";
import { startQuizzes } from "./quiz.js";

startMenus(document);
startQuizzes(document);
startLedger(document);
