"""The process that does our side of every job."""

import json
import subprocess


class Runner:
    """A running BenchmarkRunner: a line of JSON in, a line of JSON out."""

    def __init__(self, executable):
        self._executable = executable
        self._process = subprocess.Popen([executable], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def measure(self, request):
        """The seconds of one run of the job, and its results."""
        answer = self._answer(request)
        return answer["seconds"], answer["results"]

    def peak_bytes(self, request):
        """By how much the job, done once, raises the most memory that a new process has used, and its results."""
        with Runner(self._executable) as runner:
            answer = runner._answer(request | {"repeats": 1})
        return answer["peakBytes"], answer["results"]

    def _answer(self, request):
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"BenchmarkRunner ended with exit code {self._process.wait()} on {request}")
        answer = json.loads(line)
        if "error" in answer:
            raise RuntimeError(f"BenchmarkRunner: {answer['error']}, on {request}")
        return answer

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.wait()
