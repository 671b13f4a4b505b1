"""`python -m portal check | notebooks | links | publish`: what authors, the build and the weekly check call."""

from __future__ import annotations

import argparse
import sys

from portal import paths
from portal.check import check
from portal.checks.published import published_csv
from portal.content import load
from portal.notebooks import ExerciseFailed, refresh
from portal.outgoing import ask
from portal.problem import report


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 well, 1 something to mend, 2 wrong call)."""
    parser = argparse.ArgumentParser(prog="portal", description="Checks and prepares the content of the site.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="look at every content file and list what to mend")
    checking.add_argument("--format", choices=("text", "github", "json"), default="text")
    commands.add_parser("notebooks", help="execute the exercises and write those whose notebook changed")
    commands.add_parser("links", help="ask every address outside the site whether it still answers")
    commands.add_parser("publish", help="keep the claims as they stand, when a version goes out")
    options = parser.parse_args(argv)
    if options.command == "publish":
        return _publish()
    if options.command == "check":
        return _check(options.format)
    return _notebooks() if options.command == "notebooks" else _links()


def _check(form: str) -> int:
    checked = check()
    print(report(checked.problems, form))  # type: ignore[arg-type]
    if form == "text":
        print(checked.tally.sentence())
    return int(any(problem.level == "error" for problem in checked.problems))


def _notebooks() -> int:
    content = load()
    try:
        changed = refresh(content)
    except ExerciseFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    for name in changed:
        print(f"written: {name}")
    print(f"{len(content.exercises)} exercises executed, {len(changed)} changed.")
    return 0


def _publish() -> int:
    checked = check()
    if any(problem.level == "error" for problem in checked.problems):
        print("There is something to mend first; run `python -m portal check`.", file=sys.stderr)
        return 1
    path = paths.ROOT / paths.EVIDENCE / "published.csv"
    path.write_text(published_csv(checked.content), encoding="utf-8")
    print(f"written: {len(checked.content.claims)} claims in {path.name}")
    return 0


def _links() -> int:
    answers = list(ask(load()))
    dead = [answer for answer in answers if answer.trouble]
    for answer in dead:
        print(f"{answer.named_in}: {answer.address} {answer.trouble}")
    print(f"{len(answers)} addresses asked, {len(dead)} to look at.")
    return int(bool(dead))


if __name__ == "__main__":
    sys.exit(main())
