/*
 * common -- the small records many routes share: one identifier, one page of a list.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resource_test.c, tests/api/
 */
#ifndef BAOCAO_MODEL_COMMON_H
#define BAOCAO_MODEL_COMMON_H

#include "base/limits.h"
#include "model/resource.h"

/* {id} of a path and nothing else. */
struct by_id {
    int64_t id;
};

/* Paging of a list: `after` is the cursor the page before ended with. */
struct page {
    int64_t limit;
    struct str after;
};

/* A page of any list; the resource that encodes it says of what. */
struct page_out {
    struct list items;
    struct str next;
};

/* An answer without content. */
struct nothing {
    int64_t unused;
};

/* A yes or no that may be left open, as an ENUM of a query. */
extern const char *const yes_no_names[2];

extern const struct resource by_id_resource;
extern const struct resource nothing_resource;
/* A list of whole numbers, written [1,2]. */
extern const struct resource number_item_resource;

/* The two paging fields of a list's query; `holder` is its struct, whose member page is a struct
 * page. */
/* clang-format off */
#define PAGE_FIELDS(holder)                                                                        \
    { .name = "limit", .offset = offsetof(holder, page.limit), .type = FIELD_INT,                  \
        .flags = F_QUERY, .min = 1, .max = PAGE_ROWS_MAX, .doc = "Rows a page." },                 \
    { .name = "after", .offset = offsetof(holder, page.after), .type = FIELD_TEXT,                 \
        .flags = F_QUERY | F_CURSOR, .max = 400, .doc = "Cursor the page before ended with." }

/* The two fields of a page of `item`. */
#define PAGE_OUT_FIELDS(item)                                                                      \
    { MEMBER(struct page_out, items), .type = FIELD_LIST, .flags = F_READ, .of = (item),           \
        .doc = "The rows of this page." },                                                         \
    { MEMBER(struct page_out, next), .type = FIELD_TEXT, .flags = F_READ | F_NULL,                 \
        .doc = "Cursor of the next page; null: this is the last." }
/* clang-format on */

#endif
