/* The columns of an annex: their headings, their numbers, what they hold. */
#include "core/annex/tokens.h"
#include "core/annex/words.h"
#include "core/annex/work_rows.h"
#include "core/number.h"
#include "core/text.h"

/* Where neither a format nor a figure says how fine a column counts. */
#define DECIMALS_UNKNOWN 2

/* ---- headings ---- */

/* Whether the headings of the column go on right below the row. */
static bool goes_on_below(struct work *work, int64_t row, int64_t column)
{
    return row < work->frame.head_last && page_own_text(&work->page, row + 1, column).len > 0;
}

/* A heading over several columns that nobody merged: in the first row of headings it stands over
 * the first of them, and the cells to its right are empty. Further down, lines of one heading are
 * written below each other, and what is empty belongs to nobody. Empty: there is none. */
static struct str unmerged(struct work *work, int64_t row, int64_t column)
{
    struct area area = page_area(&work->page, row, column);
    struct str text = S("");

    if (row != work->frame.head_first || area.row != area.last_row ||
        !goes_on_below(work, row, column))
        return text;
    while (column > work->frame.column_first && text.len == 0)
        text = page_text(&work->page, row, --column);
    area = page_area(&work->page, row, column);
    if (area.row != area.last_row || !goes_on_below(work, row, area.column))
        return S("");
    return text;
}

/* The texts of the areas above a column, each once, from the top. */
static struct list heading_path(struct work *work, int64_t column)
{
    const struct frame *frame = &work->frame;
    size_t most = (size_t)(frame->head_last - frame->head_first + 1);
    struct str *path = ARENA_ARRAY(work->arena, most, struct str);
    size_t len = 0;
    int64_t row = frame->head_first;

    while (row <= frame->head_last) {
        struct area area = page_area(&work->page, row, column);
        struct str text = page_text(&work->page, row, column);

        if (text.len == 0)
            text = unmerged(work, row, column);
        if (text.len > 0)
            path[len++] = text;
        row = area.last_row + 1;
    }
    return (struct list){ path, len };
}

/* More levels than a form may have are joined to the last one, as far as there is room. */
static void shorten_path(struct work *work, struct list *path)
{
    struct str *items = path->items;
    struct str *last = &items[FORM_HEADING_DEPTH_MAX - 1];

    for (size_t i = FORM_HEADING_DEPTH_MAX; i < path->len; i++) {
        if (last->len + 1 + items[i].len > FORM_LABEL_BYTES_MAX)
            break;
        *last = str_format(work->arena, STR_FMT " " STR_FMT, STR_ARG(*last), STR_ARG(items[i]));
    }
    if (path->len > FORM_HEADING_DEPTH_MAX)
        path->len = FORM_HEADING_DEPTH_MAX;
}

static struct str leaf(const struct form_column *column)
{
    if (column->path.len == 0)
        return S("");
    return *LIST_AT(column->path, struct str, column->path.len - 1);
}

/* What the nearest heading says in brackets, from the leaf up. */
static struct str from_headings(struct work *work, const struct form_column *column,
    struct str (*read)(struct arena *arena, struct str heading))
{
    struct str found = S("");

    for (size_t i = column->path.len; i > 0 && found.len == 0; i--)
        found = read(work->arena, *LIST_AT(column->path, struct str, i - 1));
    return found;
}

static void set_numbers(struct work *work, struct form_column *column)
{
    struct str text = S("");
    struct token token;

    if (work->frame.number_row > 0)
        text = page_text(&work->page, work->frame.number_row, column->key);
    token = token_read(work->arena, text);
    column->number = token.kind == TOKEN_NONE ? S("") : token.number;
    column->printed = token.kind == TOKEN_NONE ? S("") : token.printed;
    if (column->printed.len == 0 && work->frame.printed_row > 0)
        column->printed = page_text(&work->page, work->frame.printed_row, column->key);
    if (column->printed.len == 0)
        column->printed = from_headings(work, column, token_printed);
    if (column->number.len == 0 && column->printed.len > 0)
        column->number = token_read(work->arena, column->printed).number;
}

/* ---- roles ---- */

static struct str heading_key(struct work *work, const struct form_column *column)
{
    return text_search_key(work->arena, leaf(column));
}

