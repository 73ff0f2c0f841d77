/*
 * fuzz_formula -- formulas and printed formulas from a stranger: refused with a reason or
 * calculated.
 */
#include "core/formula/formula.h"

#include "base/host/heap.h"
#include "base/utf8.h"

#define ROWS 12

static struct form_row rows[ROWS];
static struct form_column columns[] = {
    { .key = 1, .number = { "1", 1 } },
    { .key = 2, .number = { "2", 1 }, .decimals = 6 },
    { .key = 3, .number = { "(3)", 3 }, .decimals = 2 },
    { .key = 4, .type = TYPE_TEXT },
};

static void fill(struct content *content)
{
    for (size_t i = 0; i < shape_slots(content->shape); i++) {
        size_t column = i % content->shape->columns_len;

        if (column < 3 && i % 5)
            content->cells[i] = (struct cell){ .kind = CELL_NUMBER,
                .value = (int64_t)i * 1000003 - 7000000,
                .scale = (uint8_t)columns[column].decimals };
    }
}

static void try_formula(struct arena *arena, struct str text)
{
    struct form_cell cell = { .row = ROWS, .column = 3, .formula = text };
    struct form form = {
        .columns = { columns, ARRAY_LEN(columns) }, .rows = { rows, ROWS }, .cells = { &cell, 1 }
    };
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, &form, &fault);
    struct content *content = content_new(arena, &form);
    uint32_t changed = 1;

    if (!program) {
        ASSERT(fault.text.len > 0);
        ASSERT(!utf8_valid(text) || utf8_valid(fault.text));
        return;
    }
    fill(content);
    formula_run(program, content);
    content->cells[changed].value++;
    (void)formula_run_from(arena, program, content, (struct slot_list){ &changed, 1 });
}

static void try_printed(struct arena *arena, struct str text)
{
    struct form form = { .columns = { columns, ARRAY_LEN(columns) }, .rows = { rows, ROWS } };
    struct form_column column = columns[2];
    struct printed_formula printed;

    column.printed = text;
    printed = formula_from_printed(arena, &form, &column, 2);
    ASSERT((printed.formula.len == 0) == (printed.fault.len > 0));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *arena = arena_new((size_t)16 << 20);
    struct str input = { (const char *)data, len };

    for (int64_t i = 0; i < ROWS; i++)
        rows[i].key = i + 1;
    try_formula(arena, input);
    try_printed(arena, input);
    arena_free(arena);
    return 0;
}
