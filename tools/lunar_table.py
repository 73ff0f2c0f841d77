#!/usr/bin/env python3
"""Prints the table of lunar years that src/core/lunar.c reads: lunar_table.py > src/core/lunar.def

A lunar month begins on the day of a new moon in Vietnam (UTC+7). The eleventh month is the one with
the winter solstice; where thirteen months lie from one eleventh month to the next, the first without
a principal term repeats the number before it. New moons and the sun's longitude are computed after
Jean Meeus, Astronomical Algorithms, chapters 49 and 25, in which new moons are right to some seconds
and terms to a quarter of an hour.
"""
import datetime
import math

FIRST, LAST = 1900, 2100
ZONE_DAYS = 7 / 24
EPOCH_JD = 2440587.5  # 1970-01-01T00:00 UTC


def sin(degrees):
    return math.sin(math.radians(degrees))


def delta_t_days(year):
    """Dynamical time less universal time: the polynomials of Espenak and Meeus, in days."""
    t = year - 2000
    if year < 1920:
        u = year - 1900
        seconds = -2.79 + 1.494119 * u - 0.0598939 * u**2 + 0.0061966 * u**3 - 0.000197 * u**4
    elif year < 1941:
        u = year - 1920
        seconds = 21.20 + 0.84493 * u - 0.076100 * u**2 + 0.0020936 * u**3
    elif year < 1961:
        u = year - 1950
        seconds = 29.07 + 0.407 * u - u**2 / 233 + u**3 / 2547
    elif year < 1986:
        u = year - 1975
        seconds = 45.45 + 1.067 * u - u**2 / 260 - u**3 / 718
    elif year < 2005:
        seconds = 63.86 + 0.3345 * t - 0.060374 * t**2 + 0.0017275 * t**3
    elif year < 2050:
        seconds = 62.92 + 0.32217 * t + 0.005589 * t**2
    else:
        seconds = -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year)
    return seconds / 86400


def new_moon(k):
    """The instant of new moon k (0: January 2000) as a Julian day of universal time."""
    t = k / 1236.85
    jde = (2451550.09766 + 29.530588861 * k + 0.00015437 * t**2 - 0.000000150 * t**3
           + 0.00000000073 * t**4)
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    sun = 2.5534 + 29.10535670 * k - 0.0000014 * t**2 - 0.00000011 * t**3
    moon = 201.5643 + 385.81693528 * k + 0.0107582 * t**2 + 0.00001238 * t**3 - 0.000000058 * t**4
    lat = 160.7108 + 390.67050284 * k - 0.0016118 * t**2 - 0.00000227 * t**3 + 0.000000011 * t**4
    node = 124.7746 - 1.56375588 * k + 0.0020672 * t**2 + 0.00000215 * t**3
    terms = (
        (-0.40720, moon), (0.17241 * e, sun), (0.01608, 2 * moon), (0.01039, 2 * lat),
        (0.00739 * e, moon - sun), (-0.00514 * e, moon + sun), (0.00208 * e**2, 2 * sun),
        (-0.00111, moon - 2 * lat), (-0.00057, moon + 2 * lat), (0.00056 * e, 2 * moon + sun),
        (-0.00042, 3 * moon), (0.00042 * e, sun + 2 * lat), (0.00038 * e, sun - 2 * lat),
        (-0.00024 * e, 2 * moon - sun), (-0.00017, node), (-0.00007, moon + 2 * sun),
        (0.00004, 2 * moon - 2 * lat), (0.00004, 3 * sun), (0.00003, moon + sun - 2 * lat),
        (0.00003, 2 * moon + 2 * lat), (-0.00003, moon + sun + 2 * lat),
        (0.00003, moon - sun + 2 * lat), (-0.00002, moon - sun - 2 * lat),
        (-0.00002, 3 * moon + sun), (0.00002, 4 * moon),
    )
    planets = (
        (0.000325, 299.77 + 0.107408 * k - 0.009173 * t**2), (0.000165, 251.88 + 0.016321 * k),
        (0.000164, 251.83 + 26.651886 * k), (0.000126, 349.42 + 36.412478 * k),
        (0.000110, 84.66 + 18.206239 * k), (0.000062, 141.74 + 53.303771 * k),
        (0.000060, 207.14 + 2.453732 * k), (0.000056, 154.84 + 7.306860 * k),
        (0.000047, 34.52 + 27.261239 * k), (0.000042, 207.19 + 0.121824 * k),
        (0.000040, 291.34 + 1.844379 * k), (0.000037, 161.72 + 24.198154 * k),
        (0.000035, 239.56 + 25.513099 * k), (0.000023, 331.55 + 3.592518 * k),
    )
    jde += sum(size * sin(angle) for size, angle in terms + planets)
    return jde - delta_t_days(2000 + k / 12.3685)