static int64_t column_with(struct work *work, enum words words)
{
    for (size_t i = 0; i < work->columns_len; i++) {
        const struct form_column *column = &work->columns[i];

        if (column->path.len == 1 && words_are(words, heading_key(work, column)))
            return column->key;
    }
    return 0;
}

static bool is_taken(const struct work *work, int64_t column)
{
    return column == work->stt || column == work->code || column == work->unit;
}

static bool has_letter_number(const struct form_column *column)
{
    return column->number.len == 1 && column->number.ptr[0] >= 'A' && column->number.ptr[0] <= 'Z';
}

/* Whether the body below has words in the column. */
static bool body_has_words(struct work *work, int64_t column)
{
    for (int64_t row = work->frame.body_first; row <= work->frame.body_last; row++) {
        const struct sheet_cell *cell = sheet_cell(work->page.sheet, row, column);

        if (cell->kind == SHEET_TEXT && cell->text.len > 3)
            return true;
    }
    return false;
}

/* The first column that is no ordinal, code or unit, if anything says that it names its rows. */
static void find_label(struct work *work)
{
    for (size_t i = 0; i < work->columns_len; i++) {
        const struct form_column *column = &work->columns[i];

        if (is_taken(work, column->key))
            continue;
        if (words_are(WORDS_LABEL, heading_key(work, column)) || work->stt > 0 ||
            has_letter_number(column) || (i == 0 && body_has_words(work, column->key)))
            work->label = column->key;
        return;
    }
}

/* Whether the rows of the column are held together in groups by merges downwards. */
static bool is_grouped(const struct work *work, int64_t column)
{
    const struct sheet *sheet = work->page.sheet;

    for (size_t i = 0; i < sheet->merges_len; i++) {
        const struct sheet_merge *merge = &sheet->merges[i];

        if (merge->column == column && merge->last_column == column &&
            merge->row >= work->frame.body_first && merge->row < merge->last_row &&
            merge->last_row <= work->frame.body_last)
            return true;
    }
    return false;
}

/* "Lĩnh vực" of merged cells before "Chỉ tiêu": both name the row. */
static bool names_groups(struct work *work, int64_t column)
{
    for (size_t i = 0; i < work->columns_len; i++) {
        const struct form_column *next = &work->columns[i];

        if (next->key == column + 1)
            return is_grouped(work, column) && !is_taken(work, next->key) &&
                   words_are(WORDS_LABEL, heading_key(work, next)) &&
                   body_has_words(work, next->key);
    }
    return false;
}

/* Columns under the one heading of the labels belong to them. */
static void widen_label(struct work *work)
{
    struct area area;

    work->label_last = work->label;
    if (work->label == 0)
        return;
    area = page_area(&work->page, work->frame.head_last, work->label);
    while (work->label_last < area.last_column && work->label_last < work->frame.column_last)
        work->label_last++;
    while (names_groups(work, work->label_last)) {
        work->label_last++;
        work->grouped = true;
    }
}

static int role_of(const struct work *work, int64_t column)
{
    if (column == work->stt)
        return COLUMN_STT;
    if (column == work->code)
        return COLUMN_CODE;
    if (column == work->unit)
        return COLUMN_UNIT;
    if (column >= work->label && column <= work->label_last && work->label > 0)
        return COLUMN_LABEL;
    return COLUMN_VALUE;
}

static void set_roles(struct work *work)
{
    work->stt = column_with(work, WORDS_STT);
    work->code = column_with(work, WORDS_CODE);
    work->unit = column_with(work, WORDS_UNIT);
    find_label(work);
    widen_label(work);
    for (size_t i = 0; i < work->columns_len; i++)
        work->columns[i].role = role_of(work, work->columns[i].key);
}

/* ---- what a column holds ---- */

struct holding {
    int64_t texts, figures, dates;
    int64_t decimals; /* of the formats, else of the figures; -1: nothing said */
};

static int64_t decimals_of(struct str figure)
{
    size_t point = str_find(figure, S("."));

    return point == figure.len ? 0 : (int64_t)(figure.len - point - 1);
}

