#include "sign/pdf_append.h"
#include "sign/pdf_filter.h"
#include "tests/unit.h"

#define FOLDER "tests/data/sign/"

static struct ctx new_ctx(void)
{
    return (struct ctx){ .arena = arena_new(UNIT_BYTES) };
}

/* A file of objects 1 to n; the table is made for them. */
static struct str compose(struct arena *arena, const char *const *objects, size_t len)
{
    struct buf out = { .arena = arena };
    size_t at[16], table;

    buf_add(&out, S("%PDF-1.7\n"));
    for (size_t i = 0; i < len; i++) {
        at[i] = out.len;
        buf_addf(&out, "%zu 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
    table = out.len;
    buf_addf(&out, "xref\n0 %zu\n0000000000 65535 f \n", len + 1);
    for (size_t i = 0; i < len; i++)
        buf_addf(&out, "%010zu 00000 n \n", at[i]);
    buf_addf(
        &out, "trailer\n<< /Size %zu /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n", len + 1, table);
    return buf_str(&out);
}

static enum status open_all(struct ctx *ctx, struct str bytes, struct pdf_file **out)
{
    TRY(pdf_open(ctx, bytes, out));
    return pdf_check_layout(*out);
}

static void files_of_many_tools_are_read(void **state)
{
    static const char *const names[] = { "cairo", "libreoffice", "chromium", "qpdf-packed",
        "qpdf-linear", "mutool" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct ctx ctx = new_ctx();
        struct str path = str_format(ctx.arena, FOLDER "%s.pdf", names[i]);
        struct pdf_file *file = NULL;
        const struct pdf_value *root;

        if (open_all(&ctx, file_read(ctx.arena, path.ptr), &file) != ST_OK)
            fail_msg("%s: " STR_FMT, names[i], STR_ARG(ctx.problem.detail));
        assert_int_equal(pdf_at(file, &file->trailer, "Root", &root), ST_OK);
        assert_true(pdf_is_name(pdf_key(root, "Type"), "Catalog"));
        assert_int_equal(file->sections[0].end, file->bytes.len);
        arena_free(ctx.arena);
    }
}

static void a_revision_more_leaves_what_was_there(void **state)
{
    static const char *const names[] = { "cairo", "qpdf-packed", "qpdf-linear" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct ctx ctx = new_ctx();
        struct str path = str_format(ctx.arena, FOLDER "%s.pdf", names[i]), bytes, more;
        struct pdf_file *file, *again;
        struct pdf_appending to;
        const struct pdf_value *object;
        struct pdf_value dict = { .kind = PDF_DICT }, name = { .kind = PDF_NAME, .text = S("á b") };

        bytes = file_read(ctx.arena, path.ptr);
        assert_int_equal(pdf_open(&ctx, bytes, &file), ST_OK);
        to = pdf_append_to(file);
        dict = pdf_with(ctx.arena, &dict, "Ten", &name);
        pdf_change(&to, pdf_new_number(&to), &dict);
        more = pdf_append_end(&to);
        assert_true(str_starts(more, bytes));
        assert_int_equal(open_all(&ctx, more, &again), ST_OK);
        assert_int_equal(again->sections_len, file->sections_len + 1);
        assert_int_equal(again->sections[1].end, bytes.len);
        assert_int_equal(pdf_object(again, (int64_t)file->entries_len, &object), ST_OK);
        expect_text(pdf_key(object, "Ten")->text, "á b", names[i]);
        arena_free(ctx.arena);
    }
}

struct broken {
    const char *what, *from, *to; /* the first occurrence is replaced; same length */
    enum problem_key key;
};

/* clang-format off */
static const struct broken broken_files[] = {
    { "no head", "%PDF-1.7", "%XDF-1.7", PROBLEM_SIGN_PDF_BROKEN },
    { "an object of another number", "2 0 obj", "9 0 obj", PROBLEM_SIGN_PDF_BROKEN },
    { "no end of an object", "endobj", "endobi", PROBLEM_SIGN_PDF_BROKEN },
    { "a key twice", "/Kids", "/Type", PROBLEM_SIGN_PDF_OVERLAP },
    { "a string without end", "(chu)", "(chu ", PROBLEM_SIGN_PDF_BROKEN },
    { "a number with two points", "1.50", "1..5", PROBLEM_SIGN_PDF_BROKEN },
    { "a name that holds nothing", "/A#42", "/A#00", PROBLEM_SIGN_PDF_BROKEN },
    { "a stream longer than it is", "/Length 4", "/Length 9", PROBLEM_SIGN_PDF_BROKEN },
    { "a stream shorter than it is", "/Length 4", "/Length 3", PROBLEM_SIGN_PDF_BROKEN },
    { "a table elsewhere", "startxref\n", "startxref 9", PROBLEM_SIGN_PDF_BROKEN },
    { "a locked file", "/Size", "/Encrypt 7 /Size", PROBLEM_SIGN_PDF_LOCKED },
    { "fewer objects than there are", "/Size 5", "/Size 3", PROBLEM_SIGN_PDF_BROKEN },
    { "an object twice in the table", "0 5\n", "0 2\n", PROBLEM_SIGN_PDF_BROKEN },
};
/* clang-format on */

static const char *const small[] = { "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [] /Count 0 /A#42 1.50 >>", "(chu)",
    "<< /Length 4 >>\nstream\nabcd\nendstream" };

static struct str replace(struct arena *arena, struct str in, const char *from, const char *to)
{
    size_t at = str_find(in, str_of(from));
    struct buf out = { .arena = arena };

    assert_true(at < in.len);
    buf_add(&out, str_sub(in, 0, at));
    buf_add(&out, str_of(to));
    buf_add(&out, str_sub(in, at + str_of(from).len, in.len));
    return buf_str(&out);
}

static void what_viewers_would_disagree_about_is_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(broken_files); i++) {
        struct ctx ctx = new_ctx();
        const struct broken *b = &broken_files[i];
        struct str whole = compose(ctx.arena, small, ARRAY_LEN(small));
        struct pdf_file *file;

        assert_int_equal(open_all(&ctx, whole, &file), ST_OK);
        if (open_all(&ctx, replace(ctx.arena, whole, b->from, b->to), &file) == ST_OK)
            fail_msg("%s: was read", b->what);
        if (ctx.problem.key != b->key)
            fail_msg("%s: " STR_FMT, b->what, STR_ARG(ctx.problem.detail));
        arena_free(ctx.arena);
    }
}

