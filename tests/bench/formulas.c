/*
 * bench_formulas ROWS COLUMNS ROUNDS: a form of calculated cells, natively, and its layout.
 *
 * The first row is typed; every other cell adds, weighs or sums what stands above it. Prints the
 * number of calculated cells, the best and the middle time of a whole calculation in ms; with
 * ROUNDS 0 it prints the form as JSON instead, for the same measurement in WebAssembly.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "core/formula/formula.h"
#include "model/form.h"

#define ROUNDS_MAX 1000

static struct str formula_at(struct arena *arena, size_t row, size_t column, size_t columns)
{
    struct str own = form_column_letters(arena, (int64_t)column);
    struct str beside = form_column_letters(arena, (int64_t)(column % columns) + 1);
    size_t first = row > 4 ? row - 4 : 1;

    switch (row % 4) {
    case 0:
        return str_format(arena, "=SUM(" STR_FMT "%zu:" STR_FMT "%zu)/%zu", STR_ARG(own), first,
            STR_ARG(own), row - 1, row - first);
    case 1:
        return str_format(arena, "=" STR_FMT "%zu*50%%+" STR_FMT "%zu/2", STR_ARG(own), row - 1,
            STR_ARG(beside), row - 1);
    case 2:
        return str_format(arena, "=(" STR_FMT "%zu+" STR_FMT "%zu*3)/4", STR_ARG(own), row - 1,
            STR_ARG(beside), row - 1);
    default:
        return str_format(arena, "=" STR_FMT "%zu+" STR_FMT "%zu-" STR_FMT "%zu", STR_ARG(own),
            row - 1, STR_ARG(beside), row - 1, STR_ARG(own), row - 1);
    }
}

static struct form *form_of(struct arena *arena, size_t rows_len, size_t columns_len)
{
    struct form *form = ARENA_NEW(arena, struct form);
    struct form_row *rows = ARENA_ARRAY(arena, rows_len, struct form_row);
    struct form_column *columns = ARENA_ARRAY(arena, columns_len, struct form_column);
    struct form_cell *cells = ARENA_ARRAY(arena, rows_len * columns_len, struct form_cell);

    form->title = S("Biểu đo");
    form->rows = (struct list){ rows, rows_len };
    form->columns = (struct list){ columns, columns_len };
    form->cells.items = cells;
    for (size_t i = 0; i < columns_len; i++)
        columns[i] = (struct form_column){ .key = (int64_t)i + 1,
            .decimals = 2,
            .rule = RULE_SUM,
            .attribute = str_format(arena, "a%zu", i + 1) };
    for (size_t i = 0; i < rows_len; i++) {
        rows[i] = (struct form_row){ .key = (int64_t)i + 1,
            .label = str_format(arena, "Chỉ tiêu %zu", i + 1),
            .indicator = str_format(arena, "i%zu", i + 1) };
        for (size_t j = 1; i > 0 && j <= columns_len; j++)
            cells[form->cells.len++] = (struct form_cell){ .row = (int64_t)i + 1,
                .column = (int64_t)j,
                .formula = formula_at(arena, i + 1, j, columns_len) };
    }
    return form;
}

static void type_first_row(struct content *content, int64_t round)
{
    for (size_t i = 0; i < content->shape->columns_len; i++) {
        struct cell_ref ref = shape_ref(content->shape, i);
        struct dec value = { 10000 + round * 11 + (int64_t)i, 2 };

        if (content_put(content, ref.row, ref.column, CELL_OF_DEC(value)) != CONTENT_OK)
            exit(1);
    }
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return (x > y) - (x < y);
}

static int measure(struct arena *arena, const struct form *form, int64_t rounds)
{
    static int64_t times_us[ROUNDS_MAX];
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);
    struct content *content = content_new(arena, form);

    if (!program || rounds < 1 || rounds > ROUNDS_MAX) {
        fprintf(stderr, STR_FMT "\n", STR_ARG(fault.text));
        return 1;
    }
    for (int64_t i = 0; i < rounds; i++) {
        int64_t begin_us;

        type_first_row(content, i);
        begin_us = clock_monotonic_us();
        formula_run(program, content);
        times_us[i] = clock_monotonic_us() - begin_us;
    }
    qsort(times_us, (size_t)rounds, sizeof(times_us[0]), by_size);
    printf("{\"cells\":%zu,\"best_ms\":%.3f,\"ms\":%.3f}\n", formula_count(program),
        (double)times_us[0] / 1000, (double)times_us[rounds / 2] / 1000);
    return 0;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    const struct form *form;
    struct form_fault fault;
    struct str json;
    int64_t rounds;

    if (argc != 4)
        return 2;
    form = form_of(arena, strtoul(argv[1], NULL, 10), strtoul(argv[2], NULL, 10));
    fault = form_check(arena, form);
    if (fault.field.len) {
        fprintf(stderr, STR_FMT ": " STR_FMT "\n", STR_ARG(fault.field), STR_ARG(fault.text));
        return 1;
    }
    rounds = strtoll(argv[3], NULL, 10);
    if (rounds > 0)
        return measure(arena, form, rounds);
    json = resource_to_json(arena, &form_layout_resource, form);
    printf(STR_FMT "\n", STR_ARG(json));
    return 0;
}
