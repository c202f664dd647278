#!/usr/bin/env python3
"""What a careful reader gets from files as exchanges and data vendors ship them.

Reads the folder that PLIMSOLL_VENDOR_FORMATS names (the files may not be shipped) and writes vendor_expectations.json
beside this script: counts, instants and checksums, no prices. Each file has its own function, which states how that
file is written. Needs Python 3.9, nothing else.
"""

import csv
import io
import json
import math
import os
import pathlib
import re
import struct
import sys
import zipfile

from vendor_facts import (
    DAY, DEFINITIONS, HOUR, SECOND, bar_of, checksum, first_of_each, highest_over_lowest, instant, iso, lag1, last_of_each,
    missing_per_column, quality, reading, swapped_volumes)

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


# How time stamps are written

def iso_stamp(text):
    """2024-01-31, 2024-01-31 14:30:00, with T, a fraction of up to six digits, +03:00 or ` UTC`; UTC where none is named."""
    match = re.fullmatch(
        r"(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?(?: UTC|([+-])(\d\d):(\d\d))?)?", text)
    year, month, day, hour, minute, second, fraction, sign, hours, minutes = match.groups()
    offset = int(hours) * 3600 + int(minutes) * 60 if sign else 0
    return instant(
        int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0),
        int((fraction or "0").ljust(6, "0")), -offset if sign == "-" else offset)


def twelve_hour_stamp(text):
    """2019-10-17 09-AM; 12-AM is midnight and 12-PM is noon."""
    year, month, day, hour, half = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d) (\d\d)-([AP])M", text).groups()
    return instant(int(year), int(month), int(day), int(hour) % 12 + (12 if half == "P" else 0))


def english_date(text):
    """Jan 14, 2020."""
    month, day, year = re.fullmatch(r"(\w{3}) (\d\d), (\d{4})", text).groups()
    return instant(int(year), MONTHS.index(month) + 1, int(day))


def american_stamp(text):
    """9/28/2021 0:00, as Excel writes it in the United States."""
    month, day, year, hour, minute = re.fullmatch(r"(\d+)/(\d+)/(\d{4}) (\d+):(\d\d)", text).groups()
    return instant(int(year), int(month), int(day), int(hour), int(minute))


# How tables are written

def table(path, encoding="utf-8", delimiter=",", header=1, preamble=0):
    """(names, rows of texts) of a file with `preamble` lines above `header` header lines; names of the first of these."""
    with open(path, encoding=encoding, newline="") as file:
        rows = [row for row in csv.reader(file, delimiter=delimiter) if row]
    rows = rows[preamble:]
    return rows[0] if header else [], rows[header:]


def numbers(rows, column):
    return [float(row[column]) for row in rows]


def bars_of(rows, open_, high, low, close):
    return list(zip(*(numbers(rows, column) for column in (open_, high, low, close))))


def without(rows, *columns):
    """The texts of each row without its time stamps."""
    return [[text for index, text in enumerate(row) if index not in columns] for row in rows]


def is_float32(values):
    """How many values are exactly numbers of 24 binary digits: stored in single precision, then written out."""
    return sum(struct.unpack("<f", struct.pack("<f", value))[0] == value for value in values)


# The files

def klines(rows, unit):
    """Binance klines: open time, open, high, low, close, volume, close time, quote volume, trades, ..."""
    stamps = [int(row[0]) * unit for row in rows]
    close = numbers(rows, 4)
    closing = [int(row[6]) * unit for row in rows]
    report = quality(stamps, without(rows, 0), bars_of(rows, 1, 2, 3, 4), numbers(rows, 5))
    bar = bar_of(sorted(stamps))
    return {
        "rows": len(rows), "outcome": "read", "header": False, "zone": "stated",
        "readings": [
            reading(stamps, close), reading(stamps, numbers(rows, 5), "volume"),
            reading(stamps, numbers(rows, 7), "8")],
        "quality": report,
        "facts": {
            "highestOverLowest": highest_over_lowest(numbers(rows, 2), numbers(rows, 3)),
            "swappedVolumes": swapped_volumes(numbers(rows, 5), numbers(rows, 7), close),
            "barsShorterThanTheOthers": sum(end - start + unit < bar for start, end in zip(stamps, closing)),
            "barsLongerThanTheOthers": sum(end - start + unit > bar for start, end in zip(stamps, closing))},
    }


