/*
 * demo_work -- what the parts of the demo share: its units, its posts, its clock.
 *
 * Layer:  cli
 * Owns:   all lives in the command's arena
 * Fails:  what the use cases say
 * Limits: none
 * Tests:  tests/cli/demo_test.py
 */
#ifndef BAOCAO_DEMO_WORK_H
#define BAOCAO_DEMO_WORK_H

#include "cli/cli.h"
#include "core/access.h"
#include "domain/periods.h"
#include "model/form.h"
#include "model/unit.h"

/* The unit that leads and receives, and the one its totals go to. */
#define DEMO_LEAD_CODE "H41.02"
#define DEMO_UPPER_CODE "H41.01"
/* The province's form has the same rows, this many higher up. */
#define DEMO_TOTAL_ROWS_UP 2

/* An account of a post, and how it acts. */
struct demo_post {
    struct str username, name;
    struct str unit_code; /* where the post is */
    enum role role;
    bool whole;       /* holds its role over the whole province */
    bool below;       /* and over the units below */
    bool must_change; /* has never logged in */
    struct str password, password_hash;
    struct grant_fact grant;
    struct actor actor;
};

struct demo_unit {
    struct unit unit;
    struct str parent_code;
    struct demo_post *entry, *approver, *clerk; /* of a commune */
};

struct demo {
    struct arena *arena;
    int64_t now_ms, seed;
    const char *accounts_path;
    const char *keys_path;   /* the folder of keys to try signing with */
    bool signs;              /* there are some */
    struct demo_unit *units; /* the province first, then communes, then agencies */
    size_t units_len, communes_from, communes_len;
    struct demo_post *posts;
    size_t posts_len;
    struct form source_layout, total_layout;
    int64_t regime_id;
    struct access_table access; /* of the profile the database was given */
    /* The months: two that are finished and the one that is open, as years * 12 + month - 1. */
    int64_t open_month;
};

/* The instant of a wall clock in Vietnam. */
int64_t demo_ms(int64_t day, int64_t minute);
/* The first day of the month that is `ago` months before the open one. */
int64_t demo_month_day(const struct demo *demo, int64_t ago);
/* From now on ctx acts at that moment as that post; NULL: as the one who runs the machine. */
void demo_act_as(struct ctx *ctx, int64_t at_ms, const struct demo_post *post);
/* Evenly spread over 64 bits, the same for the same four. */
uint64_t demo_random(int64_t seed, int64_t a, int64_t b, int64_t c);

/* demo_units.c */
enum status demo_units_read(struct ctx *ctx, struct demo *demo) MUST_CHECK;
enum status demo_units_make(struct ctx *ctx, struct demo *demo) MUST_CHECK;
struct demo_unit *demo_unit_get(const struct demo *demo, struct str code);
struct str demo_file(const char *name);

/* demo_catalogue.c */
enum status demo_catalogue_make(struct ctx *ctx, struct demo *demo) MUST_CHECK;

/* demo_forms.c */
struct period_rules demo_rules(void);
enum status demo_forms_read(struct ctx *ctx, struct demo *demo) MUST_CHECK;
enum status demo_forms_make(struct ctx *ctx, struct demo *demo) MUST_CHECK;

/* demo_regimes.c */
enum status demo_regimes_make(struct ctx *ctx, const struct demo *demo) MUST_CHECK;

/* demo_cycles.c */
enum status demo_cycles_make(struct ctx *ctx, struct demo *demo) MUST_CHECK;

#endif
