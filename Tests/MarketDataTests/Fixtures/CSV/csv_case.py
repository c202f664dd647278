"""The list of CSV fixtures, to which the modules cases_*.py add; make_csv_fixtures.py writes it.

All numbers are invented. What is expected is written by hand beside each text, never computed from it.
"""

FILES = {}
CASES = []


def full(stamp):
    """`2024-01-02` and `2024-01-02T09:30` as instants in UTC."""
    if len(stamp) == 10:
        stamp += "T00:00"
    if len(stamp) == 16:
        stamp += ":00"
    return stamp + "Z"


def add(file, about, content=None, stamps=None, closes=None, error=None, **more):
    """Adds a case, and the file where `content` is given (text or bytes).

    With `stamps` the file is read, with `error` it is refused in words that contain each of the list (`a|b`: one of
    the two is enough), with both either is right. `values` are other columns by role or name, `columns` the names of the
    columns by role, `options` what the caller states, `call` is bars or table.
    """
    if content is not None:
        assert file not in FILES, file
        FILES[file] = content if isinstance(content, bytes) else content.encode("utf-8")
    assert file in FILES, file
    values = dict(more.pop("values", {}))
    if closes is not None:
        values["close"] = closes
    case = {"file": file, "about": about, "call": more.pop("call", "bars")}
    case["outcome"] = "either" if stamps and error else "read" if stamps else "refused"
    if error:
        case["error"] = error
    if stamps:
        assert all(len(column) == len(stamps) for column in values.values()), file
        case["stamps"] = [full(stamp) for stamp in stamps]
        case["values"] = values
    case.update(more)
    CASES.append(case)