def binance_klines_btcusdt_15m_2018_02_ms_offgrid(path):
    return klines(table(path, header=0)[1], 1000)


def btcusdt_15m_2018_02_zip(path):
    with zipfile.ZipFile(path) as archive:
        (member,) = archive.namelist()
        text = archive.read(member).decode("utf-8")
    return {**klines(list(csv.reader(io.StringIO(text))), 1000), "member": member}


def binance_klines_btcusdt_1h_2025_01_us(path):
    return klines(table(path, header=0)[1], 1)


def fake_btcusdt_15m_random_walk(path):
    names, rows = table(path)
    stamps, close, volume, quote = [iso_stamp(row[0]) for row in rows], numbers(rows, 4), numbers(rows, 5), numbers(rows, 7)
    report = quality(stamps, without(rows, 0), bars_of(rows, 1, 2, 3, 4), volume)
    steps = [math.log(later / earlier) for earlier, later in zip(close, close[1:])]
    possible = [row for row, traded in enumerate(volume) if traded >= 0]
    dropping = {"repairs": ["drop-impossible"]}
    return {
        "rows": len(rows), "outcome": "refused", "words": ["volume", "negative"], "header": True, "zone": "assumed",
        "readings": [
            reading([stamps[row] for row in possible], [column[row] for row in possible], name, options=dropping)
            for name, column in (("close", close), ("volume", volume), ("quote-volume", quote))],
        "quality": report,
        "facts": {
            "negativeVolumes": len(rows) - len(possible),
            "highestOverLowest": highest_over_lowest(numbers(rows, 2), numbers(rows, 3)),
            "microsecondsOffTheFullBar": stamps[0] % bar_of(stamps),
            "closeTimeIsADayAfterOpenTime": sum(iso_stamp(row[6]) - iso_stamp(row[0]) == 24 * HOUR for row in rows),
            "swappedVolumes": swapped_volumes(volume, quote, close),
            "returnAutocorrelationLag1": lag1(steps)},
        "ambiguity": "Named as market data, it is a random walk. Nothing but the range of its prices and its grid "
                     "tells: it can be read, and a report should doubt it.",
    }


def fake_btcusdt_funding(path):
    names, rows = table(path)
    stamps, funding = [iso_stamp(row[0]) for row in rows], numbers(rows, 1)
    return {
        "rows": len(rows), "outcome": "read", "header": True, "zone": "stated",
        "readings": [reading(stamps, funding, "funding", "table")],
        "quality": quality(stamps, without(rows, 0)),
        "facts": {"fundingAutocorrelationLag1": lag1(funding), "negative": sum(rate < 0 for rate in funding)},
        "ambiguity": "Invented rates: the first autocorrelation of real funding is .79, and many rates repeat; here it is .23, and none does.",
    }


def binance_funding_web_export_utc8(path):
    names, rows = table(path, encoding="utf-8-sig")
    local = [iso_stamp(row[0]) for row in rows]
    stamps = [stamp - 8 * HOUR for stamp in local]
    # The decimal point is moved in the text, so that the fraction is the nearest double.
    funding = [float(re.fullmatch(r"(-?\d+\.\d+)%", row[3]).group(1) + "e-2") for row in rows]
    return {
        "rows": len(rows), "outcome": "read", "header": True, "zone": "assumed",
        "readings": [
            reading(stamps, funding, "funding", "table", {"zone": "+08:00"}),
            reading(local, funding, "funding", "table"),
        ],
        "quality": quality(stamps, without(rows, 0)),
        "facts": {
            "fundingAutocorrelationLag1": lag1(funding[::-1]),
            "percentSigns": sum(row[3].endswith("%") for row in rows),
            "checksumOfPercentDividedBy100": checksum([float(row[3][:-1]) / 100 for row in reversed(rows)])},
        "ambiguity": "The times are those of UTC+8 and nothing in the file says so: without a zone, UTC is assumed "
                     "and must be reported as assumed; the right instants need the option.",
    }


