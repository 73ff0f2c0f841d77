/* Attacks that are known by name: on what was prepared before it was signed (shadow attacks: hide,
 * replace, both), on the bytes a signature is about (wrapping, forgery, saving behind), and on
 * whose signature stands where. None is taken for valid. */
#include <string.h>

#include "sign/pdf_form.h"
#include "tests/sign/tamper.h"
#include "tests/unit.h"

struct scene {
    struct ctx ctx;
    struct str paper, once, twice;
};

static struct scene new_scene(void)
{
    static struct scene kept;
    struct scene scene = { .ctx = desk_ctx() };

    if (kept.paper.len == 0) {
        kept.ctx = desk_ctx();
        kept.paper = office_paper(kept.ctx.arena, "cairo");
        kept.once = office_sign(&kept.ctx, kept.paper, OFFICE_LEADER, "leader-ec", NULL);
        kept.twice = office_sign(&kept.ctx, kept.once, OFFICE_SEAL, "seal", NULL);
    }
    scene.paper = kept.paper;
    scene.once = kept.once;
    scene.twice = kept.twice;
    return scene;
}

static struct str seal(struct scene *s, struct str document)
{
    return office_sign(&s->ctx, document, OFFICE_SEAL, "seal", NULL);
}

static struct str lead(struct scene *s, struct str document)
{
    return office_sign(&s->ctx, document, OFFICE_LEADER, "leader-ec", NULL);
}

static struct str joined(struct ctx *ctx, struct str a, struct str b)
{
    struct buf out = { .arena = ctx->arena };

    buf_add(&out, a);
    buf_add(&out, b);
    return buf_str(&out);
}

static size_t find_last(struct str in, const char *text)
{
    size_t found = in.len, len = strlen(text);

    for (size_t at = 0; at + len <= in.len; at++)
        if (memcmp(in.ptr + at, text, len) == 0)
            found = at;
    assert_true(found < in.len);
    return found;
}

static struct str replaced(struct ctx *ctx, struct str in, size_t at, struct str by)
{
    struct str out = str_copy(ctx->arena, in);

    assert_true(at + by.len <= in.len);
    memcpy((char *)(uintptr_t)out.ptr + at, by.ptr, by.len);
    return out;
}

/* ---- prepared before it was signed ---- */

/* A drawing of the page's in an object of its own, that lies over the text; *out: its number. */
static struct str with_overlay(struct scene *s, int64_t *out)
{
    struct tampering t = tamper(&s->ctx, s->paper);

    *out = pdf_new_number(&t.to);
    pdf_change_stream(&t.to, *out, S("/Type /XObject /Subtype /Form /BBox [0 0 595 842]"),
        S("1 g 80 700 220 60 re f"));
    tamper_annotation(&t, str_format(s->ctx.arena,
                              "<< /Type /Annot /Subtype /Stamp /Rect [80 700 300 760] /AP << /N"
                              " %lld 0 R >> >>",
                              (long long)*out)
                              .ptr);
    return tamper_end(&t);
}

/* A section that says of one object that it is gone, and writes none. */
static struct str with_freed(struct scene *s, struct str document, int64_t number)
{
    struct pdf_file *file;
    struct buf out = { .arena = s->ctx.arena };

    assert_int_equal(pdf_open(&s->ctx, document, &file), ST_OK);
    buf_add(&out, document);
    buf_addf(&out, "xref\n%lld 1\n0000000000 00001 f \ntrailer\n<< /Size %zu /Prev %zu /Root ",
        (long long)number, file->entries_len, file->sections[0].from);
    pdf_write(&out, pdf_key(&file->trailer, "Root"));
    buf_addf(&out, " >>\nstartxref\n%zu\n%%%%EOF\n", document.len);
    return buf_str(&out);
}

/* Against the issued document it is refused at once; against its first signature, for the change.
 */
