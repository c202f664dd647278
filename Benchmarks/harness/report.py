"""RESULTS.md: what was measured last, one section for each family."""

import re

HEAD = """# Benchmark results

Times faster than the peer, from one run in which both sides were measured in turn: the median of the ratios of the
pairs, with the smallest and the largest. More than 1 means that Plimsoll is faster. [README.md](README.md) says how it
is measured and how to repeat it.
"""


def write(path, result):
    """Puts the section of a family into the file, in place of the one that is there."""
    sections = {}
    if path.exists():
        for section in re.split(r"^(?=## )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            sections[section.splitlines()[0].removeprefix("## ").strip()] = section.strip()
    sections[result["family"]] = section_of(result)
    text = "\n\n".join([HEAD.strip()] + [sections[name] for name in sorted(sections)])
    path.write_text(text + "\n", encoding="utf-8")


def section_of(result):
    machine, versions = result["machine"], result["versions"]
    lines = [
        f"## {result['family']}", "", f"{result['title']}.", "",
        f"- Machine: {machine['processor']}, {machine['cores']} cores, {machine['system']}, {machine['kernel']}",
        "- Versions: " + ", ".join(f"{name} {version}" for name, version in versions.items()),
        f"- Command: `{result['command']}`", "",
        "| job | parameters | peer | ours | theirs | ratio | min–max | target | answers |",
        "|---|---|---|---:|---:|---:|---:|---|---|",
    ]
    lines += [line_of(row) for row in result["rows"]]
    if missed := [row for row in result["rows"] if misses(row)]:
        lines += ["", f"Missed: {len(missed)} of {sum(row['target'] is not None for row in result['rows'])} targets."]
    lines += [""] + [f"- {note}" for note in result["notes"]]
    return "\n".join(lines)


def misses(row):
    return row["target"] is not None and row["ratio"]["median"] < row["target"]


def line_of(row):
    ratio = row["ratio"]
    target = "–" if row["target"] is None else f"≥ {row['target']:g}" + (" **missed**" if misses(row) else "")
    cells = [
        row["job"], ", ".join(f"{name} {value}" for name, value in row["parameters"].items()), row["peer"],
        amount(row["ours"], row), amount(row["theirs"], row), f"{ratio['median']:.3g}×",
        f"{ratio['min']:.3g}–{ratio['max']:.3g}", target, "agree" if row["answersAgree"] else "**differ**",
    ]
    return "| " + " | ".join(cells) + " |"


def amount(number, row):
    return f"{number / 1e6:.3g} MB" if row["unit"] == "bytes" else duration(number)


def duration(seconds):
    for limit, factor, unit in ((1e-3, 1e6, "µs"), (1, 1e3, "ms")):
        if seconds < limit:
            return f"{seconds * factor:.3g} {unit}"
    return f"{seconds:.3g} s"
