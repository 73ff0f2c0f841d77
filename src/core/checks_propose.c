/* Checks that a form's own words ask for: "Trong đó" is never more than what it is of. */
#include "core/checks.h"

#include "core/text.h"

struct proposing {
    struct arena *arena;
    struct form *form;
    struct check_rule *rules;
    size_t len, cap;
    struct list columns; /* keys of the columns that are summed */
};

static bool says_among(struct arena *arena, struct str label)
{
    struct arena_mark mark = arena_mark(arena);
    struct str key = text_search_key(arena, label);
    bool says;

    while (key.len && (key.ptr[0] == '-' || key.ptr[0] == '+' || key.ptr[0] == '*' ||
                          key.ptr[0] == ' ' || key.ptr[0] == '('))
        key = str_sub(key, 1, key.len);
    says = str_starts(key, S("trong do"));
    arena_rewind(arena, mark);
    return says;
}

static bool code_taken(const struct proposing *p, struct str code)
{
    for (size_t i = 0; i < p->len; i++)
        if (str_eq(p->rules[i].code, code))
            return true;
    return false;
}

static struct str free_code(const struct proposing *p)
{
    struct str code = S("");

    for (size_t n = p->len + 1; !code.len || code_taken(p, code); n++)
        code = str_format(p->arena, "KT%02zu", n);
    return code;
}

/* The form is a stranger's: what would be too much is not proposed. */
static void propose(struct proposing *p, struct check_rule rule)
{
    if (p->len == CHECKS_MAX || !rule.parts.len)
        return;
    rule.code = free_code(p);
    rule.kind = CHECK_PART;
    rule.severity = CHECK_WARNING;
    p->rules = list_room(p->arena, p->rules, p->len, &p->cap, sizeof(rule));
    p->rules[p->len++] = rule;
}

static bool is_summed(int rule)
{
    return rule == RULE_DEFAULT || rule == RULE_SUM;
}

static bool counts(const struct form_column *column)
{
    return column->role == COLUMN_VALUE && column->type == TYPE_NUMBER && is_summed(column->rule);
}

static void key_add(struct proposing *p, struct list *keys, size_t *cap, int64_t key)
{
    keys->items = list_room(p->arena, keys->items, keys->len, cap, sizeof(int64_t));
    *LIST_AT(*keys, int64_t, keys->len++) = key;
}

/* ---- rows ---- */

static bool carries(const struct form_row *row)
{
    return row->kind == ROW_FIXED && is_summed(row->rule);
}

static bool same_measure(const struct form_row *a, const struct form_row *b)
{
    return !a->unit.len || !b->unit.len || str_eq(a->unit, b->unit);
}

/* The row that "Trong đó" at `at` is of: the one right above; -1: it is not sure which. */
static long whole_row(const struct form *form, size_t at)
{
    const struct form_row *above = at ? FORM_ROW(form, at - 1) : NULL;

    return above && carries(above) && above->indent <= FORM_ROW(form, at)->indent ? (long)at - 1
                                                                                  : -1;
}

/* The rows behind a "Trong đó" that has no figures itself, deeper than the whole; answers with the
 * first row that is none of them. */
static size_t rows_within(
    struct proposing *p, size_t from, const struct form_row *whole, struct check_rule *rule)
{
    size_t cap = 0, i = from;
    int64_t depth = i < p->form->rows.len ? FORM_ROW(p->form, i)->indent : 0;

    for (; i < p->form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(p->form, i);

        if (row->indent <= whole->indent || row->kind != ROW_FIXED)
            break;
        if (row->indent == depth && carries(row) && same_measure(row, whole))
            key_add(p, &rule->parts, &cap, row->key);
    }
    return i;
}

static void propose_rows(struct proposing *p)
{
    const struct form *form = p->form;

    for (size_t i = 0; i < form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(form, i);
        long at = says_among(p->arena, row->label) ? whole_row(form, i) : -1;
        const struct form_row *whole = at < 0 ? NULL : FORM_ROW(form, at);
        struct check_rule rule = { .axis = CHECK_OF_ROWS, .columns = p->columns };
        size_t cap = 0;

        if (!whole)
            continue;
        rule.total = whole->key;
        if (row->kind == ROW_GROUP)
            i = rows_within(p, i + 1, whole, &rule) - 1;
        else if (carries(row) && same_measure(row, whole))
            key_add(p, &rule.parts, &cap, row->key);
        propose(p, rule);
    }
}

/* ---- columns ---- */

/* At which level of the headings the column is "Trong đó"; -1: nowhere. */
static long among_level(struct arena *arena, const struct form_column *column)
{
    for (size_t i = 0; i < column->path.len; i++)
        if (says_among(arena, *LIST_AT(column->path, struct str, i)))
            return (long)i;
    return -1;
}

static bool same_headings(const struct form_column *a, const struct form_column *b, size_t levels)
{
    if (a->path.len < levels || b->path.len < levels)
        return false;
    for (size_t i = 0; i < levels; i++)
        if (!str_eq(*LIST_AT(a->path, struct str, i), *LIST_AT(b->path, struct str, i)))
            return false;
    return true;
}

static void propose_columns(struct proposing *p)
{
    const struct form *form = p->form;

    for (size_t i = 1; i < form->columns.len; i++) {
        const struct form_column *whole = FORM_COLUMN(form, i - 1);
        long level = among_level(p->arena, FORM_COLUMN(form, i));
        struct check_rule rule = { .axis = CHECK_OF_COLUMNS, .total = whole->key };
        size_t cap = 0, first = i;

        if (level < 0 || !counts(whole) || among_level(p->arena, whole) >= 0 ||
            !same_headings(whole, FORM_COLUMN(form, i), (size_t)level))
            continue;
        for (; i < form->columns.len; i++) {
            const struct form_column *part = FORM_COLUMN(form, i);

            if (among_level(p->arena, part) != level ||
                !same_headings(part, FORM_COLUMN(form, first), (size_t)level + 1))
                break;
            if (counts(part) && str_eq(part->unit, whole->unit))
                key_add(p, &rule.parts, &cap, part->key);
        }
        i--;
        propose(p, rule);
    }
}

void checks_propose(struct arena *arena, struct form *form)
{
    struct proposing p = { .arena = arena, .form = form };
    size_t cap = 0;

    for (size_t i = 0; i < form->checks.len; i++) {
        p.rules = list_room(arena, p.rules, p.len, &p.cap, sizeof(*p.rules));
        p.rules[p.len++] = *FORM_CHECK(form, i);
    }
    for (size_t i = 0; i < form->columns.len; i++)
        if (counts(FORM_COLUMN(form, i)))
            key_add(&p, &p.columns, &cap, FORM_COLUMN(form, i)->key);
    if (p.columns.len)
        propose_rows(&p);
    propose_columns(&p);
    form->checks = (struct list){ p.rules, p.len };
}
