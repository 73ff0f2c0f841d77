#include "core/annex/fill_work.h"

#include "base/date.h"
#include "core/annex/annex.h"
#include "core/annex/match.h"
#include "core/text.h"

const char *const fill_state_names[FILL_STATE_COUNT] = {
#define X(name, wire) [FILL_##name] = wire,
    FILL_STATE_LIST(X)
#undef X
};

/* A cell of the form, and where it stands in the file. */
struct spot {
    const struct form_row *row;
    const struct form_column *column;
    int64_t file_row;
    const struct sheet_cell *found;
};

/* ---- one cell ---- */

static void refuse(struct fill_cell *cell, struct str reason)
{
    cell->state = FILL_REFUSED;
    cell->reason = reason;
}

static void settle(struct job *job, struct fill_cell *cell, const struct form_column *column,
    enum content_verdict verdict, struct dec figure)
{
    struct dec rounded;

    switch (verdict) {
    case CONTENT_OK:
        return;
    case CONTENT_DECIMALS:
        if (!dec_rescale(figure, (int)column->decimals, &rounded) ||
            cell_of_dec(column, rounded, &cell->value) != CONTENT_OK)
            break;
        cell->state = FILL_ROUNDED;
        cell->reason = str_format(job->arena,
            "Có quá %lld chữ số thập phân; làm tròn thành " STR_FMT ".",
            (long long)column->decimals,
            STR_ARG(number_format_vi(job->arena, rounded, (int)column->decimals, NUMBER_GROUPED)));
        return;
    case CONTENT_NO_CELL:
    case CONTENT_KIND:
        refuse(cell, S("Không đúng kiểu dữ liệu của cột."));
        return;
    case CONTENT_TEXT:
        refuse(cell, S("Văn bản quá dài hoặc có ký tự không dùng được."));
        return;
    case CONTENT_TOO_LARGE:
        break;
    }
    refuse(cell, S("Số quá lớn, không ghi được vào ô."));
}

static void take_figure(
    struct job *job, struct fill_cell *cell, const struct form_column *column, struct dec figure)
{
    settle(job, cell, column, cell_of_dec(column, figure, &cell->value), figure);
}

/* A number of the file, as Excel shows it; 0.125 shown as 12.5 % is 12.5. */
static void take_number(struct job *job, struct fill_cell *cell, const struct form_column *column,
    const struct sheet_cell *found)
{
    struct dec figure, hundred = { 100, 0 };
    struct str shown;

    if (!sheet_number(job->arena, found->text, &shown) || !dec_parse(shown, &figure))
        refuse(cell, S("Không đọc được số trong ô."));
    else if (sheet_style(job->sheet, found)->date)
        refuse(cell, S("Ô đang để định dạng ngày tháng, không phải số."));
    else if (sheet_style(job->sheet, found)->percent && !dec_mul(figure, hundred, &figure))
        refuse(cell, S("Số quá lớn, không ghi được vào ô."));
    else
        take_figure(job, cell, column, dec_normalise(figure));
}

/* 0 where the reading is no figure of the column. */
static bool reading_of(struct job *job, enum number_style style, const struct spot *spot,
    struct cell *out, struct str *shown)
{
    struct dec figure;

    if (number_read(spot->found->text, style, &figure) != NUMBER_OK ||
        (figure.scale > (int)spot->column->decimals &&
            !dec_rescale(figure, (int)spot->column->decimals, &figure)) ||
        cell_of_dec(spot->column, dec_normalise(figure), out) != CONTENT_OK)
        return false;
    *shown = number_format_vi(job->arena, figure, NUMBER_DECIMALS_ALL, NUMBER_GROUPED);
    return true;
}

/* Thousands or decimals? */
static void ask_style(struct job *job, struct fill_cell *cell, const struct spot *spot)
{
    struct str vi, en;

    if (!reading_of(job, NUMBER_VI, spot, &cell->value, &vi) ||
        !reading_of(job, NUMBER_EN, spot, &cell->other, &en)) {
        refuse(cell, S("Không rõ dấu chấm, dấu phẩy là phân cách phần nghìn hay thập phân."));
        return;
    }
    cell->state = FILL_ASKED;
    cell->reason =
        str_format(job->arena, "Không rõ dấu phân cách: có thể là " STR_FMT " hoặc " STR_FMT ".",
            STR_ARG(vi), STR_ARG(en));
}

static struct number_place place_of(const struct job *job, const struct spot *spot)
{
    return (struct number_place){
        .unit = number_unit(spot->column->unit, spot->row->unit, job->form->unit_note),
        .decimals = (int)spot->column->decimals,
    };
}