def binance_bnbusdt_1h_mixed_utc_offsets(path):
    names, rows = table(path)
    stamps, close = [iso_stamp(row[0]) for row in rows], numbers(rows, 4)
    zones = [row[0][-6:] for row in rows]
    naive = [iso_stamp(row[0][:-6]) for row in rows]
    report = quality(stamps, without(rows, 0), bars_of(rows, 1, 2, 3, 4), numbers(rows, 5))
    wrong = quality(naive, without(rows, 0))
    return {
        "rows": len(rows), "outcome": "read", "header": True, "zone": "stated",
        "readings": [reading(stamps, close), reading(stamps, numbers(rows, 5), "volume")],
        "quality": report,
        "facts": {
            "highestOverLowest": highest_over_lowest(numbers(rows, 2), numbers(rows, 3)),
            "zoneChanges": sum(now != before for now, before in zip(zones[1:], zones)),
            "rowsPerZone": {zone: zones.count(zone) for zone in sorted(set(zones))},
            "withoutTheZones": {key: wrong["counts"][key] for key in ("duplicates", "conflicting-duplicates", "missing-bars")}},
    }


def binance_metrics_btcusdt_5m_2026_05_01(path):
    names, rows = table(path)
    stamps = [iso_stamp(row[0]) for row in rows]
    return {
        "rows": len(rows), "outcome": "read", "header": True, "zone": "assumed",
        "readings": [reading(stamps, numbers(rows, index), names[index], "table") for index in range(2, len(names))],
        "quality": quality(stamps, without(rows, 0)),
        "facts": {"rowsOfTheNextDay": sum(row[0].startswith("2026-05-02") for row in rows),
                  "missingPerColumn": missing_per_column(names, rows)},
        "ambiguity": "No price: as bars it must be refused.",
    }


def bitstamp_btcusd_5m_2011_zero_volume_fill(path):
    names, rows = table(path)
    text = [iso_stamp(row[0]) for row in rows]
    stamps = [int(row[4]) * SECOND for row in rows]
    close, volume = numbers(rows, 2), numbers(rows, 3)
    filled = [v == 0 and row[1] == row[2] == row[5] == row[6] for v, row in zip(volume, rows)]
    return {
        "rows": len(rows), "outcome": "read", "header": True, "zone": "stated",
        "readings": [reading(stamps, close), reading(stamps, volume, "volume")],
        "quality": quality(stamps, without(rows, 0, 4), bars_of(rows, 1, 5, 6, 2), volume),
        "facts": {
            "highestOverLowest": highest_over_lowest(numbers(rows, 5), numbers(rows, 6)),
            "rowsWhereTextAndUnixDisagree": sum(a != b for a, b in zip(text, stamps)),
            "barsFilledWithTheLastPrice": sum(filled),
            "barsWithTrades": sum(v > 0 for v in volume)},
        "ambiguity": "The text names no zone; the unix column beside it proves UTC.",
    }


def cdd_stamps(rows):
    """(unix, date, whether unix is in milliseconds) of each row of a CryptoDataDownload file."""
    unix, dates, milliseconds = [], [], []
    for row in rows:
        is_milliseconds = re.fullmatch(r"\d{13}", row[0]) is not None
        seconds = re.fullmatch(r"(\d{10})(?:\.0)?", row[0])
        unix.append(int(row[0]) * 1000 if is_milliseconds else int(seconds.group(1)) * SECOND if seconds else None)
        milliseconds.append(is_milliseconds)
        date = row[1]
        dates.append(
            twelve_hour_stamp(date) if date.endswith("M") else american_stamp(date) if "/" in date else iso_stamp(date))
    return unix, dates, milliseconds


def kept(stamps, close, rows, **more):
    """The reading of the rows that are kept of those with the same instant."""
    return reading([stamps[row] for row in rows], [close[row] for row in rows], **more)


