/*
 * account_rules -- how many accounts a unit may have, and how long passwords and requests may wait.
 *
 * Regulations give a unit so many accounts by its kind (CT Đ16.3), and so many administrators
 * (NA Đ7.2). What was granted on request beyond that counts nowhere.
 *
 * Layer:  core (pure: no clock, no I/O, allocation only in the arena)
 * Owns:   texts live in the arena given
 * Fails:  never
 * Limits: QUOTA_NAMES_MAX accounts are named
 * Tests:  account_rules_test.c
 */
#ifndef BAOCAO_ACCOUNT_RULES_H
#define BAOCAO_ACCOUNT_RULES_H

#include "core/calendar.h"
#include "core/profile.h"

/* How many a unit of this kind (enum unit_kind) may have; value 0: the regulation sets none. */
struct profile_number account_quota_of(const struct profile_accounts *rules, int unit_kind);
/* How many administrators: what is said of its kind, else of every unit. */
struct profile_number account_admins_of(const struct profile_accounts *rules, int unit_kind);
/* "Tối đa 3 (Đ16.3a), đang có: a, b, c." holders: struct str, those that fill it. */
struct str account_quota_says(
    struct arena *arena, const struct profile_number *quota, const struct list *holders);

/* The day from which a password must be changed; DATE_NONE: no rule says one. */
int64_t password_due(const struct profile_clock *age, int64_t changed_on);
/* The last day to answer a request that came in on a day; DATE_NONE: no rule. */
int64_t clock_due(const struct profile_clock *clock, const struct calendar *calendar, int64_t from);

#endif
