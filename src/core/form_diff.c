#include "core/form_diff.h"

const char *const form_change_names[CHANGE_COUNT] = {
#define X(name, wire, title) [CHANGE_##name] = wire,
    FORM_CHANGE_LIST(X)
#undef X
};

const char *const form_change_titles[CHANGE_COUNT] = {
#define X(name, wire, title) [CHANGE_##name] = title,
    FORM_CHANGE_LIST(X)
#undef X
};

struct diff {
    struct arena *arena;
    const struct form *before, *after;
    struct form_change *items;
    size_t len, count;
};

static void add(struct diff *diff, struct form_change change)
{
    if (diff->len < FORM_CHANGES_MAX)
        diff->items[diff->len++] = change;
    diff->count++;
}

/* ---- texts of what is compared ---- */

static struct str column_text(struct arena *arena, const struct form_column *column)
{
    struct str letters = form_column_letters(arena, column->key);
    struct str heading = form_heading(arena, column);

    return str_format(
        arena, STR_FMT "%s" STR_FMT, STR_ARG(letters), heading.len ? " – " : "", STR_ARG(heading));
}

static struct str row_text(struct arena *arena, const struct form_row *row)
{
    return str_format(arena, "%lld%s" STR_FMT "%s" STR_FMT, (long long)row->key,
        row->stt.len ? " – " : "", STR_ARG(row->stt), row->label.len ? " – " : "",
        STR_ARG(row->label));
}

static struct str heading_and_number(struct arena *arena, const struct form_column *column)
{
    struct str heading = form_heading(arena, column);

    if (!column->number.len)
        return heading;
    return str_format(arena, STR_FMT " (" STR_FMT ")", STR_ARG(heading), STR_ARG(column->number));
}

static struct str stt_code_label(struct arena *arena, const struct form_row *row)
{
    return str_format(arena, STR_FMT "%s" STR_FMT "%s" STR_FMT, STR_ARG(row->stt),
        row->stt.len && row->code.len ? " " : "", STR_ARG(row->code),
        row->label.len && (row->stt.len || row->code.len) ? " " : "", STR_ARG(row->label));
}

static const char *const type_titles[TYPE_COUNT] = {
    [TYPE_NUMBER] = "số",
    [TYPE_TEXT] = "văn bản",
    [TYPE_DATE] = "ngày",
    [TYPE_YES_NO] = "có/không",
};

static const char *const rule_titles[RULE_COUNT] = {
    [RULE_DEFAULT] = "theo cột",
    [RULE_SUM] = "cộng",
    [RULE_LAST] = "lấy số cuối",
    [RULE_AVERAGE] = "trung bình",
    [RULE_WEIGHTED] = "bình quân gia quyền",
    [RULE_RATIO] = "tỷ lệ",
    [RULE_MIN] = "nhỏ nhất",
    [RULE_MAX] = "lớn nhất",
    [RULE_NONE] = "không tổng hợp",
};

static const char *const role_titles_vi[COLUMN_ROLE_COUNT] = {
    [COLUMN_VALUE] = "số liệu",
    [COLUMN_STT] = "STT",
    [COLUMN_LABEL] = "tên chỉ tiêu",
    [COLUMN_CODE] = "mã",
    [COLUMN_UNIT] = "đơn vị tính",
};

static const char *const kind_titles[ROW_KIND_COUNT] = {
    [ROW_FIXED] = "số liệu",
    [ROW_GROUP] = "tiêu đề",
    [ROW_OPEN] = "mở",
};

static const char *title_of(const char *const *titles, int len, int at)
{
    return at >= 0 && at < len ? titles[at] : "?";
}

static struct str type_text(struct arena *arena, const struct form_column *column)
{
    if (column->type != TYPE_NUMBER || !column->decimals)
        return str_of(title_of(type_titles, TYPE_COUNT, column->type));
    return str_format(arena, "số, %lld chữ số thập phân", (long long)column->decimals);
}