def cdd_binance_btcusdt_1h(path):
    names, rows = table(path)
    unix, dates, milliseconds = cdd_stamps(rows)
    close, base, quote = numbers(rows, 6), numbers(rows, 7), numbers(rows, 8)
    first, last = first_of_each(unix), last_of_each(unix)
    pairs = [(a, b) for a, b in zip(first, last) if a != b]
    apart = [row for row in range(len(rows)) if unix[row] != dates[row]]
    readings = [
        kept(
            stamps, close, keep(stamps), repair=f"{name} column, keep the {which} in the file",
            options={"columns": {"timestamp": name}, "repairs": ["sort", f"keep-{which}"]})
        for name, stamps in (("unix", unix), ("date", dates))
        for which, keep in (("first", first_of_each), ("last", last_of_each))]
    return {
        "rows": len(rows), "outcome": "refused", "words": ["unix|date|time stamp"], "header": True, "zone": "stated",
        "readings": [], "repaired": readings,
        "quality": quality(
            unix, without(rows, 0, 1), bars_of(rows, 3, 4, 5, 6), base,
            mixed_units=sum(flag != milliseconds[0] for flag in milliseconds)),
        "facts": {
            "highestOverLowest": highest_over_lowest(numbers(rows, 4), numbers(rows, 5)),
            "rowsInMilliseconds": sum(milliseconds), "rowsInSeconds": len(rows) - sum(milliseconds),
            "rowsOfTwelveHourDates": sum(row[1].endswith("M") for row in rows),
            "rowsWhereUnixAndDateDisagree": len(apart),
            "hoursUnixIsAheadThere": sorted({(unix[row] - dates[row]) / HOUR for row in apart}),
            "disagreeFirst": iso(min(unix[row] for row in apart)), "disagreeLast": iso(max(unix[row] for row in apart)),
            "duplicateFirst": iso(unix[pairs[0][0]]), "duplicateLast": iso(unix[pairs[-1][0]]),
            "duplicatesWithEqualPrices": sum(
                [float(x) for x in rows[a][3:7]] == [float(x) for x in rows[b][3:7]] for a, b in pairs),
            "duplicatesWithEqualCloses": sum(close[a] == close[b] for a, b in pairs),
            "gapsAndMissingByDate": [quality(dates, without(rows, 0, 1))["counts"][key] for key in ("gaps", "missing-bars")],
            "swappedVolumes": swapped_volumes(base, quote, close),
            "missingPerColumn": missing_per_column(names, rows)},
        "ambiguity": "Two rows for each hour of a stretch, with different prices, and rows whose two time stamps differ: "
                     "whatever is kept is a choice, so the file is refused until the caller chooses. Where the columns "
                     "differ, hourly returns of another exchange agree with unix (correlation .92) and not with date (.17). "
                     "Of the doubled hours the first row in the file is the right one: it has the digits that Binance "
                     "publishes, while the second differs from them.",
    }


def cdd_binance_btcusdt_1h_excel(path):
    names, rows = table(path)
    unix, dates, _ = cdd_stamps(rows)
    close, base, quote = numbers(rows, 6), numbers(rows, 7), numbers(rows, 8)
    lost = [stamp is None for stamp in unix]
    best = [date if stamp is None else stamp for stamp, date in zip(unix, dates)]
    apart = [row for row in range(len(rows)) if unix[row] is not None and unix[row] != dates[row]]
    readings = [
        kept(
            stamps, close, keep(stamps), repair=f"{name}, keep the {which} in the file",
            options={"repairs": ["sort", f"keep-{which}"]} if stamps is dates else None)
        for name, stamps in (("unix where it has its digits, else date", best), ("date column", dates))
        for which, keep in (("first", first_of_each), ("last", last_of_each))]
    first, last = first_of_each(best), last_of_each(best)
    return {
        "rows": len(rows), "outcome": "refused", "words": ["unix|date|time stamp"], "header": True, "zone": "stated",
        "readings": [], "repaired": readings,
        "quality": quality(best, without(rows, 0, 1), bars_of(rows, 3, 4, 5, 6), base, mixed_units=len(rows) - sum(lost)),
        "facts": {
            "highestOverLowest": highest_over_lowest(numbers(rows, 4), numbers(rows, 5)),
            "stampsWithLostDigits": sum(lost),
            "distinctStampsLeftOfThem": len({row[0] for row, gone in zip(rows, lost) if gone}),
            "rowsOfTwelveHourDates": sum(row[1].endswith("M") for row in rows),
            "rowsOfMonthDayYear": sum("/" in row[1] for row in rows),
            "rowsWhereUnixAndDateDisagree": len(apart),
            "hoursUnixIsAheadThere": sorted({(unix[row] - dates[row]) / HOUR for row in apart}),
            "duplicatesWithEqualCloses": sum(close[a] == close[b] for a, b in zip(first, last) if a != b),
            "swappedVolumes": swapped_volumes(base, quote, close),
            "missingPerColumn": missing_per_column(names, rows)},
        "ambiguity": "Six significant digits are left of the milliseconds, so only the dates tell the time there. "
                     "Month before day is proven by a day of 31.",
    }


