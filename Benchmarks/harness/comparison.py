"""Two sides of a job, measured in turn."""

import array
import statistics
import sys
import time


class Timed:
    """A function of no arguments as one side of a job, timed in this process.

    `clock` is time.process_time for work on one thread and time.perf_counter for work on several.
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


class Harness:
    """What a family needs to make its rows."""

    # A timed region this long is some thousand ticks of the coarsest clock.
    SHORTEST_REGION = 0.02

    def __init__(self, runner, folder, quick):
        self.quick = quick
        self._runner = runner
        self._folder = folder
        self._pairs = 2 if quick else 9

    def data(self, name, values):
        """The path of a file that holds the values as doubles of 64 bits, little-endian."""
        numbers = array.array("d", values)
        if sys.byteorder == "big":
            numbers.byteswap()
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{name}.f64"
        path.write_bytes(numbers.tobytes())
        return str(path)

    def ours(self, job, data, clock="processor", **options):
        return Ours(self._runner, {"job": job, "data": data, "clock": clock} | options)

    def row(self, job, parameters, peer, ours, theirs, agreement, target=None, shortest=SHORTEST_REGION):
        """Measures both sides in turn and compares their answers.

        `agreement(our results, their results)` gives what was compared, as numbers by name, and whether it
        agrees. `shortest` is the shortest region that the peer's clock can measure.
        """
        our_repeats = self._warm_up(ours, self.SHORTEST_REGION)
        their_repeats = self._warm_up(theirs, shortest)
        pairs = []
        for _ in range(self._pairs):
            our_seconds, our_results = ours.measure(our_repeats)
            their_seconds, their_results = theirs.measure(their_repeats)
            pairs.append((our_seconds, their_seconds))
        ratios = [theirs / ours for ours, theirs in pairs]
        differences, agree = agreement(our_results, their_results)
        row = {
            "job": job,
            "parameters": parameters,
            "peer": peer,
            "ours": statistics.median(ours for ours, _ in pairs),
            "theirs": statistics.median(theirs for _, theirs in pairs),
            "ratio": {"min": min(ratios), "median": statistics.median(ratios), "max": max(ratios)},
            "target": target,
            "pairs": len(pairs),
            "answersAgree": bool(agree),
            "differences": differences,
        }
        described = " ".join(f"{name} {value}" for name, value in parameters.items())
        print(
            f"{job} {described}, {peer}: {row['ratio']['median']:.1f} times"
            f" ({row['ratio']['min']:.1f} to {row['ratio']['max']:.1f})"
            + ("" if agree else f"; THE ANSWERS DO NOT AGREE: {differences}"), flush=True)
        return row

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
