#include "core/wasm/door.h"

#include "base/json.h"
#include "base/mem.h"
#include "core/checks.h"
#include "core/content_lists.h"
#include "core/wasm/door_call.h"
#include "core/wasm/door_rows.h"
#include "core/wasm/memory.h"
#include "model/form.h"

#define CALL_BYTES ((size_t)64 << 20)
#define FORM_BYTES ((size_t)64 << 20)

/* ---- one call ---- */

static struct arena *call; /* the input and the answer of the call that is or was last made */
static struct str input;
static struct buf result;

char *door_input(uint32_t len)
{
    char *room;

    if (!call)
        call = arena_new_from(&memory_source, CALL_BYTES);
    arena_reset(call);
    room = arena_alloc(call, len + 1);
    input = (struct str){ room, len };
    result = (struct buf){ .arena = call };
    return room;
}

const char *door_result(void)
{
    return result.ptr;
}

uint32_t door_result_len(void)
{
    return (uint32_t)result.len;
}

/* For functions without input: begins their call. */
static void call_begin(void)
{
    (void)door_input(0);
}

static struct str input_of(uint32_t len)
{
    return str_sub(input, 0, len);
}

struct arena *door_call_arena(void)
{
    return call;
}

struct str door_call_input(uint32_t len)
{
    return input_of(len);
}

struct buf *door_call_result(void)
{
    return &result;
}

/* ---- forms ---- */

struct open_form {
    struct arena *arena;
    struct form form;
    struct formula_program *base; /* of the form as it was opened */
    struct arena *work;           /* of what follows: with other rows it is all made anew */
    struct formula_program *program;
    struct content *content;
    struct cell *before;  /* as it was when last calculated */
    uint32_t *calculated; /* slots */
    size_t calculated_len;
    uint32_t *changed; /* slots set since then; may repeat */
    size_t changed_len;
    bool stale;     /* all is to be calculated */
    bool *assigned; /* by slot, or NULL: all */
};

static struct open_form forms[DOOR_FORMS_MAX];

static struct open_form *form_of(uint32_t handle)
{
    ASSERT(handle >= 1 && handle <= DOOR_FORMS_MAX && forms[handle - 1].arena);
    return &forms[handle - 1];
}

void door_call_fault(struct str field, struct str text)
{
    struct json_writer w = { .out = &result };

    json_open(&w, '{');
    json_name(&w, "field");
    json_str(&w, field);
    json_name(&w, "text");
    json_str(&w, text);
    json_close(&w, '}');
}

static bool layout_read(struct open_form *open, struct str json)
{
    struct ctx ctx = { .arena = open->arena };
    struct formula_fault fault;

    if (resource_from_json(&ctx, &form_layout_resource, str_copy(open->arena, json), &open->form) !=
        ST_OK) {
        door_call_fault(ctx.problem.field,
            ctx.problem.detail.len ? ctx.problem.detail : str_of(problem_text(ctx.problem.key)));
        return false;
    }
    form_sort_cells(&open->form);
    open->base = formula_program_new(open->arena, &open->form, &fault);
    if (!open->base)
        door_call_fault(form_address(open->arena, fault.row, fault.column), fault.text);
    return open->base != NULL;
}

static void calculated_find(struct open_form *open)
{
    open->calculated_len = 0;
    open->calculated = ARENA_ARRAY(open->work, formula_count(open->program), uint32_t);
    for (size_t slot = 0; slot < shape_slots(open->content->shape); slot++)
        if (formula_calculates(open->program, slot))
            open->calculated[open->calculated_len++] = (uint32_t)slot;
}

static void figures_start(struct open_form *open)
{
    size_t slots = shape_slots(open->content->shape);

    open->before = ARENA_ARRAY(open->work, slots, struct cell);
    open->changed = ARENA_ARRAY(open->work, slots, uint32_t);
    open->changed_len = 0;
    open->assigned = NULL;
    open->stale = true;
    calculated_find(open);
}

uint32_t door_form_open(uint32_t len)
{
    uint32_t handle = 0;
    struct open_form *open;

    while (handle < DOOR_FORMS_MAX && forms[handle].arena)
        handle++;
    ASSERT(handle < DOOR_FORMS_MAX);
    open = &forms[handle];
    *open = (struct open_form){ .arena = arena_new_from(&memory_source, FORM_BYTES) };
    if (!layout_read(open, input_of(len))) {
        result.ptr = (char *)str_copy(call, buf_str(&result)).ptr; /* out of the form's arena */
        arena_free(open->arena);
        open->arena = NULL;
        return 0;
    }
    open->work = arena_new_from(&memory_source, FORM_BYTES);
    open->program = open->base;
    open->content = content_new(open->work, &open->form);
    figures_start(open);
    return handle + 1;
}

