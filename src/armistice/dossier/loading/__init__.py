"""From the text of a case file to a sound case: one safe pass, the shape, then what it means."""

from armistice.dossier.loading.file_model import schema
from armistice.dossier.loading.files import case_file, load, parse, read_text

__all__ = ["case_file", "load", "parse", "read_text", "schema"]
