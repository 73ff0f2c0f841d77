/* The rows of an annex: ordinals, labels, units, which are headings and which carry figures. */
#include "core/annex/tokens.h"
#include "core/annex/words.h"
#include "core/annex/work_rows.h"
#include "core/text.h"

/* ---- what stands in a row ---- */

bool work_has_figure(const struct work *work, int64_t row, int64_t column)
{
    const struct sheet_cell *cell = sheet_cell(work->page.sheet, row, column);

    return cell->formula.len > 0 || cell->kind == SHEET_NUMBER;
}

static bool is_value_column(const struct work *work, size_t i)
{
    return work->columns[i].role == COLUMN_VALUE;
}

static bool is_value_key(const struct work *work, int64_t key)
{
    for (size_t i = 0; i < work->columns_len; i++) {
        if (work->columns[i].key == key)
            return is_value_column(work, i);
    }
    return false;
}

static bool row_has_figures(const struct work *work, int64_t row)
{
    for (size_t i = 0; i < work->columns_len; i++) {
        if (is_value_column(work, i) && work_has_figure(work, row, work->columns[i].key))
            return true;
    }
    return false;
}

/* A unit written once for several rows is merged downwards. */
static struct str unit_text(const struct work *work, int64_t row)
{
    struct area area = page_area(&work->page, row, work->unit);

    if (work->unit == 0 || area.column != area.last_column)
        return S("");
    return page_text(&work->page, row, work->unit);
}

static struct str own_text(const struct work *work, int64_t row, int64_t column)
{
    return column == 0 ? S("") : page_own_text(&work->page, row, column);
}

/* What a column says of the row's label: a group that is merged downwards says it of each row. */
static struct str label_part(const struct work *work, int64_t row, int64_t column)
{
    if (work->grouped && column < work->label_last &&
        page_own_text(&work->page, row, work->label_last).len > 0)
        return page_text(&work->page, row, column);
    return own_text(work, row, column);
}

/* The texts of all label columns, side by side. */
static struct str label_text(const struct work *work, int64_t row)
{
    struct str label = label_part(work, row, work->label);

    for (int64_t column = work->label + 1; column <= work->label_last; column++) {
        struct str more = label_part(work, row, column);

        if (label.len + 1 + more.len > FORM_LABEL_BYTES_MAX)
            break;
        if (label.len > 0 && more.len > 0)
            label = str_format(work->arena, STR_FMT "%s" STR_FMT, STR_ARG(label),
                work->grouped ? " - " : " ", STR_ARG(more));
        else if (more.len > 0)
            label = more;
    }
    return label;
}

/* Blanks that make one level, where no ordinal says it. */
#define LEVEL_BLANKS 3

static struct str stt_of(const struct work *work, int64_t row)
{
    return own_text(work, row, work->stt);
}

static int64_t indent_of(const struct work *work, int64_t row, struct str stt)
{
    int64_t indent = page_style(&work->page, row, work->label)->indent;

    if (indent == 0 && stt.len == 0)
        indent = (page_blanks(&work->page, row, work->label) + 1) / LEVEL_BLANKS;
    return indent;
}

static struct form_row read_row(struct work *work, int64_t key)
{
    struct form_row row = {
        .key = key,
        .stt = own_text(work, key, work->stt),
        .code = own_text(work, key, work->code),
        .label = label_text(work, key),
        .unit = unit_text(work, key),
        .indicator = S(""),
    };
    int64_t indent = work->label == 0 ? 0 : indent_of(work, key, stt_of(work, key));

    /* A label that begins in the column of ordinals. */
    if (row.label.len == 0 && row.stt.len > 0 && !token_is_ordinal(row.stt)) {
        row.label = row.stt;
        row.stt = S("");
    }
    row.indent = indent > FORM_INDENT_MAX ? FORM_INDENT_MAX : indent;
    return row;
}

static bool is_bare(const struct form_row *row)
{
    return row->stt.len == 0 && row->code.len == 0 && row->label.len == 0;
}

/* ---- rows that are none ---- */

/* A row nobody sees with words where figures belong: names of fields, left by a program. */
static bool names_fields(struct work *work, int64_t key)
{
    const struct sheet_row *cells = sheet_row(work->page.sheet, key);
    int64_t words = 0;

    if (cells == NULL || !cells->hidden || row_has_figures(work, key))
        return false;
    for (size_t i = 0; i < work->columns_len; i++) {
        const struct sheet_cell *cell = sheet_cell(work->page.sheet, key, work->columns[i].key);

        if (is_value_column(work, i) && cell->kind == SHEET_TEXT && cell->text.len > 2)
            words++;
    }
    return words > 0 && !token_is_ordinal(own_text(work, key, work->stt));
}

