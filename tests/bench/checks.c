/*
 * bench_checks ROUNDS: 500 checks of all kinds over a form of 5,000 cells, natively.
 *
 * Prints how many checks there are, how many cells they look at, and the best and the middle time
 * of running all of them in ms.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "core/checks.h"

#define ROWS 500
#define COLUMNS 10
#define ROUNDS_MAX 1000

static struct list keys(struct arena *arena, int64_t first, size_t len)
{
    int64_t *items = ARENA_ARRAY(arena, len, int64_t);

    for (size_t i = 0; i < len; i++)
        items[i] = first + (int64_t)i;
    return (struct list){ items, len };
}

/* Conditions over rows, wholes and their parts, ranges and jumps by turns. */
static struct check_rule rule_at(struct arena *arena, size_t i)
{
    int64_t row = 1 + (int64_t)(i % (ROWS - 10));
    struct check_rule rule = { .code = str_format(arena, "K%zu", i), .severity = CHECK_ERROR };

    switch (i % 4) {
    case 0:
        rule.formula = str_format(arena, "A%lld<=B%lld*2+SUM(C%lld:J%lld)", (long long)row,
            (long long)row, (long long)row, (long long)row);
        rule.rows = keys(arena, row, 10);
        return rule;
    case 1:
        rule.kind = CHECK_SUM;
        rule.total = row;
        rule.parts = keys(arena, row + 1, 9);
        return rule;
    case 2:
        rule.kind = CHECK_RANGE;
        rule.min = (struct maybe_dec){ true, { 0, 0 } };
        rule.rows = keys(arena, row, 10);
        return rule;
    default:
        rule.kind = CHECK_CHANGE;
        rule.percent = (struct maybe_dec){ true, { 20, 0 } };
        rule.rows = keys(arena, row, 2);
        return rule;
    }
}

static struct form *form_of(struct arena *arena)
{
    struct form *form = ARENA_NEW(arena, struct form);
    struct form_row *rows = ARENA_ARRAY(arena, ROWS, struct form_row);
    struct form_column *columns = ARENA_ARRAY(arena, COLUMNS, struct form_column);
    struct check_rule *rules = ARENA_ARRAY(arena, CHECKS_MAX, struct check_rule);

    for (size_t i = 0; i < ROWS; i++)
        rows[i] = (struct form_row){ .key = (int64_t)i + 1 };
    for (size_t i = 0; i < COLUMNS; i++)
        columns[i] = (struct form_column){ .key = (int64_t)i + 1, .decimals = 2 };
    for (size_t i = 0; i < CHECKS_MAX; i++)
        rules[i] = rule_at(arena, i);
    form->rows = (struct list){ rows, ROWS };
    form->columns = (struct list){ columns, COLUMNS };
    form->checks = (struct list){ rules, CHECKS_MAX };
    return form;
}

/* Figures that some of the checks find fault with. */
static void fill(struct arena *arena, struct content *content, size_t externals_len)
{
    struct cell *externals = ARENA_ARRAY(arena, externals_len, struct cell);

    for (size_t i = 0; i < shape_slots(content->shape); i++)
        content->cells[i] = CELL_OF_DEC(((struct dec){ (int64_t)(i * 37 % 1000), 2 }));
    for (size_t i = 0; i < externals_len; i++)
        externals[i] = CELL_OF_DEC(((struct dec){ (int64_t)(i * 41 % 1000), 2 }));
    content->externals = externals;
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    static int64_t times_us[ROUNDS_MAX];
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    const struct form *form = form_of(arena);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);
    struct content *content = content_new(arena, form);
    struct check_result result = { 0 };
    int64_t rounds;

    if (argc != 2 || !str_to_int(str_of(argv[1]), &rounds) || rounds < 1 || rounds > ROUNDS_MAX)
        return 2;
    if (!program) {
        fprintf(stderr, STR_FMT "\n", STR_ARG(fault.text));
        return 1;
    }
    fill(arena, content, formula_externals(program).len);
    for (int64_t i = 0; i < rounds; i++) {
        struct arena_mark mark = arena_mark(arena);
        int64_t begin_us = clock_monotonic_us();

        result = checks_run(arena, program, content, NULL);
        times_us[i] = clock_monotonic_us() - begin_us;
        arena_rewind(arena, mark);
    }
    qsort(times_us, (size_t)rounds, sizeof(times_us[0]), by_size);
    printf("{\"checks\":%zu,\"found\":%zu,\"best_ms\":%.3f,\"ms\":%.3f}\n", form->checks.len,
        result.errors, (double)times_us[0] / 1000, (double)times_us[rounds / 2] / 1000);
    arena_free(arena);
    return 0;
}