def cdd_bitstamp_btcusd_1h(path):
    names, rows = table(path, preamble=1)
    unix, dates, _ = cdd_stamps(rows)
    close, base, quote = numbers(rows, 6), numbers(rows, 7), numbers(rows, 8)
    swapped = [
        b > 0 and q > 0 and abs(math.log(q / (b * c))) > abs(math.log(b / (q * c)))
        for b, q, c in zip(base, quote, close)]
    mended = [q if flag else b for b, q, flag in zip(base, quote, swapped)]
    stretch = [stamp for stamp, flag in zip(unix, swapped) if flag]
    newest_swapped = max(stretch)
    silent = [row for row in range(len(rows)) if base[row] == 0 or quote[row] == 0]
    return {
        "rows": len(rows), "outcome": "either", "words": ["volume"], "header": True, "zone": "stated",
        "readings": [reading(unix, close)],
        "repaired": [reading(unix, mended, "volume", repair="swapped volumes exchanged", options={"repairs": ["swap-volumes"]})],
        "quality": quality(unix, without(rows, 0, 1), bars_of(rows, 3, 4, 5, 6), base),
        "facts": {
            "highestOverLowest": highest_over_lowest(numbers(rows, 4), numbers(rows, 5)),
            "rowsWhereUnixAndDateDisagree": sum(a != b for a, b in zip(unix, dates)),
            "swappedVolumes": sum(swapped),
            "swappedFirst": iso(min(stretch)), "swappedLast": iso(newest_swapped),
            "notSwappedWithinThatStretch": sum(
                not flag for stamp, flag in zip(unix, swapped) if stamp <= newest_swapped),
            "rowsWithoutVolume": len(silent)},
        "ambiguity": "Closes are sound; the volume columns are swapped in the older part. A reader may give the prices and "
                     "must report the swap; the volumes as they stand are wrong.",
    }


def cdd_coinbase_btcusd_1h_ampm(path):
    names, rows = table(path, preamble=1)
    stamps, close = [twelve_hour_stamp(row[0]) for row in rows], numbers(rows, 5)
    base, quote = numbers(rows, 6), numbers(rows, 7)
    return {
        "rows": len(rows), "outcome": "either", "words": ["2017-11-12"], "header": True, "zone": "stated",
        "readings": [
            reading(stamps, close), reading(stamps, base, "volume"), reading(stamps, quote, "quote-volume")],
        "quality": quality(stamps, without(rows, 0), bars_of(rows, 2, 3, 4, 5), base),
        "facts": {
            "highestOverLowest": highest_over_lowest(numbers(rows, 3), numbers(rows, 4)),
            "swappedVolumes": swapped_volumes(base, quote, close)},
        "ambiguity": "The column named volume is in dollars, volume_btc is the traded quantity: quote / (base close) is "
                     "near one only this way. The comment line states UTC; a reader that does not read it assumes UTC. "
                     "Rows of one day stand out of order, none twice: sorting them loses nothing, and refusing is right too.",
    }


