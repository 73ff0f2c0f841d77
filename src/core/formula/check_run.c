/* The form's checks run over a content. */
#include "core/checks.h"

#include "core/formula/check_code.h"

struct running {
    struct machine machine; /* .content, .program, and the arena of the result */
    const bool *assigned;
    const struct check_code *code;
    uint32_t check;
    struct check_result *result;
};

static const struct cell *cell_at(const struct running *r, size_t slot)
{
    return &r->machine.content->cells[slot];
}

static bool is_assigned(const struct running *r, size_t slot)
{
    return !r->assigned || r->assigned[slot];
}

/* Counts a cell; where it is to be named, the finding whose texts are still to be said. */
static struct check_finding *finding_add(struct running *r, size_t slot)
{
    struct check_result *result = r->result;
    struct check_finding *finding;

    result->counts[r->check]++;
    if (r->code->rule->severity == CHECK_ERROR)
        result->errors++;
    else
        result->warnings++;
    if (result->len == CHECK_FINDINGS_MAX)
        return NULL;
    if (!result->items)
        result->items = ARENA_ARRAY(r->machine.arena, CHECK_FINDINGS_MAX, struct check_finding);
    finding = &result->items[result->len++];
    *finding = (struct check_finding){ .check = r->check, .slot = (uint32_t)slot };
    return finding;
}

/* ---- figures ---- */

static struct wide figure_of(const struct cell *cell)
{
    return cell->kind == CELL_NUMBER ? WIDE_OF_DEC(CELL_DEC(*cell)) : (struct wide){ 0 };
}

static struct wide negative(struct wide a)
{
    a.mantissa = -a.mantissa;
    return a;
}

static struct wide distance(struct wide a, struct wide b)
{
    struct wide out = { 0 };

    /* Figures have 19 digits: their difference always fits. */
    if (!wide_add(a, negative(b), &out))
        return a;
    return out.mantissa < 0 ? negative(out) : out;
}

static struct wide tolerance_of(const struct check_rule *rule)
{
    return rule->tolerance.given ? WIDE_OF_DEC(rule->tolerance.value) : (struct wide){ 0 };
}

/* ---- kinds that look at one cell ---- */

static bool has_decimals(const struct cell *cell, int64_t most)
{
    return cell->kind == CELL_NUMBER && dec_normalise(CELL_DEC(*cell)).scale > most;
}

static bool out_of_range(const struct cell *cell, const struct check_rule *rule)
{
    return cell->kind == CELL_NUMBER &&
           ((rule->min.given && dec_cmp(CELL_DEC(*cell), rule->min.value) < 0) ||
               (rule->max.given && dec_cmp(CELL_DEC(*cell), rule->max.value) > 0));
}

static bool is_listed(
    const struct cell *cell, const struct check_rule *rule, const struct form_column *column)
{
    struct cell value;

    for (size_t i = 0; i < rule->values.len; i++)
        if (cell_read(column, *LIST_AT(rule->values, struct str, i), &value) == CONTENT_OK &&
            cell_eq(value, *cell))
            return true;
    return false;
}

/* Whether somebody has to fill in the cell: it is not crossed out. */
static bool is_to_fill(const struct running *r, size_t slot)
{
    struct cell_ref ref = shape_ref(r->machine.program->shape, slot);
    const struct form_cell *special =
        form_cell_find(r->machine.program->shape->form, ref.row, ref.column);

    return !special || special->formula.len || !special->readonly;
}

static bool cell_fails(const struct running *r, size_t slot, const struct form_column *column)
{
    const struct check_rule *rule = r->code->rule;
    const struct cell *cell = cell_at(r, slot);

    switch ((enum check_kind)rule->kind) {
    case CHECK_RANGE:
        return out_of_range(cell, rule);
    case CHECK_DECIMALS:
        return has_decimals(cell, rule->decimals);
    case CHECK_REQUIRED:
        return cell->kind == CELL_EMPTY && !cell->error && is_to_fill(r, slot);
    case CHECK_ONE_OF:
        return cell->kind != CELL_EMPTY && !is_listed(cell, rule, column);
    case CHECK_FORMULA:
    case CHECK_SUM:
    case CHECK_PART:
    case CHECK_CHANGE:
    case CHECK_KIND_COUNT:
        break;
    }
    return false;
}