def sun_longitude(jd):
    """The apparent longitude of the sun in degrees."""
    t = (jd + delta_t_days(2000 + (jd - 2451545) / 365.25) - 2451545) / 36525
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t**2
    anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t**2
    center = ((1.914602 - 0.004817 * t - 0.000014 * t**2) * sin(anomaly)
              + (0.019993 - 0.000101 * t) * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly))
    return (mean + center - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t)) % 360


def day_of(jd):
    """Days since 1970-01-01 on Vietnam's clock."""
    return math.floor(jd - EPOCH_JD + ZONE_DAYS)


def sector(day):
    """Which twelfth of its way the sun is in when the day begins in Vietnam; 9: winter."""
    return int(sun_longitude(day + EPOCH_JD - ZONE_DAYS) // 30)


def month_start(k):
    return day_of(new_moon(k))


def eleventh(year):
    """k of the new moon that begins the month with the winter solstice of that year."""
    december = datetime.date(year, 12, 31).toordinal() - datetime.date(1970, 1, 1).toordinal()
    k = math.floor((december + EPOCH_JD - 2451550.1) / 29.530588861) + 1
    while month_start(k) > december:
        k -= 1
    return k - 1 if sector(month_start(k)) >= 9 else k


def months_between(year):
    """The months from the eleventh of the year before up to that of the year: (number, leap, k)."""
    first, after = eleventh(year - 1), eleventh(year)
    leap = None
    if after - first == 13:
        leap = next(i for i in range(1, 13)
                    if sector(month_start(first + i)) == sector(month_start(first + i + 1)))
    months, number = [], 10
    for i in range(after - first):
        if i != leap:
            number += 1
        months.append(((number - 1) % 12 + 1, i == leap, first + i))
    return months


def lunar_year(year):
    """Month 1 to 12 of a lunar year, a leap month after the one it repeats."""
    around = months_between(year) + months_between(year + 1)
    start = next(i for i, (number, leap, _) in enumerate(around) if number == 1 and not leap)
    end = next(i for i in range(start + 1, len(around))
               if around[i][0] == 1 and not around[i][1])
    return around[start:end]


def main():
    print("/* Made by tools/lunar_table.py: L(year, month and day of Tết, leap month or 0, lengths: bit i")
    print(" * says that the year's month i, counted from 0 with the leap one, has 30 days). */")
    print("/* clang-format off */")
    for year in range(FIRST, LAST + 1):
        months = lunar_year(year)
        bits = sum(1 << i for i, (_, _, k) in enumerate(months)
                   if month_start(k + 1) - month_start(k) == 30)
        leap = next((number for number, is_leap, _ in months if is_leap), 0)
        tet = datetime.date(1970, 1, 1) + datetime.timedelta(days=month_start(months[0][2]))
        print(f"L({year}, {tet.month}, {tet.day:2}, {leap:2}, 0x{bits:04x})")
    print("/* clang-format on */")


if __name__ == "__main__":
    main()
