"""The process that does our side of every job."""

import json
import subprocess


class Runner:
    """A running BenchmarkRunner: a line of JSON in, a line of JSON out."""

    def __init__(self, executable):
        self._process = subprocess.Popen([executable], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def measure(self, request):
        """The seconds of one run of the job, and its results."""
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"BenchmarkRunner ended with exit code {self._process.wait()} on {request}")
        answer = json.loads(line)
        if "error" in answer:
            raise RuntimeError(f"BenchmarkRunner: {answer['error']}, on {request}")
        return answer["seconds"], answer["results"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait()