static struct str cell_allowed(const struct running *r, const struct form_column *column)
{
    const struct check_rule *rule = r->code->rule;
    struct arena *arena = r->machine.arena;

    switch ((enum check_kind)rule->kind) {
    case CHECK_RANGE:
        return check_text_range(arena, rule->min, rule->max);
    case CHECK_DECIMALS:
        return str_format(arena, "tối đa %lld chữ số thập phân", (long long)rule->decimals);
    case CHECK_ONE_OF:
        return check_text_list(arena, rule, column);
    case CHECK_REQUIRED:
    case CHECK_FORMULA:
    case CHECK_SUM:
    case CHECK_PART:
    case CHECK_CHANGE:
    case CHECK_KIND_COUNT:
        break;
    }
    return S("phải có số liệu");
}

static void cells_run(struct running *r)
{
    const struct shape *shape = r->machine.program->shape;

    for (size_t i = 0; i < r->code->rows_len; i++) {
        for (size_t j = 0; j < r->code->columns_len; j++) {
            size_t slot = r->code->rows[i] * shape->columns_len + r->code->columns[j];
            const struct form_column *column = shape_column(shape, r->code->columns[j]);
            struct check_finding *finding;

            if (!is_assigned(r, slot) || !cell_fails(r, slot, column))
                continue;
            finding = finding_add(r, slot);
            if (!finding)
                continue;
            finding->found = check_text_of_cell(r->machine.arena, cell_at(r, slot));
            finding->allowed = cell_allowed(r, column);
        }
    }
}

/* ---- a whole and its parts ---- */

/* Where whole and parts stand on one line across. */
struct line {
    size_t total, first, stride; /* slots; part p is at first + parts[p] * stride */
};

static size_t part_slot(const struct running *r, const struct line *line, size_t part)
{
    return line->first + r->code->parts[part] * line->stride;
}

/* Whether there is something to compare, all of it assigned, none of it an error. */
static bool line_speaks(const struct running *r, const struct line *line)
{
    bool filled = cell_at(r, line->total)->kind == CELL_NUMBER;

    if (!is_assigned(r, line->total) || cell_at(r, line->total)->error)
        return false;
    for (size_t i = 0; i < r->code->parts_len; i++) {
        size_t slot = part_slot(r, line, i);

        if (!is_assigned(r, slot) || cell_at(r, slot)->error)
            return false;
        filled = filled || cell_at(r, slot)->kind == CELL_NUMBER;
    }
    return filled;
}

static void sum_run(struct running *r, const struct line *line)
{
    const struct cell *total = cell_at(r, line->total);
    struct check_finding *finding;
    struct wide sum = { 0 };

    for (size_t i = 0; i < r->code->parts_len; i++)
        if (!wide_add(sum, figure_of(cell_at(r, part_slot(r, line, i))), &sum))
            return;
    if (wide_cmp(distance(figure_of(total), sum), tolerance_of(r->code->rule)) <= 0)
        return;
    finding = finding_add(r, line->total);
    if (!finding)
        return;
    finding->found = check_text_of_cell(r->machine.arena, total);
    finding->allowed = str_format(
        r->machine.arena, "= " STR_FMT, STR_ARG(check_text_of_wide(r->machine.arena, sum)));
}

