#!/usr/bin/env python3
"""Writes tests/golden/period.test: weeks, windows and due days by Python's datetime.

    week year weeks-in-it first-day
    window code rule = first..last
    due code window-rule due-rule = day

gen_period_cases.py > tests/golden/period.test
"""
import calendar
import datetime

DAY = datetime.timedelta(days=1)
SPANS = {"H1": (1, 6), "H2": (7, 12), "9M": (1, 9)} | {
    f"Q{q}": (3 * q - 2, 3 * q) for q in range(1, 5)
}
TURNS = [(15, 14), (16, 15), (31, 30), (30, 29), (26, 25)]
RULES = ["day=20;month=+0;shift=next", "day=31;month=+1;shift=none", "day=7;month=-1;shift=next",
         "workdays=2;after=window;shift=none", "workdays=10;after=window;shift=next"]


def codes(year):
    yield f"{year}", (1, 12)
    for name, months in SPANS.items():
        yield f"{year}-{name}", months
    for month in range(1, 13):
        yield f"{year}-{month:02}", (month, month)


def month_end(year, month):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def clipped(year, month, day):
    return min(datetime.date(year, month, 1) + (day - 1) * DAY, month_end(year, month))


def shifted(year, month, by):
    return (year * 12 + month - 1 + by) // 12, (year * 12 + month - 1 + by) % 12 + 1


def window(year, months, turn):
    if not turn:
        return datetime.date(year, months[0], 1), month_end(year, months[1])
    before = shifted(year, months[0], -1)
    first = min(datetime.date(*before, 1) + (turn[0] - 1) * DAY, month_end(*before) + DAY)
    return first, clipped(year, months[1], turn[1])


def workday(day):
    while day.isoweekday() > 5:
        day += DAY
    return day


def due(year, months, last, rule):
    parts = dict(part.split("=") for part in rule.split(";"))
    if "workdays" in parts:
        for _ in range(int(parts["workdays"])):
            last = workday(last + DAY)
        return last
    day = clipped(*shifted(year, months[1], int(parts["month"])), int(parts["day"]))
    return workday(day) if parts["shift"] == "next" else day


for year in range(1901, 2199):
    weeks = datetime.date(year, 12, 28).isocalendar()[1]
    print("week", year, weeks, datetime.date.fromisocalendar(year, 1, 1))
for year in (1901, 1999, 2023, 2024, 2025, 2026, 2100):
    for code, months in codes(year):
        for turn in [None, *TURNS]:
            rule = f"{turn[0]}-{turn[1]}" if turn else "calendar"
            first, last = window(year, months, turn)
            print(f"window {code} {rule} = {first}..{last}")
            if turn in (None, (15, 14)):
                for due_rule in RULES:
                    print(f"due {code} {rule} {due_rule} = {due(year, months, last, due_rule)}")
