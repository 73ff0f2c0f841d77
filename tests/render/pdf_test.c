/* Papers as PDF: read by other programs, compared as text, and measured against the decree. */
#include "tests/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "render/papers.h"
#include "tests/render/samples.h"
#include "tests/sign/pictures.h"

static struct paper_file render(struct ctx *ctx, const struct paper *paper)
{
    struct paper_file file;

    if (render_pdf(ctx, paper, &file) != ST_OK)
        fail_msg("%.*s", STR_ARG(ctx->problem.detail));
    return file;
}

static void papers_read_as_they_should(void **state)
{
    static const char *const args[] = { "/usr/bin/pdftotext", "-layout", "in.pdf", "out.txt",
        NULL };

    (void)state;
    for (size_t i = 0; i < samples_len; i++) {
        struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
        struct paper paper = samples[i].make(ctx.arena);
        struct paper_file file = render(&ctx, &paper);

        sample_keep(ctx.arena, samples[i].name, file.bytes);
        sample_expect(ctx.arena, str_z(ctx.arena, str_format(ctx.arena, "%s.txt", samples[i].name)),
            sample_convert(ctx.arena, args, "in.pdf", file.bytes, "out.txt"));
        arena_free(ctx.arena);
    }
}

static void the_same_paper_gives_the_same_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < samples_len; i++) {
        struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
        struct paper paper = samples[i].make(ctx.arena);
        struct str once = render(&ctx, &paper).bytes, again = render(&ctx, &paper).bytes;

        if (!str_eq(once, again))
            fail_msg("%s differs from itself", samples[i].name);
        arena_free(ctx.arena);
    }
}

/* ---- measures ---- */

/* A word where it stands, in points. */
struct word {
    double left, top, right, bottom;
    struct str text;
    int page;
};

static double attribute_of(struct str line, const char *name)
{
    struct str mark = { name, strlen(name) };

    return strtod(line.ptr + str_find(line, mark) + mark.len + 2, NULL);
}

/* The words of pdftotext -bbox, each on a line of its own. */
static struct list words_of(struct arena *arena, struct str bytes)
{
    static const char *const args[] = { "/usr/bin/pdftotext", "-bbox", "in.pdf", "out.html", NULL };
    struct str html = sample_convert(arena, args, "in.pdf", bytes, "out.html");
    struct word *words = NULL;
    size_t len = 0, cap = 0;
    int page = 0;

    while (html.len) {
        struct str line = str_copy(arena, str_trim(str_cut(&html, '\n')));
        struct str rest = line;

        page += str_starts(line, S("<page "));
        if (!str_starts(line, S("<word ")))
            continue;
        (void)str_cut(&rest, '>');
        words = list_room(arena, words, len, &cap, sizeof(*words));
        words[len++] = (struct word){ attribute_of(line, "xMin"), attribute_of(line, "yMin"),
            attribute_of(line, "xMax"), attribute_of(line, "yMax"), str_cut(&rest, '<'), page };
    }
    return (struct list){ words, len };
}

#define MM(mm) ((mm)*72 / 25.4)
#define NEAR 0.7

static const struct word *word_find(const struct list *words, const char *text)
{
    for (size_t i = 0; i < words->len; i++)
        if (str_eq(LIST_AT(*words, struct word, i)->text, str_of(text)))
            return LIST_AT(*words, struct word, i);
    fail_msg("no word \"%s\"", text);
    return NULL;
}

/* Margins of NĐ 30/2020: 20-25 above and below, 30-35 left, 15-20 right; only a page's number
 * stands outside them, in the middle above, and not on the first page. */
