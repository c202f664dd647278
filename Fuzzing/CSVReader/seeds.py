#!/usr/bin/env python3
"""Writes the first files of Fuzzing/corpus: invented prices in all the forms that the reader knows.

Two bytes in front choose the options (see FuzzedOptions.swift). Python 3.9 or later, standard library only.
"""

import gzip
import io
import pathlib
import zipfile

FOLDER = pathlib.Path(__file__).resolve().parent / "corpus"
PLAIN = "date,close\n2024-01-01,1.5\n2024-01-02,2.25\n2024-01-03,2\n"
BARS = ("timestamp,open,high,low,close,volume\n"
        "2024-01-01T00:00:00Z,1,2,0.5,1.5,10\n2024-01-01T01:00:00Z,1.5,2,1,1.25,0\n")


def zipped(*members, method=zipfile.ZIP_DEFLATED):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for name, text in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            file.writestr(info, text)
    return target.getvalue()


def numbered(stamps, row="{},{}"):
    return "".join(row.format(stamp, 100 + index) + "\n" for index, stamp in enumerate(stamps))


SEEDS = {
    "bars": BARS,
    "plain": PLAIN,
    "mark": "\ufeff" + PLAIN,
    "carriage-returns": PLAIN.replace("\n", "\r"),
    "windows": PLAIN.replace("\n", "\r\n"),
    "semicolon": PLAIN.replace(",", ";"),
    "tab": PLAIN.replace(",", "\t"),
    "bar": PLAIN.replace(",", " | "),
    "quoted": 'date,"close","a ""note"""\n"2024-01-01","1","x,\ny"\n2024-01-02,2,""\n',
    "open-quote": 'date,close\n2024-01-01,1\n2024-01-02,"2\n',
    "newest-first": "date,close\n2024-01-03,1\n2024-01-02,2\n2024-01-01,3\n",
    "no-header": numbered(["2024-01-01", "2024-01-02"], "{},1,2,0.5,{},7"),
    "seconds": "time,close\n" + numbered(range(1704067200, 1704067200 + 86400 * 8, 86400)),
    "milliseconds": numbered(range(1704067200000, 1704067200000 + 3600000 * 4, 3600000)),
    "microseconds": "t,close\n" + numbered([1704067200000000, 1704067200000001]),
    "day-month": "date,close\n13/01/2024,1\n14/01/2024,2\n",
    "month-day": "date,close\n01/13/2024 09:30,1\n01/14/2024 09:30:00.25,2\n",
    "ambiguous": "date,close\n01/02/2024,1\n02/02/2024,2\n",
    "zones": "date,close\n2024-01-01 00:00+08:00,1\n2024-01-01T00:00:00-0530,2\n2024-01-02 00:00 UTC,3\n",
    "missing": "date,close,volume\n2024-01-01,.,1\n2024-01-02,2,n/a\n2024-01-03,3,3\n",
    "repeated-names": "date,close,close,Adj Close\n2024-01-01,1,2,3\n2024-01-02,1,2,3\n",
    "two-times": "timestamp,date,close,symbol\n1704067200,2024-01-01,1,A\n1704153600,2024-01-02,2,A\n",
    "numbers": "date,close\n2024-01-01,1e-320\n2024-01-02,1.7976931348623157e308\n2024-01-03,9007199254740993\n"
               "2024-01-04,0.1000000000000000055511151231257827\n2024-01-05,+1E+2\n",
    "faults": "date,close\n2024-01-01,1\n2024-01-01,1\n2023-12-31,0\nx,y\n2024-01-05,nan,3\n2024-01-04,1\n\n1704067200,2\n",
    "gaps": "date,open,high,low,close\n" + "".join(
        f"2024-01-{day:02},2,1,3,{5 if day != 9 else 500}\n" for day in range(1, 29) if day not in (6, 7)),
    "text": "é,💶,close\n2024-01-01,1,2\n",
    "html": "<!DOCTYPE html><html></html>",
    "json": '[{"close": 1}]',
    "utf16-little": ("\ufeff" + PLAIN).encode("utf-16-le"),
    "utf16-big": ("\ufeff" + PLAIN + "💶").encode("utf-16-be"),
    "utf16-bare": BARS.encode("utf-16-le"),
    "gzip": gzip.compress(PLAIN.encode(), mtime=0),
    "gzip-members": gzip.compress(PLAIN.encode(), mtime=0) * 2 + b"\0\0",
    "zip": zipped(("a.csv", PLAIN)),
    "zip-stored": zipped(("a/", ""), ("a/b.csv", PLAIN), method=zipfile.ZIP_STORED),
    "zip-several": zipped(("a.csv", PLAIN), ("b.csv", PLAIN)),
    "zip-bzip2": zipped(("a.csv", PLAIN), method=zipfile.ZIP_BZIP2),
}
OPTIONS = {
    "ambiguous": bytes([4, 0]), "missing": bytes([0x20 | 7, 0]), "repeated-names": bytes([7, 5]),
    "no-header": bytes([8 | 7, 2]), "zones": bytes([16 | 7, 6]), "seconds": bytes([1 | 0x40, 0]),
    "newest-first": bytes([0x80 | 7, 0]),
}


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, contents in SEEDS.items():
        data = contents if isinstance(contents, bytes) else contents.encode()
        (FOLDER / name).write_bytes(OPTIONS.get(name, bytes([7, 0])) + data)


if __name__ == "__main__":
    main()