static void what_was_hidden_and_shows_later_is_told(void **state)
{
    struct scene s = new_scene();
    int64_t overlay;
    struct str prepared = with_overlay(&s, &overlay), once = lead(&s, prepared), freed;

    (void)state;
    attack_expect(&s.ctx, once, s.paper, PROBLEM_SIGN_CONTENT, "hide: prepared");
    freed = with_freed(&s, once, overlay);
    attack_expect(&s.ctx, freed, prepared, PROBLEM_SIGN_BYTES_AFTER, "hide: freed");
    attack_expect(
        &s.ctx, seal(&s, freed), prepared, PROBLEM_SIGN_CONTENT, "hide: freed and sealed");
    attack_expect(&s.ctx, seal(&s, freed), S(""), PROBLEM_SIGN_CONTENT, "hide: by itself");
    arena_free(s.ctx.arena);
}

/* Two catalogs: the one that was looked at, and one that is pointed to later. */
static struct str with_two_catalogs(struct scene *s, int64_t *out)
{
    struct tampering t = tamper(&s->ctx, s->paper);
    int64_t drawing = pdf_new_number(&t.to), page = pdf_new_number(&t.to);
    int64_t pages = pdf_new_number(&t.to);
    struct pdf_value value;

    *out = pdf_new_number(&t.to);
    pdf_change_stream(&t.to, drawing, S("/X 1"), S("BT (9.999.999) Tj ET"));
    value = tamper_parsed(&t, str_format(s->ctx.arena,
                                  "<< /Type /Page /Parent %lld 0 R /MediaBox [0 0 595 842]"
                                  " /Resources << >> /Contents %lld 0 R >>",
                                  (long long)pages, (long long)drawing)
                                  .ptr);
    pdf_change(&t.to, page, &value);
    value = tamper_parsed(&t,
        str_format(s->ctx.arena, "<< /Type /Pages /Count 1 /Kids [%lld 0 R] >>", (long long)page)
            .ptr);
    pdf_change(&t.to, pages, &value);
    value = tamper_parsed(
        &t, str_format(s->ctx.arena, "<< /Type /Catalog /Pages %lld 0 R >>", (long long)pages).ptr);
    pdf_change(&t.to, *out, &value);
    return tamper_end(&t);
}

static struct str with_root(struct scene *s, struct str document, int64_t root, bool keep_form)
{
    struct tampering t = tamper(&s->ctx, document);
    const struct pdf_value *form = pdf_key(t.root, "AcroForm"), *other;
    struct pdf_value ref = pdf_ref(root), changed;

    t.file->trailer = pdf_with(s->ctx.arena, &t.file->trailer, "Root", &ref);
    if (keep_form) {
        assert_int_equal(pdf_object(t.file, root, &other), ST_OK);
        changed = pdf_with(s->ctx.arena, other, "AcroForm", form);
        pdf_change(&t.to, root, &changed);
    } else {
        pdf_change(&t.to, pdf_new_number(&t.to), &ref);
    }
    return tamper_end(&t);
}

static void what_is_pointed_to_later_is_told(void **state)
{
    struct scene s = new_scene();
    int64_t root;
    struct str prepared = with_two_catalogs(&s, &root), once = lead(&s, prepared), turned;

    (void)state;
    turned = with_root(&s, once, root, false);
    attack_expect(&s.ctx, turned, prepared, PROBLEM_SIGN_NONE, "hide and replace: no form");
    turned = with_root(&s, once, root, true);
    attack_expect(&s.ctx, turned, prepared, PROBLEM_SIGN_BYTES_AFTER, "hide and replace");
    attack_expect(&s.ctx, seal(&s, turned), prepared, PROBLEM_SIGN_CONTENT, "and sealed");
    attack_expect(&s.ctx, seal(&s, turned), S(""), PROBLEM_SIGN_CONTENT, "by itself");
    arena_free(s.ctx.arena);
}

