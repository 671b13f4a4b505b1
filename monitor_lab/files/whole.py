"""Write files whole or not at all, and over nothing that is there already."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

__all__ = ["Writer", "write_file"]

Writer = Callable[[BinaryIO], Any]
"""Writes a file's bytes into an open file."""


def write_file(writers: Mapping[Path, Writer], *, overwrite: bool = False) -> tuple[Path, ...]:
    """Write files, each whole or not at all.

    Parameters
    ----------
    writers
        For each path, what writes its bytes into an open file.
    overwrite
        Whether files that exist already are replaced.

    Returns
    -------
    The paths, in the order given.

    Raises
    ------
    FileExistsError
        When a file exists and `overwrite` is not set; then nothing is written.
    FileNotFoundError
        When there is no such folder.
    IsADirectoryError
        When the path is a folder.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     (file,) = write_file({Path(folder) / "a.txt": lambda f: f.write(b"Durban")})
    ...     print(file.read_text())
    Durban
    """
    targets = {path: Path(os.path.realpath(path)) for path in writers}
    for path, target in targets.items():
        if target.is_dir():
            raise IsADirectoryError(f"{path} is a folder; name a file in it.")
        if not target.parent.is_dir():
            raise FileNotFoundError(f"There is no folder {target.parent}; make it first.")
        if target.exists() and not overwrite:
            raise FileExistsError(_exists(path))
    parts: dict[Path, Path] = {}
    try:
        for path, write in writers.items():
            target = targets[path]
            parts[path] = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
            with parts[path].open("xb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            _move(part, targets[path], path, overwrite)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return tuple(writers)


def _exists(path: Path) -> str:
    return f"{path} exists already; nothing was written. To replace it, say so: overwrite=True (--overwrite)."


def _move(part: Path, target: Path, path: Path, overwrite: bool) -> None:
    if overwrite:
        with suppress(FileNotFoundError):
            shutil.copymode(target, part)
        os.replace(part, target)
        return
    try:
        os.link(part, target)  # unlike a rename, it fails where someone else has made the file meanwhile
    except FileExistsError:
        raise FileExistsError(_exists(path)) from None
    except OSError:  # a file system without links
        if target.exists():
            raise FileExistsError(_exists(path)) from None
        os.replace(part, target)
