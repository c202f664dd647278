#!/usr/bin/env python3
"""Decimal numbers that are hard to round to a double, with the double that they round to.

Writes decimal_numbers.csv: the text and the bits of the double in hexadecimal. Everything is computed with whole
numbers of any length, by the definition of rounding to the nearest, ties to even; Python's own reader of numbers has no
part in it. Some ten seconds; Python 3.11 and nothing else.

The hard numbers are, for each power of ten, those of up to 64 bits that lie closest to the middle between two doubles,
above and below it: the ratio of mantissa and odd number of half units is then a very good approximation of a power of
ten times a power of two, so that continued fractions find it. To them come exact ties in all their digits, alone and
with a last digit more or less.
"""

import fractions
import pathlib
import random

SMALLEST_EXPONENT = -1074  # of a unit in the last place
LARGEST_EXPONENT = 971


def binary_exponent(value):
    """⌊log₂ value⌋."""
    guess = value.numerator.bit_length() - value.denominator.bit_length()
    return guess if value >= power(2, guess) else guess - 1


def power(base, exponent):
    return fractions.Fraction(base) ** exponent


def nearest_bits(value):
    """The bits of the double nearest to a fraction that is not negative."""
    if value == 0:
        return 0
    unit = max(binary_exponent(value) - 52, SMALLEST_EXPONENT)
    scaled = value / power(2, unit)
    whole = scaled.numerator // scaled.denominator
    rest = scaled - whole
    if rest > fractions.Fraction(1, 2) or rest == fractions.Fraction(1, 2) and whole % 2 == 1:
        whole += 1
    if whole == 2**53:
        whole, unit = 2**52, unit + 1
    if unit > LARGEST_EXPONENT:
        return 0x7FF << 52
    return whole if whole < 2**52 else (unit - SMALLEST_EXPONENT + 1 << 52) + whole - 2**52


def convergents(ratio, largest):
    """The convergents of a continued fraction with denominators up to the largest, and those between them."""
    a, b = ratio.numerator, ratio.denominator
    (p, q), (p_next, q_next) = (0, 1), (1, 0)
    while b and q_next <= largest:
        digit, (a, b) = a // b, (b, a % b)
        for step in sorted({1, 2, 3, digit // 2, digit - 1, digit}):
            if 0 < step < digit:
                yield p + step * p_next, q + step * q_next
        (p, q), (p_next, q_next) = (p_next, q_next), (p + digit * p_next, q + digit * q_next)
        yield p_next, q_next


def hardest_mantissas(exponent):
    """The mantissas nearest to a middle between doubles from below and from above, for one power of ten."""
    ten = power(10, exponent)
    best = {}
    smallest = max(binary_exponent(ten) - 53, SMALLEST_EXPONENT - 1)
    for half_unit in range(smallest, max(binary_exponent(ten) + 65 - 53, smallest + 1)):
        ratio = ten / power(2, half_unit)
        for halves, mantissa in convergents(ratio, 2**64 - 1):
            for times in (1, 3, 5, 7, 9, 11):
                m, h = times * mantissa, times * halves
                if not 0 < m < 2**64 or h % 2 == 0 or h >= 2**54:
                    continue
                if h < 2**53 and half_unit >= SMALLEST_EXPONENT:
                    continue
                distance = ratio * m - h
                side = (distance > 0) - (distance < 0)
                if side not in best or abs(distance) < best[side][0]:
                    best[side] = abs(distance), m
    return [mantissa for _, mantissa in best.values()]


def digits_of(value):
    """All digits of a fraction whose denominator is a power of two, without an exponent."""
    places = value.denominator.bit_length() - 1
    digits = str(value.numerator * 5**places).rjust(places + 1, "0")
    return digits[:len(digits) - places] + ("." + digits[len(digits) - places:] if places else "")


def one_less(text):
    """The text with one unit of its last digit less."""
    places = len(text.partition(".")[2])
    digits = str(int(text.replace(".", "")) - 1).rjust(places + 1, "0")
    return digits[:len(digits) - places] + ("." + digits[len(digits) - places:] if places else "")


def a_little_more(text):
    """The text with two more digits, 01."""
    return text + ("01" if "." in text else ".01")


def parsed(text):
    mantissa, _, exponent = text.partition("e")
    whole, _, places = mantissa.partition(".")
    return int(whole + places) * power(10, int(exponent or 0) - len(places))


def ties():
    """Exact middles between neighbouring doubles, all digits of them, and numbers next to them."""
    draw = random.Random(20210101)
    units = [-1074, -1074, -1073, -1000, -600, -300, -150, -80, -60, -52, -40, -20, -8, -3, 0, 1, 5, 12, 40, 200, 971]
    for unit in units:
        whole = draw.randrange(2**52, 2**53)
        if unit == SMALLEST_EXPONENT:
            whole = draw.randrange(0, 2**draw.randrange(1, 52))
        for doubled in (2 * whole + 1, 2 * (whole ^ 1) + 1):
            text = digits_of(doubled * power(2, unit - 1))
            yield from (text, one_less(text), a_little_more(text))


def limits():
    """The middles around the smallest subnormal, the smallest normal and the largest double."""
    for doubled, unit in ((1, -1074), (2**53 - 1, -1074), (2**54 - 1, 971)):
        text = digits_of(doubled * power(2, unit - 1))
        yield from (text, one_less(text), a_little_more(text))


def main():
    hard = (f"{mantissa}e{exponent}" for exponent in range(-342, 309) for mantissa in hardest_mantissas(exponent))
    lines = [f"{text},{nearest_bits(parsed(text)):016x}" for text in (*hard, *ties(), *limits())]
    path = pathlib.Path(__file__).with_suffix(".csv")
    path.write_text("text,bits\n" + "\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
