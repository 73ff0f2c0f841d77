/*
 * reader -- somebody who may see a report or a unit's reports: by which grant, since when, by whom.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: READERS_MAX in one answer
 * Tests:  resources_test.c, tests/api/reader.talk
 */
#ifndef BAOCAO_MODEL_READER_H
#define BAOCAO_MODEL_READER_H

#include "model/account.h"

/* X(NAME, "wire") : as what somebody sees it. */
#define READER_SIDE_LIST(X) \
    X(OWN, "own")           /* as one of its unit or of those above it */ \
    X(RECEIVER, "receiver") /* as one of those it is sent to */
#define X(name, wire) READER_##name,
enum reader_side { READER_SIDE_LIST(X) READER_SIDE_COUNT };
#undef X

/* An account, and one grant that lets it see. */
struct reader {
    int64_t account_id;
    struct str username, name, account_unit_name;
    int64_t grant_id;
    int role;
    int64_t unit_id;
    struct str unit_name, unit_path;
    bool below;
    int64_t regime_id;
    struct str regime_name;
    int64_t valid_from, valid_to, given_ms;
    struct str given_name;
    int side;     /* enum reader_side */
    bool figures; /* and not only that it is there */
};

struct readers_out {
    struct str title;  /* of the report, or the unit's name */
    struct list items; /* struct reader, by username */
    int64_t accounts;  /* how many different ones */
};

/* What one grant of an account lets see. */
struct access_item {
    struct grant grant;
    bool in_force;
    int64_t units, reports; /* within its reach */
    struct list rights;     /* struct str: wire names */
};

struct access_out {
    struct account account;
    struct list items; /* struct access_item */
};

extern const struct resource reader_resource;
extern const struct resource readers_resource;
extern const struct resource access_resource;

#endif
