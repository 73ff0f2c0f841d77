/*
 * document -- the text of a report or of its outline: a tree of few kinds of nodes, kept as JSON.
 *
 * What NĐ 30/2020 asks of a report's body is headings, paragraphs, lists, tables, bold and italic;
 * besides those there are places whose text is computed from figures. The wire form is the one the
 * browser's editor has (type, attrs, content, marks), never HTML. Which node may hold which, with
 * which attributes, is one table (document_schema.c). Reading settles what a paste from Word leaves
 * behind (invisible characters, tabs), refuses everything else by naming the place, and
 * document_write says the same document in one way only: what is kept and what is hashed.
 *
 * Layer:  core (pure)
 * Owns:   nothing; nodes live in the arena given and borrow the JSON
 * Fails:  document_read: false, and *fault says where and why, in Vietnamese
 * Limits: DOCUMENT_BYTES_MAX, DOCUMENT_NODES_MAX, DOCUMENT_DEPTH_MAX, those of the schema
 * Tests:  document_test.c, tests/fuzz/fuzz_document.c
 */
#ifndef BAOCAO_DOCUMENT_H
#define BAOCAO_DOCUMENT_H

#include "base/str.h"

/* X(NAME, "wire") */
#define DOC_KIND_LIST(X) \
    X(DOC, "doc") \
    X(HEADING, "heading") \
    X(PARAGRAPH, "paragraph") \
    X(BULLETS, "bulletList") \
    X(NUMBERS, "orderedList") \
    X(ITEM, "listItem") \
    X(TABLE, "table") \
    X(ROW, "tableRow") \
    X(HEAD_CELL, "tableHeader") \
    X(CELL, "tableCell") \
    X(FORM_TABLE, "formTable") /* a part of the form, with its figures */ \
    X(TEXT, "text") \
    X(FIGURE, "figure")         /* a figure of a form */ \
    X(COMPARISON, "comparison") /* a figure beside another: "tăng 3,2% so với …" */ \
    X(FACT, "fact")             /* the period, the unit … */ \
    X(SOURCE, "source")         /* whose text follows, in a joined report */

#define DOC_ATTR_LIST(X) \
    X(NUMBERING, "numbering") \
    X(ID, "id") \
    X(LEVEL, "level") \
    X(REQUIRED, "required") \
    X(GUIDANCE, "guidance") \
    X(COLSPAN, "colspan") \
    X(ROWSPAN, "rowspan") \
    X(FORM, "form") \
    X(CELLS, "cells") \
    X(INDICATOR, "indicator") \
    X(ATTRIBUTE, "attribute") \
    X(PER, "per") \
    X(AGAINST, "against") \
    X(WITH, "with") \
    X(SHOW, "show") \
    X(NAME, "name") \
    X(ROWS, "rows") \
    X(COLUMNS, "columns") \
    X(REPORT, "report") \
    X(TEXT, "text")

enum doc_kind {
#define X(name, wire) NODE_##name,
    DOC_KIND_LIST(X)
#undef X
        NODE_COUNT
};

enum doc_attr_key {
#define X(name, wire) ATTR_##name,
    DOC_ATTR_LIST(X)
#undef X
        ATTR_COUNT
};

/* How headings are numbered, by level: I, 1, a, and I, 1, 1.1, 1.1.1. */
enum doc_numbering { NUMBERING_LETTERS, NUMBERING_DECIMAL, NUMBERING_COUNT };
/* Against what a comparison compares, how it says so, and what a fact is. */
enum doc_against { AGAINST_PREVIOUS, AGAINST_LAST_YEAR, AGAINST_PLAN, AGAINST_COUNT };
enum doc_show { SHOW_CHANGE, SHOW_AMOUNT, SHOW_RATIO, SHOW_COUNT };
enum doc_fact { FACT_PERIOD, FACT_NEXT_PERIOD, FACT_YEAR, FACT_UNIT, FACT_RECEIVER, FACT_COUNT };

enum doc_mark { MARK_BOLD = 1, MARK_ITALIC = 2 };

/* What a document is read as: each knows attributes the others do not. */
enum doc_purpose {
    DOC_OUTLINE = 1, /* headings have keys, guidance, and may be compulsory */
    DOC_DRAFT = 2,   /* a report's text being written */
    DOC_FROZEN = 4   /* the same as submitted: computed places hold their text */
};

struct doc_attr {
    enum doc_attr_key key;
    int64_t number; /* of a number, a yes or no, or a choice */
    struct str text;
    struct doc_attr *next;
};

struct doc_node {
    enum doc_kind kind;
    unsigned marks;  /* of a text: enum doc_mark bits */
    struct str text; /* of a text */
    struct doc_attr *attrs;
    struct doc_node *first, *last, *next; /* children, and the sibling behind */
};

struct doc_fault {
    struct str field; /* "document.content[3].attrs.level" */
    struct str text;
};

extern const char *const doc_kind_names[NODE_COUNT];
extern const char *const doc_attr_names[ATTR_COUNT];
extern const char *const doc_numbering_names[NUMBERING_COUNT];
extern const char *const doc_against_names[AGAINST_COUNT];
extern const char *const doc_show_names[SHOW_COUNT];
extern const char *const doc_fact_names[FACT_COUNT];

bool document_read(struct arena *arena, struct str json, enum doc_purpose purpose,
    struct doc_node **out, struct doc_fault *fault) MUST_CHECK;
struct str document_write(struct arena *arena, const struct doc_node *doc);

struct doc_node *doc_node_new(struct arena *arena, enum doc_kind kind);
void doc_append(struct doc_node *parent, struct doc_node *child);
/* A node with all below it; attributes too. */
struct doc_node *doc_copy(struct arena *arena, const struct doc_node *node);
/* An attribute; its default (empty, 0, the first choice; 1 for spans and levels) if not set. */
struct str doc_text(const struct doc_node *node, enum doc_attr_key key);
int64_t doc_number(const struct doc_node *node, enum doc_attr_key key);
void doc_set_text(
    struct arena *arena, struct doc_node *node, enum doc_attr_key key, struct str text);
void doc_set_number(
    struct arena *arena, struct doc_node *node, enum doc_attr_key key, int64_t number);
void doc_unset(struct doc_node *node, enum doc_attr_key key);
/* Whether its text is computed: a figure, a comparison, a fact. */
bool doc_is_place(const struct doc_node *node);
/* The text below a node as people read it; computed places as their frozen text. */
void doc_plain(struct buf *out, const struct doc_node *node);

#endif