static void text_keeps_to_the_margins(void **state)
{
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
    struct paper paper = samples[0].make(ctx.arena);
    struct list words = words_of(ctx.arena, render(&ctx, &paper).bytes);
    double left = MM(210), top = MM(297), right = 0, bottom = 0;
    int numbers = 0;

    (void)state;
    for (size_t i = 0; i < words.len; i++) {
        const struct word *word = LIST_AT(words, struct word, i);

        if (word->bottom < MM(20)) {
            assert_int_equal(word->page, 2);
            expect_text(word->text, "2", "the number of a page");
            assert_true((word->left + word->right) / 2 - MM(110) < NEAR);
            numbers++;
            continue;
        }
        left = word->left < left ? word->left : left;
        right = word->right > right ? word->right : right;
        top = word->top < top ? word->top : top;
        bottom = word->bottom > bottom ? word->bottom : bottom;
    }
    assert_int_equal(numbers, 1);
    assert_true(left > MM(30) - NEAR && left < MM(35));
    assert_true(right < MM(195) + NEAR && right > MM(190) - NEAR);
    assert_true(top > MM(20) - NEAR && top < MM(25));
    assert_true(bottom < MM(277) + NEAR);
    arena_free(ctx.arena);
}

/* Words only one part of a paper has, and how large that part's letters are. */
static const struct {
    const char *word;
    int size;
} letters[] = {
    { "CỘNG", 13 },
    { "Độc", 14 },
    { "BÌNH", 13 },
    { "Số:", 13 },
    { "CÁO", 14 },
    { "Kính", 14 },
    { "QUẢ", 14 },
    { "nhận:", 12 },
    { "Lưu:", 11 },
    { "CHỦ", 13 },
    { "PHÓ", 14 },
};

static void letters_are_as_large_as_the_decree_has_them(void **state)
{
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
    struct paper paper = samples[0].make(ctx.arena);
    struct list words = words_of(ctx.arena, render(&ctx, &paper).bytes);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(letters); i++) {
        const struct word *word = word_find(&words, letters[i].word);
        double size = (word->bottom - word->top) / 1.107; /* ascent and descent of the font */

        if (size < letters[i].size - 0.1 || size > letters[i].size + 0.1)
            fail_msg("%s: %.2f points, not %d", letters[i].word, size, letters[i].size);
    }
    /* Number and day on one line; the first line of a paragraph 1.27 cm in. */
    assert_true(word_find(&words, "Số:")->top - word_find(&words, "ngày")->top < 2);
    assert_true(word_find(&words, "Thực")->left - MM(30) - MM(12.7) < NEAR);
    arena_free(ctx.arena);
}

static void the_place_of_the_signature_is_told(void **state)
{
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
    struct paper paper = samples[0].make(ctx.arena);
    struct paper_file file = render(&ctx, &paper);
    struct list words = words_of(ctx.arena, file.bytes);
    const struct word *position = word_find(&words, "PHÓ");
    struct paper_spot room = paper_spot(&file.sign);

    (void)state;
    assert_int_equal(room.page, (int64_t)file.sign.page - 1);
    assert_in_range(room.top - room.bottom, (int64_t)(file.sign.height * 100) - 1,
        (int64_t)(file.sign.height * 100) + 1);
    assert_in_range(room.top / 100 + (int64_t)position->bottom, 820, 843); /* of 841.9 points */
    assert_int_equal(file.pages, 2);
    assert_int_equal(file.sign.page, position->page);
    assert_true(file.sign.y >= position->bottom - NEAR && file.sign.y < position->bottom + 10);
    assert_true(file.sign.x < position->left && file.sign.x + file.sign.width > position->right);
    assert_true(file.sign.y + file.sign.height < MM(277) && file.sign.height >= 70);
    arena_free(ctx.arena);
}

/* ---- tables ---- */

static size_t count(struct str text, struct str part)
{
    size_t times = 0;

    while (text.len) {
        size_t at = str_find(text, part);

        if (at == text.len)
            break;
        times++;
        text = str_sub(text, at + part.len, text.len);
    }
    return times;
}

