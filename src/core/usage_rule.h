/*
 * usage_rule -- reports that the system draws up about its own use, and what is due once a year.
 *
 * A regulation asks units, the offices that lead regimes, or the office that runs the system to
 * report how it is used (KT-52, KT-53, BG-32, CT-69, BP-20, NA-54). A rule says of which periods,
 * what days the figures are from, when it is due, and so many days before that it is drawn up:
 * behind the last of those days, so that the figures are whole. A year's table for scoring
 * (CT-73) is sent before a day of the year: it is of the reports first due up to the last day that
 * is over when it can still be sent in time.
 *
 * Layer:  core (pure: no clock, no I/O, allocation only in the arena)
 * Owns:   nothing
 * Fails:  usage_rules_check adds a fault for each thing wrong, with its path and value
 * Limits: PROFILE_RULES_MAX rules
 * Tests:  usage_rule_test.c
 */
#ifndef BAOCAO_USAGE_RULE_H
#define BAOCAO_USAGE_RULE_H

#include "base/ctx.h"
#include "base/list.h"
#include "core/period.h"

/* X(NAME, "wire", "tên") */
#define USAGE_OWER_LIST(X) \
    X(UNITS, "units", "Sở, ban, ngành; Ủy ban nhân dân các cấp dưới") \
    X(LEADS, "leads", "Cơ quan chủ trì chế độ báo cáo") \
    X(OPERATOR, "operator", "Cơ quan quản lý, vận hành Hệ thống")

#define X(name, wire, title) USAGE_OF_##name,
enum usage_ower { USAGE_OWER_LIST(X) USAGE_OWER_COUNT };
#undef X

extern const char *const usage_ower_names[USAGE_OWER_COUNT];
extern const char *const usage_ower_titles[USAGE_OWER_COUNT];

/* One report the system draws up by itself. */
struct usage_rule {
    struct str code, title; /* the regime's */
    int ower;               /* enum usage_ower */
    int kind;               /* enum period_kind */
    struct str window, due;
    int64_t days; /* so many days before it is due */
    struct str article;
};

/* A day of each year, "31/10"; empty: the regulation names none. */
struct profile_day {
    struct str on;
    struct str article;
};

/* The section `usage` of a profile. */
struct profile_usage {
    struct list reports;        /* struct usage_rule */
    struct profile_day scoring; /* before which a year's table is sent */
};

/* "31/10", "1/12" as the day of a year; false: there is no such day in every year. */
bool profile_day_in(struct str on, int year, int64_t *out) MUST_CHECK;
void profile_day_check(
    struct ctx *ctx, const char *path, const struct profile_day *day, struct faults *out);

/* A year's table for scoring. */
struct scoring {
    struct day_span due; /* reports first due on these days are counted */
    int64_t made_on;     /* the last day on which it can be sent */
};
/* Of a year; false: no day is named, and the year is that of the calendar. */
bool scoring_of(const struct profile_day *day, int year, struct scoring *out) MUST_CHECK;

/* least_days: that a report must be assigned before it is due. ctx lends its arena only. */
void usage_rules_check(
    struct ctx *ctx, const struct profile_usage *usage, int64_t least_days, struct faults *out);

#endif