/* A figure somebody typed as text. */
static void take_typed(struct job *job, struct fill_cell *cell, const struct spot *spot)
{
    struct number_place place = place_of(job, spot);
    struct dec figure;

    switch (number_read_at(spot->found->text, job->style, place, &figure)) {
    case NUMBER_OK:
        take_figure(job, cell, spot->column, figure);
        return;
    case NUMBER_EMPTY:
        cell->row = 0;
        return;
    case NUMBER_AMBIGUOUS:
        ask_style(job, cell, spot);
        return;
    case NUMBER_OTHER_STYLE:
        refuse(cell, S("Không rõ dấu chấm, dấu phẩy là phân cách phần nghìn hay thập phân."));
        return;
    case NUMBER_TOO_LARGE:
        refuse(cell, S("Số quá lớn, không ghi được vào ô."));
        return;
    case NUMBER_UNIT_UNKNOWN:
        refuse(cell, S("Số viết bằng chữ nhưng ô không rõ đơn vị tính; hãy nhập bằng chữ số."));
        return;
    case NUMBER_OTHER_UNIT:
        refuse(cell,
            str_format(job->arena, "Đơn vị tính trong tệp khác đơn vị tính của ô (" STR_FMT ").",
                STR_ARG(place.unit)));
        return;
    case NUMBER_DITTO:
    case NUMBER_NOT_ONE:
        break;
    }
    refuse(cell, S("Không phải là số."));
}

/* A text as the file has it, or as it reads in an old encoding. */
static void take_text(struct job *job, struct fill_cell *cell, const struct spot *spot)
{
    const struct sheet_reading *reading =
        sheet_reading_find(&job->readings, spot->file_row, spot->found->column);
    const char *title = reading ? legacy_titles[reading->result.encoding] : "";

    settle(job, cell, spot->column,
        cell_read(spot->column, str_trim(spot->found->text), &cell->value), DEC_ZERO);
    if (cell->state != FILL_TAKEN || !reading)
        return;
    if (!reading->result.doubtful) {
        cell->reason = str_format(job->arena, "Đã chuyển từ bảng mã %s sang Unicode.", title);
    } else if (cell_read(spot->column, str_trim(reading->result.reading), &cell->other) ==
               CONTENT_OK) {
        cell->state = FILL_ASKED;
        cell->reason = str_format(job->arena, "Có thể gõ theo bảng mã %s, khi đó là “" STR_FMT "”.",
            title, STR_ARG(reading->result.reading));
    }
}

/* 15/7/2026 */
static bool day_read(struct str text, int64_t *days)
{
    struct str day = str_cut(&text, '/'), month = str_cut(&text, '/');
    int64_t d, m, y;
    struct ymd ymd;

    if (!str_to_int(str_trim(day), &d) || !str_to_int(str_trim(month), &m) ||
        !str_to_int(str_trim(text), &y) || d > 31 || m > 12 || y > 9999)
        return false;
    ymd = (struct ymd){ (int)y, (int)m, (int)d };
    if (!date_valid(ymd))
        return false;
    *days = date_of(ymd);
    return true;
}

static void take_day(struct job *job, struct fill_cell *cell, const struct form_column *column,
    const struct sheet_cell *found)
{
    int64_t days;

    if (!sheet_date(job->sheet, found, &days) && !day_read(found->text, &days))
        refuse(cell, S("Không phải là ngày (ngày/tháng/năm)."));
    else
        settle(job, cell, column, cell_read(column, date_format(job->arena, days), &cell->value),
            DEC_ZERO);
}

static void take_yes_no(struct job *job, struct fill_cell *cell, const struct form_column *column,
    const struct sheet_cell *found)
{
    static const struct {
        const char *key, *wire;
    } words[] = {
        { "co", "true" },
        { "x", "true" },
        { "1", "true" },
        { "khong", "false" },
        { "0", "false" },
    };
    struct str key = text_search_key(job->arena, found->text);

    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (!str_eq(key, str_of(words[i].key)))
            continue;
        settle(job, cell, column, cell_read(column, str_of(words[i].wire), &cell->value), DEC_ZERO);
        return;
    }
    refuse(cell, S("Ô chỉ nhận “Có” hoặc “Không”."));
}

/* "nt": the nearest cell above that says something itself. */
static const struct sheet_cell *above(const struct job *job, const struct spot *spot, int64_t *row)
{
    int64_t first = FORM_ROW(&job->found, 0)->key;
    const struct sheet_cell *cell = &sheet_no_cell;

    for (*row = spot->file_row - 1; *row >= first; (*row)--) {
        cell = sheet_cell(job->sheet, *row, spot->found->column);
        if (cell->kind != SHEET_TEXT || !number_is_ditto(cell->text))
            return cell;
    }
    return &sheet_no_cell;
}

