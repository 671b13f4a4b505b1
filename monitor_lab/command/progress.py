"""Tell on stderr how far long work has come, without filling a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

__all__ = ["Progress"]

_PATIENCE = 2.0
"""So many seconds pass before anything is said, and between two lines, where stderr is no terminal."""


class Progress:
    """Called with the number done and of all.

    Parameters
    ----------
    what
        What is counted, such as "runs".
    quiet
        Say nothing.
    stream
        Where to; stderr unless said otherwise.
    clock
        Tells the seconds.

    Examples
    --------
    >>> import io
    >>> out = io.StringIO()
    >>> seconds = iter([0.0, 1.0, 3.0, 4.0])
    >>> progress = Progress("runs", stream=out, clock=lambda: next(seconds))
    >>> for done in (1, 2, 3):
    ...     progress(done, 3)
    >>> out.getvalue()
    '2 of 3 runs\\n'
    """

    def __init__(
        self,
        what: str,
        *,
        quiet: bool = False,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._what, self._quiet, self._clock = what, quiet, clock
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._said = self._clock()
        self._open = False

    def __call__(self, done: int, of: int) -> None:
        """Say how much is done, if it is time to."""
        if self._quiet:
            return
        now = self._clock()
        pause = 0.1 if self._terminal else _PATIENCE
        if now - self._said < pause and not (self._open and done == of):
            return
        self._said = now
        words = f"{done:,} of {of:,} {self._what}"
        if self._terminal:
            self._stream.write(f"\r\x1b[K{words}")
            self._open = True
        else:
            self._stream.write(f"{words}\n")
        self._stream.flush()

    def close(self) -> None:
        """Clear the line."""
        if self._open:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._open = False
