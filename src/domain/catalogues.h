/*
 * catalogues -- the four catalogues: reading, adding and changing their entries.
 *
 * Everybody with a role may read them. An indicator is written by who holds
 * CATALOGUE_WRITE over the unit that owns it: one definition, one owner
 * (BP-27). Sectors, measures and attributes are shared by all, so only who
 * holds the right over a whole tree writes them. Every change is an event with
 * the entry before and after; nothing is deleted.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, CATALOGUE_*, NO_SUCH_UNIT, CHANGED_MEANWHILE
 * Limits: those of the field tables
 * Tests:  tests/api/catalogue.talk
 */
#ifndef BAOCAO_CATALOGUES_H
#define BAOCAO_CATALOGUES_H

#include "model/catalogue.h"
#include "model/event.h"
#include "store/db.h"

enum catalogue_kind {
    CATALOGUE_SECTOR,
    CATALOGUE_MEASURE,
    CATALOGUE_ATTRIBUTE,
    CATALOGUE_INDICATOR,
    CATALOGUE_KIND_COUNT
};

/* What the four differ in. A record is a struct sector, measure, attribute or indicator. */
struct catalogue {
    const struct resource *res;
    enum object_type type;
    const char *create, *change, *import; /* actions of events */
    enum stmt get, by_code, all, insert, update;
};

extern const struct catalogue catalogues[CATALOGUE_KIND_COUNT];

enum status catalogue_view(
    struct ctx *ctx, enum catalogue_kind kind, const struct by_id *in, void *out) MUST_CHECK;
enum status catalogue_list(struct ctx *ctx, enum catalogue_kind kind,
    const struct catalogue_query *in, struct page_out *out) MUST_CHECK;
enum status catalogue_create(
    struct ctx *ctx, enum catalogue_kind kind, const void *in, void *out) MUST_CHECK;
enum status catalogue_change(
    struct ctx *ctx, enum catalogue_kind kind, const void *in, void *out) MUST_CHECK;
/* Every entry by code, as records of the kind. */
enum status catalogue_all(struct ctx *ctx, enum catalogue_kind kind, struct list *out) MUST_CHECK;
enum status measure_convert_codes(
    struct ctx *ctx, const struct measure_query *in, struct measure_answer *out) MUST_CHECK;

/* For an import: an entry by its code, and keeping one that was checked against the rules. */
enum status catalogue_by_code(struct ctx *ctx, enum catalogue_kind kind, struct str code, void *out,
    bool *out_found) MUST_CHECK;
/* before NULL: it is new. Rights, rules, row and event; *record gets its identifier. */
enum status catalogue_keep(
    struct ctx *ctx, enum catalogue_kind kind, const void *before, void *record) MUST_CHECK;

#endif
