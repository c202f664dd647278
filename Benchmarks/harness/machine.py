"""What the numbers were measured on."""

import importlib.metadata
import os
import pathlib
import platform
import re
import subprocess


def describe_machine():
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        # What follows the version is the name of one machine's build.
        "kernel": f"{platform.system()} {'.'.join(platform.release().split('.')[:2])}",
    }


def describe_versions(packages):
    """Swift, Python and the Python packages named."""
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"Swift version (\S+)", swift)
    versions = {"Swift": found.group(1) if found else swift.splitlines()[0], "compiled for": os.environ.get("PLIMSOLL_CPU", "native")}
    versions["Python"] = platform.python_version()
    return versions | {package: importlib.metadata.version(package) for package in packages}


def _processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.machine()
