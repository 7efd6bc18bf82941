"""Writing a result: the whole file or none of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(file: Path, content: bytes) -> None:
    """Write beside `file`, flush, and rename onto it, so that nobody ever sees half of it."""
    descriptor, beside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(beside, _mode(file))
        os.replace(beside, file)
    except BaseException:  # Ctrl-C among them: leave no half-written file behind
        os.unlink(beside)
        raise


def _mode(file: Path) -> int:
    """Return the mode of the file that is there, or what a new file would get."""
    if file.exists():
        return file.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
