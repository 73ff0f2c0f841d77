/* Files that are too large, broken or made to do harm: an error that says which, in under a second
 * of work, in bounded memory. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <zip.h>

#include "base/limits.h"
#include "core/annex/annex.h"
#include "domain/annexes.h"
#include "tests/exchange/book_make.h"
#include "tests/unit.h"

/* Each takes some 100 ms; what costs the square of its size takes minutes. */
#define WORK_MS_MAX 1000
#ifdef __has_feature
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#undef WORK_MS_MAX
#define WORK_MS_MAX 5000 /* whose own work is counted with it */
#endif
#endif
#define MEMORY_BYTES_MAX ((size_t)96 << 20)

static int64_t work_ms(void)
{
    return (int64_t)clock() * 1000 / CLOCKS_PER_SEC;
}

/* The whole way of POST /forms/import: read, list the tables, recognise. */
static enum problem_key import(struct str bytes, size_t *memory, int64_t *ms)
{
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
    struct form_import_in in = { .file = bytes };
    int64_t begin = work_ms();
    struct form_import out;
    enum status st = annex_import(&ctx, NULL, &in, &out);
    enum problem_key key = st == ST_OK ? PROBLEM_NONE : ctx.problem.key;

    *ms = work_ms() - begin;
    *memory = arena_total(ctx.arena);
    assert_true(st == ST_OK || ctx.problem.detail.len > 0);
    arena_free(ctx.arena);
    return key;
}

static void expect_refusal(struct str bytes, enum problem_key want, const char *what)
{
    size_t memory;
    int64_t ms;
    enum problem_key key = import(bytes, &memory, &ms);

    print_message(
        "%s: %s, %lld ms, %zu KiB\n", what, problem_name(key), (long long)ms, memory >> 10);
    if (key != want)
        fail_msg("%s: %s, not %s", what, problem_name(key), problem_name(want));
    assert_true(ms < WORK_MS_MAX);
    assert_true(memory < MEMORY_BYTES_MAX);
}

/* ---- too large ---- */

static struct str lines_of(struct arena *arena, int rows, int columns)
{
    struct buf buf = { .arena = arena };

    buf_add(&buf, S("A1 b | STT\nB1 b | Chỉ tiêu\n"));
    for (int j = 0; j < columns; j++)
        buf_addf(&buf, "%c%c1 b | Cột %d\n", 'C' + j / 20, 'A' + j % 20, j + 1);
    for (int i = 0; i < rows; i++)
        buf_addf(&buf, "A%d | %d\nB%d | Chỉ tiêu số %d\nCA%d | %d\n", i + 2, i + 1, i + 2, i + 1,
            i + 2, i);
    return buf_str(&buf);
}

static void forms_of_twenty_thousand_cells(void **state)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);

    (void)state;
    expect_refusal(
        book_make(arena, lines_of(arena, 1000, 20)), PROBLEM_ANNEX_TOO_LARGE, "1,000 rows of 20");
    expect_refusal(
        book_make(arena, lines_of(arena, 6000, 2)), PROBLEM_ANNEX_TOO_LARGE, "6,000 rows of 2");
    arena_free(arena);
}

/* Sixty-four pages that reach as far as a form may. */
static void pages_of_little_in_far_corners(void **state)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct buf buf = { .arena = arena };
    size_t memory;
    int64_t ms;

    (void)state;
    for (int i = 0; i < XLSX_SHEETS_MAX; i++) {
        buf_addf(&buf, "sheet Trang %d\nA1 | STT\nB1 | Chỉ tiêu\nC1 | Số\nA2 | 1\n", i);
        buf_add(&buf, S("B2 | Lúa\nIV5190 | 1\n"));
    }
    assert_int_equal(import(book_make(arena, buf_str(&buf)), &memory, &ms), PROBLEM_NONE);
    print_message("64 wide pages: %lld ms, %zu KiB\n", (long long)ms, memory >> 10);
    assert_true(ms < WORK_MS_MAX);
    assert_true(memory < MEMORY_BYTES_MAX);
    arena_free(arena);
}

/* A page where every cell of a form's largest page says something, under headings. */
static struct sheet full_page(struct arena *arena, int32_t rows, int32_t columns)
{
    struct sheet sheet = { .name = S("a"), .last_row = rows, .last_column = columns };

    sheet.rows = ARENA_ARRAY(arena, (size_t)rows, struct sheet_row);
    sheet.rows_len = (size_t)rows;
    for (int32_t i = 0; i < rows; i++) {
        sheet.rows[i] = (struct sheet_row){ .number = i + 1, .len = columns };
        sheet.rows[i].cells = ARENA_ARRAY(arena, (size_t)columns, struct sheet_cell);
        for (int32_t j = 0; j < columns; j++)
            sheet.rows[i].cells[j] = (struct sheet_cell){ .text = i == 0  ? S("STT")
                                                                  : j < 2 ? S("1")
                                                                          : S("Lúa (1+2)"),
                .formula = S(""),
                .column = j + 1,
                .kind = SHEET_TEXT };
    }
    return sheet;
}