/* A font of the page's is given another body; a field shows another look. */
static void what_is_replaced_later_is_told(void **state)
{
    static const struct {
        const char *what, *key, *value;
    } cases[] = {
        { "replace: font's program", "FontDescriptor", "<< /Type /FontDescriptor >>" },
        { "replace: font's widths", "Widths", "[0 0 0 0]" },
        { "replace: font's encoding", "Encoding", "<< /Differences [48 /nine /eight] >>" },
        { "replace: font's meanings", "ToUnicode", "null" },
        { "replace: font's name", "BaseFont", "/Symbol" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.once);
        const struct pdf_value *resources, *fonts;

        assert_int_equal(pdf_page_value(t.file, t.page_number, "Resources", &resources), ST_OK);
        assert_int_equal(pdf_at(t.file, resources, "Font", &fonts), ST_OK);
        assert_int_equal(fonts->items[1].kind, PDF_REF);
        tamper_key(&t, fonts->items[1].number, cases[i].key, cases[i].value);
        attack_expect(
            &s.ctx, seal(&s, tamper_end(&t)), s.paper, PROBLEM_SIGN_CONTENT, cases[i].what);
        arena_free(s.ctx.arena);
    }
}

/* ---- the bytes a signature is about ---- */

static void wrapped_and_forged_signatures_are_told(void **state)
{
    struct scene s = new_scene();
    size_t from = find_last(s.twice, "/Contents <"), hole = from + sizeof("/Contents <") - 1;
    size_t end = hole + (size_t)2 * CMS_ROOM_BYTES, range = find_last(s.twice, "/ByteRange [");
    const struct {
        const char *what;
        struct str document;
        enum problem_key key;
    } cases[] = {
        { "wrapping: objects in the gap",
            joined(&s.ctx, joined(&s.ctx, str_sub(s.twice, 0, end + 1), S(" /X (hidden) ")),
                str_sub(s.twice, end + 1, s.twice.len)),
            PROBLEM_SIGN_PDF_BROKEN },
        { "forgery: no value", replaced(&s.ctx, s.twice, from, S("/Contenta <")),
            PROBLEM_SIGN_RANGE },
        { "forgery: a range below zero",
            replaced(&s.ctx, s.twice, range, S("/ByteRange [0 -000000001 ")), PROBLEM_SIGN_RANGE },
        { "forgery: a range of names",
            replaced(&s.ctx, s.twice, range, S("/ByteRange [0 /000000001 ")), PROBLEM_SIGN_RANGE },
        { "forgery: a range of three",
            replaced(&s.ctx, s.twice, range, S("/ByteRange [            ")), PROBLEM_SIGN_RANGE },
        { "forgery: a range with more",
            replaced(&s.ctx, s.twice, range, S("/ByteRange [0 0 0 0 0 ")), PROBLEM_SIGN_RANGE },
        { "forgery: zeroes for a value", replaced(&s.ctx, s.twice, hole, S("0000000000000000")),
            PROBLEM_SIGN_CMS_BROKEN },
        { "forgery: another's value",
            replaced(&s.ctx, s.twice, hole,
                str_sub(s.twice, str_find(s.twice, S("/Contents <")) + sizeof("/Contents <") - 1,
                    (size_t)2 * CMS_ROOM_BYTES)),
            PROBLEM_SIGN_CHANGED },
        { "saving: an empty section", with_freed(&s, s.twice, 0), PROBLEM_SIGN_BYTES_AFTER },
        { "saving: a comment", joined(&s.ctx, s.twice, S("% x\n")), PROBLEM_SIGN_PDF_BROKEN },
        { "saving: a body without a section",
            joined(&s.ctx, s.twice, S("5 0 obj\n<< >>\nendobj\n%%EOF\n")),
            PROBLEM_SIGN_PDF_BROKEN },
        { "something before the head", joined(&s.ctx, S("x\n"), s.twice), PROBLEM_SIGN_PDF_BROKEN },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        attack_expect(&s.ctx, cases[i].document, s.paper, cases[i].key, cases[i].what);
    arena_free(s.ctx.arena);
}

/* ---- whose signature stands where ---- */

/* The leader's key signs for the office; the seal signs for the leader; somebody signs besides. */
static void signatures_in_others_places_are_told(void **state)
{
    struct scene s = new_scene();
    struct verify_expected expected[] = { { .field = S(OFFICE_LEADER) },
        { .field = S(OFFICE_SEAL) } };
    struct verify of = { .issued = s.paper,
        .trust = office_trust(&s.ctx),
        .expected = expected,
        .expected_len = ARRAY_LEN(expected) };
    struct verified found;
    struct str swapped = office_sign(&s.ctx, s.paper, OFFICE_LEADER, "seal", NULL);

    (void)state;
    cert_digest(desk_cert(&s.ctx, "leader-ec"), expected[0].cert);
    cert_digest(desk_cert(&s.ctx, "seal"), expected[1].cert);
    of.bytes = office_sign(&s.ctx, swapped, OFFICE_SEAL, "leader-ec", NULL);
    verify_document(&s.ctx, &of, &found);
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_SIGNER_OTHER);
    attack_count();
    of.bytes = office_sign(&s.ctx, s.once, "DauKhac", "seal", NULL);
    verify_document(&s.ctx, &of, &found);
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_SIGNER_MISSING);
    attack_count();
    attack_expect(&s.ctx, office_sign(&s.ctx, s.twice, "Them", "stranger", NULL), s.paper,
        PROBLEM_SIGN_CERT_UNTRUSTED, "a stranger signs besides");
    attack_expect(&s.ctx, office_sign(&s.ctx, s.twice, "Them", "revoked", NULL), s.paper,
        PROBLEM_SIGN_CERT_REVOKED, "somebody signs besides whose certificate was taken back");
    arena_free(s.ctx.arena);
}

