/* Formulas rewritten for rows or columns that are moved or removed. */
#include "core/form_edit.h"
#include "core/formula/lex.h"

const char *const form_loss_names[LOSS_COUNT] = {
#define X(name, wire) [LOSS_##name] = wire,
    FORM_LOSS_LIST(X)
#undef X
};

/* One edit as it goes on: places are indices in the order of the sheet. */
struct editing {
    struct arena *arena;
    const struct form *form;
    struct form_edit edit;
    long len, first, last, before; /* of the axis; before: the place it comes to stand at */
    int64_t *order;                /* keys as they stand afterwards */
    long order_len;
    struct form_rewrite *rewrites;
    struct form_loss *losses;
    size_t rewrites_len, losses_len, losses_cap;
};

static int64_t key_at(const struct editing *e, long place)
{
    return e->edit.axis == AXIS_ROWS ? FORM_ROW(e->form, place)->key
                                     : FORM_COLUMN(e->form, place)->key;
}

static long place_of(const struct editing *e, int64_t key)
{
    return e->edit.axis == AXIS_ROWS ? form_row_index(e->form, key)
                                     : form_column_index(e->form, key);
}

static bool is_removed(const struct editing *e, long place)
{
    return e->edit.removes && place >= e->first && place <= e->last;
}

/* Where a corner stands: its own place, else the nearest of a key between it and the other. */
static long corner_place(const struct editing *e, int64_t corner, int64_t other)
{
    long place = place_of(e, corner);
    int64_t low = corner < other ? corner : other, high = corner < other ? other : corner;

    if (place >= 0)
        return place;
    for (long i = 0; i < e->len; i++) {
        long at = corner <= other ? i : e->len - 1 - i;

        if (key_at(e, at) >= low && key_at(e, at) <= high)
            return at;
    }
    return -1;
}

/* ---- spans ---- */

struct span {
    long low, high; /* low > high: nothing is left */
};

static struct span without(struct span span, long first, long last)
{
    long gone = last - first + 1;
    struct span out = span;

    if (last < span.low)
        return (struct span){ span.low - gone, span.high - gone };
    if (first > span.high)
        return span;
    if (first <= span.low)
        out.low = first;
    out.high = last >= span.high ? first - 1 : span.high - gone;
    return out;
}

/* A move is room made at the new place, the block put there, and the old place closed. */
static struct span moved(const struct editing *e, struct span span)
{
    long count = e->last - e->first + 1, first = e->first, last = e->last;

    if (span.low >= first && span.high <= last) {
        long by = e->before > last ? e->before - count - first : e->before - first;

        return (struct span){ span.low + by, span.high + by };
    }
    if (e->before <= span.low)
        span.low += count;
    if (e->before <= span.high)
        span.high += count;
    if (e->before <= first) {
        first += count;
        last += count;
    }
    return without(span, first, last);
}

/* Keys of the corners afterwards; false where nothing is left. */
static bool corners_after(const struct editing *e, int64_t *a, int64_t *b)
{
    long one = corner_place(e, *a, *b), two = corner_place(e, *b, *a);
    bool swapped = one > two;
    struct span span = { swapped ? two : one, swapped ? one : two };
    int64_t low, high;

    if (one < 0 || two < 0)
        return true; /* wrong already, and no business of this edit */
    span = e->edit.removes ? without(span, e->first, e->last) : moved(e, span);
    if (span.low > span.high)
        return false;
    low = e->order[span.low];
    high = e->order[span.high];
    if (low != key_at(e, swapped ? two : one) || place_of(e, swapped ? *b : *a) >= 0)
        *(swapped ? b : a) = low;
    if (high != key_at(e, swapped ? one : two) || place_of(e, swapped ? *a : *b) >= 0)
        *(swapped ? a : b) = high;
    return true;
}

/* ---- one formula ---- */

struct rewriting {
    const struct editing *e;
    struct buf out;
    const char *copied; /* up to here the text is in out */
    bool changed, lost;
};

static void copy_until(struct rewriting *r, const char *end)
{
    buf_add(&r->out, (struct str){ r->copied, (size_t)(end - r->copied) });
    r->copied = end;
}

