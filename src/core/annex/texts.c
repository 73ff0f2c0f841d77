#include "core/annex/texts.h"

#include "core/annex/work.h"
#include "core/legacy.h"

/* Text cells of the page, in its order. */
struct texts {
    struct legacy_text *items;
    struct legacy_result *results;
    size_t len;
};

static bool is_text(const struct sheet_cell *cell)
{
    return cell->kind == SHEET_TEXT;
}

static size_t texts_count(const struct sheet *sheet)
{
    size_t len = 0;

    for (size_t i = 0; i < sheet->rows_len; i++)
        for (int32_t j = 0; j < sheet->rows[i].len; j++)
            len += is_text(&sheet->rows[i].cells[j]);
    return len;
}

static struct texts texts_read(struct arena *arena, const struct sheet *sheet)
{
    size_t len = texts_count(sheet);
    struct texts texts = {
        .items = ARENA_ARRAY(arena, len, struct legacy_text),
        .results = ARENA_ARRAY(arena, len, struct legacy_result),
    };

    for (size_t i = 0; i < sheet->rows_len; i++) {
        for (int32_t j = 0; j < sheet->rows[i].len; j++) {
            const struct sheet_cell *cell = &sheet->rows[i].cells[j];

            if (is_text(cell))
                texts.items[texts.len++] =
                    (struct legacy_text){ cell->text, sheet_style(sheet, cell)->font };
        }
    }
    legacy_read(arena, texts.items, texts.len, texts.results);
    return texts;
}

static void note_doubtful(
    struct work *work, int64_t row, int64_t column, const struct legacy_result *result)
{
    work_doubt(work, row, column,
        "Chữ “" STR_FMT "” có thể gõ theo bảng mã %s, khi đó là “" STR_FMT
        "”. Hãy sửa lại nếu đúng như vậy.",
        STR_ARG(result->text), legacy_titles[result->encoding], STR_ARG(result->reading));
}

/* A copy of the row with its texts as they are read. */
static void row_convert(struct work *work, struct sheet_row *row,
    const struct legacy_result *results, size_t converted[LEGACY_LEN])
{
    struct sheet_cell *cells = ARENA_ARRAY(work->arena, (size_t)row->len, struct sheet_cell);

    for (int32_t i = 0; i < row->len; i++) {
        cells[i] = row->cells[i];
        if (!is_text(&cells[i]))
            continue;
        cells[i].text = results->text;
        if (results->doubtful)
            note_doubtful(work, row->number, cells[i].column, results);
        else
            converted[results->encoding]++;
        results++;
    }
    row->cells = cells;
}

static void note_converted(struct work *work, const size_t converted[LEGACY_LEN])
{
    for (int i = LEGACY_NONE + 1; i < LEGACY_LEN; i++)
        if (converted[i])
            work_doubt(work, 0, 0,
                "Đã chuyển %zu ô từ bảng mã %s sang Unicode; hãy đọc lại các nhãn trước khi lưu.",
                converted[i], legacy_titles[i]);
}

struct conversion {
    struct work *work; /* is told of doubts */
    size_t converted[LEGACY_LEN];
    struct sheet_readings *readings; /* NULL: nobody asks for them */
};

static void reading_keep(
    struct sheet_readings *readings, const struct sheet_row *row, const struct legacy_result *from)
{
    for (int32_t i = 0; i < row->len; i++) {
        if (!is_text(&row->cells[i]))
            continue;
        if (from->encoding != LEGACY_NONE)
            readings->items[readings->len++] =
                (struct sheet_reading){ row->number, row->cells[i].column, *from };
        from++;
    }
}

static struct sheet page_convert(
    struct arena *arena, const struct sheet *sheet, struct conversion *conversion)
{
    struct texts texts = texts_read(arena, sheet);
    const struct legacy_result *results = texts.results;
    struct sheet out = *sheet;

    if (conversion->readings)
        *conversion->readings =
            (struct sheet_readings){ ARENA_ARRAY(arena, texts.len, struct sheet_reading), 0 };
    out.rows = ARENA_ARRAY(arena, sheet->rows_len, struct sheet_row);
    for (size_t i = 0; i < sheet->rows_len; i++) {
        const struct legacy_result *begin = results;

        out.rows[i] = sheet->rows[i];
        for (int32_t j = 0; j < sheet->rows[i].len; j++)
            results += is_text(&sheet->rows[i].cells[j]);
        row_convert(conversion->work, &out.rows[i], begin, conversion->converted);
        if (conversion->readings)
            reading_keep(conversion->readings, &out.rows[i], begin);
    }
    return out;
}

struct sheet work_texts(struct work *work, const struct sheet *sheet)
{
    struct conversion conversion = { .work = work };
    struct sheet out = page_convert(work->arena, sheet, &conversion);

    note_converted(work, conversion.converted);
    return out;
}

struct sheet sheet_texts(
    struct arena *arena, const struct sheet *sheet, struct sheet_readings *readings)
{
    struct work work = { .arena = arena };
    struct conversion conversion = { .work = &work, .readings = readings };

    work.doubts = ARENA_ARRAY(arena, ANNEX_DOUBTS_MAX + 1, struct form_doubt);
    return page_convert(arena, sheet, &conversion);
}

const struct sheet_reading *sheet_reading_find(
    const struct sheet_readings *readings, int64_t row, int64_t column)
{
    size_t from = 0, to = readings->len;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const struct sheet_reading *reading = &readings->items[middle];

        if (reading->row == row && reading->column == column)
            return reading;
        if (reading->row < row || (reading->row == row && reading->column < column))
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}