bool work_row_skipped(struct work *work, int64_t key)
{
    return frame_is_repeat(&work->page, &work->frame, key) || names_fields(work, key);
}

/* ---- where the rows end ---- */

/* "30. Ghi chú" and "Ghi chú" are the same words. */
static struct str without_number(struct str key)
{
    struct str rest = key;
    struct str first = str_cut(&rest, ' ');
    int64_t number;

    return str_to_int(first, &number) ? rest : key;
}

static bool says_sign_off(struct work *work, int64_t row)
{
    struct arena_mark mark = arena_mark(work->arena);
    int64_t column = 1;

    while (column <= work->page.columns) {
        struct str key = page_key(&work->page, row, column);
        bool says = words_are(WORDS_SIGN_OFF, without_number(key)) ||
                    words_are(WORDS_SIGNER, key) || token_is_date_line(key);

        arena_rewind(work->arena, mark);
        if (says)
            return true;
        column = page_area(&work->page, row, column).last_column + 1;
    }
    return false;
}

/* Two who sign beside each other, or one where figures belong: no row of a table. */
static bool is_signing_row(struct work *work, int64_t row)
{
    struct arena_mark mark = arena_mark(work->arena);
    int64_t signers = 0, column = 1;

    if (row_has_figures(work, row))
        return false;
    while (column <= work->page.columns) {
        bool signer = words_are(WORDS_SIGNER, page_key(&work->page, row, column)) &&
                      page_own_text(&work->page, row, column).len > 0;

        signers += !signer ? 0 : is_value_key(work, column) ? 2 : 1;
        column = page_area(&work->page, row, column).last_column + 1;
    }
    arena_rewind(work->arena, mark);
    return signers >= 2;
}

/* A row of the table: it has a code, a unit or a figure, or an ordinal beside its label. */
static bool is_surely_row(struct work *work, int64_t key)
{
    struct arena_mark mark = arena_mark(work->arena);
    struct form_row row = read_row(work, key);
    bool surely = row.code.len > 0 || row.unit.len > 0 || row_has_figures(work, key) ||
                  (token_is_ordinal(row.stt) && row.label.len > 0);

    arena_rewind(work->arena, mark);
    return surely;
}

/* A line that runs over columns of figures: no row has that. */
static bool is_remark(struct work *work, int64_t row)
{
    struct span span = page_span(&work->page, row);
    struct area area = page_area(&work->page, row, span.first);

    return span.areas == 1 && area.last_column > work->label_last &&
           area.last_column > area.column && is_value_key(work, area.last_column);
}

/* The last row of the table: names and signatures below it are left out. */
static int64_t last_row(struct work *work)
{
    int64_t surely = work->frame.body_first - 1;
    int64_t row;

    for (row = work->frame.body_first; row <= work->frame.body_last; row++) {
        if (page_row_empty(&work->page, row))
            continue;
        if (is_signing_row(work, row))
            break;
        if (is_surely_row(work, row))
            surely = row;
    }
    for (row = surely + 1; row <= work->frame.body_last; row++) {
        if (page_row_empty(&work->page, row))
            continue;
        if (says_sign_off(work, row) || is_remark(work, row))
            return row - 1;
    }
    return work->frame.body_last;
}

/* ---- levels ---- */

static struct str ordinal_of(const struct form_row *row)
{
    return row->stt.len > 0 ? row->stt : token_ordinal(row->label);
}

/* "Trong đó:" alone heads what follows; "Trong đó: Nữ" is a part itself. */
enum of_which { OF_WHICH_NOT, OF_WHICH_HEADS, OF_WHICH_PART };

struct level {
    int rank;
    int64_t indent;
    enum of_which of_which;
};

static enum of_which of_which(const struct work *work, const struct form_row *row)
{
    struct str key = text_search_key(work->arena, row->label);

    if (!words_are(WORDS_OF_WHICH, key))
        return OF_WHICH_NOT;
    if (str_ends(row->label, S(":")) || str_eq(key, S("trong do")) || str_eq(key, S("chia ra")))
        return OF_WHICH_HEADS;
    return OF_WHICH_PART;
}

static struct level level_of(struct work *work, const struct form_row *row, struct str before)
{
    struct level level = { token_rank(ordinal_of(row), before), row->indent, of_which(work, row) };

    if (row->stt.len == 0 && words_are(WORDS_TOTAL, text_search_key(work->arena, row->label)))
        level.rank = RANK_TOTAL;
    if (level.rank == RANK_NONE && level.of_which == OF_WHICH_HEADS) {
        level.rank = RANK_OF_WHICH;
        return level;
    }
    /* Of rows without ordinals, those in bold head the others. */
    if (level.rank == RANK_NONE && !page_style(&work->page, row->key, work->label)->bold)
        level.rank++;
    return level;
}

