"""What `portal check` can find, in the words that an author reads. Codes are stable for ever."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Rule:
    title: str
    why: str
    how: str
    level: Literal["error", "warning"] = "error"


RULES: dict[str, Rule] = {
    # Files
    "FI01": Rule(
        "The file cannot be read as YAML",
        "Nothing in the file can be used until it can be read.",
        "Look at this line and the one above it: a missing colon, a tab, or a quotation mark that is not closed.",
    ),
    "FI02": Rule(
        "A page has no front matter",
        "Title, outcomes, times and sources are taken from it.",
        "Begin the file with a line of three hyphens, the fields, and another line of three hyphens. "
        "CONTRIBUTING.md shows an example.",
    ),
    "FI03": Rule(
        "A field is missing, misspelt or not of the right kind",
        "Every page that lists or counts this item is made from its fields.",
        "Correct the field named here. CONTRIBUTING.md lists the fields and what they hold.",
    ),
    "FI04": Rule(
        "A file that belongs here is missing",
        "The module, case or exercise cannot be published without it.",
        "Add the file, or copy one from a finished neighbour and change it.",
    ),
    "FI05": Rule(
        "An id is used twice",
        "Links, progress and citations hang on ids; two owners make them ambiguous.",
        "Give the newer one another id. An id that was published stays with its first owner.",
    ),
    "FI06": Rule(
        "The file is not text in UTF-8",
        "Letters beyond plain English would be lost or wrong, and the file cannot be used at all.",
        "Save the file again as UTF-8: in a text editor under Save as, Encoding; in a spreadsheet as CSV UTF-8.",
    ),
    "FI07": Rule(
        "A folder whose name we do not read",
        "What is in it would be left out of the site without a word.",
        "Call a module's folder by two digits, a hyphen and words, such as 03-norms; a case's by the three small "
        "letters of its country, a hyphen and the city, such as zaf-durban.",
    ),
    # Evidence
    "EV01": Rule(
        "A claim is cited that the ledger does not have",
        "A reader could not open the source of the figure.",
        "Correct the id, or add the claim to evidence/claims.csv.",
    ),
    "EV02": Rule(
        "A source is named that is not in the list of sources",
        "A reader could not check the statement.",
        "Correct the id, or add the source to evidence/sources.yml.",
    ),
    "EV03": Rule(
        "A numeral in prose has no source",
        "Every number on the site must have a source, be computed from sources, or be marked as ours.",
        "Cite a claim with [@claim-id], show the arithmetic with [= ... ], or mark a number of ours (a scenario, "
        "a time, a group size) with [~...].",
    ),
    "EV04": Rule(
        "Arithmetic that cannot be computed",
        "The reader is promised that the figure follows from the claims named.",
        "Use claim ids with @, plain numbers, + - * / ** ( ) and sqrt, sum, min, max, round.",
    ),
    "EV05": Rule(
        "A source that nothing cites",
        "A list of sources that were not used cannot be trusted.",
        "Cite it, or remove it from evidence/sources.yml.",
        "warning",
    ),
    "EV06": Rule(
        "A claim rests on a source that was not opened",
        "Nobody on the team has seen the source say it.",
        "Open the source and record what was seen, or cite another.",
    ),
    "EV07": Rule(
        "A figure in an exercise's code differs from the ledger",
        "The learner would compute with a number that the cited source does not print.",
        "Copy the value from evidence/claims.csv into the CLAIMS table of the exercise, or correct the claim id.",
    ),
    "EV08": Rule(
        "A mark that we cannot read",
        "It would be printed as it stands, brackets and all, and the figure would have no source.",
        "Write [@claim-id], [@claim-id value], [@claim-id full], [@claim-id mark], [@src:source-id], [= arithmetic] "
        "or [~ours], and close the bracket.",
    ),
    "EV09": Rule(
        "A locator that is not in the document",
        "Whoever looks the figure up would not find it.",
        "Name the part as evidence/sources.yml lists it under `parts`, or a page that the document has.",
    ),
    "EV10": Rule(
        "A figure that differs from the ledger",
        "The reader would see one number and find another behind it.",
        "Let the page print it with [@claim-id], or correct the claim; a claim's text must say its value.",
    ),
    "EV11": Rule(
        "A claim cited with another unit",
        "Deaths are not homicides, and a share is not a count: the sentence would say something that nobody found.",
        "Cite it as [@claim-id], which prints the unit of the ledger, or write that unit after the value.",
    ),
    "EV12": Rule(
        "A claim that does not say who says so, where, how strong it is, or what to beware of",
        "A reader could not tell how far to trust the figure.",
        "Fill in stated_by, source, locator, grade and caveat; evidence/grades.md explains the grades.",
    ),
    "EV13": Rule(
        "A published claim that changed, or went, without a correction",
        "Somebody may have quoted it. They must be able to see what it said, and why it says something else now.",
        "Keep the id, and add an entry to evidence/corrections.yml with what it said, what it says, and why.",
    ),
    # Cross-references
    "XR01": Rule(
        "A name that nothing answers to",
        "The page would promise a module, case, term or outcome that is not there.",
        "Correct the name, or add what it names.",
    ),
    "XR02": Rule(
        "An outcome that is not practised or not tested",
        "We promise that every outcome has at least one exercise or activity and at least one quiz item.",
        "Add an exercise, an activity in trainer.md or a quiz item that names the outcome, or withdraw the outcome.",
    ),
    # Quiz
    "QZ01": Rule(
        "A quiz option without feedback",
        "A reader who chose it would learn nothing.",
        "Add `feedback:` under the option, and say why it is right or wrong.",
    ),
    "QZ02": Rule(
        "A quiz item that cannot be answered",
        "It needs a right answer, and only as many as its kind allows.",
        "For `one` mark exactly one option `correct: true`; for `many` at least one right and one wrong; for `number` "
        "give `answer`; for `order` give at least three options.",
    ),
    # Text
    "TX01": Rule(
        "Headings out of order",
        "People who listen to the page, or jump by headings, lose their way.",
        "Begin with ## and go down one level at a time. The page's title comes from the front matter.",
    ),
    "TX02": Rule(
        "An image without a text alternative that says what it shows",
        "Somebody who cannot see it gets nothing.",
        "Write in the square brackets what the figure says, in a sentence.",
    ),
    "TX03": Rule(
        "Link words that say nothing on their own",
        "Links are read out of context, in a list.",
        "Use words that name what is behind the link.",
    ),
    "TX04": Rule(
        "Text left over from a template or a draft",
        "A reader would see that the page is not finished.",
        "Replace it with your own text, or remove it.",
    ),
    "TX05": Rule(
        "Raw HTML or a script",
        "Content is text; markup and scripts in it can break the page or harm a reader.",
        "Use Markdown instead.",
    ),
    "TX06": Rule(
        "A heading that this page must have is missing or out of order",
        "Cases and trainer's notes have fixed headings so that readers can compare them.",
        "Use the headings of the template, spelt as there and in its order.",
    ),
    "TX07": Rule(
        "A citation inside a heading",
        "Headings are repeated in the table of contents, where a source cannot be opened.",
        "Move the figure into the paragraph below.",
    ),
    # Links
    "LK01": Rule(
        "A link to a page or place that does not exist",
        "The reader would end nowhere.",
        "Correct the path; it is counted from the folder of this file. For a place within a page, check the heading.",
    ),
    "LK02": Rule(
        "An address that is not https, or an image from another site",
        "A page of ours asks no other host for anything, and sends nobody over an open line.",
        "Use the https address; for an image, add the file to this folder.",
    ),
    "LK03": Rule(
        "A link written in a way that we do not read",
        "Nobody can check where it leads, and it may lead to harm.",
        'Write [words](address) on one line, or [words](address "title"), without spaces or brackets in the address.',
    ),
    # Figures
    "FG01": Rule(
        "A figure that cannot be drawn",
        "The reader would see an empty place.",
        "Use a drawing (.svg) or a chart (.vl.json) on a line of its own, and correct what is named here.",
    ),
    "FG02": Rule(
        "A drawing with more than lines and words",
        "A drawing stands in the page: a script or style in it acts on the page, and an id may stand there already.",
        "Take out scripts, styles, links, ids and embedded pictures; keep paths, shapes and text.",
    ),
    # Exercises
    "EX01": Rule(
        "The executed notebook does not match its source",
        "Trainers would work from an outdated copy.",
        "Run `make notebooks` and commit the changed .ipynb file.",
    ),
    "EX02": Rule(
        "A cell without its partner",
        "A task needs a solution and a check, so that a learner can see how it went.",
        "After each cell tagged `task` put one tagged `solution` and one tagged `check`.",
    ),
}