void door_form_close(uint32_t form)
{
    struct open_form *open = form_of(form);

    arena_free(open->work);
    arena_free(open->arena);
    open->arena = NULL;
}

/* ---- rows that are added ---- */

uint32_t door_rows_set(uint32_t form, uint32_t len)
{
    struct open_form *open = form_of(form);
    struct json_reader reader = json_read(call, input_of(len));
    struct arena *work;
    struct content *content;
    struct formula_program *program = open->base;
    struct formula_fault fault;
    struct json_writer w = { .out = &result };
    struct list rows;

    if (!door_rows_read(&reader, call, &rows) ||
        !open_rows_ok(call, &open->form, rows.items, rows.len))
        return 0;
    work = arena_new_from(&memory_source, FORM_BYTES);
    content = content_new(work, &open->form);
    if (rows.len) {
        struct open_row *kept = ARENA_ARRAY(work, rows.len, struct open_row);

        for (size_t i = 0; i < rows.len; i++) {
            kept[i] = *LIST_AT(rows, struct open_row, i);
            kept[i].heading = str_copy(work, kept[i].heading);
        }
        content_set_rows(content, kept, rows.len);
        program = formula_program_new(work, content->grown, &fault);
    }
    if (!program) {
        arena_free(work);
        return 0;
    }
    arena_free(open->work);
    open->work = work;
    open->program = program;
    open->content = content;
    figures_start(open);
    door_rows_answer(&w, content);
    return 1;
}

/* ---- cells ---- */

static bool integer_read(struct json_reader *reader, int64_t *out)
{
    return json_next(reader) == JSON_NUMBER && str_to_int(reader->text, out);
}

static void answer_key(struct json_writer *w, struct cell_ref ref)
{
    json_open(w, '[');
    json_int(w, ref.row);
    json_int(w, ref.column);
}

uint32_t door_form_calculated(uint32_t form)
{
    struct open_form *open = form_of(form);
    struct json_writer w = { .out = &result };

    call_begin();
    json_open(&w, '[');
    for (size_t i = 0; i < open->calculated_len; i++) {
        answer_key(&w, shape_ref(open->content->shape, open->calculated[i]));
        json_close(&w, ']');
    }
    json_close(&w, ']');
    return (uint32_t)open->calculated_len;
}

/* One [row,column,"value",overridden] of the input. */
struct cell_set {
    int64_t row, column;
    struct str value;
    bool overridden;
};

static bool cell_set_read(struct json_reader *reader, struct cell_set *out)
{
    enum json_token token;

    *out = (struct cell_set){ 0 };
    if (!integer_read(reader, &out->row) || !integer_read(reader, &out->column))
        return false;
    token = json_next(reader);
    if (token == JSON_STRING)
        out->value = reader->text;
    else if (token != JSON_NULL)
        return false;
    token = json_next(reader);
    if (token == JSON_TRUE || token == JSON_FALSE) {
        out->overridden = token == JSON_TRUE;
        token = json_next(reader);
    }
    return token == JSON_ARRAY_END;
}

/* Whether the cell was given away in the last set already is not asked: a slot may be in .changed
 * twice, and when that is full all is calculated. */
static void changed_add(struct open_form *open, size_t slot)
{
    if (open->changed_len == shape_slots(open->content->shape))
        open->stale = true;
    else
        open->changed[open->changed_len++] = (uint32_t)slot;
}

static enum content_verdict cell_put(struct open_form *open, const struct cell_set *set)
{
    struct content *content = open->content;
    long slot = shape_slot(content->shape, set->row, set->column);
    struct cell cell;
    enum content_verdict verdict;

    if (slot < 0)
        return CONTENT_NO_CELL;
    verdict = cell_read(shape_column(content->shape, (size_t)slot % content->shape->columns_len),
        set->value, &cell);
    if (verdict != CONTENT_OK)
        return verdict;
    if (cell.kind == CELL_TEXT)
        cell.text = str_copy(open->work, cell.text);
    verdict = content_put(content, set->row, set->column, cell);
    if (verdict == CONTENT_OK && (set->overridden || content->overrides))
        verdict =
            content_set_override(content, set->row, set->column, set->overridden ? S("*") : S(""));
    if (verdict == CONTENT_OK)
        changed_add(open, (size_t)slot);
    return verdict;
}

static void answer_verdict(
    struct json_writer *w, const struct cell_set *set, enum content_verdict verdict)
{
    static const char *const names[] = {
        [CONTENT_OK] = "ok",
        [CONTENT_NO_CELL] = "no_cell",
        [CONTENT_KIND] = "kind",
        [CONTENT_DECIMALS] = "decimals",
        [CONTENT_TOO_LARGE] = "too_large",
        [CONTENT_TEXT] = "text",
    };

