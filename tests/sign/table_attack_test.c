/* Tables of references that viewers read in different ways: a table and a stream beside it, tables
 * that begin with another number. The content is the one that was signed, as we read it. */
#include "tests/sign/tamper.h"
#include "tests/unit.h"

struct scene {
    struct ctx ctx;
    struct str paper, once;
};

static struct scene new_scene(void)
{
    struct scene s = { .ctx = desk_ctx() };

    s.paper = office_paper(s.ctx.arena, "cairo");
    s.once = office_sign(&s.ctx, s.paper, OFFICE_LEADER, "leader-ec", NULL);
    return s;
}

/* ---- a table and a stream beside it ---- */

/* A revision in which the first page's drawing stands once more as it is. */
struct hybrid {
    const char *what;
    const char *names; /* how the trailer names the stream: its place, its number */
    const char *more;  /* of the stream */
    char table;        /* what the table says of the drawing: n, f; 0: nothing */
    int hidden;        /* what the stream says of it: its kind; -1: nothing */
    bool other;        /* and that it is elsewhere: where the page's own dictionary is packed */
};

static struct str line_of(struct ctx *ctx, const struct hybrid *how, size_t at, int64_t pack)
{
    struct buf out = { .arena = ctx->arena };
    int64_t where = how->hidden == 2 ? pack : (int64_t)at;

    buf_add_char(&out, (char)how->hidden);
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_char(&out, (char)(where >> shift));
    buf_add(&out, S("\0\0"));
    return buf_str(&out);
}

static struct str with_hybrid(struct scene *s, const struct hybrid *how)
{
    struct tampering t = tamper(&s->ctx, s->once);
    struct buf out = { .arena = s->ctx.arena }, objects = { .arena = s->ctx.arena };
    int64_t page = t.page_number, next = (int64_t)t.file->entries_len;
    size_t from = t.page->from, len = t.page->to - t.page->from, at, pack, stream, number, table;
    struct str packed, line;

    buf_add(&out, s->once);
    at = out.len;
    buf_add(&out, str_sub(s->once, from, len));
    buf_addf(&objects, "%lld 0 << /Type /Page >>", (long long)page);
    packed = buf_str(&objects);
    pack = out.len + 1;
    buf_addf(&out,
        "\n%lld 0 obj\n<< /Type /ObjStm /N 1 /First %zu /Length %zu >>\nstream\n" STR_FMT
        "\nendstream\nendobj\n",
        (long long)next, str_find(packed, S("<<")), packed.len, STR_ARG(packed));
    stream = out.len;
    line = line_of(&s->ctx, how, at, next);
    buf_addf(&out,
        "%lld 0 obj\n<< /Type /XRef /Size %lld /W [1 4 2] /Index [%lld %d] /Length %zu"
        " %s >>\nstream\n",
        (long long)next + 1, (long long)next + 3, (long long)page, how->hidden >= 0,
        how->hidden >= 0 ? line.len : 0, how->more);
    if (how->hidden >= 0)
        buf_add(&out, line);
    buf_add(&out, S("\nendstream\nendobj\n"));
    number = out.len;
    buf_addf(&out, "%lld 0 obj\n%zu\nendobj\n", (long long)next + 2, stream);
    table = out.len;
    buf_add(&out, S("xref\n"));
    if (how->table)
        buf_addf(&out, "%lld 1\n%010zu 00000 %c \n", (long long)page, how->table == 'n' ? at : 0,
            how->table);
    buf_addf(&out, "%lld 3\n%010zu 00000 n \n%010zu 00000 n \n%010zu 00000 n \n", (long long)next,
        pack, stream, number);
    buf_addf(&out, "trailer\n<< /Size %lld /Prev %zu /Root %lld 0 R ", (long long)next + 3,
        t.file->sections[0].from, (long long)t.root_number);
    buf_addf(&out, "/XRefStm ");
    if (str_eq(str_of(how->names), S("number")))
        buf_addf(&out, "%lld 0 R", (long long)next + 2);
    else if (str_eq(str_of(how->names), S("real")))
        buf_addf(&out, "%zu.0", stream);
    else if (str_eq(str_of(how->names), S("place")))
        buf_addf(&out, "%zu", stream);
    else
        buf_addf(&out, "%s", how->names);
    buf_addf(&out, " >>\nstartxref\n%zu\n%%%%EOF\n", table);
    return buf_str(&out);
}

static void a_stream_beside_a_table_is_read_by_all_or_by_none(void **state)
{
    static const struct hybrid cases[] = {
        { "a place with a point", "real", "", 'n', 2, true },
        { "a place in an object of its own", "number", "", 'n', 2, true },
        { "a place that is a text", "(17)", "", 'n', -1, false },
        { "a place below nothing", "-17", "", 'n', -1, false },
        { "another word than the table's", "place", "", 'n', 2, true },
        { "free beside the table's word", "place", "", 'n', 0, true },
        { "taken from old viewers", "place", "", 'f', 1, false },
        { "a way to other tables", "place", "/Prev 15", 'n', -1, false },
        { "a way to other tables, with a point", "place", "/Prev 15.0", 'n', -1, false },
        { "a way in an object of its own", "place", "/Prev 4 0 R", 'n', -1, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct str document = with_hybrid(&s, &cases[i]);

        attack_expect(&s.ctx, document, s.paper,
            cases[i].hidden >= 0 && str_eq(str_of(cases[i].names), S("place"))
                ? PROBLEM_SIGN_PDF_OVERLAP
                : PROBLEM_SIGN_PDF_BROKEN,
            cases[i].what);
        arena_free(s.ctx.arena);
    }
}

/* ---- a table that begins with 1 ---- */

/* The first number's line is free: some take it for number 0, and count on from there. */
static void a_table_begins_with_what_it_says(void **state)
{
    static const char *const tables[] = { "1 1\n0000000000 65535 f \n",
        "1 2\n0000000000 65535 f \n0000000017 00000 n \n", "1 1\n0000000000 00001 f \n" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.once);
        struct buf out = { .arena = s.ctx.arena };

        buf_add(&out, s.once);
        buf_addf(&out,
            "xref\n%strailer\n<< /Size %zu /Prev %zu /Root %lld 0 R >>\nstartxref\n"
            "%zu\n%%%%EOF\n",
            tables[i], t.file->entries_len, t.file->sections[0].from, (long long)t.root_number,
            s.once.len);
        attack_expect(&s.ctx, buf_str(&out), s.paper, PROBLEM_SIGN_PDF_BROKEN, tables[i]);
        arena_free(s.ctx.arena);
    }
}

static void all_were_counted(void **state)
{
    (void)state;
    print_message("%zu attack files known by name, none accepted\n", attacks_counted());
    assert_true(attacks_counted() >= 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stream_beside_a_table_is_read_by_all_or_by_none),
        cmocka_unit_test(a_table_begins_with_what_it_says),
        cmocka_unit_test(all_were_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