def coingecko_btc(path):
    names, rows = table(path)
    stamps, close, volume = [iso_stamp(row[0]) for row in rows], numbers(rows, 1), numbers(rows, 3)
    return {
        "rows": len(rows), "outcome": "read", "header": True, "zone": "stated",
        "readings": [reading(stamps, close), reading(stamps, volume, "total_volume")],
        "quality": quality(stamps, without(rows, 0), volume=volume),
        "facts": {"highestOverLowest": highest_over_lowest(close), "missingPerColumn": missing_per_column(names, rows),
                  "calendarDaysMissing": stamps[-1] // DAY - stamps[0] // DAY + 1 - len({stamp // DAY for stamp in stamps}),
                  "stampsNotAtMidnight": sum(" 00:00:00 " not in row[0] for row in rows)},
        "ambiguity": "Four gaps by the distance of stamps, since two snapshots were taken half an hour before midnight; "
                     "two days by the calendar. total_volume is in dollars, whichever volume a reader takes it for.",
    }


def coinmarketcap_btc_semicolon(path):
    names, rows = table(path, delimiter=";")
    rows = [[row[0], *(text.replace("$", "").replace(",", "") for text in row[1:])] for row in rows]
    stamps, close, volume = [english_date(row[0]) for row in rows], numbers(rows, 4), numbers(rows, 5)
    return {
        "rows": len(rows), "outcome": "read", "header": True, "zone": "assumed",
        "readings": [reading(stamps, close), reading(stamps, volume, "volume")],
        "quality": quality(stamps, without(rows, 0), bars_of(rows, 1, 2, 3, 4), volume),
        "facts": {"highestOverLowest": highest_over_lowest(numbers(rows, 2), numbers(rows, 3))},
        "ambiguity": "Volume is in dollars; its column says only Volume.",
    }


def coinmetrics_charts_btc_utf16(path):
    names, rows = table(path, encoding="utf-16", delimiter="\t")
    stamps = [iso_stamp(row[0]) for row in rows]
    return {
        "rows": len(rows), "outcome": "read", "header": True, "zone": "assumed",
        "readings": [
            reading(stamps, numbers(rows, 9), "inflow", "table"), reading(stamps, numbers(rows, 8), "outflow", "table"),
            *(reading(stamps, numbers(rows, index), names[index], "table") for index in (1, 2, 3, 4, 5, 6, 7, 10))],
        "quality": quality(stamps, without(rows, 0)),
        "facts": {"missingPerColumn": missing_per_column(names, rows),
                  "numbersWithExponent": sum("e" in text for row in rows for text in row[1:])},
        "ambiguity": "Deposits to exchanges are the inflow, withdrawals the outflow. No price: as bars it must be refused.",
    }


def investing_com_btc(path):
    names, rows = table(path, encoding="utf-8-sig")
    rows = [[row[0], *(text.replace(",", "") for text in row[1:])] for row in rows]
    scale = {"K": "e3", "M": "e6", "B": "e9"}
    volume = [float(row[5][:-1] + scale[row[5][-1]]) if row[5] != "-" else math.nan for row in rows]
    stamps, close = [english_date(row[0]) for row in rows], numbers(rows, 1)
    bars = bars_of(rows, 2, 3, 4, 1)
    possible = [row for row in range(len(rows)) if min(bars[row]) > 0]
    complete = [row for row in possible if not math.isnan(volume[row])]
    traded = [row for row in range(len(rows)) if not math.isnan(volume[row])]
    return {
        "rows": len(rows), "outcome": "refused", "words": ["Vol.|Open|Low|open|low|volume"], "header": True, "zone": "assumed",
        "readings": [],
        "repaired": [
            reading(stamps, close, repair="all rows: the closes are sound"),
            kept(stamps, close, possible, repair="without the rows that have a price of 0.0"),
            kept(stamps, close, complete, repair="without these and the rows that have no volume",
                 options={"repairs": ["drop-unreadable"]}),
            kept(stamps, volume, traded, column="volume", repair="without the rows that have no volume")],
        "quality": quality(stamps, without(rows, 0), bars, volume, missing_values=len(rows) - len(traded)),
        "facts": {
            "highestOverLowest": highest_over_lowest(numbers(rows, 3), numbers(rows, 4)),
            "zeroPrices": {name: sum(float(row[index]) == 0 for row in rows)
                           for name, index in (("Price", 1), ("Open", 2), ("High", 3), ("Low", 4))},
            "missingPerColumn": missing_per_column(names, rows),
            "unitsOfVolume": {unit: sum(row[5].endswith(unit) for row in rows) for unit in "KM"},
            "closesWhoseLastDigitIsOverOnePercent": sum(price < 10 for price in close),
            "unchangedCloses": sum(a == b for a, b in zip(close, close[1:]))},
        "ambiguity": "Price is the close and stands before Open. One decimal is kept at every price, so the first years "
                     "have lost their digits. Where the missing volumes are met first, naming those is as right.",
    }