    answer_key(w, (struct cell_ref){ set->row, set->column });
    json_str(w, str_of(names[verdict]));
    json_close(w, ']');
}

uint32_t door_cells_set(uint32_t form, uint32_t len)
{
    struct open_form *open = form_of(form);
    struct json_reader reader = json_read(call, input_of(len));
    struct json_writer w = { .out = &result };
    uint32_t taken = 0;
    struct cell_set set;

    json_open(&w, '[');
    if (json_next(&reader) != JSON_ARRAY)
        len = 0;
    while (len && json_next(&reader) == JSON_ARRAY && cell_set_read(&reader, &set)) {
        enum content_verdict verdict = cell_put(open, &set);

        if (verdict == CONTENT_OK)
            taken++;
        else
            answer_verdict(&w, &set, verdict);
    }
    json_close(&w, ']');
    return taken;
}

static void answer_value(struct json_writer *w, struct cell cell)
{
    struct buf text = { .arena = call };

    if (cell.kind == CELL_EMPTY) {
        json_null(w);
    } else {
        cell_add_to(&text, cell);
        json_str(w, buf_str(&text));
    }
    json_str(w, cell.error ? str_of(cell_error_names[cell.error]) : S(""));
}

static void calculate(struct open_form *open)
{
    struct slot_list changed = { open->changed, open->changed_len };

    if (open->stale)
        formula_run(open->program, open->content);
    else if (changed.len)
        (void)formula_run_from(call, open->program, open->content, changed);
    open->changed_len = 0;
    open->stale = false;
}

uint32_t door_recalculate(uint32_t form)
{
    struct open_form *open = form_of(form);
    struct json_writer w = { .out = &result };
    uint32_t answered = 0;

    call_begin();
    calculate(open);
    json_open(&w, '[');
    for (size_t i = 0; i < open->calculated_len; i++) {
        uint32_t slot = open->calculated[i];
        struct cell cell = open->content->cells[slot];

        if (cell_eq(cell, open->before[slot]))
            continue;
        open->before[slot] = cell;
        answer_key(&w, shape_ref(open->content->shape, slot));
        answer_value(&w, cell);
        json_close(&w, ']');
        answered++;
    }
    json_close(&w, ']');
    return answered;
}

/* ---- what comes from other reports ---- */

uint32_t door_externals(uint32_t form)
{
    struct formula_external_list list = formula_externals(form_of(form)->program);
    struct json_writer w = { .out = &result };

    call_begin();
    json_open(&w, '[');
    for (size_t i = 0; i < list.len; i++) {
        const struct formula_external *external = &list.items[i];

        json_open(&w, '[');
        json_str(&w, str_of(formula_external_names[external->kind]));
        json_int(&w, external->row);
        json_int(&w, external->column);
        json_str(&w, external->form);
        json_str(&w, external->row_code);
        json_str(&w, external->column_code);
        json_close(&w, ']');
    }
    json_close(&w, ']');
    return (uint32_t)list.len;
}

static bool error_read(struct str code, struct cell *out)
{
    for (size_t error = CELL_ERROR_NONE + 1; error < CELL_ERROR_COUNT; error++) {
        if (!str_eq(code, str_of(cell_error_names[error])))
            continue;
        out->error = (uint8_t)error;
        return true;
    }
    return false;
}

/* One ["type","value"], ["error","code"] or null. */
static bool external_read(struct json_reader *reader, struct cell *out)
{
    struct form_column column = { .decimals = DEC_SCALE_MAX };
    enum json_token token = json_next(reader);
    struct str type;

    *out = (struct cell){ .kind = CELL_EMPTY };
    if (token == JSON_NULL)
        return true;
    if (token != JSON_ARRAY || json_next(reader) != JSON_STRING)
        return false;
    type = reader->text;
    if (str_eq(type, S("error")))
        return json_next(reader) == JSON_STRING && error_read(reader->text, out) &&
               json_next(reader) == JSON_ARRAY_END;
    while (column.type < TYPE_COUNT && !str_eq(type, str_of(value_type_names[column.type])))
        column.type++;
    return column.type < TYPE_COUNT && json_next(reader) == JSON_STRING &&
           cell_read(&column, reader->text, out) == CONTENT_OK &&
           json_next(reader) == JSON_ARRAY_END;
}

