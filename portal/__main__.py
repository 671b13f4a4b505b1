"""`python -m portal check | notebooks`: what authors and the build call."""

from __future__ import annotations

import argparse
import sys

from portal.check import check
from portal.content import load
from portal.notebooks import ExerciseFailed, refresh
from portal.problem import report


def main(argv: list[str] | None = None) -> int:
    """Run one command; returns the exit code (0 well, 1 something to mend, 2 wrong call)."""
    parser = argparse.ArgumentParser(prog="portal", description="Checks and prepares the content of the site.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="look at every content file and list what to mend")
    checking.add_argument("--format", choices=("text", "github", "json"), default="text")
    commands.add_parser("notebooks", help="execute the exercises and write those whose notebook changed")
    options = parser.parse_args(argv)
    return _check(options.format) if options.command == "check" else _notebooks()


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


if __name__ == "__main__":
    sys.exit(main())