static void take(struct job *job, struct fill_cell *cell, const struct spot *spot)
{
    const struct sheet_cell *found = spot->found;

    if (found->kind == SHEET_ERROR) {
        refuse(cell, S("Công thức trong tệp báo lỗi."));
        return;
    }
    switch ((enum value_type)spot->column->type) {
    case TYPE_NUMBER:
        if (found->kind == SHEET_NUMBER)
            take_number(job, cell, spot->column, found);
        else
            take_typed(job, cell, spot);
        return;
    case TYPE_TEXT:
        take_text(job, cell, spot);
        return;
    case TYPE_DATE:
        take_day(job, cell, spot->column, found);
        return;
    case TYPE_YES_NO:
    case TYPE_COUNT:
        break;
    }
    take_yes_no(job, cell, spot->column, found);
}

static void take_above(struct job *job, struct fill_cell *cell, struct spot spot)
{
    spot.found = above(job, &spot, &spot.file_row);
    if (spot.found->kind == SHEET_EMPTY || !str_trim(spot.found->text).len) {
        refuse(cell, S("Ghi “như trên” nhưng ô phía trên không có gì."));
        return;
    }
    take(job, cell, &spot);
    if (cell->row > 0 && cell->state == FILL_TAKEN)
        cell->reason = str_format(job->arena, "Như trên: lấy theo ô " STR_FMT " trong tệp.",
            STR_ARG(form_address(job->arena, spot.file_row, spot.found->column)));
}

/* ---- the cells of both ---- */

/* A row that was added says its own name; its number in the list comes by itself. */
static bool is_asked(const struct form_row *row, const struct form_column *column, struct str text)
{
    int64_t number;

    if (column->role == COLUMN_VALUE)
        return true;
    return row->open && (column->role != COLUMN_STT || !str_to_int(str_trim(text), &number));
}

/* The file's cell for the form's, or an empty one. */
static const struct sheet_cell *partner(const struct job *job, size_t row, size_t column)
{
    const struct sheet_cell *cell = &sheet_no_cell;

    if (job->rows[row] < 0 || job->columns[column] < 0 ||
        FORM_ROW(job->form, row)->kind != ROW_FIXED)
        return cell;
    cell = sheet_cell(job->sheet, FORM_ROW(&job->found, job->rows[row])->key,
        FORM_COLUMN(&job->found, job->columns[column])->key);
    return is_asked(FORM_ROW(job->form, row), FORM_COLUMN(job->form, column), cell->text)
               ? cell
               : &sheet_no_cell;
}

/* How many cells both have. */
static size_t cells_most(const struct job *job)
{
    size_t rows = 0;

    for (size_t i = 0; i < job->form->rows.len; i++)
        rows += job->rows[i] >= 0;
    return rows * job->form->columns.len;
}

/* Figures typed as text tell together how they are written. */
static void style_find(struct job *job)
{
    size_t most = cells_most(job), len = 0;
    struct str *texts = ARENA_ARRAY(job->arena, most, struct str);
    struct number_place *places = ARENA_ARRAY(job->arena, most, struct number_place);
    struct number_guess guess;

    for (size_t i = 0; i < job->form->rows.len; i++) {
        for (size_t j = 0; j < job->form->columns.len; j++) {
            const struct sheet_cell *found = partner(job, i, j);

            if (found->kind != SHEET_TEXT || FORM_COLUMN(job->form, j)->type != TYPE_NUMBER)
                continue;
            places[len].decimals = (int)FORM_COLUMN(job->form, j)->decimals;
            texts[len++] = found->text;
        }
    }
    guess = number_style_guess(texts, places, len);
    job->style = guess.sure ? guess.style : NUMBER_ANY;
}

static void cells_take(struct job *job)
{
    size_t most = cells_most(job), len = 0;
    struct fill_cell *cells = ARENA_ARRAY(job->arena, most, struct fill_cell);

    for (size_t i = 0; i < job->form->rows.len; i++) {
        for (size_t j = 0; j < job->form->columns.len; j++) {
            struct spot spot = { .found = partner(job, i, j) };
            struct fill_cell *cell = &cells[len];

            if (spot.found->kind == SHEET_EMPTY || !str_trim(spot.found->text).len)
                continue;
            spot.row = FORM_ROW(job->form, i);
            spot.column = FORM_COLUMN(job->form, j);
            spot.file_row = FORM_ROW(&job->found, job->rows[i])->key;
            *cell = (struct fill_cell){
                .row = spot.row->key,
                .column = spot.column->key,
                .at = form_address(job->arena, spot.file_row, spot.found->column),
                .found = spot.found->text,
            };
            if (spot.found->kind == SHEET_TEXT && number_is_ditto(spot.found->text))
                take_above(job, cell, spot);
            else
                take(job, cell, &spot);
            len += cell->row > 0;
        }
    }
    job->out->cells = (struct list){ cells, len };
}

