/* Spreadsheets of other programs: turned into .xlsx by LibreOffice, and what can go wrong there. */
#define _GNU_SOURCE /* chmod with mkdtemp's folders */
#include "exchange/office.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <zip.h>

#include "base/host/child.h"
#include "base/host/clock.h"
#include "base/host/scratch.h"
#include "base/limits.h"
#include "core/annex/annex.h"
#include "exchange/book_read.h"
#include "exchange/xlsx_read.h"
#include "tests/exchange/form_say.h"
#include "tests/unit.h"

#define FORMS "tests/data/forms/"

struct fixture {
    char folder[SCRATCH_PATH_BYTES];
    struct ctx ctx;
};

static int setup(void **state)
{
    struct fixture *f = heap_take(sizeof(*f));

    f->ctx.arena = arena_new(ARENA_HEAVY_BYTES);
    assert_true(scratch_new(f->folder));
    *state = f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;

    scratch_remove(f->folder);
    arena_free(f->ctx.arena);
    heap_give(f);
    return 0;
}

static struct str form_file(struct fixture *f, const char *id)
{
    return file_read(
        f->ctx.arena, str_z(f->ctx.arena, str_format(f->ctx.arena, FORMS "%s.xlsx", id)));
}

/* All that is recognised on the first page, its tables one after the other. */
static struct str said_of(struct fixture *f, struct office *office, struct str bytes)
{
    struct arena *arena = f->ctx.arena;
    struct buf said = { .arena = arena };
    const struct sheet *sheet;
    struct list tables;
    struct book book;

    if (book_read(&f->ctx, office, bytes, &book) != ST_OK)
        fail_msg("%s: " STR_FMT, problem_name(f->ctx.problem.key), STR_ARG(f->ctx.problem.detail));
    sheet = xlsx_first_sheet(&book);
    tables = annex_tables(arena, sheet);
    for (size_t i = 0; i < tables.len; i++) {
        struct sheet part = annex_part(arena, sheet, LIST_AT(tables, struct annex_table, i));
        struct form form;

        assert_int_equal(annex_recognise(arena, &part, &form), ANNEX_OK);
        buf_add(&said, form_say(arena, &form));
        for (size_t j = 0; j < form.columns.len; j++)
            buf_addf(&said, "%lld ", (long long)FORM_COLUMN(&form, j)->decimals);
    }
    return buf_str(&said);
}

/* ---- the same form in another clothing ---- */

static const char *const ids[] = { "nong_nghiep_thang", "tt02_2021_xld03", "bnv_0601n",
    "btp_17b_chung_thuc", "tin_dung_nong_thon_b01" };

/* Saves all of them with LibreOffice as people would, in one go. */
static void save_as(struct fixture *f, const char *ending, size_t forms)
{
    const char *args[16] = { "/usr/bin/soffice", "-env:UserInstallation=file:///", "--headless",
        "--convert-to", ending, "--outdir", "out" };
    size_t len = 7;
    const struct child child = {
        .args = args,
        .folder = f->folder,
        .deadline_ms = 200000,
        .memory_bytes = OFFICE_MEMORY_BYTES_MAX,
        .file_bytes = OFFICE_FILE_BYTES_MAX,
    };

    args[1] = str_z(f->ctx.arena,
        str_format(f->ctx.arena, "-env:UserInstallation=file://%s/profile", f->folder));
    for (size_t i = 0; i < forms; i++) {
        args[len] = str_z(f->ctx.arena, str_format(f->ctx.arena, "%s.xlsx", ids[i]));
        (void)scratch_write(f->folder, args[len++], form_file(f, ids[i]));
    }
    assert_int_equal(child_run(&child), CHILD_DONE);
}

static struct str saved(struct fixture *f, const char *id, const char *ending)
{
    struct str name = str_format(f->ctx.arena, "out/%s.%s", id, ending);
    struct str bytes;

