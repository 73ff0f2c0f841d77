/* The form's checks compiled into slots and conditions. */
#include "core/formula/check_code.h"
#include "core/formula/parse.h"

struct compiling {
    struct arena *arena;
    struct formula_program *program;
    size_t check;
    struct formula_fault *fault;
};

static bool refuse(const struct compiling *c, struct str text)
{
    *c->fault = (struct formula_fault){ .check = c->check + 1, .text = text };
    return false;
}

static bool steps_add(const struct compiling *c, size_t steps)
{
    const struct shape *shape = c->program->shape;
    /* A list may be long, and each of its cells looked at by several. */
    size_t most = CHECK_STEPS_MAX + (shape->form->places ? 20 * shape_slots(shape) : 0);

    c->program->check_steps += steps;
    if (c->program->check_steps <= most)
        return true;
    return refuse(
        c, str_format(c->arena,
               "Các phép kiểm tra của biểu xét quá %d lượt ô; hãy thu hẹp phạm vi dòng, cột.",
               (int)most));
}

/* ---- the scope ---- */

static int32_t row_slot(const struct shape *shape, int64_t key)
{
    long index = form_row_index(shape->form, key);

    return index < 0 ? -1 : shape->row_slots[index];
}

static int32_t column_slot(const struct shape *shape, int64_t key)
{
    long index = form_column_index(shape->form, key);

    return index < 0 ? -1 : shape->column_slots[index];
}

/* The keys with those of the rows added in the place of their open row's. */
static struct list rows_meant(const struct compiling *c, const struct list *keys)
{
    const struct form *form = c->program->shape->form;
    int64_t *meant = ARENA_ARRAY(c->arena, keys->len + form->rows.len, int64_t);
    struct list out = { meant, 0 };

    for (size_t i = 0; i < keys->len; i++) {
        int64_t key = *LIST_AT(*keys, int64_t, i);
        long index = form_row_index(form, key), first = index;

        if (index < 0 || FORM_ROW(form, index)->kind != ROW_OPEN) {
            meant[out.len++] = key;
            continue;
        }
        while (first > 0 && FORM_ROW(form, first - 1)->open == key)
            first--;
        for (; first < index; first++)
            if (FORM_ROW(form, first)->kind == ROW_FIXED)
                meant[out.len++] = FORM_ROW(form, first)->key;
    }
    return out;
}

static bool keys_compile(const struct compiling *c, const struct list *keys,
    int32_t (*slot_of)(const struct shape *shape, int64_t key), uint32_t **out, size_t *out_len)
{
    struct list meant = slot_of == row_slot ? rows_meant(c, keys) : *keys;
    uint32_t *slots = ARENA_ARRAY(c->arena, meant.len, uint32_t);

    for (size_t i = 0; i < meant.len; i++) {
        int32_t slot = slot_of(c->program->shape, *LIST_AT(meant, int64_t, i));

        if (slot < 0)
            return refuse(c, str_format(c->arena, "Không có dòng, cột số liệu mang khóa %lld.",
                                 (long long)*LIST_AT(meant, int64_t, i)));
        slots[i] = (uint32_t)slot;
    }
    *out = slots;
    *out_len = meant.len;
    return true;
}

static uint32_t *all_of(struct arena *arena, size_t len)
{
    uint32_t *slots = ARENA_ARRAY(arena, len, uint32_t);

    for (size_t i = 0; i < len; i++)
        slots[i] = (uint32_t)i;
    return slots;
}

/* Columns that hold no figures have none to check, where all are meant. */
static void number_columns(const struct compiling *c, struct check_code *code)
{
    const struct shape *shape = c->program->shape;
    size_t len = 0;

    for (size_t i = 0; i < code->columns_len; i++)
        if (shape_column(shape, code->columns[i])->type == TYPE_NUMBER)
            code->columns[len++] = code->columns[i];
    code->columns_len = len;
}

static bool scope_compile(const struct compiling *c, struct check_code *code)
{
    const struct shape *shape = c->program->shape;
    const struct check_rule *rule = code->rule;

    if (!keys_compile(c, &rule->rows, row_slot, &code->rows, &code->rows_len) ||
        !keys_compile(c, &rule->columns, column_slot, &code->columns, &code->columns_len))
        return false;
    if (rule->kind == CHECK_FORMULA)
        return true;
    if (!rule->rows.len)
        code->rows = all_of(c->arena, code->rows_len = shape->rows_len);
    if (!code->columns_len) {
        code->columns = all_of(c->arena, code->columns_len = shape->values_len);
        if (rule->kind != CHECK_REQUIRED && rule->kind != CHECK_ONE_OF)
            number_columns(c, code);
    }
    return true;
}

/* ---- kinds ---- */

/* A row that somebody added was in no earlier report. */
static void rows_of_form(const struct compiling *c, struct check_code *code)
{
    size_t len = 0;

    for (size_t i = 0; i < code->rows_len; i++)
        if (!shape_row(c->program->shape, code->rows[i])->open)
            code->rows[len++] = code->rows[i];
    code->rows_len = len;
}

