#!/usr/bin/env python3
"""Writes what happens in tests/data/year by itself in 2026, and when, worked out by Python's
datetime from tests/data/year/regimes.tsv and the official days of 2026.

    cycles.tsv      code  period  opens_on  window_from  window_to  due_on
    reminders.tsv   post  code  kind  told_on: to who enters the reports of the first three
                    communes, of which none is ever sent, and from the day they are overdue to who
                    approves them
    mails.tsv       post  day: each day on which somebody who wants mail was told something
"""
import calendar
import csv
import datetime
import pathlib

DATA = pathlib.Path(__file__).resolve().parent.parent / "tests/data"
DAY = datetime.timedelta(days=1)
FIRST, LAST = datetime.date(2025, 12, 31), datetime.date(2026, 12, 31)
WORKED = "swap_work"
# Before the due day by working days, after it by days.
STEPS = [(-3, "due_soon"), (-1, "due_soon"), (0, "due_soon"), (1, "overdue"), (3, "overdue"),
         (7, "overdue")]
COMMUNES = 143
NAMED = "abc"
# Who is told of a step: the clerk of a report that was not approved is told nothing.
POSTS = {"assigned": ["entry"], "due_soon": ["entry"], "overdue": ["entry", "approver"]}
MAILED = ["a-entry", "b-approver"]


def official_days():
    """{day: whether it is worked}, of days that are not what their weekday says."""
    days = {datetime.date(2027, 1, 1): False}
    with (DATA / "calendar/official_days_2021_2026.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            days[datetime.date.fromisoformat(row["date"])] = row["kind"] == WORKED
    return days


OFFICIAL = official_days()


def is_worked(day):
    return OFFICIAL.get(day, day.isoweekday() <= 5)


def next_worked(day):
    while not is_worked(day):
        day += DAY
    return day


def month_day(months, day):
    """The day of a month counted from year 0, or its last one."""
    year, month = months // 12, months % 12 + 1
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def of_months(kind, year):
    """(code, first month, last month) of the periods that are whole months, counted from year 0."""
    base = year * 12
    if kind == "month":
        return [(f"{year}-{m + 1:02}", base + m, base + m) for m in range(12)]
    if kind == "quarter":
        return [(f"{year}-Q{q + 1}", base + 3 * q, base + 3 * q + 2) for q in range(4)]
    if kind == "half":
        return [(f"{year}-H{h + 1}", base + 6 * h, base + 6 * h + 5) for h in range(2)]
    if kind == "nine_months":
        return [(f"{year}-9M", base, base + 8)]
    if kind == "school_year":
        return [(f"{year}-{year + 1}", base + 8, base + 19)]
    if kind == "five_years":
        return [(f"{year - 4}-{year}", base - 48, base + 11)] if year % 5 == 0 else []
    return [(f"{year}", base, base + 11)]


def of_days(kind, year):
    """(code, first day, last day) of the periods that are days."""
    if kind == "week":
        weeks = datetime.date(year, 12, 28).isocalendar()[1]
        firsts = [datetime.date.fromisocalendar(year, w, 1) for w in range(1, weeks + 1)]
        return [(f"{year}-W{w:02}", d, d + 6 * DAY) for w, d in enumerate(firsts, 1)]
    if kind == "ten_days":
        return [(f"{year}-{m:02}-D{n}", datetime.date(year, m, 10 * n - 9),
                 month_day(year * 12 + m - 1, 31 if n == 3 else 10 * n))
                for m in range(1, 13) for n in (1, 2, 3)]
    count = (datetime.date(year + 1, 1, 1) - datetime.date(year, 1, 1)).days
    days = [datetime.date(year, 1, 1) + i * DAY for i in range(count)]
    return [(str(d), d, d) for d in days]


def window(first, last, rule):
    if rule == "calendar":
        return month_day(first, 1), month_day(last, 31)
    if "/" in rule:
        (d1, m1), (d2, m2) = (map(int, part.split("/")) for part in rule.split("-"))
        year = month_day(last, 31).year
        return datetime.date(year - 1, m1, d1), datetime.date(year, m2, d2)
    begin, end = map(int, rule.split("-"))
    before = month_day(first - 1, 31)
    start = before + DAY if begin > before.day else before.replace(day=begin)
    return start, month_day(last, end)


def due(last_month, window_to, rule):
    parts = dict(part.split("=") for part in rule.split(";"))
    if "workdays" in parts:
        day = window_to
        for _ in range(int(parts["workdays"])):
            day = next_worked(day + DAY)
        return day
    if "days" in parts:
        day = window_to + int(parts["days"]) * DAY
    else:
        day = month_day(last_month + int(parts["month"]), int(parts["day"]))
    return next_worked(day) if parts["shift"] == "next" else day


def step_day(due_on, step):
    day = due_on + max(step, 0) * DAY
    for _ in range(-step):
        day -= DAY
        while not is_worked(day):
            day -= DAY
    return day


def reminders(opens, due_on):
    """(kind, day): when it is assigned, then each step on its day; of several that have passed when
    it is assigned only the last."""
    yield "assigned", opens
    days = [(step_day(due_on, step), kind) for step, kind in STEPS]
    passed = [number for number, (day, _) in enumerate(days) if day <= opens]
    for number, (day, kind) in enumerate(days):
        if number in passed[:-1]:
            continue
        told = max(day, opens)
        if told <= LAST:
            yield kind, told


def reporters(row, number):
    """The named communes among those that report: as many as the regime has, from a shifted one."""
    first = number % 3
    return [name for place, name in enumerate(NAMED)
            if (place - first) % COMMUNES < int(row["reporters"])]


def periods(row):
    for year in range(2024, 2029):
        for code, first, last in (of_days(row["period_kind"], year)
                                  if row["period_kind"] in ("week", "ten_days", "day")
                                  else of_months(row["period_kind"], year)):
            if isinstance(first, int):
                days = window(first, last, row["window_rule"])
                yield code, *days, due(last, days[1], row["due_rule"])
            else:
                yield code, first, last, due(None, last, row["due_rule"])


def main():
    cycles, told = [], []
    with (DATA / "year/regimes.tsv").open(newline="") as file:
        regimes = list(csv.DictReader(file, delimiter="\t"))
    for number, regime in enumerate(regimes, 1):
        for period, begins, ends, due_on in periods(regime):
            opens = due_on - int(regime["days"]) * DAY
            if not FIRST <= opens <= LAST:
                continue
            cycles.append((regime["code"], period, opens, begins, ends, due_on))
            told += [(f"{name}-{post}", regime["code"], kind, day)
                     for name in reporters(regime, number)
                     for kind, day in reminders(opens, due_on) for post in POSTS[kind]]
    mails = {(post, day) for post, _, _, day in told if post in MAILED}
    for name, rows in (("cycles", cycles), ("reminders", told), ("mails", mails)):
        lines = ["\t".join(map(str, row)) for row in rows]
        (DATA / f"year/{name}.tsv").write_text("\n".join(sorted(lines)) + "\n")


main()