static void put(struct rewriting *r, struct str from, struct str text)
{
    copy_until(r, from.ptr);
    buf_add(&r->out, text);
    r->copied = from.ptr + from.len;
    r->changed = true;
}

/* "$D$14" with other keys, its marks kept. */
static struct str reference(struct arena *arena, struct token was, int64_t row, int64_t column)
{
    size_t letters = was.text.ptr[0] == '$', digits = letters;
    struct str name = form_column_letters(arena, column);

    while (
        was.text.ptr[digits] != '$' && (was.text.ptr[digits] < '0' || was.text.ptr[digits] > '9'))
        digits++;
    return str_format(arena, "%s" STR_FMT "%s%lld", letters ? "$" : "", STR_ARG(name),
        was.text.ptr[digits] == '$' ? "$" : "", (long long)row);
}

static int64_t *axis_key(const struct editing *e, struct token *token)
{
    return e->edit.axis == AXIS_ROWS ? &token->row : &token->column;
}

static void single_rewrite(struct rewriting *r, struct token token)
{
    long place = place_of(r->e, *axis_key(r->e, &token));

    if (place < 0 || !is_removed(r->e, place))
        return;
    put(r, token.text, S("#REF!"));
    r->lost = true;
}

static void range_rewrite(struct rewriting *r, struct token a, struct token b)
{
    struct str whole = { a.text.ptr, (size_t)(b.text.ptr + b.text.len - a.text.ptr) };
    struct token was_a = a, was_b = b;

    if (!corners_after(r->e, axis_key(r->e, &a), axis_key(r->e, &b))) {
        put(r, whole, S("#REF!"));
        r->lost = true;
        return;
    }
    if (a.row != was_a.row || a.column != was_a.column)
        put(r, a.text, reference(r->e->arena, was_a, a.row, a.column));
    if (b.row != was_b.row || b.column != was_b.column)
        put(r, b.text, reference(r->e->arena, was_b, b.row, b.column));
}

static struct rewriting rewrite(const struct editing *e, struct str formula)
{
    struct rewriting r = { .e = e, .out = { .arena = e->arena }, .copied = formula.ptr };
    struct lexer lexer = lex_start(formula);

    if (!formula.len)
        return r; /* a check without one: there is no place to copy from */
    while (lexer.token.kind != TOKEN_END) {
        struct token token = lexer.token;

        lex_next(&lexer);
        if (token.kind != TOKEN_REFERENCE || !token.column)
            continue;
        if (lexer.token.kind == TOKEN_COLON) {
            lex_next(&lexer);
            if (lexer.token.kind != TOKEN_REFERENCE || !lexer.token.column)
                continue;
            range_rewrite(&r, token, lexer.token);
            lex_next(&lexer);
            continue;
        }
        single_rewrite(&r, token);
    }
    copy_until(&r, formula.ptr + formula.len);
    return r;
}

/* ---- the form ---- */

static void loss_add(struct editing *e, struct form_loss loss)
{
    e->losses = list_room(e->arena, e->losses, e->losses_len, &e->losses_cap, sizeof(loss));
    e->losses[e->losses_len++] = loss;
}

static void cells_rewrite(struct editing *e)
{
    for (size_t i = 0; i < e->form->cells.len; i++) {
        const struct form_cell *cell = FORM_CELL(e->form, i);
        long place = place_of(e, e->edit.axis == AXIS_ROWS ? cell->row : cell->column);
        struct rewriting r;

        if (!cell->formula.len || (place >= 0 && is_removed(e, place)))
            continue;
        r = rewrite(e, cell->formula);
        if (r.lost)
            loss_add(e, (struct form_loss){ LOSS_FORMULA, cell->row, cell->column, { 0 } });
        if (r.changed)
            e->rewrites[e->rewrites_len++] = (struct form_rewrite){
                .row = cell->row, .column = cell->column, .formula = buf_str(&r.out)
            };
    }
}

static bool names_removed(const struct editing *e, int64_t key)
{
    long place = key ? place_of(e, key) : -1;

    return place >= 0 && is_removed(e, place);
}