static bool is_deeper(struct level below, struct level above)
{
    if (above.rank == RANK_TOTAL || below.rank == RANK_TOTAL)
        return above.rank == RANK_TOTAL ? false : below.indent > above.indent;
    if (below.rank != above.rank)
        return below.rank > above.rank;
    return below.indent > above.indent;
}

static struct level *find_levels(struct work *work)
{
    struct level *levels = ARENA_ARRAY(work->arena, work->rows_len, struct level);
    struct str capital = S(""), small = S("");

    for (size_t i = 0; i < work->rows_len; i++) {
        struct str ordinal = ordinal_of(&work->rows[i]);
        bool is_small = ordinal.len > 0 && ordinal.ptr[0] >= 'a' && ordinal.ptr[0] <= 'z';

        levels[i] = level_of(work, &work->rows[i], is_small ? small : capital);
        if (levels[i].rank == RANK_UPPER)
            capital = ordinal;
        if (levels[i].rank == RANK_LOWER)
            small = ordinal;
    }
    return levels;
}

/* Each row stands under the nearest one above it that is less deep. */
static void find_parents(struct work *work, const struct level *levels)
{
    work->parents = ARENA_ARRAY(work->arena, work->rows_len, long);
    for (size_t i = 0; i < work->rows_len; i++) {
        long above = (long)i - 1;

        if (above >= 0 && levels[i].of_which != OF_WHICH_NOT) {
            /* It is of the row above, or of what the part above is of. */
            work->parents[i] =
                levels[above].of_which == OF_WHICH_PART ? work->parents[above] : above;
            continue;
        }
        while (above >= 0 && !is_deeper(levels[i], levels[above]))
            above = work->parents[above];
        work->parents[i] = above;
    }
}

/* ---- headings between rows ---- */

/* By what the form shows which rows carry figures. */
struct evidence {
    size_t labelled, units, codes, figures;
};

static struct evidence find_evidence(const struct work *work)
{
    struct evidence evidence = { .labelled = work->rows_len };

    for (size_t i = 0; i < work->rows_len; i++) {
        evidence.units += work->rows[i].unit.len > 0 ? 1 : 0;
        evidence.codes += work->rows[i].code.len > 0 ? 1 : 0;
        evidence.figures += row_has_figures(work, work->rows[i].key) ? 1 : 0;
    }
    return evidence;
}

static bool carries(const struct work *work, const struct form_row *row)
{
    return row->unit.len > 0 || row->code.len > 0 || row_has_figures(work, row->key);
}

/* A row without any sign of figures, in a form that shows such signs, with rows under it. */
static bool is_group(const struct work *work, size_t i, struct evidence evidence)
{
    bool shown = 2 * evidence.units >= evidence.labelled ||
                 2 * evidence.codes >= evidence.labelled ||
                 2 * evidence.figures >= evidence.labelled;
    bool followed = i + 1 < work->rows_len && work->parents[i + 1] == (long)i;

    if (of_which(work, &work->rows[i]) == OF_WHICH_HEADS)
        return followed && !carries(work, &work->rows[i]);
    return shown && followed && !carries(work, &work->rows[i]);
}

/* Dots, or a number without anything beside it: a place for a row to be added. */
static bool is_open(const struct work *work, const struct form_row *row)
{
    if (token_is_placeholder(work->arena, row->label))
        return true;
    return row->label.len == 0 && row->code.len == 0 && row->unit.len == 0 &&
           !row_has_figures(work, row->key);
}

/* Of several places one after the other the first stands for all. */
static void join_open_rows(struct work *work)
{
    size_t len = 0;

    for (size_t i = 0; i < work->rows_len; i++) {
        bool joins =
            len > 0 && is_open(work, &work->rows[i]) && is_open(work, &work->rows[len - 1]);

        if (!joins)
            work->rows[len++] = work->rows[i];
    }
    work->rows_len = len;
}

static void set_kinds(struct work *work)
{
    struct evidence evidence = find_evidence(work);

    for (size_t i = 0; i < work->rows_len; i++) {
        struct form_row *row = &work->rows[i];

        if (is_open(work, row))
            row->kind = ROW_OPEN;
        else
            row->kind = is_group(work, i, evidence) ? ROW_GROUP : ROW_FIXED;
        if (row->kind == ROW_FIXED && row->unit.len == 0 &&
            4 * evidence.units >= 3 * evidence.labelled && row->code.len == 0)
            work_doubt(work, row->key, 0,
                "Dòng “" STR_FMT "” không có đơn vị tính; hãy kiểm tra là dòng số liệu hay "
                "dòng tiêu đề nhóm.",
                STR_ARG(row->label));
        if (row->kind == ROW_OPEN)
            work->form->open_list = true;
    }
}

/* ---- all rows ---- */

