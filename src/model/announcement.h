/*
 * announcement -- what is announced to everybody or to a unit and those below, and who read it.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/announcement.talk
 */
#ifndef BAOCAO_MODEL_ANNOUNCEMENT_H
#define BAOCAO_MODEL_ANNOUNCEMENT_H

#include "core/announcement.h"
#include "model/common.h"

struct announcement {
    int64_t id;
    int kind; /* enum announcement_kind */
    struct str title, title_sort, body, search;
    struct str document;        /* number and day of the letter that says the same; empty: none */
    int64_t unit_id;            /* 0: to everybody */
    int64_t starts_ms, ends_ms; /* of a maintenance */
    int ground;                 /* enum stop_ground */
    struct str reason;
    int64_t edition; /* what was changed is read anew */
    int64_t published_ms, published_by;
    struct str published_name;
    int64_t changed_ms, withdrawn_ms;
    struct str withdrawn_reason;
    int64_t version;
    /* Of the unit, and of whoever asks. */
    struct str unit_name, unit_path;
    int64_t read_ms;
    /* Computed. */
    int state; /* enum announcement_state */
    struct str kind_title, state_title, ground_title;
    bool can_change;
    uint64_t given;
};

/* X(NAME, "wire") */
#define ANNOUNCEMENT_SORT_LIST(X) X(NEWEST, "newest") X(OLDEST, "oldest") X(TITLE, "title")
#define X(name, wire) ANNOUNCEMENT_BY_##name,
enum announcement_sort { ANNOUNCEMENT_SORT_LIST(X) ANNOUNCEMENT_SORT_COUNT };
#undef X

struct announcement_query {
    struct str q;
    int kind, state, read, sort; /* -1: whichever */
    struct page page;
};

/* POST /announcements/{id}/end */
struct announcement_end {
    int64_t id, version, ends_ms; /* 0: now */
    int ground;
    struct str reason;
};

/* POST /announcements/{id}/withdraw */
struct announcement_withdraw {
    int64_t id, version;
    struct str reason;
};

/* What a page shows above itself. */
struct announcements_current {
    struct list items; /* struct announcement: not read yet, and the maintenance under way */
    bool more;         /* there are further unread ones in the list */
    /* The maintenance under way, else the next one; 0: none. */
    int64_t stop_id, stop_starts_ms, stop_ends_ms, now_ms;
    bool stopped; /* it is under way: nothing can be written */
};

struct announcement_readers_query {
    int64_t id;
    struct str q;
    int read; /* -1: whichever */
    struct page page;
};

struct announcement_reader {
    int64_t account_id;
    struct str username, name, unit_name;
    int64_t read_ms;
};

struct announcement_readers {
    struct list items; /* struct announcement_reader */
    struct str next;
    int64_t addressed, read; /* accounts that may log in; of them those that read it */
};

/* When a stop announced now may start, and why not before. */
struct announcement_earliest {
    int64_t earliest_ms;
    struct str rule; /* empty: no regulation asks for notice */
};

extern const struct resource announcement_resource;
extern const struct resource announcement_query_resource;
extern const struct resource announcement_page_resource;
extern const struct resource announcement_end_resource;
extern const struct resource announcement_withdraw_resource;
extern const struct resource announcements_current_resource;
extern const struct resource announcement_readers_query_resource;
extern const struct resource announcement_readers_resource;
extern const struct resource announcement_earliest_resource;

#endif