/* The third object's line of the table is made to show into the fourth one. */
static void objects_that_share_bytes_are_refused(void **state)
{
    struct ctx ctx = new_ctx();
    const char *const objects[] = { small[0], small[1], "(chu)",
        "<< /Length 29 >>\nstream\nab 3 0 obj\n(khac)\nendobj\nabcd\nendstream" };
    struct str whole = compose(ctx.arena, objects, ARRAY_LEN(objects));
    size_t inner = str_find(whole, S("ab 3 0 obj")) + 3,
           outer = str_find(whole, S("3 0 obj\n(chu"));
    struct str from = str_format(ctx.arena, "%010zu", outer);
    struct str to = str_format(ctx.arena, "%010zu", inner);
    struct pdf_file *file;

    (void)state;
    assert_int_equal(
        open_all(&ctx, replace(ctx.arena, whole, from.ptr, to.ptr), &file), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_PDF_OVERLAP);
    arena_free(ctx.arena);
}

/* A file that some viewers read by the table behind its first object, which is none here. */
static void a_file_that_says_where_to_begin_is_refused(void **state)
{
    static const char *const lengths[] = { "/L 0000000000", "/L 000000000.", "/K 0000000000" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(lengths); i++) {
        struct ctx ctx = new_ctx();
        const char *const objects[] = {
            str_format(ctx.arena, "<< /Type /Catalog /Pages 2 0 R /Linearized 1 %s >>", lengths[i])
                .ptr,
            small[1]
        };
        struct str whole = compose(ctx.arena, objects, ARRAY_LEN(objects));
        struct str told = str_format(ctx.arena, "%010zu", whole.len);
        struct pdf_file *file;

        if (i == 0) {
            assert_int_equal(open_all(&ctx, whole, &file), ST_OK); /* it has grown since */
            whole = replace(ctx.arena, whole, "0000000000", told.ptr);
        }
        assert_int_equal(open_all(&ctx, whole, &file), ST_INVALID);
        assert_int_equal(ctx.problem.key, PROBLEM_SIGN_PDF_BROKEN);
        arena_free(ctx.arena);
    }
}

/* Objects 2 and 3 stand in a stream, at these places of it. */
struct packing {
    const char *what, *head, *behind;
    size_t len;
    char places[2];
};

#define PAGES "<< /Type /Pages /Kids [] /Count 0 >>"

static struct str pack(struct arena *arena, const struct packing *one)
{
    struct buf out = { .arena = arena };
    size_t at[2], table;
    const char lines[] = { 0, 0, 0, 0, 0 };

