#!/usr/bin/env python3
"""Writes tests/data/discipline/counts.tsv: what is counted of made-up reports of 2027, worked out by
Python's datetime and decimal.

    by  key  expected  due  on_time  late  missing  waiting  excused  extended  returned  upheld  rate

tests/api/discipline_test.c makes the same reports: of unit u, regime r and month m the number
(7919 u + 104729 r + 1299709 m) % 1000 says how each fared.
"""
import datetime
import decimal
import pathlib

OUT = pathlib.Path(__file__).resolve().parent.parent / "tests/data/discipline/counts.tsv"
UNITS, REGIMES, YEAR = 30, 8, 2027
TODAY = datetime.date(2027, 8, 25)
NAMES = ["expected", "due", "on_time", "late", "missing", "waiting", "excused", "extended", "returned",
         "upheld"]
DAY = datetime.timedelta(days=1)


def fate(unit, regime, month):
    """What is counted of one report."""
    number = (7919 * unit + 104729 * regime + 1299709 * month) % 1000
    due = datetime.date(YEAR, month, 20)
    counted = {"expected"}
    if number % 10 == 3:
        due += 5 * DAY
        counted.add("extended")
    if number % 13 == 0:
        counted.add("returned")
    kind, sent = number % 100, None
    if kind < 70:
        sent = due - number % 5 * DAY
    elif kind < 85:
        sent = due + (1 + number % 7) * DAY
    upheld = number % 29 == 0
    if sent and sent <= TODAY:
        late = (sent - due).days > 0
        counted.add("on_time" if not late or upheld else "late")
        if late and upheld:
            counted.add("upheld")
    elif TODAY <= due:
        counted.add("waiting")
    elif upheld:
        counted |= {"excused", "upheld"}
    else:
        counted.add("missing")
    if counted & {"on_time", "late", "missing"}:
        counted.add("due")
    return counted


def rate(sums):
    if not sums["due"]:
        return "null"
    exact = decimal.Decimal(100 * sums["on_time"]) / sums["due"]
    text = str(exact.quantize(decimal.Decimal("0.01"), decimal.ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".")


def main():
    sums = {}
    for unit in range(UNITS):
        for regime in range(REGIMES):
            for month in range(1, 13):
                counted = fate(unit, regime, month)
                for key in (("unit", f"3{unit:04}"), ("regime", f"K{regime:02}"), ("month", str(month)),
                            ("total", "")):
                    line = sums.setdefault(key, dict.fromkeys(NAMES, 0))
                    for name in counted:
                        line[name] += 1
    OUT.parent.mkdir(parents=True, exist_ok=True)
    with OUT.open("w", newline="\n") as file:
        for (by, key), line in sums.items():
            print(by, key, *(line[name] for name in NAMES), rate(line), sep="\t", file=file)


if __name__ == "__main__":
    main()
