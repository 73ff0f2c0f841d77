/*
 * use -- what every use case needs: today, the scope check, the event, the cursor of a list.
 *
 * Scope is applied here and nowhere else: a single object by use_require, a
 * list by the fragment {scope} with use_roles. What lies outside a person's
 * scope does not exist for him: NOT_FOUND, never FORBIDDEN (design 12.6).
 *
 * Layer:  domain
 * Owns:   nothing
 * Fails:  use_require: NOT_FOUND; history_add: what the database says
 * Limits: PAGE_ROWS_MAX rows a page
 * Tests:  tests/api/ (rights matrix: every route x role x relation of units)
 */
#ifndef BAOCAO_USE_H
#define BAOCAO_USE_H

#include "core/access.h"
#include "model/common.h"
#include "model/event.h"
#include "store/db.h"

int64_t use_today(const struct ctx *ctx);
/* Whether the actor holds the right over the unit for the regime (0: not about one). */
bool use_may(const struct ctx *ctx, enum right right, struct str unit_path, int64_t regime_id);
enum status use_require(
    struct ctx *ctx, enum right right, struct str unit_path, int64_t regime_id) MUST_CHECK;
/* PROBLEM_NOT_FOUND as a status, with its text. */
enum status use_not_found(struct ctx *ctx) MUST_CHECK;
/* PROBLEM_CHANGED_MEANWHILE as a status, with its text. */
enum status use_changed(struct ctx *ctx) MUST_CHECK;
/* The path of a unit; NOT_FOUND naming the field if there is none. */
enum status use_unit_path(
    struct ctx *ctx, const char *field, int64_t unit_id, struct str *out) MUST_CHECK;

/* The roles that hold a right in the profile in force, for {holds} and {scope}. */
#define USE_ROLES(ctx, right) V_INT((int64_t)access_roles_with((ctx)->actor->access, right))
/* The three values {scope} begins with: $1 account, $2 roles holding the right, $3 today. */
#define USE_SCOPE(ctx, right) \
    V_INT((ctx)->actor->account_id), USE_ROLES(ctx, right), V_INT(use_today(ctx))

/* What is about to be remembered for good. */
struct history_facts {
    const char *action;
    enum object_type object_type;
    int64_t object_id, unit_id, other_unit_id;
    int64_t object_version; /* of a report: the version this made; 0: none */
    struct str note, before, after;
    struct str cells; /* packed, instead of before and after: core/cell_diff.h */
};
enum status history_add(struct ctx *ctx, struct history_facts facts) MUST_CHECK;

/* A page's size, and one more to know whether there is a next page. */
int64_t page_limit(struct page page);
/* A cursor made of a number and a text, and back; absent or odd cursors give 0 and "". */
struct str cursor_make(struct ctx *ctx, int64_t id, struct str text);
void cursor_read(struct page page, int64_t *out_id, struct str *out_text);
/* Cuts the surplus row off a list read with page_limit()+1; true if there was one. */
bool page_cut(struct page page, struct list *list);
/* Of a list whose order is of computed figures: leaves the page asked for, and says where the next
 * one begins. A cursor is how many items came before. */
struct str page_slice(struct ctx *ctx, struct page page, size_t item_size, struct list *list);
/* For lists by falling identifier: what to start below. */
int64_t cursor_before(struct page page);

/* Reads a list of keys of rows or columns, as [1,2,3] in a column of a table. */
enum status use_keys_read(struct ctx *ctx, struct str json, struct list *out) MUST_CHECK;
/* Writes one. */
struct str use_keys_write(struct ctx *ctx, const struct list *keys);

#endif
