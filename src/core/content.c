#include "core/content.h"

#include "base/date.h"
#include "base/utf8.h"

#define X(name, wire, text) [CELL_ERROR_##name] = wire,
const char *const cell_error_names[CELL_ERROR_COUNT] = { CELL_ERROR_LIST(X) };
#undef X
#define X(name, wire, text) [CELL_ERROR_##name] = text,
const char *const cell_error_texts[CELL_ERROR_COUNT] = { CELL_ERROR_LIST(X) };
#undef X

struct content *content_new(struct arena *arena, const struct form *form)
{
    struct content *content = ARENA_NEW(arena, struct content);

    content->arena = arena;
    content->base = form;
    content->next_key = OPEN_KEY_FIRST;
    content->shape = shape_new(arena, form);
    content->cells = ARENA_ARRAY(arena, shape_slots(content->shape), struct cell);
    return content;
}

struct cell content_get(const struct content *content, int64_t row, int64_t column)
{
    long slot = shape_slot(content->shape, row, column);

    return slot < 0 ? (struct cell){ .kind = CELL_EMPTY } : content->cells[slot];
}

static bool text_fits(struct str text)
{
    return text.len <= CELL_TEXT_BYTES_MAX && utf8_is_text(text);
}

/* Brings a number to its column's scale if that loses nothing. */
static enum content_verdict number_settle(const struct form_column *column, struct cell *cell)
{
    struct dec plain = dec_normalise(CELL_DEC(*cell)), settled;

    if (plain.scale > column->decimals)
        return CONTENT_DECIMALS;
    if (!dec_rescale(plain, (int)column->decimals, &settled))
        return CONTENT_TOO_LARGE;
    *cell = CELL_OF_DEC(settled);
    return CONTENT_OK;
}

/* Whether a cell of that kind may stand in the column; numbers are brought to its scale. */
static enum content_verdict cell_settle(const struct form_column *column, struct cell *cell)
{
    static const uint8_t kinds[TYPE_COUNT] = {
        [TYPE_NUMBER] = CELL_NUMBER,
        [TYPE_TEXT] = CELL_TEXT,
        [TYPE_DATE] = CELL_DATE,
        [TYPE_YES_NO] = CELL_YES_NO,
    };

    if (cell->kind == CELL_EMPTY)
        return CONTENT_OK;
    if (cell->kind != kinds[column->type])
        return CONTENT_KIND;
    if (cell->kind == CELL_NUMBER)
        return number_settle(column, cell);
    if (cell->kind == CELL_TEXT && (cell->text.len == 0 || !text_fits(cell->text)))
        return CONTENT_TEXT;
    return CONTENT_OK;
}

enum content_verdict content_put(
    struct content *content, int64_t row, int64_t column, struct cell cell)
{
    long slot = shape_slot(content->shape, row, column);
    enum content_verdict verdict;

    if (slot < 0)
        return CONTENT_NO_CELL;
    verdict = cell_settle(
        shape_column(content->shape, (size_t)slot % content->shape->columns_len), &cell);
    if (verdict == CONTENT_OK)
        content->cells[slot] = cell;
    return verdict;
}

/* ---- the wire form of one value ---- */

static enum content_verdict number_read(struct str wire, struct cell *out)
{
    struct dec number;

    if (!dec_parse(wire, &number))
        return CONTENT_KIND;
    *out = CELL_OF_DEC(number);
    return CONTENT_OK;
}

static enum content_verdict date_read(struct str wire, struct cell *out)
{
    int64_t days;

    if (!date_parse(wire, &days))
        return CONTENT_KIND;
    *out = (struct cell){ .kind = CELL_DATE, .value = days };
    return CONTENT_OK;
}

static enum content_verdict yes_no_read(struct str wire, struct cell *out)
{
    bool yes = str_eq(wire, S("true"));

    if (!yes && !str_eq(wire, S("false")))
        return CONTENT_KIND;
    *out = (struct cell){ .kind = CELL_YES_NO, .value = yes };
    return CONTENT_OK;
}

static enum content_verdict text_read(struct str wire, struct cell *out)
{
    *out = (struct cell){ .kind = CELL_TEXT, .text = wire };
    return CONTENT_OK;
}

enum content_verdict cell_read(const struct form_column *column, struct str wire, struct cell *out)
{
    static enum content_verdict (*const readers[TYPE_COUNT])(struct str, struct cell *) = {
        [TYPE_NUMBER] = number_read,
        [TYPE_TEXT] = text_read,
        [TYPE_DATE] = date_read,
        [TYPE_YES_NO] = yes_no_read,
    };
    struct cell cell = { .kind = CELL_EMPTY };
    enum content_verdict verdict = CONTENT_OK;

    if (column->type == TYPE_TEXT && !str_trim(wire).len)
        wire.len = 0; /* blanks say nothing */
    if (wire.len)
        verdict = readers[column->type](wire, &cell);
    if (verdict == CONTENT_OK)
        verdict = cell_settle(column, &cell);
    if (verdict == CONTENT_OK)
        *out = cell;
    return verdict;
}

enum content_verdict cell_of_dec(
    const struct form_column *column, struct dec number, struct cell *out)
{
    struct cell cell = CELL_OF_DEC(number);
    enum content_verdict verdict = cell_settle(column, &cell);

    if (verdict == CONTENT_OK)
        *out = cell;
    return verdict;
}

void cell_add_to(struct buf *buf, struct cell cell)
{
    switch ((enum cell_kind)cell.kind) {
    case CELL_EMPTY:
        return;
    case CELL_NUMBER:
        dec_add_to(buf, CELL_DEC(cell));
        return;
    case CELL_TEXT:
        buf_add(buf, cell.text);
        return;
    case CELL_DATE:
        date_add_to(buf, cell.value);
        return;
    case CELL_YES_NO:
        buf_add(buf, cell.value ? S("true") : S("false"));
        return;
    }
}

bool cell_eq(struct cell a, struct cell b)
{
    if (a.kind != b.kind || a.error != b.error || a.value != b.value)
        return false;
    if (a.kind == CELL_NUMBER)
        return a.scale == b.scale;
    return a.kind != CELL_TEXT || str_eq(a.text, b.text);
}

/* ---- beside the cells ---- */

int64_t content_version(const struct content *content, int64_t row, int64_t column)
{
    long slot = shape_slot(content->shape, row, column);

    return slot < 0 || !content->versions ? 0 : content->versions[slot];
}

void content_set_version(struct content *content, size_t slot, int64_t version)
{
    if (!content->versions)
        content->versions = ARENA_ARRAY(content->arena, shape_slots(content->shape), int64_t);
    content->versions[slot] = version;
}

struct str content_override(const struct content *content, int64_t row, int64_t column)
{
    long slot = shape_slot(content->shape, row, column);

    return slot < 0 || !content->overrides ? S("") : content->overrides[slot];
}

enum content_verdict content_set_override(
    struct content *content, int64_t row, int64_t column, struct str note)
{
    long slot = shape_slot(content->shape, row, column);

    if (slot < 0)
        return CONTENT_NO_CELL;
    if (!text_fits(note))
        return CONTENT_TEXT;
    if (!content->overrides)
        content->overrides = ARENA_ARRAY(content->arena, shape_slots(content->shape), struct str);
    content->overrides[slot] = note;
    return CONTENT_OK;
}

void content_clear_override(struct content *content, int64_t row, int64_t column)
{
    long slot = shape_slot(content->shape, row, column);

    if (slot >= 0 && content->overrides)
        content->overrides[slot] = (struct str){ 0 };
}
