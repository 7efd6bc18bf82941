"""Files are written whole or not at all; a PDF is made where WeasyPrint is, and says so where it is not."""

import sys

import pytest

from armistice._base.errors import UsageError
from armistice.present import pdf
from armistice.present.brief import write
from armistice.present.writing import write_whole
from tests.reference import valley


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path):
    file = tmp_path / "brief.html"
    file.write_text("before")
    file.chmod(0o640)
    write_whole(file, b"after")
    assert file.read_bytes() == b"after"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["brief.html"]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path, monkeypatch):
    file = tmp_path / "brief.html"
    file.write_text("before")
    monkeypatch.setattr("os.replace", _full)
    with pytest.raises(OSError, match="disk full"):
        write_whole(file, b"after")
    assert file.read_text() == "before"
    assert [each.name for each in tmp_path.iterdir()] == ["brief.html"]


def _full(*_):
    raise OSError("disk full")


def test_a_pdf_without_weasyprint_says_how_to_get_one_and_writes_nothing(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(UsageError, match=r"pip install 'armistice\[pdf\]'"):
        write(valley.case(), valley.holding_out(), tmp_path / "brief.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_is_a_pdf(tmp_path):
    pytest.importorskip("weasyprint")
    write(valley.case(), valley.holding_out(), tmp_path / "brief.pdf", audience="share")
    assert (tmp_path / "brief.pdf").read_bytes().startswith(b"%PDF-")


def test_a_pdf_fetches_nothing():
    pytest.importorskip("weasyprint")
    with pytest.raises(UsageError, match="fetches nothing"):
        pdf._nothing_from_outside("https://example.org/x.png")