static void headings_stand_on_each_page(void **state)
{
    static const char *const args[] = { "/usr/bin/pdftotext", "-layout", "in.pdf", "out.txt",
        NULL };
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
    struct paper paper = sample_large(ctx.arena);
    struct paper_file file = render(&ctx, &paper);
    struct str text = sample_convert(ctx.arena, args, "in.pdf", file.bytes, "out.txt");

    (void)state;
    sample_keep(ctx.arena, "large", file.bytes);
    assert_in_range(file.pages, 15, 40);
    assert_int_equal(count(text, S("Cột 1  ")), file.pages - 2);
    for (size_t i = 0; i < 500; i++)
        if (i % 7 != 3) {
            struct str label = str_format(ctx.arena, "Chỉ tiêu thứ %zu ", i + 1);

            if (count(text, label) != 1)
                fail_msg("%.*s stands there %zu times", STR_ARG(label), count(text, label));
        }
    arena_free(ctx.arena);
}

static void drafts_say_so_on_each_page(void **state)
{
    static const char *const args[] = { "/usr/bin/pdftotext", "-raw", "in.pdf", "out.txt", NULL };

    (void)state;
    for (size_t i = 0; i < samples_len; i++) {
        struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
        struct paper paper = samples[i].make(ctx.arena);
        struct paper_file file = render(&ctx, &paper);
        struct str text = sample_convert(ctx.arena, args, "in.pdf", file.bytes, "out.txt");

        assert_int_equal(count(text, S("ẢO")), paper.draft ? file.pages : 0);
        arena_free(ctx.arena);
    }
}

static void odd_papers_are_written_and_read(void **state)
{
    static const char *const args[] = { "/usr/bin/pdftotext", "in.pdf", "out.txt", NULL };

    (void)state;
    for (size_t i = 0; i < odd_samples_len; i++) {
        struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
        struct paper paper = odd_samples[i].make(ctx.arena);
        struct paper_file file = render(&ctx, &paper);
        struct str text = sample_convert(ctx.arena, args, "in.pdf", file.bytes, "out.txt");

        sample_keep(ctx.arena, odd_samples[i].name, file.bytes);
        if (str_find(text, S("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")) == text.len)
            fail_msg("%s has no head", odd_samples[i].name);
        arena_free(ctx.arena);
    }
}

/* ---- how they look ---- */

#define KEPT "tests/data/papers/look-%s"

static void expect_look(struct ctx *ctx, const struct paper *paper, int page, const char *name)
{
    struct str bytes = render(ctx, paper).bytes;

    picture_expect(ctx, bytes, page, str_z(ctx->arena, str_format(ctx->arena, KEPT, name)));
}

/* A commune's and a department's, their annexes with merged headings, upright and lying, one in a
 * file of its own. */
static void papers_look_as_they_did(void **state)
{
    static const struct {
        size_t sample;
        int page;
        const char *name;
    } pages[] = {
        { 1, 1, "commune" },
        { 1, 3, "commune-annex" },
        { 2, 1, "department-draft" },
        { 3, 3, "department-wide" },
        { 4, 2, "annex-upright" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(pages); i++) {
        struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
        struct paper paper = samples[pages[i].sample].make(ctx.arena);

        expect_look(&ctx, &paper, pages[i].page, pages[i].name);
        arena_free(ctx.arena);
    }
}

/* TM., KT., TL., TUQ., Q. */
static void whoever_signs_is_written_over_the_signature(void **state)
{
    (void)state;
    for (int as = 0; as < AUTHORITY_COUNT; as++) {
        struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
        struct paper paper = sample_signed_as(ctx.arena, (enum authority)as);

        expect_look(&ctx, &paper, 1, authority_names[as]);
        arena_free(ctx.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(papers_read_as_they_should),
        cmocka_unit_test(the_same_paper_gives_the_same_bytes),
        cmocka_unit_test(text_keeps_to_the_margins),
        cmocka_unit_test(letters_are_as_large_as_the_decree_has_them),
        cmocka_unit_test(the_place_of_the_signature_is_told),
        cmocka_unit_test(headings_stand_on_each_page),
        cmocka_unit_test(drafts_say_so_on_each_page),
        cmocka_unit_test(odd_papers_are_written_and_read),
        cmocka_unit_test(papers_look_as_they_did),
        cmocka_unit_test(whoever_signs_is_written_over_the_signature),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