    assert_int_equal(scratch_read(f->ctx.arena, f->folder, str_z(f->ctx.arena, name),
                         OFFICE_FILE_BYTES_MAX, &bytes),
        SCRATCH_READ);
    return bytes;
}

static void forms_are_the_same_in(struct fixture *f, const char *ending, size_t forms)
{
    struct office *office = office_new(NULL, 60000, 0);

    if (!office_present(office))
        fail_msg("LibreOffice is not installed; run tools/setup.sh check");
    save_as(f, ending, forms);
    for (size_t i = 0; i < forms; i++) {
        struct arena_mark mark = arena_mark(f->ctx.arena);
        int64_t begin = clock_monotonic_us();
        struct str want = said_of(f, office, form_file(f, ids[i]));
        struct str got = said_of(f, office, saved(f, ids[i], ending));

        print_message(
            "%s.%s: %lld ms\n", ids[i], ending, (long long)(clock_monotonic_us() - begin) / 1000);
        while (want.len > 0 || got.len > 0) {
            struct str w = str_cut(&want, '\n'), g = str_cut(&got, '\n');

            if (!str_eq(w, g))
                fail_msg("%s: found " STR_FMT ", wanted " STR_FMT, ids[i], STR_ARG(g), STR_ARG(w));
        }
        arena_rewind(f->ctx.arena, mark);
    }
    office_free(office);
}

static void xls_is_the_same_form(void **state)
{
    forms_are_the_same_in(*state, "xls", ARRAY_LEN(ids));
}

/* Which people rarely have; each file is a start of LibreOffice. */
static void ods_is_the_same_form(void **state)
{
    forms_are_the_same_in(*state, "ods", 2);
}

/* What systems hand out under the name of .xls. */
static void web_pages_and_xml_are_read_too(void **state)
{
    static const char html[] =
        "\xEF\xBB\xBF<html><head><meta charset=\"utf-8\"></head><body><table border=1>"
        "<tr><th>STT</th><th>Chỉ tiêu</th><th>Số lượng</th></tr>"
        "<tr><td>1</td><td>Trâu</td><td>5</td></tr><tr><td>2</td><td>Bò</td><td>7</td></tr>"
        "</table><img src=\"http://192.0.2.1/x.png\"></body></html>";
    static const char xml[] =
        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>"
        "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\""
        " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"Biểu\">"
        "<Table><Row><Cell><Data ss:Type=\"String\">STT</Data></Cell>"
        "<Cell><Data ss:Type=\"String\">Chỉ tiêu</Data></Cell>"
        "<Cell><Data ss:Type=\"String\">Số lượng</Data></Cell></Row>"
        "<Row><Cell><Data ss:Type=\"Number\">1</Data></Cell>"
        "<Cell><Data ss:Type=\"String\">Trâu</Data></Cell>"
        "<Cell><Data ss:Type=\"Number\">5</Data></Cell></Row>"
        "<Row><Cell><Data ss:Type=\"Number\">2</Data></Cell>"
        "<Cell><Data ss:Type=\"String\">Bò</Data></Cell>"
        "<Cell><Data ss:Type=\"Number\">7</Data></Cell></Row></Table></Worksheet></Workbook>";
    static const char want[] = "A stt | STT\nB label | Chỉ tiêu\nC value | Số lượng\n"
                               "row 2 fixed 1 | Trâu\nrow 3 fixed 2 | Bò\n0 0 0 ";
    struct office *office = office_new(NULL, 60000, 0);
    struct fixture *f = *state;

    expect_text(said_of(f, office, str_of(html)), want, "html");
    expect_text(said_of(f, office, str_of(xml)), want, "xml");
    office_free(office);
}

/* ---- what can go wrong ---- */

static void expect_problem(
    struct fixture *f, struct office *office, struct str bytes, enum problem_key key)
{
    struct book book;

    f->ctx.problem = (struct problem){ .key = PROBLEM_NONE };
    assert_int_not_equal(book_read(&f->ctx, office, bytes, &book), ST_OK);
    if (f->ctx.problem.key != key)
        fail_msg("%s, not %s", problem_name(f->ctx.problem.key), problem_name(key));
    assert_true(f->ctx.problem.detail.len > 0);
}