static void say_part(struct buf *out, const char *name, struct str text)
{
    if (text.len)
        buf_addf(out, "%s%s " STR_FMT, out->len ? "; " : "", name, STR_ARG(text));
}

static void say_flag(struct buf *out, const char *name, bool is)
{
    if (is)
        say_part(out, name, S("có"));
}

static struct str column_other(struct arena *arena, const struct form_column *column)
{
    struct buf out = { .arena = arena };

    say_part(&out, "vai trò", str_of(title_of(role_titles_vi, COLUMN_ROLE_COUNT, column->role)));
    say_part(&out, "đơn vị tính", column->unit);
    say_part(&out, "thuộc tính", column->attribute);
    say_flag(&out, "bắt buộc", column->required);
    say_flag(&out, "khóa", column->readonly);
    return buf_str(&out);
}

static struct str row_other(struct arena *arena, const struct form_row *row)
{
    struct buf out = { .arena = arena };

    say_part(&out, "loại", str_of(title_of(kind_titles, ROW_KIND_COUNT, row->kind)));
    say_part(&out, "đơn vị tính", row->unit);
    say_part(&out, "chỉ tiêu", row->indicator);
    say_part(&out, "bậc", str_format(arena, "%lld", (long long)row->indent));
    return buf_str(&out);
}

struct rule_parts {
    int kind;
    int64_t weight, num, den;
    struct maybe_dec factor;
};

static struct str rule_text(struct arena *arena, struct rule_parts rule)
{
    struct buf out = { .arena = arena };

    buf_add(&out, str_of(title_of(rule_titles, RULE_COUNT, rule.kind)));
    if (rule.kind == RULE_WEIGHTED)
        buf_addf(&out, " theo %lld", (long long)rule.weight);
    if (rule.kind == RULE_RATIO)
        buf_addf(&out, " %lld/%lld", (long long)rule.num, (long long)rule.den);
    if (rule.kind == RULE_RATIO && rule.factor.given) {
        buf_add(&out, S(" × "));
        dec_add_to(&out, rule.factor.value);
    }
    return buf_str(&out);
}

static struct str column_rule(struct arena *arena, const struct form_column *column)
{
    return rule_text(arena, (struct rule_parts){ column->rule, column->rule_weight,
                                column->rule_num, column->rule_den, column->rule_factor });
}

static struct str row_rule(struct arena *arena, const struct form_row *row)
{
    return rule_text(arena, (struct rule_parts){ row->rule, row->rule_weight, row->rule_num,
                                row->rule_den, row->rule_factor });
}

/* ---- what moved ---- */

/* Marks the longest rising run of places; places < 0 are of no account. */
static bool *kept_order(struct arena *arena, const long *places, size_t len)
{
    bool *kept = ARENA_ARRAY(arena, len + 1, bool);
    size_t *tails = ARENA_ARRAY(arena, len + 1, size_t); /* by length: the least that ends one */
    long *previous = ARENA_ARRAY(arena, len + 1, long);
    size_t longest = 0;

    for (size_t i = 0; i < len; i++) {
        size_t low = 0, high = longest;

        if (places[i] < 0)
            continue;
        while (low < high) {
            size_t middle = (low + high) / 2;

            if (places[tails[middle]] < places[i])
                low = middle + 1;
            else
                high = middle;
        }
        previous[i] = low ? (long)tails[low - 1] : -1;
        tails[low] = i;
        if (low == longest)
            longest++;
    }
    for (long i = longest ? (long)tails[longest - 1] : -1; i >= 0; i = previous[i])
        kept[i] = true;
    return kept;
}

/* ---- columns and rows ---- */

static void compare(
    struct diff *diff, int kind, struct form_change place, struct str before, struct str after)
{
    if (str_eq(before, after))
        return;
    place.kind = kind;
    place.before = before;
    place.after = after;
    add(diff, place);
}

static struct str column_before(struct arena *arena, const struct form *form, long at)
{
    return at > 0 ? column_text(arena, FORM_COLUMN(form, at - 1)) : S("đầu biểu");
}

