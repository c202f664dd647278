#!/usr/bin/env python3
"""Runs the notebooks of this folder in a temporary copy of it, and checks what is stored in them.

    python notebooks-data/run.py                     # runs all; a cell that fails ends it with its traceback
    python notebooks-data/run.py forecast-error      # one of them
    python notebooks-data/run.py --write             # stores what the cells print and draw
    python notebooks-data/run.py --check             # runs nothing: only what is stored is checked

Without --write nothing in this folder changes, and stored outputs are not compared with new ones: times differ from run
to run. What has to agree is asserted in the cells. The packages are those of Tests/ForeignReaders/requirements.txt; the
command is that of the environment variable PLIMSOLL, else .build/release/plimsoll, else plimsoll in the search path.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import time

FOLDER = pathlib.Path(__file__).resolve().parent
LARGEST = 150_000
LONGEST_RUN = 600
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def command():
    """The path of the command plimsoll."""
    built = FOLDER.parent / ".build" / "release" / "plimsoll"
    found = os.environ.get("PLIMSOLL") or (str(built) if built.exists() else shutil.which("plimsoll"))
    if not found:
        sys.exit("There is no command plimsoll: run `make build`, or name it in the environment variable PLIMSOLL")
    return str(pathlib.Path(found).resolve())


def text_of(outputs):
    """All that outputs say: images aside."""
    images = ("image/png",)
    return json.dumps([
        {**output, "data": {kind: text for kind, text in output.get("data", {}).items() if kind not in images}}
        for output in outputs])


def problems_of(notebook, private):
    """What is wrong with a notebook that was executed, as sentences; `private` is what no output may tell."""
    count = 0
    for number, cell in enumerate(notebook["cells"], 1):
        if cell["cell_type"] != "code":
            continue
        count += 1
        if cell["execution_count"] != count:
            yield f"cell {number} was not run in its turn: run.py --write"
        if not cell["outputs"]:
            yield f"cell {number} has no output"
        if any(output["output_type"] == "error" for output in cell["outputs"]):
            yield f"cell {number} ended with an error"
        if any(output.get("name") == "stderr" for output in cell["outputs"]):
            yield f"cell {number} wrote to standard error"
        said = text_of(cell["outputs"])
        for word in private:
            if word in said:
                yield f"cell {number} tells {word}"
    if notebook["metadata"] != METADATA or any(cell["metadata"] for cell in notebook["cells"]):
        yield "its metadata are not as run.py --write leaves them"


def stored_problems(path):
    """What is wrong with a stored notebook, as sentences."""
    size = path.stat().st_size
    if size > LARGEST:
        yield f"it has {size} bytes, more than {LARGEST}"
    yield from problems_of(json.loads(path.read_text(encoding="utf-8")), private=[str(FOLDER.parent)])


def execute(path, folder):
    """The notebook with the outputs of a run in `folder`; exits with the traceback where a cell fails."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError
    from traitlets.config import Config

    notebook = nbformat.read(path, as_version=4)
    # Sockets in the file system: no port is opened.
    sockets = {"transport": "ipc", "ip": str(folder.parent / "kernel")}
    client = NotebookClient(
        notebook, kernel_name="python3", timeout=LONGEST_RUN, record_timing=False, coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}}, config=Config({"ConnectionFileMixin": sockets}))
    try:
        client.execute()
    except CellExecutionError as error:
        # The end is where the error is.
        plain = re.sub("\x1b\\[[0-9;]*m", "", str(error))
        sys.exit(f"{path.name}:\n" + "\n".join(plain.splitlines()[-60:]))
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
    return notebook


def run(path, write):
    """Runs a notebook in a folder of its own, and stores its outputs where asked to."""
    import nbformat

    with tempfile.TemporaryDirectory(prefix="plimsoll-notebook-") as temporary:
        copy = pathlib.Path(temporary) / FOLDER.name
        shutil.copytree(FOLDER, copy)
        # Neither settings nor history of whoever runs this.
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR"):
            os.environ[name] = str(pathlib.Path(temporary) / name.lower())
        start = time.monotonic()
        notebook = execute(path, copy)
        seconds = time.monotonic() - start
        problems = list(problems_of(notebook, private=[temporary, str(FOLDER.parent), os.environ["PLIMSOLL"]]))
    if problems:
        sys.exit("\n".join(f"{path.name}: {problem}" for problem in problems))
    if write:
        nbformat.write(notebook, path)
    print(f"{path.name}: all cells run, in {seconds:.0f} seconds")


def main():
    parser = argparse.ArgumentParser(description="Runs the notebooks of this folder.")
    parser.add_argument("names", nargs="*", help="notebooks, without .ipynb (default: all)")
    parser.add_argument("--write", action="store_true", help="store the outputs")
    parser.add_argument("--check", action="store_true", help="check what is stored, and run nothing")
    options = parser.parse_args()
    paths = [FOLDER / f"{name}.ipynb" for name in options.names] or sorted(FOLDER.glob("*.ipynb"))
    if not options.check:
        os.environ["PLIMSOLL"] = command()
        for path in paths:
            run(path, options.write)
    problems = [f"{path.name}: {problem}" for path in paths for problem in stored_problems(path)]
    if problems:
        sys.exit("\n".join(problems))
    if options.check:
        print(f"{len(paths)} notebooks have outputs of all cells")


if __name__ == "__main__":
    main()
