"""What is counted about a table of market data: instants, checksums and the faults that a quality report must find.

Written for vendor_expectations.py. Instants are whole microseconds since 1970-01-01T00:00:00Z; nothing here knows how
a file is written.
"""

import collections
import datetime
import math
import struct

EPOCH = datetime.datetime(1970, 1, 1)
SECOND = 1_000_000
HOUR = 3600 * SECOND
DAY = 24 * HOUR

DEFINITIONS = {
    "checksum": "FNV-1a, 64 bits (offset basis cbf29ce484222325, prime 100000001b3), over the eight little-endian bytes "
                "of each IEEE 754 double in order of time; 16 hexadecimal digits. Texts are read to the nearest double.",
    "stampsChecksum": "the same over the eight little-endian bytes of each instant, a signed 64-bit number of microseconds "
                      "since 1970-01-01T00:00:00Z",
    "outcome": "read: the readings are returned, each with its options; refused: without options an error is thrown; "
               "either: both are right. `words` must be in the message of the error, `|` between words of which one is "
               "enough. `repaired` holds the series after a repair that the reader may not make unasked",
    "rows": "rows of data in the file: without header lines, comment lines and blank lines",
    "bar": "seconds: the lower median of the distances of neighbouring distinct instants",
    "duplicates": "rows that repeat the instant of an earlier row and all of its other values",
    "conflicting-duplicates": "rows that repeat the instant of an earlier row with at least one other value",
    "out-of-order": "rows earlier than the row before them, after the file was turned round where most steps fall",
    "gaps": "distances of neighbouring distinct instants of at least one and a half bars; in a market that is closed at "
            "weekends, runs of more than four weekdays without a bar",
    "missing-bars": "the whole number of bars nearest to the distance, less one, summed over all gaps",
    "off-grid": "bars whose instant modulo the bar is not the most frequent one; of rows with the same instant the first",
    "impossible-bars": "bars with a price that is not positive or a volume that is negative, a high below the low, or an open or close outside of them; "
                       "of rows with the same instant the first in the file",
    "zero-volume": "bars with a volume of exactly 0; of rows with the same instant the first in the file",
    "mixed-units": "rows whose time stamp has another form or unit than that of the first row",
    "highestOverLowest": "the highest price divided by the lowest positive one, four significant digits",
    "lag1": "the first autocorrelation, sum (x[t]-m)(x[t-1]-m) / sum (x[t]-m)^2, four decimals",
    "swappedVolumes": "rows in which |ln(quote / (base close))| is larger than |ln(base / (quote close))|",
}


def instant(year, month, day, hour=0, minute=0, second=0, microsecond=0, offset_seconds=0):
    """The instant of a local time that is `offset_seconds` ahead of UTC."""
    local = datetime.datetime(year, month, day, hour, minute, second, microsecond) - EPOCH
    return (local.days * 86400 + local.seconds - offset_seconds) * SECOND + local.microseconds


def iso(microseconds):
    """ISO 8601 in UTC, with a fraction of a second only where there is one."""
    moment = EPOCH + datetime.timedelta(microseconds=microseconds)
    fraction = f".{moment.microsecond:06d}".rstrip("0") if moment.microsecond else ""
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + fraction + "Z"