    buf_add(&out, S("%PDF-1.7\n"));
    at[0] = out.len;
    buf_add(&out, S("1 0 obj\n<< /Type /Catalog /Pages 2 0 R /X 3 0 R >>\nendobj\n"));
    at[1] = out.len;
    buf_addf(&out, "4 0 obj\n<< /Type /ObjStm /N %zu /First %zu /Length %zu >>\nstream\n", one->len,
        str_of(one->head).len, str_of(one->head).len + str_of(one->behind).len + sizeof(PAGES));
    buf_addf(&out, "%s" PAGES " %s\nendstream\nendobj\n", one->head, one->behind);
    table = out.len;
    buf_addf(
        &out, "5 0 obj\n<< /Type /XRef /Size 6 /Root 1 0 R /W [1 2 2] /Length 30 >>\nstream\n");
    buf_add(&out, (struct str){ lines, sizeof(lines) });
    for (size_t i = 1; i < 6; i++) {
        bool packed = i == 2 || i == 3;
        size_t place = packed ? 4 : i == 1 ? at[0] : i == 4 ? at[1] : table;

        buf_add_char(&out, packed ? 2 : 1);
        buf_add_char(&out, (char)(place >> 8));
        buf_add_char(&out, (char)place);
        buf_add_char(&out, 0);
        buf_add_char(&out, packed ? one->places[i - 2] : 0);
    }
    buf_addf(&out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", table);
    return buf_str(&out);
}

static void what_a_stream_holds_is_where_all_look(void **state)
{
    static const struct packing right = { "as it is", "2 0 3 37 ", "(chu)", 2, { 0, 1 } };
    static const struct packing wrong[] = {
        { "the place of another", "2 0 3 37 ", "(chu)", 2, { 1, 0 } },
        { "one place for both", "2 0 3 37 ", "(chu)", 2, { 0, 0 } },
        { "a place behind all", "2 0 3 37 ", "(chu)", 2, { 0, 2 } },
        { "the other way round", "3 37 2 0 ", "(chu)", 2, { 1, 0 } },
        { "one in the other", "2 0 3 16 ", "(chu)", 2, { 0, 1 } },
        { "both at one place", "2 0 3 0 ", "(chu)", 2, { 0, 1 } },
        { "one twice", "2 0 3 37 2 43 ", "(chu) <<>>", 3, { 0, 1 } },
        { "something behind one", "2 0 3 37 ", "(chu) 7", 2, { 0, 1 } },
        { "behind all", "2 0 3 99 ", "(chu)", 2, { 0, 1 } },
        { "more than are named", "2 0 3 37 ", "(chu)", 3, { 0, 1 } },
        { "more than can be", "2 0 3 37 ", "(chu)", 100000, { 0, 1 } },
        { "less than are used", "2 0 3 37 ", "(chu)", 1, { 0, 1 } },
    };
    struct ctx ctx = new_ctx();
    struct pdf_file *file;
    const struct pdf_value *object;

    (void)state;
    if (open_all(&ctx, pack(ctx.arena, &right), &file) != ST_OK)
        fail_msg(STR_FMT, STR_ARG(ctx.problem.detail));
    assert_int_equal(pdf_object(file, 3, &object), ST_OK);
    expect_text(object->text, "chu", "the third");
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
        if (open_all(&ctx, pack(ctx.arena, &wrong[i]), &file) == ST_OK ||
            ctx.problem.key != PROBLEM_SIGN_PDF_BROKEN)
            fail_msg("%s: was read", wrong[i].what);
    arena_free(ctx.arena);
}

static void values_are_read_and_written(void **state)
{
    static const struct {
        const char *text, *expected;
    } cases[] = {
        { "[1 -2 +3 .5 -1.25]", "[1 -2 3 .5 -1.25]" },
        { "<</A(a\\(b\\)\\101\\n)/B<4>>>", "<< /A <61286229410a> /B <40> >>" },
        { "[true false null 12 0 R 7 8]", "[true false null 12 0 R 7 8]" },
        { "/a#20b%c\n", "/a#20b" },
        { "(a(b)c\\\r\nd\re)", "<6128622963640a65>" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = new_ctx();
        struct pdf_reader reader = { .ctx = &ctx, .bytes = str_of(cases[i].text) };
        struct buf out = { .arena = ctx.arena };
        struct pdf_value value;

        assert_int_equal(pdf_read(&reader, &value), ST_OK);
        pdf_write(&out, &value);
        expect_text(buf_str(&out), cases[i].expected, cases[i].text);
        arena_free(ctx.arena);
    }
}

static bool is_same(const struct pdf_digest *a, const struct pdf_digest *b)
{
    return a->len == b->len && memcmp(a->sha256, b->sha256, SHA256_BYTES) == 0;
}

static void compare_streams(struct pdf_file *plain, struct pdf_file *with_memo)
{
    for (size_t i = 0; i < plain->entries_len; i++) {
        const struct pdf_value *stream;
        struct str rest[2];
        struct pdf_digest digests[2];

        assert_int_equal(pdf_object(plain, (int64_t)i, &stream), ST_OK);
        if (stream->kind != PDF_STREAM)
            continue;
        assert_int_equal(pdf_data_digest(plain, stream, &digests[0], &rest[0]), ST_OK);
        assert_int_equal(pdf_object(with_memo, (int64_t)i, &stream), ST_OK);
        assert_int_equal(pdf_data_digest(with_memo, stream, &digests[1], &rest[1]), ST_OK);
        assert_true(is_same(&digests[0], &digests[1]) && str_eq(rest[0], rest[1]));
    }
    assert_int_equal(plain->inflated, with_memo->inflated);
}

static void what_a_memo_knows_is_what_is_there(void **state)
{
    static const char *const names[] = { "cairo", "libreoffice", "chromium", "qpdf-packed",
        "qpdf-linear", "mutool" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        struct ctx ctx = new_ctx();
        struct str path = str_format(ctx.arena, FOLDER "%s.pdf", names[i]);
        struct str bytes = file_read(ctx.arena, path.ptr);
        struct pdf_memo *memo = ARENA_NEW(ctx.arena, struct pdf_memo);
        struct pdf_file *plain, *with_memo;

        for (int round = 0; round < 2; round++) {
            assert_int_equal(pdf_open(&ctx, bytes, &plain), ST_OK);
            assert_int_equal(pdf_open(&ctx, bytes, &with_memo), ST_OK);
            with_memo->memo = memo;
            compare_streams(plain, with_memo);
            assert_true(memo->len > 0);
        }
        arena_free(ctx.arena);
    }
}

/* Other bytes at the same place of another file; and what is known still counts. */
static void a_memo_takes_no_stream_for_another(void **state)
{
    struct ctx ctx = new_ctx();
    struct str bytes = file_read(ctx.arena, FOLDER "cairo.pdf");
    struct str copy = str_copy(ctx.arena, bytes);
    struct pdf_memo *memo = ARENA_NEW(ctx.arena, struct pdf_memo);
    struct pdf_file *file, *other;
    const struct pdf_value *stream = NULL;
    struct pdf_digest digest;
    struct str rest;

    (void)state;
    assert_int_equal(pdf_open(&ctx, bytes, &file), ST_OK);
    file->memo = memo;
    compare_streams(file, file);
    assert_int_equal(pdf_open(&ctx, copy, &other), ST_OK);
    other->memo = memo;
    for (size_t i = 0; i < other->entries_len; i++) {
        assert_int_equal(pdf_object(other, (int64_t)i, &stream), ST_OK);
        if (stream->kind == PDF_STREAM && stream->text.len >= PDF_MEMO_BYTES_MIN)
            break;
    }
    assert_true(stream->kind == PDF_STREAM && stream->text.len >= PDF_MEMO_BYTES_MIN);
    memset((char *)(uintptr_t)stream->text.ptr, 0xFF, stream->text.len);
    assert_int_not_equal(pdf_data_digest(other, stream, &digest, &rest), ST_OK);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_PDF_BROKEN);
    file->inflated = PDF_INFLATED_BYTES_MAX;
    stream = &(struct pdf_value){ .kind = PDF_STREAM, .text = memo->items[0].packed };
    assert_int_equal(pdf_data_digest(file, stream, &digest, &rest), ST_OK); /* not compressed */
    for (size_t i = 0; i < file->entries_len; i++) {
        assert_int_equal(pdf_object(file, (int64_t)i, &stream), ST_OK);
        if (stream->kind == PDF_STREAM && stream->text.ptr == memo->items[0].packed.ptr)
            break;
    }
    ctx.problem = (struct problem){ .key = PROBLEM_NONE };
    assert_int_not_equal(pdf_data_digest(file, stream, &digest, &rest), ST_OK);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_PDF_TOO_LARGE);
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_of_many_tools_are_read),
        cmocka_unit_test(a_revision_more_leaves_what_was_there),
        cmocka_unit_test(what_viewers_would_disagree_about_is_refused),
        cmocka_unit_test(objects_that_share_bytes_are_refused),
        cmocka_unit_test(a_file_that_says_where_to_begin_is_refused),
        cmocka_unit_test(what_a_stream_holds_is_where_all_look),
        cmocka_unit_test(values_are_read_and_written),
        cmocka_unit_test(what_a_memo_knows_is_what_is_there),
        cmocka_unit_test(a_memo_takes_no_stream_for_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