/* A figure somebody typed as text. */
static bool is_typed_figure(const struct sheet_cell *cell)
{
    struct dec figure;
    enum number_answer answer = number_read(str_trim(cell->text), NUMBER_ANY, &figure);

    return answer == NUMBER_OK || answer == NUMBER_AMBIGUOUS || answer == NUMBER_OTHER_STYLE ||
           answer == NUMBER_OTHER_UNIT;
}

/* Words, and not what stands for "nothing here": dots, dashes, crosses. */
static bool is_wording(const struct sheet_cell *cell)
{
    for (size_t i = 0; i < cell->text.len; i++) {
        char c = cell->text.ptr[i];

        if (c != '.' && c != '-' && c != '/' && c != '*' && c != 'x' && c != 'X' && c != ' ')
            return !str_starts(str_sub(cell->text, i, cell->text.len), S("…"));
    }
    return false;
}

static void look_at(struct work *work, const struct sheet_cell *cell, struct holding *holding)
{
    const struct sheet_style *style = sheet_style(work->page.sheet, cell);
    int64_t decimals = style->decimals;

    bool typed = cell->kind == SHEET_TEXT && is_typed_figure(cell);

    if (cell->kind == SHEET_TEXT && cell->formula.len == 0 && !typed && is_wording(cell))
        holding->texts++;
    holding->figures += cell->kind == SHEET_NUMBER || cell->formula.len > 0 || typed ? 1 : 0;
    holding->dates += style->date ? 1 : 0;
    if (decimals < 0 && cell->kind == SHEET_NUMBER && cell->formula.len == 0)
        decimals = decimals_of(cell->text);
    if (decimals > holding->decimals)
        holding->decimals = decimals;
}

/* What stands in the cells of the table, by column: each cell is looked at once. */
static struct holding *look_below(struct work *work)
{
    const struct sheet *sheet = work->page.sheet;
    struct holding *holdings =
        ARENA_ARRAY(work->arena, (size_t)work->frame.column_last + 1, struct holding);

    for (int64_t column = 0; column <= work->frame.column_last; column++)
        holdings[column].decimals = -1;
    for (size_t i = 0; i < sheet->rows_len; i++) {
        const struct sheet_row *row = &sheet->rows[i];

        if (row->number < work->frame.body_first || row->number > work->last_row ||
            work_row_skipped(work, row->number))
            continue;
        for (int32_t j = 0; j < row->len; j++) {
            if (row->cells[j].column <= work->frame.column_last)
                look_at(work, &row->cells[j], &holdings[row->cells[j].column]);
        }
    }
    return holdings;
}

static int type_of(struct work *work, const struct form_column *column, struct holding holding)
{
    if (holding.dates > 0 && holding.dates >= holding.figures)
        return TYPE_DATE;
    if (words_are(WORDS_DAY, heading_key(work, column)) && holding.texts + holding.figures == 0)
        return TYPE_DATE;
    if (words_are(WORDS_TEXT, heading_key(work, column)) || holding.texts > holding.figures)
        return TYPE_TEXT;
    return TYPE_NUMBER;
}

static void set_holding(struct work *work, struct form_column *column, struct holding holding)
{
    column->type = TYPE_TEXT;
    if (column->role != COLUMN_VALUE)
        return;
    column->type = type_of(work, column, holding);
    column->unit = from_headings(work, column, token_unit);
    if (column->type != TYPE_NUMBER)
        return;
    column->decimals = holding.decimals < 0 ? DECIMALS_UNKNOWN : holding.decimals;
    if (column->decimals > DEC_SCALE_MAX)
        column->decimals = DEC_SCALE_MAX;
}

/* By column: whether anything stands in it below the headings. */
static bool *find_filled(struct work *work)
{
    const struct sheet *sheet = work->page.sheet;
    bool *filled = ARENA_ARRAY(work->arena, (size_t)work->frame.column_last + 1, bool);

    for (size_t i = 0; i < sheet->rows_len; i++) {
        const struct sheet_row *row = &sheet->rows[i];

        if (row->number < work->frame.body_first || row->number > work->frame.body_last)
            continue;
        for (int32_t j = 0; j < row->len; j++) {
            const struct sheet_cell *cell = &row->cells[j];

            if (cell->column <= work->frame.column_last &&
                (cell->formula.len > 0 || str_trim(cell->text).len > 0))
                filled[cell->column] = true;
        }
    }
    return filled;
}