static void part_run(struct running *r, const struct line *line)
{
    struct wide total = figure_of(cell_at(r, line->total)), most;

    if (!wide_add(total, tolerance_of(r->code->rule), &most))
        return;
    for (size_t i = 0; i < r->code->parts_len; i++) {
        size_t slot = part_slot(r, line, i);
        struct check_finding *finding;

        if (cell_at(r, slot)->kind != CELL_NUMBER ||
            wide_cmp(figure_of(cell_at(r, slot)), most) <= 0)
            continue;
        finding = finding_add(r, slot);
        if (!finding)
            continue;
        finding->found = check_text_of_cell(r->machine.arena, cell_at(r, slot));
        finding->allowed = str_format(
            r->machine.arena, "≤ " STR_FMT, STR_ARG(check_text_of_wide(r->machine.arena, total)));
    }
}

static void lines_run(struct running *r)
{
    size_t columns = r->machine.program->shape->columns_len;
    bool rows = r->code->rule->axis == CHECK_OF_ROWS;
    size_t len = rows ? r->code->columns_len : r->code->rows_len;

    for (size_t i = 0; i < len; i++) {
        struct line line = { .stride = rows ? columns : 1 };

        line.first = rows ? r->code->columns[i] : r->code->rows[i] * columns;
        line.total = line.first + r->code->total * line.stride;
        if (!line_speaks(r, &line))
            continue;
        if (r->code->rule->kind == CHECK_SUM)
            sum_run(r, &line);
        else
            part_run(r, &line);
    }
}

/* ---- a figure and an earlier one ---- */

/* How far from the earlier figure the new one may be. */
static bool change_room(const struct check_rule *rule, struct wide before, struct wide *out)
{
    static const struct wide hundredth = { .mantissa = 1, .scale = 2 };
    struct wide size = before.mantissa < 0 ? negative(before) : before;

    if (!wide_mul(size, WIDE_OF_DEC(rule->percent.value), out) || !wide_mul(*out, hundredth, out))
        return false;
    if (wide_cmp(*out, tolerance_of(rule)) < 0)
        *out = tolerance_of(rule);
    return true;
}

static struct str change_allowed(struct arena *arena, struct wide before, struct wide room)
{
    struct wide low = before, high = before;

    if (!wide_add(before, negative(room), &low) || !wide_add(before, room, &high))
        return S("số quá lớn");
    return str_format(arena, "từ " STR_FMT " đến " STR_FMT " (trước đó " STR_FMT ")",
        STR_ARG(check_text_of_wide(arena, low)), STR_ARG(check_text_of_wide(arena, high)),
        STR_ARG(check_text_of_wide(arena, before)));
}

static void change_run(struct running *r, size_t slot, const struct cell *earlier)
{
    const struct cell *cell = cell_at(r, slot);
    struct check_finding *finding;
    struct wide room;

    if (cell->kind != CELL_NUMBER || earlier->kind != CELL_NUMBER ||
        !change_room(r->code->rule, figure_of(earlier), &room) ||
        wide_cmp(distance(figure_of(cell), figure_of(earlier)), room) <= 0)
        return;
    finding = finding_add(r, slot);
    if (!finding)
        return;
    finding->found = check_text_of_cell(r->machine.arena, cell);
    finding->allowed = change_allowed(r->machine.arena, figure_of(earlier), room);
}

static void changes_run(struct running *r)
{
    const struct check_code *code = r->code;
    size_t columns = r->machine.program->shape->columns_len;

    if (!r->machine.content->externals)
        return;
    for (size_t i = 0; i < code->rows_len * code->columns_len; i++) {
        size_t slot =
            code->rows[i / code->columns_len] * columns + code->columns[i % code->columns_len];

        if (is_assigned(r, slot))
            change_run(r, slot, &r->machine.content->externals[code->externals[i]]);
    }
}

/* ---- conditions ---- */

static bool inputs_assigned(const struct running *r, const struct formula *condition)
{
    const struct formula_program *program = r->machine.program;

    for (uint32_t i = 0; r->assigned && i < condition->count; i++) {
        const struct instruction *at = &program->code[condition->first + i];
        size_t cells = op_takes_cells(at->op) ? block_cells(at->block) : 0;

        for (size_t j = 0; j < cells; j++)
            if (!r->assigned[block_slot(program->shape, at->block, j)])
                return false;
    }
    return true;
}

