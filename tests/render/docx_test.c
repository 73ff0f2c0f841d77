/* Papers as .docx: every part is XML, a word processor opens them and shows the same text. */
#include "tests/unit.h"

#include <expat.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/limits.h"
#include "render/papers.h"
#include "tests/render/samples.h"

static struct str render(struct ctx *ctx, const struct paper *paper)
{
    struct paper_file file;

    if (render_docx(ctx, paper, &file) != ST_OK)
        fail_msg("%.*s", STR_ARG(ctx->problem.detail));
    return file.bytes;
}

/* What of a table's cells was counted. */
struct seen {
    size_t tables, rows, headings, merged, wide, sections, described;
};

static void element(void *user, const char *name, const char **attributes)
{
    struct seen *seen = user;

    (void)attributes;
    seen->tables += strcmp(name, "w:tbl") == 0;
    seen->rows += strcmp(name, "w:tr") == 0;
    seen->headings += strcmp(name, "w:tblHeader") == 0;
    seen->merged += strcmp(name, "w:vMerge") == 0;
    seen->wide += strcmp(name, "w:gridSpan") == 0;
    seen->described += strcmp(name, "dc:description") == 0;
    seen->sections += strcmp(name, "w:sectPr") == 0;
}

static void parse(struct str xml, struct seen *seen)
{
    XML_Parser parser = XML_ParserCreate(NULL);

    XML_SetUserData(parser, seen);
    XML_SetStartElementHandler(parser, element);
    if (XML_Parse(parser, xml.ptr, (int)xml.len, 1) != XML_STATUS_OK)
        fail_msg("line %lu: %s", XML_GetCurrentLineNumber(parser),
            XML_ErrorString(XML_GetErrorCode(parser)));
    XML_ParserFree(parser);
}

/* All parts are read; *seen is what the document has. */
static void parse_parts(struct arena *arena, struct str bytes, struct seen *seen)
{
    zip_source_t *source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);

    assert_non_null(zip);
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
        struct seen other = { 0 };
        zip_stat_t stat;
        zip_file_t *file = zip_fopen_index(zip, (zip_uint64_t)i, 0);
        char *text;

        assert_non_null(file);
        assert_int_equal(zip_stat_index(zip, (zip_uint64_t)i, 0, &stat), 0);
        text = arena_bytes(arena, stat.size);
        assert_int_equal(zip_fread(file, text, stat.size), stat.size);
        zip_fclose(file);
        parse((struct str){ text, stat.size },
            strcmp(stat.name, "word/document.xml") == 0 ? seen : &other);
        seen->described += other.described;
    }
    zip_discard(zip);
}

static void all_parts_are_xml(void **state)
{
    (void)state;
    for (size_t i = 0; i < samples_len + odd_samples_len; i++) {
        const struct sample *sample = i < samples_len ? &samples[i] : &odd_samples[i - samples_len];
        struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
        struct paper paper = sample->make(ctx.arena);
        struct seen seen = { 0 };

        parse_parts(ctx.arena, render(&ctx, &paper), &seen);
        assert_int_equal(seen.sections, paper.sections.len);
        assert_true(seen.tables >= 2); /* head and signature */
        assert_int_equal(seen.described, 0);
        /* Who uses official data cites the system fully and exactly (NA-32). */
        paper.source = S("Nguồn: Hệ thống thông tin báo cáo <tỉnh> & xã");
        parse_parts(ctx.arena, render(&ctx, &paper), &seen);
        assert_int_equal(seen.described, 1);
        arena_free(ctx.arena);
    }
}

static void tables_have_their_merged_cells_and_headings(void **state)
{
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
    struct paper paper = samples[0].make(ctx.arena);
    struct seen seen = { 0 };

    (void)state;
    parse_parts(ctx.arena, render(&ctx, &paper), &seen);
    assert_int_equal(seen.tables, 3);
    assert_int_equal(seen.rows, 2 + 4 + 1);
    assert_int_equal(seen.headings, 2);
    assert_int_equal(seen.merged, 2);
    assert_int_equal(seen.wide, 1);
    arena_free(ctx.arena);
}

static void the_same_paper_gives_the_same_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < samples_len; i++) {
        struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
        struct paper paper = samples[i].make(ctx.arena);

        if (!str_eq(render(&ctx, &paper), render(&ctx, &paper)))
            fail_msg("%s differs from itself", samples[i].name);
        arena_free(ctx.arena);
    }
}

/* ---- in a word processor ---- */

/* Words in order, however they are spaced and broken into lines. */
static struct str words_of(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] > ' ')
            buf_add_char(&out, text.ptr[i]);
    return buf_str(&out);
}

static void expect_words(struct arena *arena, struct str all, const char *words)
{
    if (str_find(all, words_of(arena, str_of(words))) == all.len)
        fail_msg("a word processor does not show \"%s\"", words);
}

static void a_word_processor_shows_the_same(void **state)
{
    static const char *const office[] = { "/usr/bin/soffice",
        "-env:UserInstallation=file://@/profile", "--headless", "--norestore", "--nolockcheck",
        "--convert-to", "pdf", "in.docx", NULL };
    static const char *const text[] = { "/usr/bin/pdftotext", "-layout", "in.pdf", "out.txt",
        NULL };
    static const char *const said[] = {
        "ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 07/BC-UBND",
        "An Bình, ngày 05 tháng 10 năm 2026",
        "Kính gửi: Sở Nông nghiệp và Môi trường tỉnh Thành Vinh", "I. KẾT QUẢ THỰC HIỆN",
        "Diện tích lúa thu hoạch đạt 1.250,5 ha, tăng 3,2% so với cùng kỳ năm trước",
        "trân trọng báo cáo./.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "- Như trên;", "- Lưu: VT.",
        "Phụ lục ƯỚC KẾT QUẢ SẢN XUẤT NÔNG, LÂM, NGƯ NGHIỆP",
        "(Kèm theo Báo cáo số 07/BC-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã An Bình)"
    };
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
    struct paper paper = samples[1].make(ctx.arena);
    struct str pdf, all;

    (void)state;
    /* Where all that checking needs is installed, this is; a clone without it passes it over. */
    if (access(office[0], X_OK) != 0) {
        if (getenv("CI"))
            fail_msg("%s is not there: tools/setup.sh check installs it", office[0]);
        skip();
    }
    pdf = sample_convert(ctx.arena, office, "in.docx", render(&ctx, &paper), "in.pdf");
    sample_keep(ctx.arena, "monthly-docx", pdf);
    all = words_of(ctx.arena, sample_convert(ctx.arena, text, "in.pdf", pdf, "out.txt"));
    for (size_t i = 0; i < ARRAY_LEN(said); i++)
        expect_words(ctx.arena, all, said[i]);
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_parts_are_xml),
        cmocka_unit_test(tables_have_their_merged_cells_and_headings),
        cmocka_unit_test(the_same_paper_gives_the_same_bytes),
        cmocka_unit_test(a_word_processor_shows_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
