#!/usr/bin/env python3
"""Writes ../NumericalMethodsTests/GammaReference.swift: the gamma functions in 40-digit arithmetic. Needs mpmath (`pip install mpmath`)."""

import pathlib

from mpmath import mp, mpf

mp.dps = 40

# Around the arguments where the recurrences and the asymptotic series begin (12 and 30), the range of nu/2, beyond it.
ARGUMENTS = [0.0625, 0.5, 1, 1.005, 1.5, 2, 3.75, 6, 11.5, 11.9375, 12, 12.0625, 20, 29.9375, 30, 30.0625, 100, 500, 10000]

HEADER = """// Made by Fixtures/gamma_reference.py: mpmath's numbers, 40-digit arithmetic rounded to 20 digits.
enum GammaReference {
  struct Row: Sendable {
    var x: Double
    /// ln Γ(x + ½) − ln Γ(x).
    var logGammaHalfStep: Double
    /// ψ(x).
    var digamma: Double
    /// ψ′(x).
    var trigamma: Double
  }

  static let rows: [Row] = [
"""


def main():
    text = HEADER
    for argument in ARGUMENTS:
        x = mpf(argument)
        values = [mp.loggamma(x + mpf("0.5")) - mp.loggamma(x), mp.psi(0, x), mp.psi(1, x)]
        numbers = [mp.nstr(v, 20) for v in values]
        text += f"    Row(\n      x: {argument!r}, logGammaHalfStep: {numbers[0]},\n"
        text += f"      digamma: {numbers[1]}, trigamma: {numbers[2]}),\n"
    text += "  ]\n}\n"
    (pathlib.Path(__file__).resolve().parent.parent / "NumericalMethodsTests" / "GammaReference.swift").write_text(text)


if __name__ == "__main__":
    main()