static void add_row(struct work *work, struct form_row row)
{
    const struct sheet_row *cells = sheet_row(work->page.sheet, row.key);

    work->rows[work->rows_len++] = row;
    if (cells != NULL && cells->hidden)
        work_doubt(work, row.key, 0, "Dòng này bị ẩn trong tệp Excel.");
}

static void add_unnamed(struct work *work, struct form_row row)
{
    row.label = str_format(work->arena, "(dòng %lld)", (long long)row.key);
    work_doubt(work, row.key, 0, "Dòng có công thức nhưng không có tên; hãy đặt tên hoặc bỏ dòng.");
    add_row(work, row);
}

static bool has_named_row(struct work *work, int64_t last)
{
    for (int64_t key = work->frame.body_first; key <= last; key++) {
        struct form_row row;

        if (page_row_empty(&work->page, key))
            continue;
        row = read_row(work, key);
        if (!is_bare(&row))
            return true;
    }
    return false;
}

static void read_rows(struct work *work, int64_t last)
{
    for (int64_t key = work->frame.body_first; key <= last; key++) {
        struct form_row row;

        if (page_row_empty(&work->page, key))
            continue;
        if (work_row_skipped(work, key)) {
            work_doubt(work, key, 0,
                "Dòng %lld (lặp lại tiêu đề hoặc tên trường bị ẩn) được bỏ qua.", (long long)key);
            continue;
        }
        row = read_row(work, key);
        if (!is_bare(&row))
            add_row(work, row);
        else if (row_has_figures(work, key))
            add_unnamed(work, row);
    }
}

/* Stands for the rows the reporter adds. */
static void add_open_row(struct work *work, int64_t key)
{
    struct form_row row = { .key = key, .kind = ROW_OPEN };

    row.stt = row.code = row.label = row.unit = row.indicator = S("");
    work->form->open_list = true;
    add_row(work, row);
}

/* The one row of a form that is not a list: the figures of whoever reports. */
static void add_only_row(struct work *work)
{
    struct form_row row = { .key = work->frame.body_first, .label = S("Số liệu") };

    row.stt = row.code = row.unit = row.indicator = S("");
    add_row(work, row);
}

/* A list that has nothing yet but its total. */
static bool only_totals(struct work *work)
{
    for (size_t i = 0; i < work->rows_len; i++) {
        if (!words_are(WORDS_TOTAL, text_search_key(work->arena, work->rows[i].label)))
            return false;
    }
    return true;
}

/* ---- which row is a part of which ---- */

/* A total that stands before what it is the total of. */
static long leading_total(const struct work *work, const struct level *levels)
{
    return work->rows_len > 1 && levels[0].rank == RANK_TOTAL && levels[1].rank < RANK_DASH ? 0
                                                                                            : -1;
}

/* Whether both ordinals, the indents, or words like "Trong đó" say so; bold letters are not enough.
 */
static bool is_sure(const struct level *below, const struct level *above)
{
    if (below->of_which != OF_WHICH_NOT || above->of_which == OF_WHICH_HEADS)
        return true;
    if (below->indent > above->indent)
        return true;
    return below->rank < RANK_NONE && above->rank < RANK_NONE && below->indent >= above->indent;
}

/* The nearest row above that is less indented; -1: there is none. */
static long less_indented(const struct level *levels, size_t i)
{
    long above = (long)i - 1;

    while (above >= 0 && levels[above].indent >= levels[i].indent)
        above--;
    return above;
}

void work_parents(struct work *work)
{
    const struct level *levels = find_levels(work);
    long total = leading_total(work, levels);

    for (size_t i = 0; i < work->rows_len; i++) {
        long parent = work->parents[i];

        if (parent < 0 && levels[i].indent > 0)
            parent = less_indented(levels, i);
        if (parent >= 0 && is_sure(&levels[i], &levels[parent]))
            work->rows[i].parent = work->rows[parent].key;
        else if (parent < 0 && total >= 0 && i > 0 && levels[i].rank < RANK_DASH &&
                 levels[i].rank != RANK_TOTAL)
            work->rows[i].parent = work->rows[total].key;
    }
}

void work_rows(struct work *work)
{
    int64_t last = last_row(work);
    int64_t most = last - work->frame.body_first + 3;

    work->rows = ARENA_ARRAY(work->arena, most > 1 ? (size_t)most : 1, struct form_row);
    work->last_row = last;
    if (work->label > 0 && has_named_row(work, last)) {
        read_rows(work, last);
        join_open_rows(work);
        find_parents(work, find_levels(work));
        set_kinds(work);
        if (only_totals(work))
            add_open_row(work, work->rows[work->rows_len - 1].key + 1);
    } else if (work->label > 0) {
        add_open_row(work, work->frame.body_first);
    } else {
        add_only_row(work);
    }
    find_parents(work, find_levels(work));
}