static struct str row_before(struct arena *arena, const struct form *form, long at)
{
    return at > 0 ? row_text(arena, FORM_ROW(form, at - 1)) : S("đầu biểu");
}

static void column_compare(struct diff *diff, long was, long is, bool moved)
{
    struct arena *arena = diff->arena;
    const struct form_column *before = FORM_COLUMN(diff->before, was);
    const struct form_column *after = FORM_COLUMN(diff->after, is);
    const struct form_change place = { .column = after->key, .label = column_text(arena, after) };

    compare(diff, CHANGE_COLUMN_RENAMED, place, heading_and_number(arena, before),
        heading_and_number(arena, after));
    if (moved)
        compare(diff, CHANGE_COLUMN_MOVED, place, column_before(arena, diff->before, was),
            column_before(arena, diff->after, is));
    compare(diff, CHANGE_COLUMN_TYPE, place, type_text(arena, before), type_text(arena, after));
    if (before->role == COLUMN_VALUE && after->role == COLUMN_VALUE)
        compare(
            diff, CHANGE_COLUMN_RULE, place, column_rule(arena, before), column_rule(arena, after));
    compare(
        diff, CHANGE_COLUMN_OTHER, place, column_other(arena, before), column_other(arena, after));
}

static void row_compare(struct diff *diff, long was, long is, bool moved)
{
    struct arena *arena = diff->arena;
    const struct form_row *before = FORM_ROW(diff->before, was);
    const struct form_row *after = FORM_ROW(diff->after, is);
    const struct form_change place = { .row = after->key, .label = row_text(arena, after) };

    compare(diff, CHANGE_ROW_RENAMED, place, stt_code_label(arena, before),
        stt_code_label(arena, after));
    if (moved)
        compare(diff, CHANGE_ROW_MOVED, place, row_before(arena, diff->before, was),
            row_before(arena, diff->after, is));
    compare(diff, CHANGE_ROW_RULE, place, row_rule(arena, before), row_rule(arena, after));
    compare(diff, CHANGE_ROW_OTHER, place, row_other(arena, before), row_other(arena, after));
}

static void columns_diff(struct diff *diff)
{
    size_t len = diff->after->columns.len;
    long *places = ARENA_ARRAY(diff->arena, len + 1, long);
    const bool *kept;

    for (size_t i = 0; i < len; i++)
        places[i] = form_column_index(diff->before, FORM_COLUMN(diff->after, i)->key);
    kept = kept_order(diff->arena, places, len);
    for (size_t i = 0; i < diff->before->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(diff->before, i);

        if (form_column_index(diff->after, column->key) < 0)
            add(diff, (struct form_change){ .kind = CHANGE_COLUMN_REMOVED,
                          .column = column->key,
                          .label = column_text(diff->arena, column) });
    }
    for (size_t i = 0; i < len; i++) {
        const struct form_column *column = FORM_COLUMN(diff->after, i);

        if (places[i] >= 0)
            column_compare(diff, places[i], (long)i, !kept[i]);
        else
            add(diff, (struct form_change){ .kind = CHANGE_COLUMN_ADDED,
                          .column = column->key,
                          .label = column_text(diff->arena, column) });
    }
}

static void rows_diff(struct diff *diff)
{
    size_t len = diff->after->rows.len;
    long *places = ARENA_ARRAY(diff->arena, len + 1, long);
    const bool *kept;

    for (size_t i = 0; i < len; i++)
        places[i] = form_row_index(diff->before, FORM_ROW(diff->after, i)->key);
    kept = kept_order(diff->arena, places, len);
    for (size_t i = 0; i < diff->before->rows.len; i++) {
        const struct form_row *row = FORM_ROW(diff->before, i);

        if (form_row_index(diff->after, row->key) < 0)
            add(diff, (struct form_change){ .kind = CHANGE_ROW_REMOVED,
                          .row = row->key,
                          .label = row_text(diff->arena, row) });
    }
    for (size_t i = 0; i < len; i++) {
        const struct form_row *row = FORM_ROW(diff->after, i);

        if (places[i] >= 0)
            row_compare(diff, places[i], (long)i, !kept[i]);
        else
            add(diff, (struct form_change){ .kind = CHANGE_ROW_ADDED,
                          .row = row->key,
                          .label = row_text(diff->arena, row) });
    }
}

