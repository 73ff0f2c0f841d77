/* References by keys of the form, as slots. */
#include "core/formula/parser.h"
#include "core/open_rows.h"

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

    if (slot < 0 && form_row_is_open(shape->form, meant.row))
        return parser_refuse_at(parser, token,
            "Ô " STR_FMT " thuộc dòng mở, nơi đơn vị tự thêm dòng: hãy tính trên cả danh sách, "
            "ví dụ SUM(" STR_FMT ":" STR_FMT ").",
            STR_ARG(token.text), STR_ARG(token.text), STR_ARG(token.text));
    if (slot < 0)
        return parser_refuse_at(parser, token,
            "Ô " STR_FMT " không có trong biểu hoặc không chứa số liệu.", STR_ARG(token.text));
    out->row_first = out->row_last = (uint32_t)((size_t)slot / shape->columns_len);
    out->column_first = out->column_last = (uint16_t)((size_t)slot % shape->columns_len);
    return true;
}

/* One side of a range: the keys of the form in the order of the sheet. */
struct axis {
    const struct form *form;
    long (*index)(const struct form *form, int64_t key);
    const int32_t *slots; /* by index */
    size_t slots_len;     /* of those that hold values */
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

/* A range that begins with an open row begins with the first row added to it, which stands before
 * it. */
static long first_added(const struct form *form, long open)
{
    int64_t key = FORM_ROW(form, open)->key;

    while (open > 0 && FORM_ROW(form, open - 1)->open == key)
        open--;
    return open;
}

/* Whether the axis has something in that place; columns that name rows have no part in a range. */
static bool holds_values(const struct axis *axis, long place)
{
    return axis->slots[place] >= 0 && (size_t)axis->slots[place] < axis->slots_len;
}

struct span {
    uint32_t first, last;
};

/* The places the two keys reach over; false if there are none. */
static bool axis_places(const struct axis *axis, int64_t a, int64_t b, long *from, long *to)
{
    int64_t low = a < b ? a : b, high = a < b ? b : a;
    long one = corner_place(axis, low, high, 1), two = corner_place(axis, high, low, -1);

    *from = one < two ? one : two;
    *to = one < two ? two : one;
    return *from >= 0;
}

/* The first and last slot of the places; false if there is none. */
static bool axis_span(const struct axis *axis, long from, long to, struct span *out)
{
    while (from <= to && !holds_values(axis, from))
        from++;
    while (from <= to && !holds_values(axis, to))
        to--;
    if (from > to)
        return false;
    *out = (struct span){ (uint32_t)axis->slots[from], (uint32_t)axis->slots[to] };
    return true;
}

static bool has_open_row(const struct form *form, long from, long to)
{
    for (; from <= to; from++)
        if (FORM_ROW(form, from)->kind == ROW_OPEN)
            return true;
    return false;
}

/* The rows of a range: of open rows all that were added to them, be it none. */
static bool rows_span(const struct axis *rows, int64_t a, int64_t b, struct span *out)
{
    long from = -1, to = -1;

    if (!axis_places(rows, a, b, &from, &to))
        return false;
    if (FORM_ROW(rows->form, from)->kind == ROW_OPEN)
        from = first_added(rows->form, from);
    if (axis_span(rows, from, to, out))
        return true;
    *out = (struct span){ 1, 0 };
    return has_open_row(rows->form, from, to);
}

/* What stands in every row of a list may not go over the list: that would be its square. */
static bool goes_over_list(const struct parser *parser, struct span rows)
{
    const struct shape *shape = parser->program->shape;

    if (!parser->move || !form_row_is_open(shape->form, parser->move->row) ||
        rows.first >= rows.last)
        return false;
    for (uint32_t row = rows.first; row <= rows.last; row++)
        if (shape_row(shape, row)->open)
            return true;
    return false;
}

bool refs_range(struct parser *parser, struct token a, struct token b, struct block *out)
{
    const struct shape *shape = parser->program->shape;
    const struct form *form = shape->form;
    struct axis rows = { .form = form,
        .index = form_row_index,
        .slots = shape->row_slots,
        .slots_len = shape->rows_len,
        .keys = (const char *)form->rows.items,
        .len = form->rows.len,
        .stride = sizeof(struct form_row) };
    struct axis columns = { .form = form,
        .index = form_column_index,
        .slots = shape->column_slots,
        .slots_len = shape->values_len,
        .keys = (const char *)form->columns.items,
        .len = form->columns.len,
        .stride = sizeof(struct form_column) };
    struct span down, across;
    long from, to;

    a = refs_moved(parser, a);
    b = refs_moved(parser, b);
    _Static_assert(
        offsetof(struct form_row, key) == 0, "corner_place reads keys where items begin");
    _Static_assert(
        offsetof(struct form_column, key) == 0, "corner_place reads keys where items begin");
    if (a.column == 0 || b.column == 0 || !rows_span(&rows, a.row, b.row, &down) ||
        !axis_places(&columns, a.column, b.column, &from, &to) ||
        !axis_span(&columns, from, to, &across))
        return parser_refuse_at(parser, a,
            "Vùng " STR_FMT ":" STR_FMT " không có ô nào chứa số liệu.", STR_ARG(a.text),
            STR_ARG(b.text));
    if (goes_over_list(parser, down))
        return parser_refuse_at(parser, a,
            "Công thức của dòng mở chỉ tính trong dòng của mình: vùng " STR_FMT ":" STR_FMT
            " đi qua cả danh sách; hãy đặt ở một dòng tổng.",
            STR_ARG(a.text), STR_ARG(b.text));
    *out = (struct block){ down.first, down.last, (uint16_t)across.first, (uint16_t)across.last };
    return true;
}