/* ---- signatures other programs would make ---- */

static void weak_and_odd_signatures_are_told(void **state)
{
    static const struct {
        const char *what, *options;
        enum problem_key key;
    } cases[] = {
        { "SHA-1", "-md sha1 -cades -signer leader.pem -inkey leader.key", PROBLEM_SIGN_ALGORITHM },
        { "two signers",
            "-cades -signer leader.pem -inkey leader.key -signer seal.pem -inkey seal.key",
            PROBLEM_SIGN_CMS_BROKEN },
        { "content inside", "-cades -nodetach -signer leader.pem -inkey leader.key",
            PROBLEM_SIGN_CMS_BROKEN },
        { "no certificate", "-cades -nocerts -signer leader.pem -inkey leader.key",
            PROBLEM_SIGN_CMS_BROKEN },
        { "no attributes", "-noattr -signer leader.pem -inkey leader.key",
            PROBLEM_SIGN_CMS_BROKEN },
        { "a short key", "-cades -signer small.pem -inkey small.key", PROBLEM_SIGN_ALGORITHM },
        { "a stranger's certificate", "-cades -signer stranger.pem -inkey stranger.key",
            PROBLEM_SIGN_CERT_UNTRUSTED },
        { "a server's certificate", "-cades -signer tls-only.pem -inkey tls-only.key",
            PROBLEM_SIGN_CERT_USAGE },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct verify of = { .bytes = S("{\"so\":1}"), .trust = office_trust(&s.ctx) };
        const char *data = desk_write(s.ctx.arena, "packet", of.bytes);
        struct verified found;

        if (!desk_run(s.ctx.arena,
                "cd '%s' && openssl cms -sign -binary -in '%s' -outform DER -out '%s.cms' %s "
                "2>>log",
                desk_folder(s.ctx.arena), data, data, cases[i].options))
            fail_msg("%s: openssl cannot make it", cases[i].what);
        verify_packet(&s.ctx, &of,
            file_read(s.ctx.arena, str_format(s.ctx.arena, "%s.cms", data).ptr), &found);
        if (office_reason(&found) != cases[i].key)
            fail_msg("%s: %s", cases[i].what, problem_name(office_reason(&found)));
        attack_count();
        arena_free(s.ctx.arena);
    }
}

static void all_were_counted(void **state)
{
    (void)state;
    print_message("%zu attack files known by name, none accepted\n", attacks_counted());
    assert_true(attacks_counted() >= 35);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_hidden_and_shows_later_is_told),
        cmocka_unit_test(what_is_pointed_to_later_is_told),
        cmocka_unit_test(what_is_replaced_later_is_told),
        cmocka_unit_test(wrapped_and_forged_signatures_are_told),
        cmocka_unit_test(signatures_in_others_places_are_told),
        cmocka_unit_test(weak_and_odd_signatures_are_told),
        cmocka_unit_test(all_were_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
