#include "core/annex/annex.h"

#include "core/annex/work_rows.h"

static void add_doubt(struct work *work, struct form_doubt doubt)
{
    if (work->doubts_len <= ANNEX_DOUBTS_MAX)
        work->doubts[work->doubts_len++] = doubt;
}

void work_doubt(struct work *work, int64_t row, int64_t column, const char *fmt, ...)
{
    struct form_doubt doubt = { .row = row, .column = column };
    va_list args;

    if (work->doubts_len == ANNEX_DOUBTS_MAX) {
        add_doubt(work, (struct form_doubt){ .text = S("Còn nhiều điểm khác cần kiểm tra.") });
        return;
    }
    va_start(args, fmt);
    doubt.text = str_vformat(work->arena, fmt, args);
    va_end(args);
    add_doubt(work, doubt);
}

static size_t value_columns(const struct work *work)
{
    size_t len = 0;

    for (size_t i = 0; i < work->columns_len; i++)
        len += work->columns[i].role == COLUMN_VALUE ? 1 : 0;
    return len;
}

static bool fits(const struct work *work)
{
    size_t rows = 0;

    for (size_t i = 0; i < work->rows_len; i++)
        rows += work->rows[i].kind == ROW_FIXED ? 1 : 0;
    return work->rows_len <= FORM_ROWS_MAX && rows * value_columns(work) <= FORM_CELLS_MAX;
}

static void note_rest(struct work *work)
{
    if (work->frame.next_table > 0)
        work_doubt(work, work->frame.next_table, 0,
            "Trang tính còn bảng khác từ dòng %lld; chỉ bảng đầu được lấy. Hãy chọn bảng "
            "kia để lập biểu mẫu của nó.",
            (long long)work->frame.next_table);
}

enum annex_answer annex_recognise(struct arena *arena, const struct sheet *sheet, struct form *out)
{
    struct work work = { .arena = arena, .form = out };
    struct sheet *texts;

    *out = (struct form){ .title = S(""), .form_no = S(""), .unit_note = S("") };
    out->legal_basis = S("");
    if (sheet->last_row == 0)
        return ANNEX_NO_TABLE;
    if (page_too_large(sheet))
        return ANNEX_TOO_LARGE;
    work.doubts = ARENA_ARRAY(arena, ANNEX_DOUBTS_MAX + 1, struct form_doubt);
    texts = ARENA_NEW(arena, struct sheet);
    *texts = work_texts(&work, sheet);
    work.page = page_of(arena, texts);
    if (!frame_find(&work.page, &work.frame))
        return ANNEX_NO_TABLE;
    work_columns(&work);
    if (value_columns(&work) == 0)
        return ANNEX_NO_TABLE;
    work_rows(&work);
    if (!fits(&work))
        return ANNEX_TOO_LARGE;
    work_holdings(&work);
    work_preface(&work);
    work_foot(&work);
    work_formulas(&work);
    work_check_formulas(&work);
    work_column_rules(&work);
    work_row_rules(&work);
    work_parents(&work);
    work_row_formulas(&work);
    work_codes(&work);
    note_rest(&work);
    out->cells = (struct list){ work.cells, work.cells_len };
    out->doubts = (struct list){ work.doubts, work.doubts_len };
    return ANNEX_OK;
}
