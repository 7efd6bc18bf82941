"""Saving: whole or not at all, and never over what somebody else has written in the meantime."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from armistice._base.errors import UsageError
from armistice.dossier.edit import REMOVE, edit

__all__ = ["REMOVE", "ChangedOnDisk", "edit", "fingerprint", "write"]


class ChangedOnDisk(UsageError):
    """The file is not what it was when it was read."""


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text as it stands in its file, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def write(path: str | os.PathLike[str], text: str, *, expected_hash: str | None) -> str:
    """Write a text to a file atomically and return its fingerprint.

    expected_hash: the fingerprint of the text that was read; None where there must be no file yet.
    The text is written beside, flushed and renamed; the file keeps its mode, a link stays a link.
    Raises ChangedOnDisk, and leaves the file alone, where it is not what was expected; UsageError where it cannot be
    written.
    """
    file = Path(path).resolve()
    try:
        _expect(file, expected_hash)
        _replace(file, text.encode("utf-8"), expected_hash)
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error.strerror}") from error
    return fingerprint(text)


def _expect(file: Path, expected_hash: str | None) -> None:
    found = hashlib.sha256(file.read_bytes()).hexdigest() if file.exists() else None
    if found == expected_hash:
        return
    if expected_hash is None:
        raise ChangedOnDisk(f"{file} exists already; choose another name")
    told = "was removed" if found is None else "was changed by somebody else"
    raise ChangedOnDisk(f"{file} {told} since it was read; read it again, or save under another name")


def _replace(file: Path, data: bytes, expected_hash: str | None) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        beside.chmod(file.stat().st_mode & 0o7777 if file.exists() else 0o666 & ~_umask())
        _expect(file, expected_hash)  # as late as can be
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(file.parent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut, where folders can be opened (not on Windows)."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