static bool list_names_removed(const struct editing *e, struct list keys)
{
    for (size_t i = 0; i < keys.len; i++)
        if (names_removed(e, *LIST_AT(keys, int64_t, i)))
            return true;
    return false;
}

static bool check_names_removed(const struct editing *e, const struct check_rule *rule)
{
    bool of_rows = e->edit.axis == AXIS_ROWS;

    if (list_names_removed(e, of_rows ? rule->rows : rule->columns))
        return true;
    return (rule->axis == CHECK_OF_ROWS) == of_rows &&
           (names_removed(e, rule->total) || list_names_removed(e, rule->parts));
}

static void checks_rewrite(struct editing *e)
{
    for (size_t i = 0; i < e->form->checks.len; i++) {
        const struct check_rule *rule = FORM_CHECK(e->form, i);
        struct rewriting r = rewrite(e, rule->formula);

        if (r.lost || check_names_removed(e, rule))
            loss_add(e, (struct form_loss){ .kind = LOSS_CHECK, .check = rule->code });
        if (r.changed)
            e->rewrites[e->rewrites_len++] =
                (struct form_rewrite){ .check = rule->code, .formula = buf_str(&r.out) };
    }
}

static void rules_look(struct editing *e)
{
    bool of_rows = e->edit.axis == AXIS_ROWS;

    for (size_t i = 0; of_rows && i < e->form->rows.len; i++) {
        const struct form_row *row = FORM_ROW(e->form, i);

        if (!is_removed(e, (long)i) &&
            ((row->rule == RULE_WEIGHTED && names_removed(e, row->rule_weight)) ||
                (row->rule == RULE_RATIO &&
                    (names_removed(e, row->rule_num) || names_removed(e, row->rule_den)))))
            loss_add(e, (struct form_loss){ .kind = LOSS_ROW_RULE, .row = row->key });
    }
    for (size_t i = 0; !of_rows && i < e->form->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(e->form, i);

        if (!is_removed(e, (long)i) &&
            ((column->rule == RULE_WEIGHTED && names_removed(e, column->rule_weight)) ||
                (column->rule == RULE_RATIO &&
                    (names_removed(e, column->rule_num) || names_removed(e, column->rule_den)))))
            loss_add(e, (struct form_loss){ .kind = LOSS_COLUMN_RULE, .column = column->key });
    }
}

/* The keys in the order they have afterwards. */
static void order_fill(struct editing *e)
{
    e->order = ARENA_ARRAY(e->arena, (size_t)e->len + 1, int64_t);
    for (long i = 0; i <= e->len; i++) {
        if (!e->edit.removes && i == e->before)
            for (long k = e->first; k <= e->last; k++)
                e->order[e->order_len++] = key_at(e, k);
        if (i < e->len && (i < e->first || i > e->last))
            e->order[e->order_len++] = key_at(e, i);
    }
}

static bool places_find(struct editing *e)
{
    e->len = (long)(e->edit.axis == AXIS_ROWS ? e->form->rows.len : e->form->columns.len);
    e->first = place_of(e, e->edit.first);
    e->last = place_of(e, e->edit.last);
    e->before = e->edit.before ? place_of(e, e->edit.before) : e->len;
    if (e->first < 0 || e->last < e->first || e->before < 0)
        return false;
    return e->edit.removes || e->before <= e->first || e->before > e->last;
}

bool form_edit(
    struct arena *arena, const struct form *form, struct form_edit edit, struct form_edited *out)
{
    struct editing e = { .arena = arena, .form = form, .edit = edit };

    if (!places_find(&e))
        return false;
    order_fill(&e);
    e.rewrites = ARENA_ARRAY(arena, form->cells.len + form->checks.len + 1, struct form_rewrite);
    cells_rewrite(&e);
    checks_rewrite(&e);
    if (edit.removes)
        rules_look(&e);
    out->rewrites = (struct list){ e.rewrites, e.rewrites_len };
    out->losses = (struct list){ e.losses, e.losses_len };
    return true;
}