/* ---- cells ---- */

static int cell_order(const struct form_cell *a, const struct form_cell *b)
{
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return a->column < b->column ? -1 : a->column > b->column;
}

static void cell_compare(
    struct diff *diff, const struct form_cell *before, const struct form_cell *after)
{
    const struct form_cell *cell = before ? before : after;
    const struct form_cell none = { 0 };
    struct form_change place;

    ASSERT(cell); /* of one side at least */
    place = (struct form_change){ .row = cell->row, .column = cell->column };
    if (form_row_index(diff->before, cell->row) < 0 || form_row_index(diff->after, cell->row) < 0 ||
        form_column_index(diff->before, cell->column) < 0 ||
        form_column_index(diff->after, cell->column) < 0)
        return;
    place.label = form_address(diff->arena, cell->row, cell->column);
    before = before ? before : &none;
    after = after ? after : &none;
    compare(diff, CHANGE_FORMULA, place, before->formula, after->formula);
    compare(diff, CHANGE_LOCK, place, before->readonly ? S("khóa") : S("mở"),
        after->readonly ? S("khóa") : S("mở"));
}

/* Both lists are in the order of form_sort_cells. */
static void cells_diff(struct diff *diff)
{
    size_t b = 0, a = 0;

    while (b < diff->before->cells.len || a < diff->after->cells.len) {
        const struct form_cell *before =
            b < diff->before->cells.len ? FORM_CELL(diff->before, b) : NULL;
        const struct form_cell *after =
            a < diff->after->cells.len ? FORM_CELL(diff->after, a) : NULL;
        int order = !before ? 1 : !after ? -1 : cell_order(before, after);

        cell_compare(diff, order <= 0 ? before : NULL, order >= 0 ? after : NULL);
        b += order <= 0;
        a += order >= 0;
    }
}

static void sheet_diff(struct diff *diff)
{
    const struct form *before = diff->before, *after = diff->after;

    compare(diff, CHANGE_SHEET, (struct form_change){ .label = S("Tên biểu") }, before->title,
        after->title);
    compare(diff, CHANGE_SHEET, (struct form_change){ .label = S("Số hiệu biểu") }, before->form_no,
        after->form_no);
    compare(diff, CHANGE_SHEET, (struct form_change){ .label = S("Đơn vị tính chung") },
        before->unit_note, after->unit_note);
    compare(diff, CHANGE_SHEET, (struct form_change){ .label = S("Căn cứ") }, before->legal_basis,
        after->legal_basis);
    compare(diff, CHANGE_SHEET, (struct form_change){ .label = S("Danh sách mở") },
        before->open_list ? S("có") : S("không"), after->open_list ? S("có") : S("không"));
}

struct form_changes_found form_diff(
    struct arena *arena, const struct form *before, const struct form *after)
{
    struct diff diff = { .arena = arena, .before = before, .after = after };

    diff.items = ARENA_ARRAY(arena, FORM_CHANGES_MAX, struct form_change);
    sheet_diff(&diff);
    columns_diff(&diff);
    rows_diff(&diff);
    cells_diff(&diff);
    return (struct form_changes_found){ { diff.items, diff.len }, diff.count };
}

struct str form_diff_words(struct arena *arena, const struct form_changes_found *found, size_t most)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < found->items.len && i < most; i++) {
        const struct form_change *change = LIST_AT(found->items, struct form_change, i);

        buf_addf(&out, "%s%s: " STR_FMT, i ? "; " : "", form_change_titles[change->kind],
            STR_ARG(change->label));
    }
    if (found->count > most)
        buf_addf(&out, "; … (%zu thay đổi)", found->count);
    return buf_str(&out);
}