def kraken_xbtusd_1440_noheader(path):
    names, rows = table(path, header=0)
    stamps, close, volume = [int(row[0]) * SECOND for row in rows], numbers(rows, 4), numbers(rows, 5)
    return {
        "rows": len(rows), "outcome": "read", "header": False, "zone": "stated",
        "readings": [reading(stamps, close), reading(stamps, volume, "volume")],
        "quality": quality(stamps, without(rows, 0), bars_of(rows, 1, 2, 3, 4), volume),
        "facts": {"highestOverLowest": highest_over_lowest(numbers(rows, 2), numbers(rows, 3)),
                  "barsWithOneTrade": sum(row[6] == "1" for row in rows)},
        "ambiguity": "The bars prove which columns are high and low; that open stands before close is the custom.",
    }


def pandas_index_spy_vix(path):
    names, rows = table(path)
    stamps = [iso_stamp(row[1]) for row in rows]
    columns = {name: index for index, name in enumerate(names)}
    closes = {name: numbers(rows, columns[name]) for name in ("SPY_Close", "VIX_Close", "UsIndex_Close")}
    volume = numbers(rows, columns["SPY_Volume"])
    return {
        "rows": len(rows), "outcome": "refused", "words": ["SPY", "VIX", "UsIndex", *closes], "header": True, "zone": "assumed",
        "readings": [
            reading(stamps, values, options={"columns": {"close": name}}) for name, values in closes.items()],
        "quality": quality(stamps, without(rows, 1), volume=volume, exchange=True),
        "qualityOptions": {"columns": {"close": "SPY_Close"}},
        "facts": {"highestOverLowest": {name: highest_over_lowest(values) for name, values in closes.items()},
                  "closesOfSinglePrecision": {name: is_float32(values) for name, values in closes.items()},
                  "missingPerColumn": missing_per_column(names, rows)},
        "ambiguity": "Three closes: which one is meant must be said. The nameless first column counts rows.",
    }


def tradingview_btcusdt_60_dup_headers(path):
    names, rows = table(path)
    stamps, close, volume = [iso_stamp(row[0]) for row in rows], numbers(rows, 4), numbers(rows, 12)
    return {
        "rows": len(rows), "outcome": "read", "header": True, "zone": "stated",
        "readings": [
            reading(stamps, close), reading(stamps, volume, "volume"),
            *(reading(stamps, numbers(rows, 4 + number), f"Plot.{number}") for number in (1, 2, 3))],
        "quality": quality(stamps, without(rows, 0), bars_of(rows, 1, 2, 3, 4), volume),
        "facts": {"highestOverLowest": highest_over_lowest(numbers(rows, 2), numbers(rows, 3)),
                  "columnsNamedPlot": names.count("Plot"), "zoneChanges": 0},
    }


def wide_multi_asset_bitstamp_d(path):
    names, rows = table(path)
    readings, ratios, volumes = [], {}, {}
    for asset in ("BTC", "ETH", "LTC"):
        listed = [row for row in rows if row[names.index(f"{asset}:close")]]
        stamps = [iso_stamp(row[0]) for row in listed]
        column = {role: numbers(listed, names.index(f"{asset}:{role}")) for role in ("high", "low", "close", "volume")}
        options = {"symbol": asset}
        readings += [
            reading(stamps, column["close"], options=options), reading(stamps, column["volume"], "volume", options=options)]
        ratios[asset] = highest_over_lowest(column["high"], column["low"])
        volumes[asset] = sum(volume == 0 for volume in column["volume"])
    stamps, bitcoin = [iso_stamp(row[0]) for row in rows], [names.index(f"BTC:{x}") for x in ("open", "high", "low", "close")]
    return {
        "rows": len(rows), "outcome": "refused", "words": ["BTC", "ETH", "LTC"], "header": True, "zone": "assumed",
        "readings": readings,
        "quality": quality(
            stamps, [row[1:6] for row in rows], bars_of(rows, *bitcoin), numbers(rows, names.index("BTC:volume"))),
        "qualityOptions": {"symbol": "BTC"},
        "facts": {"highestOverLowest": ratios, "missingPerColumn": missing_per_column(names, rows), "zeroVolume": volumes},
        "ambiguity": "Three assets: which one is meant must be said. Rows before an asset was listed are not rows of its "
                     "series.",
    }