/* Whether two sides that should be ordered so are no further apart than may be. */
static bool is_near(
    const struct check_rule *rule, enum comparison comparison, const struct value sides[2])
{
    struct value left = value_number(sides[0]), right = value_number(sides[1]), apart;

    if (!rule->tolerance.given || left.kind != VALUE_NUMBER || right.kind != VALUE_NUMBER ||
        (comparison != COMPARE_EQUAL && comparison != COMPARE_LESS_EQUAL &&
            comparison != COMPARE_GREATER_EQUAL))
        return false;
    apart = value_subtract(left, right);
    if (apart.kind != VALUE_NUMBER)
        return false;
    if (apart.number.mantissa < 0)
        apart.number = negative(apart.number);
    return wide_cmp(apart.number, tolerance_of(rule)) <= 0;
}

/* Whether the value says that the condition does not hold; no value says nothing. */
static bool denies(struct value value)
{
    if (value.kind == VALUE_EMPTY)
        return false;
    value = value_truth(value);
    if (value.kind == VALUE_ERROR)
        return value.error != CELL_ERROR_DIV0 && value.error != CELL_ERROR_NA;
    return !value.yes;
}

static void condition_tell(struct running *r, const struct formula *condition)
{
    struct check_finding *finding = finding_add(r, condition->slot);
    struct value sides[2];
    enum comparison comparison;

    if (!finding)
        return;
    r->machine.text_bytes = 0;
    if (machine_run_sides(&r->machine, condition, &comparison, sides)) {
        finding->found = check_text_of_value(&r->machine, sides[0]);
        finding->allowed = check_text_compared(&r->machine, comparison, sides[1]);
        return;
    }
    finding->found = check_text_of_cell(r->machine.arena, cell_at(r, condition->slot));
    finding->allowed = r->code->rule->formula;
}

static void condition_run(struct running *r, const struct formula *condition)
{
    struct arena_mark mark = arena_mark(r->machine.arena);
    struct value sides[2], value;
    enum comparison comparison;
    bool fails;

    if (!inputs_assigned(r, condition) || !machine_finds_some(&r->machine, condition, TYPE_TEXT))
        return;
    r->machine.text_bytes = 0;
    if (machine_run_sides(&r->machine, condition, &comparison, sides)) {
        value = machine_compare(&r->machine, comparison, sides[0], sides[1]);
        fails = denies(value) && !is_near(r->code->rule, comparison, sides);
    } else {
        fails = denies(machine_run(&r->machine, condition));
    }
    arena_rewind(r->machine.arena, mark);
    if (fails || r->machine.text_bytes > FORMULA_TEXT_BYTES_MAX)
        condition_tell(r, condition);
}

static void check_run(struct running *r)
{
    switch ((enum check_kind)r->code->rule->kind) {
    case CHECK_FORMULA:
        for (size_t i = 0; i < r->code->rows_len * r->code->columns_len; i++)
            condition_run(r, &r->code->conditions[i]);
        return;
    case CHECK_SUM:
    case CHECK_PART:
        lines_run(r);
        return;
    case CHECK_CHANGE:
        changes_run(r);
        return;
    case CHECK_RANGE:
    case CHECK_DECIMALS:
    case CHECK_REQUIRED:
    case CHECK_ONE_OF:
    case CHECK_KIND_COUNT:
        break;
    }
    cells_run(r);
}

struct check_result checks_run(struct arena *arena, const struct formula_program *program,
    const struct content *content, const bool *assigned)
{
    struct check_result result = { 0 };
    struct stack stack;
    struct running running = {
        .machine = { program, content, arena, &stack, 0 }, .assigned = assigned, .result = &result
    };
    size_t len = program->shape->form->checks.len;

    ASSERT(content->shape->print == program->shape->print);
    result.counts = ARENA_ARRAY(arena, len, uint32_t);
    for (size_t i = 0; i < len; i++) {
        running.check = (uint32_t)i;
        running.code = &program->checks[i];
        check_run(&running);
    }
    return result;
}