static void add_column(struct work *work, int64_t key, bool filled)
{
    struct form_column *column = &work->columns[work->columns_len];

    *column = (struct form_column){ .key = key };
    column->path = heading_path(work, key);
    column->width = sheet_width(work->page.sheet, key);
    set_numbers(work, column);
    /* A narrow empty column between others parts them for the eye alone. */
    if (!filled && column->path.len == 0 && column->number.len == 0)
        return;
    shorten_path(work, &column->path);
    work->columns_len++;
    if (sheet_column_hidden(work->page.sheet, key))
        work_doubt(work, 0, key, "Cột này bị ẩn trong tệp Excel.");
}

void work_columns(struct work *work)
{
    const struct frame *frame = &work->frame;
    size_t most = (size_t)(frame->column_last - frame->column_first + 1);
    const bool *filled = find_filled(work);

    work->columns = ARENA_ARRAY(work->arena, most, struct form_column);
    for (int64_t key = frame->column_first; key <= frame->column_last; key++)
        add_column(work, key, filled[key]);
    set_roles(work);
}

void work_holdings(struct work *work)
{
    const struct holding *holdings = look_below(work);

    for (size_t i = 0; i < work->columns_len; i++)
        set_holding(work, &work->columns[i], holdings[work->columns[i].key]);
}

/* ---- how columns add up ---- */

static bool says_percent(struct work *work, const struct form_column *column)
{
    for (size_t i = 0; i < column->path.len; i++) {
        struct str heading = *LIST_AT(column->path, struct str, i);

        if (str_find(heading, S("%")) < heading.len ||
            words_are(WORDS_PERCENT, text_search_key(work->arena, heading)))
            return true;
    }
    return false;
}

static bool same_quotient(const struct quotient *a, const struct quotient *b)
{
    return a->num_column == b->num_column && a->den_column == b->den_column &&
           a->factor.given == b->factor.given &&
           (!a->factor.given || dec_cmp(a->factor.value, b->factor.value) == 0);
}

/* The quotient all formulas of the column are, each of its own row; .found false if they differ. */
static struct quotient column_quotient(const struct work *work, int64_t column)
{
    struct quotient common = { .found = false };

    for (size_t i = 0; i < work->cells_len; i++) {
        const struct form_cell *cell = &work->cells[i];
        struct quotient one;

        if (cell->column != column || cell->formula.len == 0)
            continue;
        one = work_quotient(cell->formula);
        if (!one.found || one.num_row != cell->row || one.den_row != cell->row)
            return (struct quotient){ .found = false };
        if (common.found && !same_quotient(&common, &one))
            return (struct quotient){ .found = false };
        common = one;
    }
    return common;
}

static bool is_number_column(const struct work *work, int64_t key)
{
    for (size_t i = 0; i < work->columns_len; i++) {
        if (work->columns[i].key == key)
            return work->columns[i].role == COLUMN_VALUE && work->columns[i].type == TYPE_NUMBER;
    }
    return false;
}

static void set_column_rule(struct work *work, struct form_column *column)
{
    struct quotient quotient = column_quotient(work, column->key);

    column->rule = column->type == TYPE_NUMBER ? RULE_SUM : RULE_NONE;
    if (column->type != TYPE_NUMBER)
        return;
    if (quotient.found && quotient.num_column != column->key &&
        quotient.den_column != column->key && is_number_column(work, quotient.num_column) &&
        is_number_column(work, quotient.den_column)) {
        column->rule = RULE_RATIO;
        column->rule_num = quotient.num_column;
        column->rule_den = quotient.den_column;
        column->rule_factor = quotient.factor;
        return;
    }
    if (!says_percent(work, column))
        return;
    column->rule = RULE_NONE;
    work_doubt(work, 0, column->key,
        "Cột tỷ lệ hoặc so sánh không cộng được; đề nghị chọn cách tổng hợp (tỷ số của hai cột "
        "hoặc không tổng hợp).");
}

void work_column_rules(struct work *work)
{
    for (size_t i = 0; i < work->columns_len; i++) {
        if (work->columns[i].role == COLUMN_VALUE)
            set_column_rule(work, &work->columns[i]);
        else
            work->columns[i].rule = RULE_NONE;
    }
}