static void full_pages_and_merges_over_each_other(void **state)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct sheet sheet = full_page(arena, 5000, 17);
    int64_t begin = work_ms();
    struct form form;

    (void)state;
    (void)!annex_recognise(arena, &sheet, &form);
    print_message("5,000 rows of 17 texts: %lld ms\n", (long long)(work_ms() - begin));
    assert_true(work_ms() - begin < WORK_MS_MAX);
    sheet = full_page(arena, 5000, 2);
    sheet.last_column = 256;
    sheet.merges_len = XLSX_MERGES_MAX;
    sheet.merges = ARENA_ARRAY(arena, sheet.merges_len, struct sheet_merge);
    for (size_t i = 0; i < sheet.merges_len; i++)
        sheet.merges[i] = (struct sheet_merge){ 1, 1, 5000, 256 };
    begin = work_ms();
    (void)!annex_recognise(arena, &sheet, &form);
    print_message("merges: %lld ms\n", (long long)(work_ms() - begin));
    assert_true(work_ms() - begin < WORK_MS_MAX);
    arena_free(arena);
}

/* ---- bombs ---- */

struct spaces {
    uint64_t left, all;
};

/* A source of blanks: a gigabyte that is nowhere. */
static zip_int64_t spaces_source(void *user, void *data, zip_uint64_t len, zip_source_cmd_t cmd)
{
    struct spaces *spaces = user;
    zip_stat_t *stat = data;

    if (cmd == ZIP_SOURCE_OPEN)
        spaces->left = spaces->all;
    if (cmd == ZIP_SOURCE_READ) {
        len = len < spaces->left ? len : spaces->left;
        memset(data, ' ', len);
        spaces->left -= len;
        return (zip_int64_t)len;
    }
    if (cmd == ZIP_SOURCE_STAT) {
        zip_stat_init(stat);
        stat->size = spaces->all;
        stat->valid = ZIP_STAT_SIZE;
        return sizeof(*stat);
    }
    if (cmd == ZIP_SOURCE_SUPPORTS)
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    return 0;
}

/* A real book with one of its parts grown to so many bytes. */
static struct str bomb(
    struct arena *arena, struct str book, const char *part, struct spaces *spaces)
{
    zip_error_t error;
    zip_source_t *target = zip_source_buffer_create(book.ptr, book.len, 0, &error);
    zip_t *zip = zip_open_from_source(target, 0, &error);
    zip_int64_t index = zip_name_locate(zip, part, 0);
    zip_stat_t stat;
    char *bytes;

    assert_non_null(zip);
    assert_true(index >= 0);
    zip_source_keep(target);
    assert_int_equal(zip_file_replace(zip, (zip_uint64_t)index,
                         zip_source_function(zip, spaces_source, spaces), 0),
        0);
    zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_DEFLATE, 1);
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_stat(target, &stat), 0);
    bytes = arena_bytes(arena, stat.size);
    assert_int_equal(zip_source_open(target), 0);
    assert_int_equal(zip_source_read(target, bytes, stat.size), (zip_int64_t)stat.size);
    zip_source_close(target);
    zip_source_free(target);
    return (struct str){ bytes, stat.size };
}

static void a_gigabyte_in_a_small_file(void **state)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct str book = file_read(arena, "tests/data/forms/bnv_0601n.xlsx");
    struct spaces spaces = { .all = (uint64_t)1 << 30 };

    (void)state;
    expect_refusal(bomb(arena, book, "xl/worksheets/sheet1.xml", &spaces), PROBLEM_XLSX_TOO_LARGE,
        "a page of 1 GiB");
    arena_free(arena);
}

/* ---- broken ---- */

static void cut_anywhere(void **state)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct str book = file_read(arena, "tests/data/forms/tt02_2021_xld03.xlsx");
    size_t memory;
    int64_t ms;

    (void)state;
    for (size_t len = 0; len < book.len; len += book.len / 97 + 1) {
        enum problem_key key = import(str_sub(book, 0, len), &memory, &ms);

        assert_int_equal(key, PROBLEM_XLSX_BROKEN);
        assert_true(ms < WORK_MS_MAX && memory < MEMORY_BYTES_MAX);
    }
    arena_free(arena);
}

/* Any byte may be wrong: it is refused, or the damage was where nobody looks. */
static void damaged_anywhere(void **state)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct str book = file_read(arena, "tests/data/forms/nong_nghiep_thang.xlsx");
    uint32_t random = 20261129;
    int refused = 0;

    (void)state;
    for (int i = 0; i < 400; i++) {
        char *bytes = arena_bytes(arena, book.len);
        size_t memory;
        int64_t ms;

        memcpy(bytes, book.ptr, book.len);
        for (int j = 0; j < 3; j++) {
            random = random * 1664525u + 1013904223u;
            bytes[random % book.len] ^= (char)(1u << (random >> 29));
        }
        refused += import((struct str){ bytes, book.len }, &memory, &ms) != PROBLEM_NONE;
        assert_true(ms < WORK_MS_MAX && memory < MEMORY_BYTES_MAX);
    }
    assert_true(refused > 300);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_twenty_thousand_cells),
        cmocka_unit_test(pages_of_little_in_far_corners),
        cmocka_unit_test(full_pages_and_merges_over_each_other),
        cmocka_unit_test(a_gigabyte_in_a_small_file),
        cmocka_unit_test(cut_anywhere),
        cmocka_unit_test(damaged_anywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
