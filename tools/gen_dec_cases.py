#!/usr/bin/env python3
"""Writes tests/golden/dec.test: decimal cases computed by Python's decimal module.

The module is an implementation independent of src/base/dec.c. ROUND_HALF_UP of
Python is half away from zero. One case a line:

    operation operand… = answer        ("!" is an overflow or a refusal)

gen_dec_cases.py > tests/golden/dec.test     (seeded: always the same file)
"""
import random
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

LARGEST = 2**63 - 1
SCALE_WORK = 18  # DEC_SCALE_WORK
SCALE_CELL = 6  # DEC_SCALE_MAX
CASES_EACH = 1500
EDGES = [
    "0", "1", "-1", "0.5", "-0.5", "0.25", "2.5", "-2.5", "0.000001", "-0.000001",
    "0.000000000000000001", "9223372036854775807", "-9223372036854775807", "922337203685477580.7",
    "9.223372036854775807", "-9.223372036854775807", "4611686018427387904", "1000000000000000000",
    "0.333333333333333333", "999999999999.999999", "100000.123456", "3037000500", "3037000499.5",
]


def text(value):
    """The wire form: no exponent, no trailing zeros behind the point, no minus zero."""
    plain = format(value, "f")
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain in ("-0", "") else plain


def round_to(value, scale):
    return value.quantize(Decimal(1).scaleb(-scale), rounding=ROUND_HALF_UP)


def fits(value, scale):
    return abs(int(value.scaleb(scale))) <= LARGEST


def at_scale(value, scale):
    """Rounded to exactly `scale` decimals."""
    rounded = round_to(value, scale)
    return text(rounded) if fits(rounded, scale) else "!"


def settled(value, exact_scale):
    """Exact if it fits, else with as many decimals as fit, never fewer than a cell's."""
    for scale in range(min(exact_scale, SCALE_WORK), -1, -1):
        rounded = round_to(value, scale)
        if scale < SCALE_CELL and rounded != value:
            return "!"
        if fits(rounded, scale):
            return text(rounded)
    return "!"


def scale_of(operand):
    return len(operand.partition(".")[2])


def random_operand(rng):
    if rng.random() < 0.15:
        return rng.choice(EDGES)
    digits = rng.randint(1, 19)
    mantissa = rng.randrange(10**digits)
    if rng.random() < 0.2:
        mantissa = rng.randrange(100) * 10 ** rng.randint(0, 16)
    mantissa = min(mantissa, LARGEST)
    scale = rng.choice([0, 0, 1, 2, 3, 6, rng.randint(0, SCALE_WORK)])
    whole = str(mantissa).rjust(scale + 1, "0")
    sign = "-" if rng.random() < 0.4 else ""
    return sign + (whole[:-scale] + "." + whole[-scale:] if scale else whole)


def binary(name, a, b):
    x, y = Decimal(a), Decimal(b)
    scales = scale_of(a), scale_of(b)
    if name == "add":
        return settled(x + y, max(scales))
    if name == "sub":
        return settled(x - y, max(scales))
    if name == "mul":
        return settled(x * y, sum(scales))
    return str((x > y) - (x < y))


def divided(a, b, scale):
    """Exactly rounded: the quotient and remainder of integers, not a rounded quotient."""
    x, y = Decimal(a), Decimal(b)
    if y == 0:
        return "!"
    num = int(abs(x).scaleb(40)) * 10**scale
    den = int(abs(y).scaleb(40))
    whole, rest = divmod(num, den)
    whole += 2 * rest >= den
    sign = -1 if (x < 0) != (y < 0) else 1
    return text(Decimal(sign * whole).scaleb(-scale)) if whole <= LARGEST else "!"


def parsed(operand):
    """The value of a text that may be none: an independent reading of the wire grammar."""
    digits = operand[1:] if operand.startswith("-") else operand
    whole, point, decimals = digits.partition(".")
    plain = (whole + decimals).isascii() and (whole + decimals).isdigit()
    if not plain or not whole or (point and not decimals) or (len(whole) > 1 and whole[0] == "0"):
        return "!"
    if len(decimals) > SCALE_WORK or int(whole + decimals) > LARGEST:
        return "!"
    return text(Decimal(operand))


MALFORMED = [
    "-", ".", "1.", ".5", "-.5", "+1", "00", "01", "-01", "00.5", "1e5", "1E5", "0x10", "1,5",
    "1.5.5", "--1", "1-", "NaN", "Infinity", "1_000", "१", "9223372036854775808",
    "-9223372036854775808", "92233720368547758.08", "0.0000000000000000001", "99999999999999999999",
    "-0", "0.0", "-0.0", "0.50", "100", "1.000000000000000000", "9223372036854775807.0",
]


def main():
    rng = random.Random(20250701)
    for name in ("add", "sub", "mul", "cmp"):
        for a in EDGES:
            for b in EDGES[::2]:
                print(name, a, b, "=", binary(name, a, b))
        for _ in range(CASES_EACH):
            a, b = random_operand(rng), random_operand(rng)
            print(name, a, b, "=", binary(name, a, b))
    for _ in range(2 * CASES_EACH):
        a, b = random_operand(rng), random_operand(rng)
        scale = rng.choice([0, 1, 2, 6, 12, SCALE_WORK])
        print("div", a, b, scale, "=", divided(a, b, scale))
    for _ in range(CASES_EACH):
        a, scale = random_operand(rng), rng.randint(0, SCALE_WORK)
        print("rescale", a, scale, "=", at_scale(Decimal(a), scale))
    for _ in range(CASES_EACH):
        # Halves at every scale, where rounding is decided.
        scale = rng.randint(0, 12)
        a = text(Decimal(rng.randrange(-10**5, 10**5) * 10 + rng.choice([-5, 5])).scaleb(-scale - 1))
        print("rescale", a, scale, "=", at_scale(Decimal(a), scale))
    for a in MALFORMED + [random_operand(rng) for _ in range(CASES_EACH)]:
        print("parse", a, "=", parsed(a))
    for _ in range(300):
        terms = [random_operand(rng) for _ in range(rng.randint(1, 40))]
        scale = rng.choice([0, 2, 6])
        print("sum", *terms, scale, "=", at_scale(sum(map(Decimal, terms), Decimal(0)), scale))


if __name__ == "__main__":
    with localcontext(Context(prec=120)):
        main()
