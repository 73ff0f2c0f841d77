/* References by keys of the form, as slots. */
#include "core/formula/parser.h"

/* The reference as it is meant: of another row or column, where the formula is one of many. */
static struct token refs_moved(const struct parser *parser, struct token token)
{
    const struct formula_move *move = parser->move;

    if (move && move->to_row && token.row == move->row)
        token.row = move->to_row;
    if (move && move->to_column && token.column == move->column)
        token.column = move->to_column;
    return token;
}

bool refs_single(struct parser *parser, struct token token, struct block *out)
{
    const struct shape *shape = parser->program->shape;
    struct token meant = refs_moved(parser, token);
    long slot = shape_slot(shape, meant.row, meant.column);

    if (slot < 0)
        return parser_refuse_at(parser, token,
            "Ô " STR_FMT " không có trong biểu hoặc không chứa số liệu.", STR_ARG(token.text));
    out->row_first = out->row_last = (uint16_t)((size_t)slot / shape->columns_len);
    out->column_first = out->column_last = (uint16_t)((size_t)slot % shape->columns_len);
    return true;
}

/* One side of a range: the keys of the form in the order of the sheet. */
struct axis {
    const struct form *form;
    long (*index)(const struct form *form, int64_t key);
    const int32_t *slots; /* by index */
    const char *keys;
    size_t len, stride;
};

/* Where in the order of the sheet a corner stands: its own place, else that of the nearest key
 * between it and the other corner, looking forward (step 1) or back (step -1); -1: none. */
static long corner_place(const struct axis *axis, int64_t corner, int64_t other, int step)
{
    long place = axis->index(axis->form, corner), len = (long)axis->len;
    int64_t low = corner < other ? corner : other, high = corner < other ? other : corner;

    if (place >= 0)
        return place;
    for (long i = step > 0 ? 0 : len - 1; i >= 0 && i < len; i += step) {
        int64_t key = *(const int64_t *)(const void *)(axis->keys + (size_t)i * axis->stride);

        if (key >= low && key <= high)
            return i;
    }
    return -1;
}

/* The first and last slot between the two keys; false if there is none. */
static bool axis_span(
    const struct axis *axis, int64_t a, int64_t b, uint16_t *out_first, uint16_t *out_last)
{
    int64_t low = a < b ? a : b, high = a < b ? b : a;
    long one = corner_place(axis, low, high, 1), two = corner_place(axis, high, low, -1);
    long from = one < two ? one : two, to = one < two ? two : one;

    if (from < 0)
        return false;
    while (from <= to && axis->slots[from] < 0)
        from++;
    while (from <= to && axis->slots[to] < 0)
        to--;
    if (from > to)
        return false;
    *out_first = (uint16_t)axis->slots[from];
    *out_last = (uint16_t)axis->slots[to];
    return true;
}

bool refs_range(struct parser *parser, struct token a, struct token b, struct block *out)
{
    const struct shape *shape = parser->program->shape;
    const struct form *form = shape->form;
    struct axis rows = { .form = form,
        .index = form_row_index,
        .slots = shape->row_slots,
        .keys = (const char *)form->rows.items,
        .len = form->rows.len,
        .stride = sizeof(struct form_row) };
    struct axis columns = { .form = form,
        .index = form_column_index,
        .slots = shape->column_slots,
        .keys = (const char *)form->columns.items,
        .len = form->columns.len,
        .stride = sizeof(struct form_column) };

    a = refs_moved(parser, a);
    b = refs_moved(parser, b);
    _Static_assert(
        offsetof(struct form_row, key) == 0, "corner_place reads keys where items begin");
    _Static_assert(
        offsetof(struct form_column, key) == 0, "corner_place reads keys where items begin");
    if (a.column == 0 || b.column == 0 ||
        !axis_span(&rows, a.row, b.row, &out->row_first, &out->row_last) ||
        !axis_span(&columns, a.column, b.column, &out->column_first, &out->column_last))
        return parser_refuse_at(parser, a,
            "Vùng " STR_FMT ":" STR_FMT " không có ô nào chứa số liệu.", STR_ARG(a.text),
            STR_ARG(b.text));
    return true;
}
