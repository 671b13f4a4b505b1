"""Progress is told to a terminal at once, to a log only when the work is long, and not at all when quiet."""

from __future__ import annotations

import io
from itertools import count

from monitor_lab.command.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ran(stream: io.StringIO, step: float, quiet: bool = False, steps: int = 10) -> str:
    clock = (step * i for i in count())
    progress = Progress("runs", quiet=quiet, stream=stream, clock=lambda: next(clock))
    for done in range(1, steps + 1):
        progress(done, steps)
    progress.close()
    return stream.getvalue()


def test_short_work_leaves_a_log_empty() -> None:
    assert ran(io.StringIO(), 0.1) == ""


def test_long_work_writes_a_line_now_and_then() -> None:
    assert ran(io.StringIO(), 0.9).splitlines() == ["3 of 10 runs", "6 of 10 runs", "9 of 10 runs"]


def test_a_terminal_has_one_line_that_is_cleared_at_the_end() -> None:
    text = ran(Terminal(), 0.2)
    assert "\n" not in text and "\r\x1b[K5 of 10 runs" in text and text.endswith("\r\x1b[K")


def test_quiet_is_quiet() -> None:
    assert ran(Terminal(), 5.0, quiet=True) == ""