def checksum(values, form="d"):
    """FNV-1a of the doubles, or with form `q` of the integers, as DEFINITIONS says."""
    state = 0xCBF29CE484222325
    for byte in struct.pack(f"<{len(values)}{form}", *values):
        state = (state ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{state:016x}"


def reading(stamps, values, column="close", kind="bars", options=None, **more):
    """What a reader must return of one column, in order of time; rows of the same instant keep their order."""
    order = sorted(range(len(stamps)), key=lambda row: stamps[row])
    return {
        "kind": kind, "options": options or {}, "column": column, "rows": len(stamps),
        "first": iso(stamps[order[0]]), "last": iso(stamps[order[-1]]),
        "checksum": checksum([values[row] for row in order]),
        "stampsChecksum": checksum([stamps[row] for row in order], "q"), **more,
    }


def first_of_each(stamps):
    """The rows of distinct instants in order of time; the first in the file of those that share one."""
    rows = {}
    for row, stamp in enumerate(stamps):
        rows.setdefault(stamp, row)
    return [rows[stamp] for stamp in sorted(rows)]


def last_of_each(stamps):
    """As first_of_each, with the last in the file."""
    rows = {stamp: row for row, stamp in enumerate(stamps)}
    return [rows[stamp] for stamp in sorted(rows)]


def bar_of(distinct):
    """The lower median of the distances of neighbouring instants."""
    distances = sorted(later - earlier for earlier, later in zip(distinct, distinct[1:]))
    return distances[(len(distances) - 1) // 2]


def gaps_of(distinct, bar):
    """(gaps, missing bars) in a market that never closes."""
    distances = [later - earlier for earlier, later in zip(distinct, distinct[1:])]
    wide = [distance for distance in distances if 2 * distance >= 3 * bar]
    return len(wide), sum(math.floor(distance / bar + 0.5) - 1 for distance in wide)


def gaps_of_exchange_days(distinct):
    """(gaps, missing weekdays) of daily bars: more than four weekdays in a row without a bar."""
    gaps = missing = 0
    for earlier, later in zip(distinct, distinct[1:]):
        between = range(earlier // DAY + 1, later // DAY)
        weekdays = sum((day + 3) % 7 < 5 for day in between)  # 1970-01-01 was a Thursday
        if weekdays > 4:
            gaps, missing = gaps + 1, missing + weekdays
    return gaps, missing


def out_of_order(stamps):
    """Rows that break the direction in which most of the file runs."""
    steps = [later - earlier for earlier, later in zip(stamps, stamps[1:])]
    rising, falling = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return min(rising, falling) if rising and falling else 0


def order_of(stamps):
    """The direction in which most of the file runs."""
    steps = [later - earlier for earlier, later in zip(stamps, stamps[1:])]
    return "newest first" if sum(step < 0 for step in steps) > sum(step > 0 for step in steps) else "oldest first"


def duplicates_of(stamps, others):
    """(equal, conflicting): rows whose instant occurred before; `others` are the other values of each row."""
    seen, equal, conflicting = {}, 0, 0
    for stamp, values in zip(stamps, others):
        if stamp not in seen:
            seen[stamp] = values
        elif seen[stamp] == values:
            equal += 1
        else:
            conflicting += 1
    return equal, conflicting


def is_impossible(open_, high, low, close):
    """Whether a bar contradicts itself; `None` for a price that the file has not."""
    prices = [price for price in (open_, high, low, close) if price is not None]
    if any(not (price > 0 and math.isfinite(price)) for price in prices):
        return True
    if high is not None and any(price > high for price in prices):
        return True
    return low is not None and any(price < low for price in prices)


def quality(stamps, others, bars=None, volume=None, mixed_units=0, missing_values=0, exchange=False):
    """The counts of a quality report, by the names of its kinds.

    `bars` are (open, high, low, close) of each row, `others` all values of each row without its time stamp.
    """
    kept = first_of_each(stamps)
    distinct = [stamps[row] for row in kept]
    bar = bar_of(distinct)
    gaps, missing = gaps_of_exchange_days(distinct) if exchange else gaps_of(distinct, bar)
    equal, conflicting = duplicates_of(stamps, others)
    phases = collections.Counter(stamp % bar for stamp in distinct)
    return {
        "barSeconds": bar / SECOND,
        "order": order_of(stamps),
        "counts": {
            "missing-values": missing_values,
            "mixed-units": mixed_units,
            "out-of-order": out_of_order(stamps),
            "duplicates": equal,
            "conflicting-duplicates": conflicting,
            "gaps": gaps,
            "missing-bars": missing,
            "off-grid": len(distinct) - max(phases.values()),
            "impossible-bars": sum(
                is_impossible(*bars[row]) or bool(volume) and volume[row] is not None and volume[row] < 0
                for row in kept) if bars else 0,
            "zero-volume": sum(volume[row] == 0 for row in kept) if volume else 0,
        },
    }


def highest_over_lowest(*columns):
    """The ratio of the highest to the lowest positive price of the columns."""
    prices = [price for column in columns for price in column if price > 0]
    return float(f"{max(prices) / min(prices):.4g}")


def lag1(values):
    """The first autocorrelation."""
    mean = math.fsum(values) / len(values)
    deviations = [value - mean for value in values]
    products = math.fsum(now * before for now, before in zip(deviations[1:], deviations))
    return round(products / math.fsum(deviation**2 for deviation in deviations), 4)


def swapped_volumes(base, quote, close):
    """Rows whose two volumes fit better the other way round; rows without a volume tell nothing."""
    return sum(
        abs(math.log(q / (b * c))) > abs(math.log(b / (q * c)))
        for b, q, c in zip(base, quote, close) if b > 0 and q > 0)


def missing_per_column(names, rows, signs=("", "NULL", "-")):
    """How many fields of each column hold no value; columns without such fields are left out."""
    counts = {name: sum(row[index].strip() in signs for row in rows) for index, name in enumerate(names)}
    return {name: count for name, count in counts.items() if count}
