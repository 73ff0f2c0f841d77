#!/usr/bin/env python3
"""Writes tests/golden/date.test: the calendar by Python's datetime, a line a month.

    year month day-number-of-the-first weekday-of-the-first length

gen_date_cases.py > tests/golden/date.test
"""
import calendar
import datetime

EPOCH = datetime.date(1970, 1, 1)

for year in range(1900, 2200):
    for month in range(1, 13):
        first = datetime.date(year, month, 1)
        length = calendar.monthrange(year, month)[1]
        print(year, month, (first - EPOCH).days, first.isoweekday(), length)
