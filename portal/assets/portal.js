// What the pages gain where scripts run. Everything is readable and answerable without this file.
import { startQuizzes } from "./quiz.js";

startQuizzes(document);
