/*
 * Spreadsheets of ROWS rows: a number, a label and COLUMNS - 2 figures each.
 *
 *   bench_sheets alone FILE ROWS COLUMNS   written by libxlsxwriter alone
 *   bench_sheets ours FILE ROWS COLUMNS    the same cells, as a report of ours
 *   bench_sheets read FILE                 read by our reader
 *
 * Prints what it took in milliseconds, cells, and the memory it took at most in MiB.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <xlsxwriter.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "exchange/xlsx_read.h"
#include "render/render.h"

struct table {
    struct arena *arena;
    size_t rows, columns;
    struct form_row row; /* the one asked for last */
};

static void stop(const char *why)
{
    fprintf(stderr, "bench_sheets: %s\n", why);
    exit(1);
}

static void print(int64_t begin_us, size_t cells)
{
    struct rusage used;

    getrusage(RUSAGE_SELF, &used);
    printf("{\"ms\":%.1f,\"cells\":%zu,\"mib\":%.1f}\n",
        (double)(clock_monotonic_us() - begin_us) / 1000, cells, (double)used.ru_maxrss / 1024);
}

static int64_t figure(size_t row, size_t column)
{
    return (int64_t)((row * 7919 + column * 104729) % 100000000);
}

/* ---- libxlsxwriter alone ---- */

static lxw_format *bordered(lxw_workbook *workbook, uint8_t align)
{
    lxw_format *format = workbook_add_format(workbook);

    format_set_font_name(format, "Times New Roman");
    format_set_font_size(format, 12);
    format_set_border(format, LXW_BORDER_THIN);
    format_set_align(format, align);
    return format;
}

static void write_alone(const struct table *table, const char *path)
{
    lxw_workbook_options options = { .constant_memory = LXW_TRUE };
    lxw_workbook *workbook = workbook_new_opt(path, &options);
    lxw_worksheet *sheet = workbook_add_worksheet(workbook, "Biểu");
    lxw_format *center = bordered(workbook, LXW_ALIGN_CENTER);
    lxw_format *left = bordered(workbook, LXW_ALIGN_LEFT);
    lxw_format *right = bordered(workbook, LXW_ALIGN_RIGHT);
    char text[64];

    format_set_num_format(right, "#,##0.00");
    for (size_t row = 0; row < table->rows; row++) {
        snprintf(text, sizeof(text), "%zu", row + 1);
        worksheet_write_string(sheet, (lxw_row_t)row, 0, text, center);
        snprintf(text, sizeof(text), "Chỉ tiêu số %zu", row + 1);
        worksheet_write_string(sheet, (lxw_row_t)row, 1, text, left);
        for (size_t column = 2; column < table->columns; column++)
            worksheet_write_number(
                sheet, (lxw_row_t)row, (lxw_col_t)column, (double)figure(row, column) / 100, right);
    }
    if (workbook_close(workbook) != LXW_NO_ERROR)
        stop("libxlsxwriter failed");
}

/* ---- ours ---- */

static const struct form_row *row_at(const void *user, size_t i)
{
    /* The writer's interface only promises not to change it; the row is ours. */
    struct table *table = (struct table *)(uintptr_t)user;

    table->row = (struct form_row){
        .key = (int64_t)i + 1,
        .stt = str_format(table->arena, "%zu", i + 1),
        .label = str_format(table->arena, "Chỉ tiêu số %zu", i + 1),
    };
    return &table->row;
}

static struct cell value_at(const void *user, size_t i, const struct form_column *column)
{
    struct dec value = { figure(i, (size_t)column->key - 1), 2 };

    (void)user;
    return CELL_OF_DEC(value);
}

static void write_ours(struct table *table, const char *path)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct ctx ctx = { .arena = arena };
    struct form_column *columns = ARENA_ARRAY(arena, table->columns, struct form_column);
    struct form form = { .columns = { columns, table->columns }, .title = S("Biểu đo") };
    struct render_table of = {
        .form = &form,
        .unit_name = S("Xã số 1"),
        .rows = { table->rows, row_at, value_at, table },
    };
    struct str bytes;
    FILE *file;

    for (size_t i = 0; i < table->columns; i++)
        columns[i] = (struct form_column){ .key = (int64_t)i + 1,
            .role = i == 0 ? COLUMN_STT : (i == 1 ? COLUMN_LABEL : COLUMN_VALUE),
            .type = i < 2 ? TYPE_TEXT : TYPE_NUMBER,
            .decimals = i < 2 ? 0 : 2,
            .number = str_format(arena, "%zu", i + 1) };
    table->arena = arena;
    if (render_xlsx(&ctx, &of, &bytes) != ST_OK)
        stop("render_xlsx failed");
    file = fopen(path, "wb");
    if (!file || fwrite(bytes.ptr, 1, bytes.len, file) != bytes.len || fclose(file) != 0)
        stop("the file could not be written");
    arena_free(arena);
}

/* ---- reading ---- */

static size_t cells_of(const struct book *book)
{
    size_t cells = 0;

    for (size_t i = 0; i < book->len; i++)
        for (size_t row = 0; row < book->sheets[i].rows_len; row++)
            cells += (size_t)book->sheets[i].rows[row].len;
    return cells;
}

static size_t read_file(const char *path)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct ctx ctx = { .arena = arena };
    FILE *file = fopen(path, "rb");
    char *bytes = heap_take(ARENA_HEAVY_BYTES / 16);
    struct book book;
    size_t cells;

    if (!file)
        stop("no such file");
    if (xlsx_read(&ctx, (struct str){ bytes, fread(bytes, 1, ARENA_HEAVY_BYTES / 16, file) },
            &book) != ST_OK)
        stop(problem_text(ctx.problem.key));
    fclose(file);
    cells = cells_of(&book);
    arena_free(arena);
    heap_give(bytes);
    return cells;
}

int main(int argc, char **argv)
{
    struct table table = { 0 };
    int64_t begin_us = clock_monotonic_us();

    if (argc == 3 && strcmp(argv[1], "read") == 0) {
        size_t cells = read_file(argv[2]);

        print(begin_us, cells);
        return 0;
    }
    if (argc != 5)
        return 2;
    table.rows = strtoul(argv[3], NULL, 10);
    table.columns = strtoul(argv[4], NULL, 10);
    if (strcmp(argv[1], "ours") == 0)
        write_ours(&table, argv[2]);
    else
        write_alone(&table, argv[2]);
    print(begin_us, table.rows * table.columns);
    return 0;
}
