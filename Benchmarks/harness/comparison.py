"""Two sides of a job, measured in turn."""

import array
import statistics
import sys
import time


class Timed:
    """A function of no arguments as one side of a job, timed in this process.

    `clock` is time.process_time for the processor time of all threads together, time.perf_counter for the time on the
    wall.
    """

    def __init__(self, function, clock=time.process_time):
        self._function = function
        self._clock = clock

    def measure(self, repeats):
        start = self._clock()
        for _ in range(repeats):
            result = self._function()
        return (self._clock() - start) / repeats, result


class Ours:
    """A request to the runner as one side of a job."""

    def __init__(self, runner, request):
        self._runner = runner
        self._request = request

    def measure(self, repeats):
        return self._runner.measure(self._request | {"repeats": repeats})

    def peak_bytes(self):
        return self._runner.peak_bytes(self._request)


class Harness:
    """What a family needs to make its rows."""

    # A timed region this long is some thousand ticks of the coarsest clock.
    SHORTEST_REGION = 0.02

    def __init__(self, runner, folder, quick):
        self.quick = quick
        self._runner = runner
        self.folder = folder
        self._pairs = 2 if quick else 9

    def data(self, name, values):
        """The path of a file that holds the values as doubles of 64 bits, little-endian."""
        numbers = array.array("d", values)
        if sys.byteorder == "big":
            numbers.byteswap()
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{name}.f64"
        path.write_bytes(numbers.tobytes())
        return str(path)

    def ours(self, job, data, clock="processor", **options):
        return Ours(self._runner, {"job": job, "data": data, "clock": clock} | options)

    def row(self, job, parameters, peer, ours, theirs, agreement, target=None, shortest=SHORTEST_REGION, pairs=None):
        """Measures both sides in turn and compares their answers.

        `agreement(our results, their results)` gives what was compared, as numbers by name, and whether it
        agrees. `shortest` is the shortest region that the peer's clock can measure, `pairs` how often both sides are
        measured if not as often as usual.
        """
        our_repeats = self._warm_up(ours, self.SHORTEST_REGION)
        their_repeats = self._warm_up(theirs, shortest)
        count = min(pairs or self._pairs, self._pairs)
        pairs = []
        for _ in range(count):
            our_seconds, our_results = ours.measure(our_repeats)
            their_seconds, their_results = theirs.measure(their_repeats)
            pairs.append((our_seconds, their_seconds))
        return self._row(job, parameters, peer, pairs, agreement(our_results, their_results), target)

    def memory_row(self, parameters, ours, peer, their_bytes, agreement, target=None):
        """Measures the memory that our side takes, each time in a new process, against a number of bytes.

        `agreement(our results, None)` is as in `row`.
        """
        pairs = []
        for _ in range(self._pairs):
            peak, results = ours.peak_bytes()
            pairs.append((peak, their_bytes))
        return self._row("memory", parameters, peer, pairs, agreement(results, None), target, unit="bytes")

    @staticmethod
    def _row(job, parameters, peer, pairs, compared, target, unit="seconds"):
        differences, agree = compared
        ratios = [theirs / ours for ours, theirs in pairs]
        ratio = {"min": min(ratios), "median": statistics.median(ratios), "max": max(ratios)}
        described = " ".join(f"{name} {value}" for name, value in parameters.items())
        # Tenths of a large ratio, hundredths of a small one.
        form = ".1f" if ratio["min"] >= 10 else ".2f"
        print(
            f"{job} {described}, {peer}: {ratio['median']:{form}} times"
            f" ({ratio['min']:{form}} to {ratio['max']:{form}})"
            + ("" if agree else f"; THE ANSWERS DO NOT AGREE: {differences}"), flush=True)
        return {
            "job": job,
            "parameters": parameters,
            "peer": peer,
            "unit": unit,
            "ours": statistics.median(ours for ours, _ in pairs),
            "theirs": statistics.median(theirs for _, theirs in pairs),
            "ratio": ratio,
            "target": target,
            "pairs": len(pairs),
            "answersAgree": bool(agree),
            "differences": differences,
        }

    @staticmethod
    def _warm_up(side, shortest):
        """Runs a side until it is warm; the number of repeats that fill the shortest timed region."""
        repeats = 1
        while True:
            seconds, _ = side.measure(repeats)
            if seconds * repeats >= shortest:
                return repeats
            # A first run is slower than the later ones: grow by a part of what seems to be missing.
            repeats = max(repeats + 1, min(10 * repeats, int(1.1 * shortest / max(seconds, 1e-9))))
