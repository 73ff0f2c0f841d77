/* How the rows of an annex add up over units, as far as it can be told. */
#include "core/annex/words.h"
#include "core/annex/work_rows.h"
#include "core/text.h"

/* ---- a quotient written as a formula ---- */

/* The quotient all formulas of the row are, each of its own column; .found false if they differ. */
static struct quotient row_quotient(const struct work *work, int64_t row)
{
    struct quotient common = { .found = false };

    for (size_t i = 0; i < work->cells_len; i++) {
        const struct form_cell *cell = &work->cells[i];
        struct quotient one;

        if (cell->row != row || cell->formula.len == 0)
            continue;
        one = work_quotient(cell->formula);
        if (!one.found || one.num_column != cell->column || one.den_column != cell->column)
            continue;
        if (common.found && (common.num_row != one.num_row || common.den_row != one.den_row))
            return (struct quotient){ .found = false };
        common = one;
    }
    return common;
}

static bool carries_values(const struct work *work, int64_t key)
{
    long i = form_row_index(work->form, key);

    return i >= 0 && work->rows[i].kind == ROW_FIXED;
}

/* ---- a yield beside its output and its area ---- */

/* output / area x factor gives the yield: units as keys without diacritics. */
static const struct {
    const char *yield, *output, *area;
    int64_t factor;
} yields[] = {
    { "ta ha", "tan", "ha", 10 },
    { "tan ha", "tan", "ha", 1 },
    { "kg ha", "tan", "ha", 1000 },
    { "kg ha", "kg", "ha", 1 },
    { "ta ha", "ta", "ha", 1 },
};

static struct str key_of(struct work *work, struct str text)
{
    return text_search_key(work->arena, text);
}

/* The factor for these units; 0: not known. */
static int64_t yield_factor(struct work *work, const struct form_row *yield,
    const struct form_row *output, const struct form_row *area)
{
    for (size_t i = 0; i < ARRAY_LEN(yields); i++) {
        if (str_eq(key_of(work, yield->unit), str_of(yields[i].yield)) &&
            str_eq(key_of(work, output->unit), str_of(yields[i].output)) &&
            str_eq(key_of(work, area->unit), str_of(yields[i].area)))
            return yields[i].factor;
    }
    return 0;
}

/* Output, area and yield stand close together. */
#define SIBLINGS_APART 30

static size_t distance(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* The nearest row with such words under the same heading; NULL: there is none. */
static const struct form_row *sibling(struct work *work, size_t of, enum words words)
{
    size_t first = of > SIBLINGS_APART ? of - SIBLINGS_APART : 0;
    size_t nearest = of;

    for (size_t i = first; i < work->rows_len && i <= of + SIBLINGS_APART; i++) {
        if (i == of || work->parents[i] != work->parents[of] || work->rows[i].kind != ROW_FIXED)
            continue;
        if (nearest != of && distance(i, of) >= distance(nearest, of))
            continue;
        if (words_are(words, key_of(work, work->rows[i].label)))
            nearest = i;
    }
    return nearest == of ? NULL : &work->rows[nearest];
}

static bool set_yield(struct work *work, size_t i)
{
    struct form_row *row = &work->rows[i];
    const struct form_row *output, *area;
    int64_t factor;

    if (!words_are(WORDS_YIELD, key_of(work, row->label)))
        return false;
    output = sibling(work, i, WORDS_OUTPUT);
    area = sibling(work, i, WORDS_HARVESTED);
    if (output == NULL || area == NULL)
        return false;
    factor = yield_factor(work, row, output, area);
    if (factor == 0)
        return false;
    row->rule = RULE_RATIO;
    row->rule_num = output->key;
    row->rule_den = area->key;
    row->rule_factor = (struct maybe_dec){ .given = true, .value = { factor, 0 } };
    return true;
}

/* ---- rules of rows ---- */

static bool is_rate(struct str unit)
{
    return str_find(unit, S("/")) < unit.len || str_find(unit, S("%")) < unit.len;
}

static void set_row_rule(struct work *work, size_t i)
{
    struct form_row *row = &work->rows[i];
    struct quotient quotient = row_quotient(work, row->key);

    if (quotient.found && quotient.num_row != row->key && quotient.den_row != row->key &&
        carries_values(work, quotient.num_row) && carries_values(work, quotient.den_row)) {
        row->rule = RULE_RATIO;
        row->rule_num = quotient.num_row;
        row->rule_den = quotient.den_row;
        row->rule_factor = quotient.factor;
        return;
    }
    if (set_yield(work, i) || !is_rate(row->unit))
        return;
    row->rule = RULE_NONE;
    work_doubt(work, row->key, 0,
        "Đơn vị “" STR_FMT "” không cộng được giữa các đơn vị báo cáo; đề nghị chọn cách tổng hợp.",
        STR_ARG(row->unit));
}

void work_row_rules(struct work *work)
{
    for (size_t i = 0; i < work->rows_len; i++) {
        if (work->rows[i].kind == ROW_FIXED)
            set_row_rule(work, i);
    }
}
