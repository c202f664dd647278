#!/usr/bin/env python3
"""Checks the rules of the house that neither the compiler nor swift-format knows.

Prints one line `file:line: rule` for each breach and exits 1; says nothing when all is well.
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# A module imports modules of lower levels only. One that is missing here has to be given its level first.
LEVELS = {
    "COpenBLAS": 0, "CLAPACKE": 0, "CZlib": 0, "CPrefetch": 0, "CPlimsoll": 0,
    "LinearAlgebra": 1, "MarketData": 1,
    "NumericalMethods": 2,
    "VolatilityModels": 3, "RecurrentNetworks": 3, "GradientBoosting": 3, "PositionSizing": 3,
    "ForecastEvaluation": 4, "MarketSimulation": 4, "ModelFormats": 4,
    "VolatilityForecasting": 5,
    "RegimeClassification": 6,
    "ModelExchange": 7,
    "Plimsoll": 8, "PlimsollCommands": 8, "CInterface": 8,
    "PlimsollTool": 9,
}
MAY_IMPORT_FOUNDATION = {"MarketData", "ModelExchange", "PlimsollCommands", "CInterface"}
MAY_BE_UNSAFE = {"LinearAlgebra"}
LONGEST_FILE = 350

COMMENT_OR_STRING = re.compile(
    r'//[^\n]*|/\*.*?\*/|(#*)""".*?"""\1|"(?:\\.|[^"\\\n])*"', re.DOTALL)
IMPORT = re.compile(
    r"^\s*(?:@\w+\s+)*(?:\w+\s+)?import\s+(?:(?:struct|class|enum|func|protocol|typealias|var|let)\s+)?(\w+)")
UNSAFE = re.compile(r"\bunsafe\b|\bUnsafe\w*|\bwith\w*Unsafe\w*|\bunowned\(unsafe\)")
PUBLIC_TYPE = re.compile(
    r"^(?:@\w+(?:\([^)]*\))?\s+)*public\s+(?:(?:final|indirect)\s+)*(?:struct|enum|class|actor|protocol)\s+(\w+)")
LEFT_OVER = re.compile(r"\b(?:TODO|FIXME|XXX)\b")
NEVER = {
    r"\btry!": "`try!` can crash: throw or handle",
    r"\bfatalError\b": "`fatalError`: a caller's bug is a `precondition`, anything else an error",
    r"@unchecked\s+Sendable": "`@unchecked Sendable` hides a race from the compiler",
    r"@testable\b": "tests go through public and package access",
}


def code_of(text):
    """The text with comments and strings emptied, line numbers kept."""
    return COMMENT_OR_STRING.sub(lambda match: "\n" * match.group().count("\n"), text)


def imports_of(code):
    """(line, module) of every import."""
    for number, line in enumerate(code.splitlines(), 1):
        if found := IMPORT.match(line):
            yield number, found.group(1)


def declared_dependencies():
    """The modules that each target may import, by Package.swift."""
    manifest = subprocess.run(
        ["swift", "package", "dump-package"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {
        target["name"]: {next(iter(dependency.values()))[0] for dependency in target["dependencies"]}
        for target in json.loads(manifest)["targets"]
    }


def breaches_anywhere(text, code):
    """Rules for every Swift file, as (line, rule)."""
    lines = text.splitlines()
    if len(lines) > LONGEST_FILE:
        yield len(lines), f"more than {LONGEST_FILE} lines: split it by concern"
    for number, line in enumerate(lines, 1):
        if LEFT_OVER.search(line):
            yield number, "left-over note: do it, or say it in the tracker"
    for number, line in enumerate(code.splitlines(), 1):
        for pattern, rule in NEVER.items():
            if re.search(pattern, line):
                yield number, rule


def breaches_in_source(path, module, code):
    """Rules for the modules only, as (line, rule)."""
    in_kernels = "Kernels" in path.parts
    for number, line in enumerate(code.splitlines(), 1):
        if UNSAFE.search(line) and module not in MAY_BE_UNSAFE and not in_kernels:
            yield number, "unsafe code belongs in LinearAlgebra or in a folder Kernels/"
        if declared := PUBLIC_TYPE.match(line):
            if declared.group(1) != path.stem.split("+")[0]:
                yield number, f"the public type {declared.group(1)} belongs in a file of its own name"
    for number, name in imports_of(code):
        if name.startswith("Foundation") and module not in MAY_IMPORT_FOUNDATION:
            yield number, f"{module} does not import Foundation"
        if name in LEVELS and LEVELS[name] >= LEVELS[module]:
            yield number, f"{module} (level {LEVELS[module]}) may not import {name} (level {LEVELS[name]})"
        if LEVELS.get(name) == 0 and module not in MAY_BE_UNSAFE and not in_kernels:
            yield number, f"the C library {name} is imported in LinearAlgebra or in a folder Kernels/"


def swift_breaches():
    dependencies = declared_dependencies()
    for folder in ("Sources", "Tests", "Benchmarks", "Fuzzing"):
        for path in sorted((ROOT / folder).rglob("*.swift")):
            relative = path.relative_to(ROOT)
            if ".build" in relative.parts:
                continue
            text = path.read_text(encoding="utf-8")
            code = code_of(text)
            found = list(breaches_anywhere(text, code))
            module = relative.parts[1]
            for number, name in imports_of(code):
                # The build finds an undeclared module too, but only when it happens to be built first.
                if name in dependencies and name not in dependencies.get(module, {name}):
                    found.append((number, f"Package.swift does not say that {module} depends on {name}"))
            if folder == "Sources":
                if module not in LEVELS:
                    found.append((1, f"give the module {module} its level in Scripts/house-rules.py"))
                else:
                    found += breaches_in_source(relative, module, code)
            for line, rule in sorted(found):
                yield f"{relative}:{line}: {rule}"


def slug(heading):
    """The anchor that a Markdown heading gets."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors_of(path):
    return {slug(heading) for heading in re.findall(r"^#+ +(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)}


def link_breaches():
    """Links in the Markdown files of the repository that lead nowhere."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"], cwd=ROOT, check=True,
        capture_output=True, text=True).stdout
    for page in sorted(ROOT / name for name in listed.split("\0") if name):
        if not page.exists():
            continue
        shown = page.relative_to(ROOT)
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", line)):
                if re.match(r"[a-z]+:", target):
                    continue
                name, _, anchor = target.partition("#")
                file = page.parent / name if name else page
                if not file.exists():
                    yield f"{shown}:{number}: the link {target} leads nowhere"
                elif anchor and anchor not in anchors_of(file):
                    yield f"{shown}:{number}: {name or page.name} has no heading #{anchor}"


def main():
    breaches = [*swift_breaches(), *link_breaches()]
    if breaches:
        sys.exit("\n".join(breaches))


if __name__ == "__main__":
    main()