/* A program of a few lines in LibreOffice's place. */
static const char *fake(struct fixture *f, const char *script)
{
    struct str path = str_format(f->ctx.arena, "%s/soffice", f->folder);
    struct str text = str_format(f->ctx.arena, "#!/bin/sh\n%s\n", script);

    (void)remove(str_z(f->ctx.arena, path));
    assert_true(scratch_write(f->folder, "soffice", text));
    assert_int_equal(chmod(str_z(f->ctx.arena, path), 0700), 0);
    return str_z(f->ctx.arena, path);
}

static struct str xls(struct fixture *f)
{
    return file_read(f->ctx.arena, "tests/data/office/bnv_0604n.xls");
}

static struct str ods(struct fixture *f)
{
    return file_read(f->ctx.arena, "tests/data/office/bnv_0604n.ods");
}

static void it_may_be_missing(void **state)
{
    struct fixture *f = *state;
    struct office *office = office_new("/nonexistent/soffice", 0, 0);
    struct book book;

    expect_problem(f, office, xls(f), PROBLEM_OFFICE_MISSING);
    expect_problem(f, NULL, ods(f), PROBLEM_OFFICE_MISSING);
    assert_int_equal(book_read(&f->ctx, office, form_file(f, "bnv_0604n"), &book), ST_OK);
    office_free(office);
}

static void it_may_hang(void **state)
{
    struct fixture *f = *state;
    struct office *office = office_new(fake(f, "sleep 600 & sleep 600"), 400, 0);
    int64_t begin = clock_monotonic_us();

    expect_problem(f, office, xls(f), PROBLEM_OFFICE_SLOW);
    assert_true(clock_monotonic_us() - begin < 20 * INT64_C(1000000));
    office_free(office);
}

static void it_may_fail_or_leave_nothing_or_lie(void **state)
{
    static const struct {
        const char *script;
        enum problem_key key;
    } cases[] = {
        { "exit 1", PROBLEM_OFFICE_FAILED },
        { "exit 0", PROBLEM_OFFICE_FAILED },
        { "kill -SEGV $$", PROBLEM_OFFICE_FAILED },
        { "echo x > out/in.xlsx; exit 1", PROBLEM_OFFICE_FAILED },
        { "ln -s /etc/passwd out/in.xlsx", PROBLEM_OFFICE_FAILED },
        { "mkfifo out/in.xlsx", PROBLEM_OFFICE_FAILED },
        { "echo no workbook > out/in.xlsx", PROBLEM_XLSX_BROKEN },
        /* Twice as much as it may write: it is stopped on the way. */
        { "exec head -c 134217728 /dev/zero > out/in.xlsx", PROBLEM_XLSX_TOO_LARGE },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct office *office = office_new(fake(f, cases[i].script), 30000, 0);

        expect_problem(f, office, xls(f), cases[i].key);
        office_free(office);
    }
}

struct other {
    struct office *office;
    struct str bytes;
    enum problem_key key;
};

static void *convert(void *arg)
{
    struct other *other = arg;
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
    struct book book;

    (void)!book_read(&ctx, other->office, other->bytes, &book);
    other->key = ctx.problem.key;
    arena_free(ctx.arena);
    return NULL;
}

/* One at a time: who comes second is told to come back, and is served when the first is over. */
static void one_waits_for_the_other(void **state)
{
    struct fixture *f = *state;
    struct office *office = office_new(fake(f, "sleep 600"), 5000, 100);
    struct other others[2] = { { office, xls(f), PROBLEM_NONE }, { office, xls(f), PROBLEM_NONE } };
    pthread_t threads[2];
    int busy = 0, slow = 0;

    for (size_t i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, convert, &others[i]), 0);
    for (size_t i = 0; i < 2; i++) {
        pthread_join(threads[i], NULL);
        busy += others[i].key == PROBLEM_OFFICE_BUSY;
        slow += others[i].key == PROBLEM_OFFICE_SLOW;
    }
    assert_int_equal(busy, 1);
    assert_int_equal(slow, 1);
    expect_problem(f, office, xls(f), PROBLEM_OFFICE_SLOW);
    office_free(office);
}