/* ---- rows without a partner ---- */

static void name_row(struct job *job, struct list *list, const struct form_row *row)
{
    struct str label = str_trim(row->label);

    if (row->kind != ROW_FIXED || !label.len || list->len == FILL_ROWS_NAMED_MAX)
        return;
    *LIST_AT(*list, struct str, list->len++) =
        str_trim(str_format(job->arena, STR_FMT " " STR_FMT, STR_ARG(row->stt), STR_ARG(label)));
}

static void rows_name(struct job *job)
{
    job->out->strange.items = ARENA_ARRAY(job->arena, FILL_ROWS_NAMED_MAX, struct str);
    job->out->lacking.items = ARENA_ARRAY(job->arena, FILL_ROWS_NAMED_MAX, struct str);
    for (size_t i = 0; i < job->form->rows.len; i++) {
        if (job->rows[i] >= 0)
            job->met[job->rows[i]] = true;
        else
            name_row(job, &job->out->lacking, FORM_ROW(job->form, i));
    }
    for (size_t i = 0; i < job->found.rows.len; i++)
        if (!job->met[i])
            name_row(job, &job->out->strange, FORM_ROW(&job->found, i));
}

/* Less than half of the smaller side has a partner: it is another form. */
static bool is_other(const int32_t *partners, size_t len, size_t wanted)
{
    size_t paired = 0;

    for (size_t i = 0; i < len; i++)
        paired += partners[i] >= 0;
    return paired == 0 || paired * 2 < wanted;
}

static size_t value_columns(const struct form *form)
{
    size_t len = 0;

    for (size_t i = 0; i < form->columns.len; i++)
        len += FORM_COLUMN(form, i)->role == COLUMN_VALUE;
    return len;
}

/* The rows are those of the form. In one that is a list and nothing else there are none. */
static bool rows_are_others(struct job *job)
{
    const struct form *form = job->form;
    size_t len = form->rows.len, own = 0;

    if (!form_is_open(form)) {
        job->rows = match_rows(job->arena, form, &job->found);
        return is_other(job->rows, len, len < job->found.rows.len ? len : job->found.rows.len);
    }
    job->rows = match_own_rows(job->arena, form, &job->found);
    for (size_t i = 0; i < len; i++)
        own += !FORM_ROW(form, i)->open && FORM_ROW(form, i)->kind != ROW_OPEN;
    return own > 0 &&
           is_other(job->rows, len, own < job->found.rows.len ? own : job->found.rows.len);
}

static enum fill_answer read_table(
    struct job *job, const struct form *form, const struct annex_table *table)
{
    struct sheet part = annex_part(job->arena, job->sheet, table);

    job->form = form;
    switch (annex_recognise(job->arena, &part, &job->found)) {
    case ANNEX_OK:
        break;
    case ANNEX_NO_TABLE:
        return FILL_NO_TABLE;
    case ANNEX_TOO_LARGE:
        return FILL_TOO_LARGE;
    }
    job->met = ARENA_ARRAY(job->arena, job->found.rows.len + 1, bool);
    job->columns = match_columns(job->arena, form, &job->found);
    if (rows_are_others(job) || is_other(job->columns, form->columns.len, value_columns(form)))
        return FILL_OTHER_FORM;
    if (form_is_open(form))
        fill_rows(job);
    return FILL_OK;
}

enum fill_answer fill_read(struct arena *arena, const struct form *form, const struct sheet *sheet,
    int64_t first_key, struct fill *out)
{
    struct job job = { .arena = arena, .next_key = first_key, .out = out };
    struct sheet texts = sheet_texts(arena, sheet, &job.readings);
    struct list tables = annex_tables(arena, &texts);
    enum fill_answer answer = FILL_NO_TABLE;

    job.sheet = &texts;
    *out = (struct fill){ 0 };
    for (size_t i = 0; i < tables.len && answer != FILL_OK; i++) {
        enum fill_answer next = read_table(&job, form, LIST_AT(tables, struct annex_table, i));

        answer = next == FILL_NO_TABLE ? answer : next;
    }
    if (answer != FILL_OK)
        return answer;
    style_find(&job);
    cells_take(&job);
    rows_name(&job);
    return FILL_OK;
}