static bool parts_compile(const struct compiling *c, struct check_code *code)
{
    bool rows = code->rule->axis == CHECK_OF_ROWS;
    int32_t (*slot_of)(const struct shape *, int64_t) = rows ? row_slot : column_slot;
    int32_t total = slot_of(c->program->shape, code->rule->total);

    if (total < 0)
        return refuse(c, S("Kiểm tra thiếu dòng hoặc cột tổng số."));
    code->total = (uint32_t)total;
    return keys_compile(c, &code->rule->parts, slot_of, &code->parts, &code->parts_len) &&
           steps_add(c, (rows ? code->columns_len : code->rows_len) * (code->parts_len + 1));
}

static bool change_compile(const struct compiling *c, struct check_code *code)
{
    const struct shape *shape = c->program->shape;
    enum formula_external_kind kind =
        code->rule->base == CHECK_BASE_PREVIOUS ? EXTERNAL_PREVIOUS : EXTERNAL_LAST_YEAR;
    size_t cells;

    rows_of_form(c, code);
    cells = code->rows_len * code->columns_len;
    if (!steps_add(c, cells))
        return false;
    code->externals = ARENA_ARRAY(c->arena, cells, uint32_t);
    for (size_t i = 0; i < cells; i++) {
        size_t slot = code->rows[i / code->columns_len] * shape->columns_len +
                      code->columns[i % code->columns_len];
        struct formula_external external = program_external_of(c->program, kind, slot);

        if (!program_external(c->arena, c->program, &external, &code->externals[i]))
            return refuse(c, str_format(c->arena, "Biểu lấy quá %d số liệu của báo cáo khác.",
                                 FORMULA_EXTERNALS_MAX));
    }
    return true;
}

/* The first cell a condition names is the one to look at. */
static bool condition_place(const struct compiling *c, struct formula *condition)
{
    const struct formula_program *program = c->program;

    for (uint32_t i = 0; i < condition->count; i++) {
        const struct instruction *at = &program->code[condition->first + i];
        long slot = -1;

        if (op_takes_cells(at->op) && block_cells(at->block))
            slot = (long)block_slot(program->shape, at->block, 0);
        else if (at->op == OP_EXTERNAL)
            slot = shape_slot(program->shape, program->externals[at->arg].row,
                program->externals[at->arg].column);
        if (slot >= 0) {
            condition->slot = (uint32_t)slot;
            return true;
        }
    }
    condition->slot = 0;
    return condition->has_references || refuse(c, S("Điều kiện phải nêu ít nhất một ô của biểu."));
}

/* The i-th of those meant in the place of the first of `keys`; nothing moves where there are none.
 */
static void move_along(
    const struct list *keys, const struct list *meant, size_t i, int64_t *from, int64_t *to)
{
    if (!keys->len)
        return;
    *from = *LIST_AT(*keys, int64_t, 0);
    *to = *LIST_AT(*meant, int64_t, i);
}

static bool condition_compile(const struct compiling *c, struct check_code *code)
{
    const struct check_rule *rule = code->rule;
    struct list meant = rows_meant(c, &rule->rows);
    size_t rows = rule->rows.len ? meant.len : 1;
    size_t columns = rule->columns.len ? rule->columns.len : 1;

    if (!steps_add(c, rows * columns))
        return false;
    code->rows_len = rows;
    code->columns_len = columns;
    code->conditions = ARENA_ARRAY(c->arena, rows * columns, struct formula);
    for (size_t i = 0; i < rows * columns; i++) {
        struct formula_move move = { 0 };
        size_t before = c->program->code_len;

        move_along(&rule->rows, &meant, i / columns, &move.row, &move.to_row);
        move_along(&rule->columns, &rule->columns, i % columns, &move.column, &move.to_column);
        *c->fault = (struct formula_fault){ .check = c->check + 1 };
        if (!parse_formula(
                c->arena, c->program, rule->formula, &move, &code->conditions[i], c->fault) ||
            !condition_place(c, &code->conditions[i]))
            return false;
        formula_code_room(
            c->arena, c->program, (rows * columns - i - 1) * (c->program->code_len - before));
    }
    return true;
}

static bool check_compile(const struct compiling *c, struct check_code *code)
{
    if (!scope_compile(c, code))
        return false;
    switch ((enum check_kind)code->rule->kind) {
    case CHECK_FORMULA:
        return condition_compile(c, code);
    case CHECK_SUM:
    case CHECK_PART:
        return parts_compile(c, code);
    case CHECK_CHANGE:
        return change_compile(c, code);
    case CHECK_RANGE:
    case CHECK_DECIMALS:
    case CHECK_REQUIRED:
    case CHECK_ONE_OF:
    case CHECK_KIND_COUNT:
        break;
    }
    return steps_add(c, code->rows_len * code->columns_len);
}

bool checks_compile(
    struct arena *arena, struct formula_program *program, struct formula_fault *fault)
{
    const struct form *form = program->shape->form;

    program->checks = ARENA_ARRAY(arena, form->checks.len, struct check_code);
    for (size_t i = 0; i < form->checks.len; i++) {
        struct compiling c = { arena, program, i, fault };

        program->checks[i].rule = FORM_CHECK(form, i);
        if (!check_compile(&c, &program->checks[i]))
            return false;
    }
    return true;
}
