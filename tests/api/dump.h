/*
 * dump -- what a database holds, table by table, to see that nothing changed.
 *
 * Reads past every layer, by a connection of its own. login_session.seen_at is
 * left out: any call may write it, at any time. What was written to since the
 * last time is read again, the rest is known.
 *
 * Layer:  tests
 * Owns:   its connection
 * Fails:  a test that cannot read its database fails
 * Limits: DUMP_TABLES_MAX tables
 * Tests:  its users
 */
#ifndef BAOCAO_TESTS_DUMP_H
#define BAOCAO_TESTS_DUMP_H

#include "tests/store/fixture.h"
#include "tests/unit.h"

#define DUMP_TABLES_MAX 192
#define DUMP_NAME_MAX 40

struct dump {
    struct dump_table {
        char name[DUMP_NAME_MAX];
        int64_t written; /* by which transactions, on a server */
        uint64_t digest;
        int64_t rows;
    } tables[DUMP_TABLES_MAX];
    size_t len;
};

struct dumper;

struct dumper *dumper_open(const struct fixture *place);
void dumper_close(struct dumper *dumper);
void dump_take(struct dumper *dumper, struct dump *out);
/* The name of a table that differs, of those not listed in `but` ("event idempotency"); NULL. */
const char *dump_difference(const struct dump *a, const struct dump *b, const char *but);
/* Rows of a table; -1: there is none. */
int64_t dump_rows(const struct dump *dump, const char *table);
/* Every value of a table as text, but the columns listed: to look for what must not be there. */
struct str dump_text(
    struct dumper *dumper, struct arena *arena, const char *table, const char *but);

#endif
