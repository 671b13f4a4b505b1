"""The command `monitor-lab`: reads the options, runs a subcommand, and says what went wrong in plain words."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from ..errors import Problem, ProblemsError
from ..files.tables import nearest
from . import check, compare, report, score, template, track, uncertainty
from .answer import Answer, CannotWriteError, plain, save

__all__ = ["main"]

_COMMANDS = (template, check, score, uncertainty, track, compare, report)

_CODES = """\
exit codes:
  0    done
  1    the data or the framework have problems; all of them are listed
  2    wrong use: an option, a name or a path that is not possible
  3    the output file exists already, or cannot be written
  130  interrupted; nothing was written
"""

_ABOUT = """\
Score an urban safety and human security framework, and say what it does not know.
The bundled framework is a teaching catalogue. It is not a list of UN-Habitat's.
"""


class _UsageError(Exception):
    """Options that cannot be understood."""


class _Parser(argparse.ArgumentParser):
    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        settings.setdefault("epilog", _CODES)
        super().__init__(**settings, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        raise _UsageError(f"{message[:1].upper()}{message[1:]}. See {self.prog} --help.")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Parameters
    ----------
    argv
        The words after `monitor-lab`; those of the process unless given.

    Returns
    -------
    The exit code: 0 done, 1 the data have problems, 2 wrong use, 3 the output file exists or cannot be
    written, 130 interrupted.

    Raises
    ------
    SystemExit
        After --help and --version.

    Examples
    --------
    >>> main(["score", "--example", "atlantis"])
    2
    """
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    try:
        args = _parse(words)
        answer: Answer = args.run(args)
        files = save(answer, args.out, args.overwrite) if args.out else []
        _say(answer, files, as_json)
        return answer.code
    except KeyboardInterrupt:
        return _fail(130, "interrupted", "Interrupted; nothing was written.", as_json)
    except ProblemsError as error:
        return _fail(1, "problems", str(error), as_json, error.problems)
    except CannotWriteError as error:
        return _fail(3, "output", str(error), as_json)
    except _UsageError as error:
        return _fail(2, "usage", str(error), as_json)
    except (ValueError, ImportError, KeyError) as error:
        return _fail(2, "usage", str(error.args[0]) if error.args else str(error), as_json)
    except BrokenPipeError:
        # The reader has had enough, as with `monitor-lab score ... | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        name = error.filename or "The file"
        words_for = {FileNotFoundError: "is not there", IsADirectoryError: "is a folder, not a file"}
        why = words_for.get(type(error), f"cannot be read: {error.strerror or error}")
        return _fail(2, "input", f"{name} {why}.", as_json)


def _parse(words: list[str]) -> argparse.Namespace:
    from .. import __version__

    parser = _Parser(prog="monitor-lab", description=_ABOUT)
    parser.add_argument("--version", action="version", version=f"monitor-lab {__version__}")
    parsers = parser.add_subparsers(title="subcommands", metavar="SUBCOMMAND", parser_class=_Parser)
    for command in _COMMANDS:
        command.add(parsers)
    names = list(parsers.choices)
    first = next((word for word in words if not word.startswith("-")), "")
    if not words or (first not in names and not {"-h", "--help", "--version"} & set(words)):
        hint = nearest(first, names) if first else ""
        found = f'There is no subcommand "{first}".' if first else "No subcommand is named."
        more = f" Did you mean {hint}?" if hint else ""
        raise _UsageError(f"{found} There are {', '.join(names)}.{more}")
    return parser.parse_args(words)


def _say(answer: Answer, files: list[str], as_json: bool) -> None:
    if as_json:
        print(json.dumps({"ok": True, **plain(answer.data), "files": files}, ensure_ascii=False, indent=1))
    else:
        print(answer.text)
        for name in files:
            print(f"Written: {name}")
    sys.stdout.flush()


def _fail(code: int, kind: str, words: str, as_json: bool, problems: Sequence[Problem] = ()) -> int:
    if as_json:
        listed = [
            {key: value for key, value in vars(problem).items() if value not in ("", None)} for problem in problems
        ]
        print(
            json.dumps({"ok": False, "error": kind, "message": words, "problems": listed}, ensure_ascii=False, indent=1)
        )
    else:
        print(words, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
