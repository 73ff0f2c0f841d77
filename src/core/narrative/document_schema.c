#include "core/narrative/document_schema.h"

#define BIT(name) (UINT32_C(1) << NODE_##name)
#define EVERYWHERE (DOC_OUTLINE | DOC_DRAFT | DOC_FROZEN)

/* clang-format off */
#define PLACES  (BIT(FIGURE) | BIT(COMPARISON) | BIT(FACT))
#define INLINE  (BIT(TEXT) | BIT(SOURCE) | PLACES)
#define LISTS   (BIT(BULLETS) | BIT(NUMBERS))

#define TEXT(attr, most)   { ATTR_##attr, DOC_TEXT, 0, most, NULL, 0, EVERYWHERE }
#define WORD(attr, most)   { ATTR_##attr, DOC_WORD, 0, most, NULL, 0, EVERYWHERE }
#define CHOICE(attr, of)   { ATTR_##attr, DOC_CHOICE, 0, 0, of, ARRAY_LEN(of), EVERYWHERE }

/* Whose figure: cells by address ("E6", "E6+E7-E8"), or one by the catalogue's codes. */
#define FIGURE_ATTRS \
    WORD(FORM, 60), WORD(CELLS, 200), WORD(INDICATOR, 200), WORD(ATTRIBUTE, 200)
/* What a computed place said when the report was submitted. */
#define FROZEN_TEXT { ATTR_TEXT, DOC_TEXT, 0, 500, NULL, 0, DOC_FROZEN }

static const struct doc_attr_rule doc_attrs[] = { CHOICE(NUMBERING, doc_numbering_names) };
static const struct doc_attr_rule heading_attrs[] = {
    WORD(ID, 40),
    { ATTR_LEVEL,    DOC_NUMBER, 1, 4,    NULL, 0, EVERYWHERE },
    { ATTR_REQUIRED, DOC_YES_NO, 0, 1,    NULL, 0, DOC_OUTLINE },
    { ATTR_GUIDANCE, DOC_TEXT,   0, 2000, NULL, 0, DOC_OUTLINE },
};
static const struct doc_attr_rule cell_attrs[] = {
    { ATTR_COLSPAN, DOC_NUMBER, 1, 30,  NULL, 0, EVERYWHERE },
    { ATTR_ROWSPAN, DOC_NUMBER, 1, 200, NULL, 0, EVERYWHERE },
};
static const struct doc_attr_rule form_table_attrs[] = { WORD(ROWS, 500), WORD(COLUMNS, 500) };
static const struct doc_attr_rule figure_attrs[] = {
    FIGURE_ATTRS, WORD(PER, 200) /* as a percentage of these cells */, FROZEN_TEXT,
};
static const struct doc_attr_rule comparison_attrs[] = {
    FIGURE_ATTRS, CHOICE(AGAINST, doc_against_names), WORD(WITH, 200),
    CHOICE(SHOW, doc_show_names), FROZEN_TEXT,
};
static const struct doc_attr_rule fact_attrs[] = { CHOICE(NAME, doc_fact_names), FROZEN_TEXT };
static const struct doc_attr_rule source_attrs[] = {
    TEXT(NAME, 500),
    { ATTR_REPORT, DOC_NUMBER, 1, INT64_MAX, NULL, 0, EVERYWHERE },
};

#define ATTRS(of) .attrs = of, .attrs_len = ARRAY_LEN(of)

const struct doc_rule doc_rules[NODE_COUNT] = {
    [NODE_DOC]        = { BIT(HEADING) | BIT(PARAGRAPH) | LISTS | BIT(TABLE) | BIT(FORM_TABLE), .least = 1, ATTRS(doc_attrs) },
    [NODE_HEADING]    = { BIT(TEXT) | BIT(FACT), .least = 0, ATTRS(heading_attrs) },
    [NODE_PARAGRAPH]  = { INLINE, .least = 0 },
    [NODE_BULLETS]    = { BIT(ITEM), .least = 1 },
    [NODE_NUMBERS]    = { BIT(ITEM), .least = 1 },
    [NODE_ITEM]       = { BIT(PARAGRAPH) | LISTS, .least = 1 },
    [NODE_TABLE]      = { BIT(ROW), .least = 1 },
    [NODE_ROW]        = { BIT(HEAD_CELL) | BIT(CELL), .least = 0 },
    [NODE_HEAD_CELL]  = { BIT(PARAGRAPH) | LISTS, .least = 1, ATTRS(cell_attrs) },
    [NODE_CELL]       = { BIT(PARAGRAPH) | LISTS, .least = 1, ATTRS(cell_attrs) },
    [NODE_FORM_TABLE] = { 0, .least = 0, ATTRS(form_table_attrs) },
    [NODE_TEXT]       = { 0, .least = 0 },
    [NODE_FIGURE]     = { 0, .least = 0, ATTRS(figure_attrs) },
    [NODE_COMPARISON] = { 0, .least = 0, ATTRS(comparison_attrs) },
    [NODE_FACT]       = { 0, .least = 0, ATTRS(fact_attrs) },
    [NODE_SOURCE]     = { 0, .least = 0, ATTRS(source_attrs) },
};
/* clang-format on */

const char *const doc_kind_names[NODE_COUNT] = {
#define X(name, wire) [NODE_##name] = wire,
    DOC_KIND_LIST(X)
#undef X
};

const char *const doc_attr_names[ATTR_COUNT] = {
#define X(name, wire) [ATTR_##name] = wire,
    DOC_ATTR_LIST(X)
#undef X
};

const char *const doc_numbering_names[NUMBERING_COUNT] = {
    [NUMBERING_LETTERS] = "letters",
    [NUMBERING_DECIMAL] = "decimal",
};

const char *const doc_against_names[AGAINST_COUNT] = {
    [AGAINST_PREVIOUS] = "previous",
    [AGAINST_LAST_YEAR] = "last_year",
    [AGAINST_PLAN] = "plan",
};

const char *const doc_show_names[SHOW_COUNT] = {
    [SHOW_CHANGE] = "change",
    [SHOW_AMOUNT] = "amount",
    [SHOW_RATIO] = "ratio",
};

const char *const doc_fact_names[FACT_COUNT] = {
    [FACT_PERIOD] = "period",
    [FACT_NEXT_PERIOD] = "next_period",
    [FACT_YEAR] = "year",
    [FACT_UNIT] = "unit",
    [FACT_RECEIVER] = "receiver",
};

const struct doc_attr_rule *doc_attr_rule(enum doc_kind kind, enum doc_attr_key key)
{
    for (size_t i = 0; i < doc_rules[kind].attrs_len; i++)
        if (doc_rules[kind].attrs[i].key == key)
            return &doc_rules[kind].attrs[i];
    return NULL;
}
