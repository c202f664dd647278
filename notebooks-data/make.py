#!/usr/bin/env python3
"""Makes the real data files of this folder, and their entries in metadata.json, from two published packages.

Downloads, by name and version, with the machine's own pip and apt-get (no host is named here):

- arch 8.0.0 from PyPI: West Texas Intermediate spot prices, as the FRED database gave them;
- r-cran-fgarch 4022.89-1 from Debian: the Deutsche mark/British pound returns of Bollerslev and
  Ghysels (1996), in full precision. They lie in an R "lazy-load" database: zlib-compressed pieces
  of R's serialization format, of which the reader below knows what such a data frame needs.

Usage: python3 notebooks-data/make.py    (needs pip, apt-get and dpkg-deb; installs nothing)
"""

import csv
import gzip
import hashlib
import io
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from datetime import datetime

FOLDER = pathlib.Path(__file__).resolve().parent
ARCH = "8.0.0"
FGARCH = "4022.89-1"


def wti_rows(downloads):
    """(date, price) of every day that has a price; prices stay the decimal text of the source."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
    subprocess.run(command + [f"arch=={ARCH}", "--dest", str(downloads)], check=True)
    [wheel] = downloads.glob(f"arch-{ARCH}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        text = gzip.decompress(archive.read("arch/data/wti/wti.csv.gz")).decode("ascii")
    rows = list(csv.reader(io.StringIO(text)))
    if rows[0] != ["Date", "DCOILWTICO"]:
        raise SystemExit(f"arch {ARCH}: unexpected header {rows[0]}")
    days = [(datetime.strptime(day, "%m/%d/%Y").date(), price) for day, price in rows[1:]]
    priced = [(day.isoformat(), price) for day, price in days if price != "."]
    if any(float(price) <= 0 for _, price in priced):
        raise SystemExit("a price is not positive: its logarithm does not exist")
    if [day for day, _ in priced] != sorted({day for day, _ in priced}):
        raise SystemExit("the days are not in order, or one occurs twice")
    return priced, len(days) - len(priced)


class RReader:
    """Reads one value of R's binary (XDR) serialization, version 2 or 3, into Python."""

    def __init__(self, data):
        if data[:2] != b"X\n":
            raise ValueError("not R's binary serialization")
        self.data, self.position, self.references = data, 2, []
        version, _, _ = self.integers(3)
        if version == 3:
            self.take(self.integers(1)[0])

    def take(self, count):
        piece = self.data[self.position : self.position + count]
        if len(piece) != count:
            raise ValueError("R's serialization ends too early")
        self.position += count
        return piece

    def integers(self, count):
        return struct.unpack(f">{count}i", self.take(4 * count))

    def value(self):
        [flags] = self.integers(1)
        kind, has_attributes, has_tag = flags & 0xFF, flags & 0x200, flags & 0x400
        if kind == 254:
            return None
        if kind == 255:
            return self.references[(flags >> 8) - 1]
        if kind == 1:  # a symbol
            name = self.value()
            self.references.append(name)
            return name
        if kind == 2:  # a pairlist, here as a dictionary
            if has_attributes:
                self.value()
            tag = self.value() if has_tag else None
            first, rest = self.value(), self.value()
            return {tag: first, **(rest or {})}
        [length] = self.integers(1)
        if kind == 9:  # a string
            return None if length == -1 else self.take(length).decode("utf-8")
        if kind in (10, 13):
            result = list(self.integers(length))
        elif kind == 14:
            result = list(struct.unpack(f">{length}d", self.take(8 * length)))
        elif kind in (16, 19):
            result = [self.value() for _ in range(length)]
        else:
            raise ValueError(f"R type {kind} is not known here")
        attributes = self.value() if has_attributes else {}
        if kind == 19 and "names" in attributes:
            return dict(zip(attributes["names"], result))
        return result


