"""One report as a file of every kind that is read, for tests; plain code that shares nothing with the archive."""

from __future__ import annotations

import html
import zlib


def as_text(body: str) -> bytes:
    return body.encode("utf-8")


def as_markdown(body: str) -> bytes:
    return f"---\ntitle: A report\nsource: The Wire\ndate: 2026-01-23\n---\n{body}".encode()


def as_html(body: str) -> bytes:
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in body.split("\n\n"))
    return (
        "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>A report</title>"
        "<meta property='og:site_name' content='The Wire'>"
        "<meta property='article:published_time' content='2026-01-23T10:00:00Z'></head>"
        f"<body><nav>Home</nav><article><h1>A report</h1>{paragraphs}</article><footer>©</footer></body></html>"
    ).encode()


def as_mail(body: str) -> bytes:
    head = "From: The Wire <wire@example.org>\nSubject: A report\nDate: Fri, 23 Jan 2026 10:00:00 +0000\n"
    head += "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
    return (head + body).encode("utf-8")


def as_pdf(body: str) -> bytes:
    """A PDF of one page with a standard font; what is not Latin-1 is written as a question mark."""
    lines = [line.encode("cp1252", "replace") for line in body.split("\n")]
    drawn = b" ".join(b"(" + _escaped(line) + b") Tj T*" for line in lines)
    return pdf_with(b"BT /F1 10 Tf 14 TL 40 800 Td " + drawn + b" ET")


def pdf_with(stream: bytes, compressed: bool = False) -> bytes:
    """A PDF whose only page draws `stream`."""
    data = zlib.compress(stream, 9) if compressed else stream
    extra = b" /Filter /FlateDecode" if compressed else b""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
        b"/Encoding /WinAnsiEncoding >> >> >> >>",
        b"<< /Length " + str(len(data)).encode() + extra + b" >>\nstream\n" + data + b"\nendstream",
    ]
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n" + str(table).encode() + b"\n%%EOF\n"


def _escaped(line: bytes) -> bytes:
    return line.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


KINDS = {
    "report.txt": as_text,
    "report.md": as_markdown,
    "report.html": as_html,
    "report.eml": as_mail,
    "report.pdf": as_pdf,
}