def yfinance_btc_three_header_rows(path):
    names, rows = table(path, header=3)
    stamps, close, volume = [iso_stamp(row[0]) for row in rows], numbers(rows, 1), numbers(rows, 5)
    return {
        "rows": len(rows), "outcome": "read", "header": True, "zone": "assumed",
        "readings": [reading(stamps, close), reading(stamps, volume, "volume")],
        "quality": quality(stamps, without(rows, 0), bars_of(rows, 4, 2, 3, 1), volume),
        "facts": {"highestOverLowest": highest_over_lowest(numbers(rows, 2), numbers(rows, 3)),
                  "closesOfSinglePrecision": is_float32(close), "symbol": "BTC-USD"},
        "ambiguity": "Close, high, low, open: not the customary order.",
    }


FILES = {
    "BTCUSDT-15m-2018-02.zip": btcusdt_15m_2018_02_zip,
    "FAKE_btcusdt_15m_random_walk.csv": fake_btcusdt_15m_random_walk,
    "FAKE_btcusdt_funding.csv": fake_btcusdt_funding,
    "binance_bnbusdt_1h_mixed_utc_offsets.csv": binance_bnbusdt_1h_mixed_utc_offsets,
    "binance_funding_web_export_utc8.csv": binance_funding_web_export_utc8,
    "binance_klines_btcusdt_15m_2018-02_ms_offgrid.csv": binance_klines_btcusdt_15m_2018_02_ms_offgrid,
    "binance_klines_btcusdt_1h_2025-01_us.csv": binance_klines_btcusdt_1h_2025_01_us,
    "binance_metrics_btcusdt_5m_2026-05-01.csv": binance_metrics_btcusdt_5m_2026_05_01,
    "bitstamp_btcusd_5m_2011_zero_volume_fill.csv": bitstamp_btcusd_5m_2011_zero_volume_fill,
    "cdd_binance_btcusdt_1h.csv": cdd_binance_btcusdt_1h,
    "cdd_binance_btcusdt_1h_excel.csv": cdd_binance_btcusdt_1h_excel,
    "cdd_bitstamp_btcusd_1h.csv": cdd_bitstamp_btcusd_1h,
    "cdd_coinbase_btcusd_1h_ampm.csv": cdd_coinbase_btcusd_1h_ampm,
    "coingecko_btc.csv": coingecko_btc,
    "coinmarketcap_btc_semicolon.csv": coinmarketcap_btc_semicolon,
    "coinmetrics_charts_btc_utf16.tsv": coinmetrics_charts_btc_utf16,
    "investing_com_btc.csv": investing_com_btc,
    "kraken_xbtusd_1440_noheader.csv": kraken_xbtusd_1440_noheader,
    "pandas_index_spy_vix.csv": pandas_index_spy_vix,
    "tradingview_btcusdt_60_dup_headers.csv": tradingview_btcusdt_60_dup_headers,
    "wide_multi_asset_bitstamp_d.csv": wide_multi_asset_bitstamp_d,
    "yfinance_btc_three_header_rows.csv": yfinance_btc_three_header_rows,
}


def main():
    folder = os.environ.get("PLIMSOLL_VENDOR_FORMATS")
    if not folder:
        sys.exit("PLIMSOLL_VENDOR_FORMATS names no folder of vendor files")
    files = [{"file": name, **read(pathlib.Path(folder) / name)} for name, read in FILES.items()]
    expectations = {"definitions": DEFINITIONS, "files": files}
    target = pathlib.Path(__file__).with_name("vendor_expectations.json")
    target.write_text(json.dumps(expectations, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
