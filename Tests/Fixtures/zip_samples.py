#!/usr/bin/env python3
"""Prints Tests/MarketDataTests/Input/ZipSamples.swift: archives that Python's zipfile made.

Ran with Python 3.11 (zlib 1.2.13), standard library only. Cases that zipfile cannot write (encryption, damage) are made
in the tests by changing single bytes of these.
"""

import base64
import io
import textwrap
import zipfile

TEXT = "timestamp,close\n2024-01-01,1.5\n2024-01-02,2.5\n"


class Unseekable(io.RawIOBase):
    """A stream such as a pipe, for which zipfile puts sizes behind the data (bit 3 of the flags)."""

    def __init__(self):
        self.written = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.written += data
        return len(data)


def archive(members, method=zipfile.ZIP_DEFLATED, comment=b"", large=False, seekable=True):
    target = io.BytesIO() if seekable else Unseekable()
    with zipfile.ZipFile(target, "w") as file:
        file.comment = comment
        for name, text in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            with file.open(info, "w", force_zip64=large) as member:
                member.write(text.encode())
    return target.getvalue() if seekable else bytes(target.written)


SAMPLES = [
    ("deflated", "The text in `a.csv`.", archive([("a.csv", TEXT)])),
    ("stored", "The text in `a.csv`, not compressed.", archive([("a.csv", TEXT)], zipfile.ZIP_STORED)),
    ("streamed", "The text, with its size behind the data.", archive([("a.csv", TEXT)], seekable=False)),
    ("largeHeader", "The text, with a zip64 field in its own header only.", archive([("a.csv", TEXT)], large=True)),
    ("commented", "The text, and a comment that looks like the end of an archive.",
     archive([("a.csv", TEXT)], comment=b"PK\5\6 and more than twenty-two bytes")),
    ("withFolders", "The text between a folder and a file of macOS.",
     archive([("prices/", ""), ("prices/a.csv", TEXT), ("__MACOSX/prices/._a.csv", "x")])),
    ("bzip2", "The text, compressed by bzip2.", archive([("a.csv", TEXT)], zipfile.ZIP_BZIP2)),
    ("empty", "No file.", archive([])),
    ("folderOnly", "A folder.", archive([("prices/", "")])),
    ("several", "Two files.", archive([("a.csv", TEXT), ("b.csv", TEXT)])),
    ("workbook", "The names of the parts of an Excel workbook.",
     archive([("[Content_Types].xml", ""), ("xl/workbook.xml", "")])),
    ("document", "The names of the parts of an OpenDocument table.", archive([("mimetype", ""), ("content.xml", "")])),
    ("letters", "100,000 times the letter a.", archive([("a.csv", "a" * 100_000)])),
    ("nested", "An archive in an archive.", None),
]


def main():
    print("/// Archives that Python's zipfile made; written by `Tests/Fixtures/zip_samples.py`.")
    print("enum ZipSamples {")
    for name, meaning, data in SAMPLES:
        if data is None:
            target = io.BytesIO()
            with zipfile.ZipFile(target, "w") as file:
                file.writestr(zipfile.ZipInfo("a.zip"), SAMPLES[0][2])
            data = target.getvalue()
        lines = textwrap.wrap(base64.b64encode(data).decode(), 110)
        print(f"  /// {meaning}")
        print(f"  static let {name} =")
        print("\n".join(f"    {'+ ' if i else ''}\"{line}\"" for i, line in enumerate(lines)))
    print("}")


if __name__ == "__main__":
    main()
