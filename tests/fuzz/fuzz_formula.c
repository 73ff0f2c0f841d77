/*
 * fuzz_formula -- formulas and printed formulas from a stranger: refused with a reason or
 * calculated.
 */
#include "core/checks.h"

#include "base/host/heap.h"
#include "base/utf8.h"

#define ROWS 12

static struct form_row rows[ROWS];
static struct form_column columns[] = {
    { .key = 1, .number = { "1", 1 } },
    { .key = 2, .number = { "2", 1 }, .decimals = 6 },
    { .key = 3, .number = { "(3)", 3 }, .decimals = 2 },
    { .key = 4, .type = TYPE_TEXT },
    { .key = 5, .type = TYPE_DATE },
    { .key = 6, .type = TYPE_YES_NO },
};

static struct cell some_cell(size_t i, size_t column)
{
    static const char *const texts[] = { "Xã A", "xã a", "5", "ĐỒNG~*?" };

    switch ((enum value_type)columns[column].type) {
    case TYPE_NUMBER:
        return (struct cell){ .kind = CELL_NUMBER,
            .value = (int64_t)i * 1000003 - 7000000,
            .scale = (uint8_t)columns[column].decimals };
    case TYPE_TEXT:
        return (struct cell){ .kind = CELL_TEXT, .text = str_of(texts[i % ARRAY_LEN(texts)]) };
    case TYPE_DATE:
        return (struct cell){ .kind = CELL_DATE, .value = 20000 + (int64_t)i };
    case TYPE_YES_NO:
        return (struct cell){ .kind = CELL_YES_NO, .value = i % 2 };
    case TYPE_COUNT:
        break;
    }
    return (struct cell){ .kind = CELL_EMPTY };
}

static void fill(struct content *content)
{
    for (size_t i = 0; i < shape_slots(content->shape); i++)
        if (i % 5)
            content->cells[i] = some_cell(i, i % content->shape->columns_len);
}

/* Every column by turns: all types of results. */
static struct cell *externals_of(struct arena *arena, const struct formula_program *program)
{
    size_t len = formula_externals(program).len;
    struct cell *cells = ARENA_ARRAY(arena, len, struct cell);

    for (size_t i = 0; i < len; i++)
        cells[i] = some_cell(i, i % ARRAY_LEN(columns));
    return cells;
}

/* What the formula gave fits its column, and the whole can be packed. */
static void check_result(struct arena *arena, const struct content *content, int64_t column)
{
    struct cell result = content_get(content, ROWS, column);
    struct cell again;
    struct buf wire = { .arena = arena };

    ASSERT(!result.error || result.kind == CELL_EMPTY);
    if (result.kind != CELL_EMPTY) {
        cell_add_to(&wire, result);
        ASSERT(cell_read(&columns[column - 1], buf_str(&wire), &again) == CONTENT_OK);
    }
    ASSERT(content_pack(arena, content, 0).len > 0);
}

/* What was calculated from a change is what all of it gives. */
static void partly_is_wholly(
    const struct formula_program *program, struct content *content, int64_t column)
{
    struct cell partly = content_get(content, ROWS, column);

    formula_run(program, content);
    ASSERT(cell_eq(partly, content_get(content, ROWS, column)));
}

static void try_formula(struct arena *arena, struct str text, int64_t column)
{
    struct form_cell cell = { .row = ROWS, .column = column, .formula = text };
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
        ASSERT(fault.position <= text.len + 1);
        return;
    }
    fill(content);
    content->externals = externals_of(arena, program);
    formula_run(program, content);
    check_result(arena, content, column);
    content->cells[changed].value++;
    (void)formula_run_from(arena, program, content, (struct slot_list){ &changed, 1 });
    check_result(arena, content, column);
    partly_is_wholly(program, content, column);
}

/* The same text as a condition of every row and column: whatever it is, checks end and are told. */
static void try_check(struct arena *arena, struct str text)
{
    static int64_t row_keys[] = { 1, 2, ROWS }, column_keys[] = { 1, 4 };
    struct check_rule rule = { .code = S("KT01"),
        .formula = text,
        .rows = { row_keys, ARRAY_LEN(row_keys) },
        .columns = { column_keys, ARRAY_LEN(column_keys) },
        .tolerance = { text.len % 2, { 5, 1 } } };
    struct form form = {
        .columns = { columns, ARRAY_LEN(columns) }, .rows = { rows, ROWS }, .checks = { &rule, 1 }
    };
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, &form, &fault);
    struct content *content = content_new(arena, &form);
    struct check_result result;

    if (!program) {
        ASSERT(fault.check == 1 && fault.text.len > 0);
        return;
    }
    fill(content);
    content->externals = externals_of(arena, program);
    result = checks_run(arena, program, content, NULL);
    ASSERT(result.warnings == result.counts[0] && result.len <= 6);
    for (size_t i = 0; i < result.len; i++)
        ASSERT(result.items[i].slot < shape_slots(content->shape));
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
    try_formula(arena, input, 3);
    try_formula(arena, input, 4 + (int64_t)(len % 3));
    try_check(arena, input);
    try_printed(arena, input);
    arena_free(arena);
    return 0;
}