/* ---- files that are locked, broken or hostile ---- */

static void put_le(char *at, size_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        at[i] = (char)(value >> (8 * i));
}

#define SECTOR 512u

static void put_entry(char *at, const char *name, int type, size_t start, size_t size)
{
    for (size_t i = 0; name[i] != '\0'; i++)
        put_le(at + 2 * i, (unsigned char)name[i], 2);
    put_le(at + 64, 2 * (strlen(name) + 1), 2);
    at[66] = (char)type;
    put_le(at + 68, 0xFFFFFFFFu, 4);
    put_le(at + 72, 0xFFFFFFFFu, 4);
    put_le(at + 76, type == 5 ? 1 : 0xFFFFFFFFu, 4);
    put_le(at + 116, start, 4);
    put_le(at + 120, size, 4);
}

/* A compound file with one stream of eight sectors, whose first bytes are given. */
static struct str compound(struct arena *arena, const char *stream, struct str begin)
{
    static const unsigned char magic[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };
    size_t len = 11 * SECTOR;
    char *file = arena_alloc(arena, len);
    char *table = file + SECTOR;

    memcpy(file, magic, sizeof(magic));
    put_le(file + 24, 0x3E, 2);
    put_le(file + 26, 3, 2);
    put_le(file + 28, 0xFFFE, 2);
    put_le(file + 30, 9, 2);
    put_le(file + 32, 6, 2);
    put_le(file + 44, 1, 4);
    put_le(file + 48, 1, 4);
    put_le(file + 56, 4096, 4);
    put_le(file + 60, 0xFFFFFFFEu, 4);
    put_le(file + 68, 0xFFFFFFFEu, 4);
    memset(file + 76, 0xFF, SECTOR - 76);
    put_le(file + 76, 0, 4);
    memset(table, 0xFF, SECTOR);
    put_le(table, 0xFFFFFFFDu, 4);
    put_le(table + 4, 0xFFFFFFFEu, 4);
    for (size_t i = 2; i < 10; i++)
        put_le(table + 4 * i, i == 9 ? 0xFFFFFFFEu : i + 1, 4);
    put_entry(file + 2 * SECTOR, "Root Entry", 5, 0xFFFFFFFEu, 0);
    put_entry(file + 2 * SECTOR + 128, stream, 2, 2, 8 * SECTOR);
    memcpy(file + 3 * SECTOR, begin.ptr, begin.len);
    return (struct str){ file, len };
}

