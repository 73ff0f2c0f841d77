/*
 * db_text -- the text of a named statement, in the words of one database.
 *
 * Statements are written once, with $1, $2 … and a few words in braces. A
 * driver asks for the text when it prepares a statement: {unit.columns:u}
 * becomes the columns of that resource behind "u.", {pk} {int} {text} {blob}
 * what the dialect calls them, and SQLite gets ?1 for $1 because it numbers
 * names by their first appearance.
 *
 * Layer:  store
 * Owns:   texts live in the arena given
 * Fails:  never; a word nobody knows is an assertion (tools/embed.py refuses it first)
 * Limits: none
 * Tests:  tests/store/contract_test.c, tests/store/statements_test.c
 */
#ifndef BAOCAO_DB_TEXT_H
#define BAOCAO_DB_TEXT_H

#include "base/str.h"
#include "store/stmt.h"

enum dialect { DIALECT_SQLITE, DIALECT_PGSQL };

/* Statements there are; a driver has as many slots. */
size_t db_text_count(void);
const struct stmt_text *db_text_of(enum stmt stmt);
/* The statement ready to be prepared, NUL-terminated. */
const char *db_text_sql(struct arena *arena, enum dialect dialect, enum stmt stmt);
/* The same for a text that is not a statement: a migration. */
const char *db_text_expand(struct arena *arena, enum dialect dialect, const char *text);

/* Adds statements numbered from STMT_COUNT on, before any connection is opened: the contract of
 * db.h is tested on tables of its own. */
void db_text_extend(const struct stmt_text *more, size_t len);

#endif