/* Texts live in the form's arena, as those of cells. */
static void externals_keep(struct open_form *open, const struct cell *read, size_t len)
{
    struct cell *cells = ARENA_ARRAY(open->work, len, struct cell);

    for (size_t i = 0; i < len; i++) {
        cells[i] = read[i];
        if (cells[i].kind == CELL_TEXT)
            cells[i].text = str_copy(open->work, cells[i].text);
    }
    open->content->externals = cells;
    open->stale = true;
}

uint32_t door_externals_set(uint32_t form, uint32_t len)
{
    struct open_form *open = form_of(form);
    size_t wanted = formula_externals(open->program).len;
    struct json_reader reader = json_read(call, input_of(len));
    struct cell *cells = ARENA_ARRAY(call, wanted, struct cell);

    if (json_next(&reader) != JSON_ARRAY)
        return 0;
    for (size_t i = 0; i < wanted; i++)
        if (!external_read(&reader, &cells[i]))
            return 0;
    if (json_next(&reader) != JSON_ARRAY_END)
        return 0;
    externals_keep(open, cells, wanted);
    return 1;
}

/* ---- checks ---- */

/* One list of keys: marks those of the value rows, or value columns, it names; none name all. */
static bool keys_mark(struct json_reader *reader, bool *marks, size_t len,
    long (*index)(const struct form *form, int64_t key), const struct open_form *open)
{
    const struct shape *shape = open->content->shape;
    const int32_t *slots = index == form_row_index ? shape->row_slots : shape->column_slots;
    enum json_token token;
    bool none = true;
    int64_t key;

    if (json_next(reader) != JSON_ARRAY)
        return false;
    while ((token = json_next(reader)) == JSON_NUMBER) {
        long at = str_to_int(reader->text, &key) ? index(shape->form, key) : -1;

        none = false;
        if (at >= 0 && slots[at] >= 0)
            marks[slots[at]] = true;
    }
    for (size_t i = 0; none && i < len; i++)
        marks[i] = true;
    return token == JSON_ARRAY_END;
}

uint32_t door_scope_set(uint32_t form, uint32_t len)
{
    struct open_form *open = form_of(form);
    const struct shape *shape = open->content->shape;
    struct json_reader reader = json_read(call, input_of(len));
    bool *rows = ARENA_ARRAY(call, shape->rows_len, bool);
    bool *columns = ARENA_ARRAY(call, shape->columns_len, bool);

    if (json_next(&reader) != JSON_ARRAY ||
        !keys_mark(&reader, rows, shape->rows_len, form_row_index, open) ||
        !keys_mark(&reader, columns, shape->columns_len, form_column_index, open) ||
        json_next(&reader) != JSON_ARRAY_END)
        return 0;
    if (!open->assigned)
        open->assigned = ARENA_ARRAY(open->work, shape_slots(shape), bool);
    for (size_t slot = 0; slot < shape_slots(shape); slot++)
        open->assigned[slot] =
            rows[slot / shape->columns_len] && columns[slot % shape->columns_len];
    return 1;
}

static void answer_findings(
    struct json_writer *w, const struct open_form *open, const struct check_result *found)
{
    json_open(w, '[');
    for (size_t i = 0; i < found->len; i++) {
        const struct check_finding *finding = &found->items[i];
        struct cell_ref ref = shape_ref(open->content->shape, finding->slot);

        json_open(w, '[');
        json_int(w, finding->check);
        json_int(w, ref.row);
        json_int(w, ref.column);
        json_str(w, finding->found);
        json_str(w, finding->allowed);
        json_close(w, ']');
    }
    json_close(w, ']');
}

uint32_t door_checks(uint32_t form)
{
    struct open_form *open = form_of(form);
    struct json_writer w = { .out = &result };
    struct check_result found;

    call_begin();
    calculate(open);
    found = checks_run(call, open->program, open->content, open->assigned);
    json_open(&w, '{');
    json_name(&w, "items");
    answer_findings(&w, open, &found);
    json_name(&w, "counts");
    json_open(&w, '[');
    for (size_t i = 0; i < open->form.checks.len; i++)
        json_int(&w, found.counts[i]);
    json_close(&w, ']');
    json_name(&w, "messages");
    json_open(&w, '[');
    for (size_t i = 0; i < open->form.checks.len; i++)
        json_str(&w, check_message(FORM_CHECK(&open->form, i)));
    json_close(&w, ']');
    json_close(&w, '}');
    return (uint32_t)(found.errors + found.warnings);
}

uint32_t door_cell_get(uint32_t form, int64_t row, int32_t column)
{
    struct open_form *open = form_of(form);
    struct json_writer w = { .out = &result };

    call_begin();
    json_open(&w, '[');
    answer_value(&w, content_get(open->content, row, column));
    json_close(&w, ']');
    return 1;
}