static void passwords_are_said(void **state)
{
    /* BOF of Excel 97 and FILEPASS with a key that nobody knows. */
    static const char locked[] = "\x09\x08\x10\x00\x00\x06\x05\x00\x00\x00\x00\x00\x00\x00\x00\x00"
                                 "\x00\x00\x00\x00\x2F\x00\x36\x00\x01\x00\x01\x00\x01\x00";
    struct fixture *f = *state;
    struct arena *arena = f->ctx.arena;
    struct office *office = office_new(NULL, 60000, 0);
    struct str xls_locked = compound(arena, "Workbook", (struct str){ locked, sizeof(locked) - 1 });
    struct str xlsx_locked = compound(arena, "EncryptedPackage", S("\x00\x10"));

    expect_problem(f, office, xls_locked, PROBLEM_XLSX_PASSWORD);
    expect_problem(f, office, xlsx_locked, PROBLEM_XLSX_PASSWORD);
    expect_problem(f, NULL, xls_locked, PROBLEM_XLSX_PASSWORD);
    expect_problem(f, NULL, xlsx_locked, PROBLEM_XLSX_PASSWORD);
    expect_problem(f, office, compound(arena, "WordDocument", S("x")), PROBLEM_XLSX_BROKEN);
    expect_problem(f, office, compound(arena, "Workbook", S("x")), PROBLEM_OFFICE_FAILED);
    expect_problem(f, office, S("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), PROBLEM_XLSX_BROKEN);
    office_free(office);
}

struct entry {
    const char *name;
    struct str bytes;
};

/* An OpenDocument archive: the type first and not packed. */
static struct str archive(struct arena *arena, const struct entry *entries, size_t len)
{
    static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
    zip_error_t error;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    zip_stat_t stat_of;
    char *bytes;

    zip_source_keep(target);
    zip_file_add(zip, "mimetype", zip_source_buffer(zip, type, sizeof(type) - 1, 0), 0);
    zip_set_file_compression(zip, 0, ZIP_CM_STORE, 0);
    for (size_t i = 0; i < len; i++)
        zip_file_add(zip, entries[i].name,
            zip_source_buffer(zip, entries[i].bytes.ptr, entries[i].bytes.len, 0), 0);
    assert_int_equal(zip_close(zip), 0);
    assert_int_equal(zip_source_stat(target, &stat_of), 0);
    bytes = arena_alloc(arena, stat_of.size);
    assert_int_equal(zip_source_open(target), 0);
    assert_int_equal(zip_source_read(target, bytes, stat_of.size), (zip_int64_t)stat_of.size);
    zip_source_close(target);
    zip_source_free(target);
    return (struct str){ bytes, stat_of.size };
}

static void hostile_opendocuments_are_refused(void **state)
{
    struct fixture *f = *state;
    struct arena *arena = f->ctx.arena;
    struct office *office = office_new(NULL, 60000, 0);
    struct str zeros = { arena_alloc(arena, XLSX_ENTRY_BYTES_MAX + 1), XLSX_ENTRY_BYTES_MAX + 1 };
    const struct entry bomb[] = { { "content.xml", zeros } };
    const struct entry locked[] = { { "content.xml", S("\x12\x34 no text") },
        { "META-INF/manifest.xml",
            S("<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:"
              "opendocument:xmlns:manifest:1.0\"><manifest:file-entry "
              "manifest:full-path=\"content.xml\"><manifest:encryption-data/>"
              "</manifest:file-entry></manifest:manifest>") } };
    const struct entry leading_out[] = { { "../content.xml", S("x") } };
    int64_t begin = clock_monotonic_us();
    struct str bytes = archive(arena, bomb, 1);

    print_message("packed in %lld ms\n", (long long)(clock_monotonic_us() - begin) / 1000);
    begin = clock_monotonic_us();
    expect_problem(f, office, bytes, PROBLEM_XLSX_TOO_LARGE);
    print_message("refused in %lld ms\n", (long long)(clock_monotonic_us() - begin) / 1000);
    expect_problem(f, office, archive(arena, locked, 2), PROBLEM_XLSX_PASSWORD);
    expect_problem(f, office, archive(arena, leading_out, 1), PROBLEM_XLSX_HOSTILE);
    expect_problem(f, office, archive(arena, NULL, 0), PROBLEM_OFFICE_FAILED);
    office_free(office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(xls_is_the_same_form, setup, teardown),
        cmocka_unit_test_setup_teardown(ods_is_the_same_form, setup, teardown),
        cmocka_unit_test_setup_teardown(web_pages_and_xml_are_read_too, setup, teardown),
        cmocka_unit_test_setup_teardown(it_may_be_missing, setup, teardown),
        cmocka_unit_test_setup_teardown(it_may_hang, setup, teardown),
        cmocka_unit_test_setup_teardown(it_may_fail_or_leave_nothing_or_lie, setup, teardown),
        cmocka_unit_test_setup_teardown(one_waits_for_the_other, setup, teardown),
        cmocka_unit_test_setup_teardown(passwords_are_said, setup, teardown),
        cmocka_unit_test_setup_teardown(hostile_opendocuments_are_refused, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