def dmgbp_returns(downloads):
    """The data frame dem2gbp's only column: returns in percent."""
    subprocess.run(
        ["apt-get", "download", "--quiet=2", "-o", "APT::Sandbox::User=root", f"r-cran-fgarch={FGARCH}"],
        cwd=downloads, check=True)
    [package] = downloads.glob("r-cran-fgarch_*.deb")
    subprocess.run(["dpkg-deb", "--extract", str(package), str(downloads / "fgarch")], check=True)
    data = downloads / "fgarch/usr/lib/R/site-library/fGarch/data"
    index = RReader(gzip.decompress((data / "Rdata.rdx").read_bytes())).value()
    start, length = index["variables"]["dem2gbp"]
    piece = (data / "Rdata.rdb").read_bytes()[start : start + length]
    frame = RReader(zlib.decompress(piece[4:])).value()
    [(name, returns)] = frame.items()
    if name != "DEM2GBP" or len(returns) != 1974:
        raise SystemExit(f"fGarch {FGARCH}: unexpected column {name} of {len(returns)} rows")
    return returns


def write(name, header, rows):
    path = FOLDER / name
    with path.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    return {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "rows": len(rows)}


def main():
    with tempfile.TemporaryDirectory() as temporary:
        downloads = pathlib.Path(temporary)
        prices, unpriced = wti_rows(downloads)
        returns = dmgbp_returns(downloads)
    page = FOLDER / "metadata.json"
    # What plimsoll itself simulates stays as it is: its entry names the command that makes it.
    simulated = {name: entry for name, entry in json.loads(page.read_text()).items() if "command" in entry["origin"]}
    metadata = {
        "dmgbp.csv": {
            "title": "Daily returns of the Deutsche mark/British pound exchange rate, 1984-01-03 to 1991-12-31",
            "origin": {
                "package": "r-cran-fgarch", "version": FGARCH, "registry": "Debian",
                "file": "usr/lib/R/site-library/fGarch/data/Rdata.rdb", "object": "dem2gbp",
            },
            "source": (
                "T. Bollerslev and E. Ghysels (1996), Periodic autoregressive conditional heteroscedasticity, "
                "Journal of Business and Economic Statistics 14, 139-151. The benchmark series of "
                "G. Fiorentini, G. Calzolari and L. Panattoni (1996) and of later comparisons of GARCH software."
            ),
            "licence": (
                "The package that carries the series is under the GNU General Public License, version 2 or later "
                "(its DESCRIPTION and its Debian copyright file); it names no separate terms for the data."
            ),
            "changes": (
                "Converted to CSV, each number in the shortest decimal form that reads back to the same double; "
                "observations numbered from 1. The package gives no dates."
            ),
            **write("dmgbp.csv", ["observation", "return"], [(i, repr(r)) for i, r in enumerate(returns, 1)]),
            "columns": [
                {"name": "observation", "unit": "count, from 1"},
                {"name": "return", "unit": "percent: 100 times the difference of logarithms"},
            ],
        },
        "wti_daily.csv": {
            "title": "West Texas Intermediate crude oil, Cushing, Oklahoma: spot price, daily",
            "origin": {
                "package": "arch", "version": ARCH, "registry": "PyPI",
                "file": "arch/data/wti/wti.csv.gz", "object": "DCOILWTICO",
            },
            "source": (
                "FRED (Federal Reserve Bank of St. Louis), series DCOILWTICO, "
                "from the U.S. Energy Information Administration."
            ),
            "licence": (
                "The package that carries the series is under the University of Illinois/NCSA open source licence, "
                "copyright 2017 Kevin Sheppard (its licenses/LICENSE.md); it names no separate terms for the data."
            ),
            "changes": (
                f"The {unpriced} weekdays without a price (holidays) are left out; dates written as YYYY-MM-DD; "
                "prices as in the source."
            ),
            **write("wti_daily.csv", ["date", "price"], prices),
            "columns": [
                {"name": "date", "unit": "day, YYYY-MM-DD"},
                {"name": "price", "unit": "US dollars per barrel, not seasonally adjusted"},
            ],
        },
    }
    page.write_text(json.dumps(dict(sorted((metadata | simulated).items())), indent=2) + "\n")


if __name__ == "__main__":
    main()
