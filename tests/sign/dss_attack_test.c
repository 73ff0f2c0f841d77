/* What is kept for later verifiers (a DSS) may stand behind the last signature, and nothing that is
 * put in with it: such a file cannot be checked, and never becomes valid. */
#include "tests/sign/tamper.h"
#include "tests/unit.h"

struct scene {
    struct ctx ctx;
    struct str paper, twice;
};

static struct scene new_scene(void)
{
    struct scene scene = { .ctx = desk_ctx() };

    scene.paper = office_paper(scene.ctx.arena, "cairo");
    scene.twice = office_sign_twice(&scene.ctx, scene.paper);
    return scene;
}

static const char *ref(struct tampering *t, int64_t number)
{
    return str_format(t->ctx->arena, "%lld 0 R", (long long)number).ptr;
}

/* A store with one certificate, told of by one signature; `more` is written into it, `stream` into
 * the certificate's. */
static const char *store_add(struct tampering *t, const char *more, const char *stream)
{
    int64_t cert = pdf_new_number(&t->to), store = pdf_new_number(&t->to);
    struct pdf_value dict =
        tamper_parsed(t, str_format(t->ctx->arena,
                             "<< /Type /DSS /Certs [%lld 0 R] /CRLs [] /VRI"
                             " << /0123456789ABCDEF0123456789ABCDEF01234567 << /Cert [%lld 0 R] "
                             "/TU (D:20261130080000Z) >> >> %s >>",
                             (long long)cert, (long long)cert, more)
                             .ptr);

    pdf_change_stream(&t->to, cert, str_of(stream), desk_file(t->ctx->arena, "sub.pem"));
    pdf_change(&t->to, store, &dict);
    return ref(t, store);
}

static struct str with_store(
    struct scene *s, struct str document, const char *more, const char *stream)
{
    struct tampering t = tamper(&s->ctx, document);

    tamper_key(&t, t.root_number, "DSS", store_add(&t, more, stream));
    return tamper_end(&t);
}

/* Every signature is good; of what came behind nobody knows more than that it shows nothing. */
static void expect_unchecked(struct scene *s, struct str document)
{
    struct verified found = office_verify(&s->ctx, document, s->paper);

    if (found.verdict != VERDICT_UNCHECKED || found.reason != PROBLEM_SIGN_STORE)
        fail_msg("%s " STR_FMT, problem_name(found.reason), STR_ARG(found.detail));
    assert_int_equal(found.len, 2);
    for (size_t i = 0; i < found.len; i++)
        assert_int_equal(found.items[i].verdict, VERDICT_VALID);
}

static void a_store_cannot_be_checked(void **state)
{
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.twice);
    int64_t cert = pdf_new_number(&t.to);
    struct pdf_value root, value;

    (void)state;
    expect_unchecked(&s, with_store(&s, s.twice, "", "/Type /X"));
    expect_unchecked(&s, with_store(&s, s.twice, "/OCSPs null", ""));
    /* A later program adds another. */
    expect_unchecked(&s, with_store(&s, with_store(&s, s.twice, "", ""), "/OCSPs null", ""));
    /* In the catalogue itself, with the note some programs write beside it. */
    value =
        tamper_parsed(&t, str_format(s.ctx.arena, "<< /Certs [%lld 0 R] >>", (long long)cert).ptr);
    root = pdf_with(s.ctx.arena, t.root, "DSS", &value);
    value = tamper_parsed(&t, "<< /ESIC << /BaseVersion /1.7 /ExtensionLevel 5 >> >>");
    root = pdf_with(s.ctx.arena, &root, "Extensions", &value);
    pdf_change_stream(&t.to, cert, S(""), desk_file(s.ctx.arena, "sub.pem"));
    pdf_change(&t.to, t.root_number, &root);
    expect_unchecked(&s, tamper_end(&t));
    arena_free(s.ctx.arena);
}

/* One between the signatures is part of what was sealed, and shows nothing either. */
static void a_store_that_was_sealed_is_no_matter(void **state)
{
    struct scene s = new_scene();
    struct str once = office_sign(&s.ctx, s.paper, OFFICE_LEADER, "leader-ec", NULL);
    struct verified found = office_verify(&s.ctx,
        office_sign(&s.ctx, with_store(&s, once, "", "/Type /X"), OFFICE_SEAL, "seal", NULL),
        s.paper);

    (void)state;
    assert_int_equal(found.verdict, VERDICT_VALID);
    arena_free(s.ctx.arena);
}

struct smuggled {
    const char *what;
    enum { IN_STORE, IN_CERT, IN_CATALOGUE, IN_PAGE, ON_PAGE, IN_FIELD, LOOSE, ON_INFO } where;
    const char *key, *value;
    enum problem_key reason;
};

static struct str smuggle(struct scene *s, const struct smuggled *one)
{
    struct tampering t = tamper(&s->ctx, s->twice);
    bool in_store = one->where == IN_STORE, in_cert = one->where == IN_CERT;
    struct pdf_value root = *t.root, value, loose;
    const char *store;

    store = store_add(&t, in_store ? one->value : "", in_cert ? one->value : "/Type /X");
    value = tamper_parsed(&t, store);
    root = pdf_with(s->ctx.arena, &root, "DSS", &value);
    if (one->where == IN_CATALOGUE) {
        value = tamper_parsed(&t, one->value);
        root = pdf_with(s->ctx.arena, &root, one->key, &value);
    }
    pdf_change(&t.to, t.root_number, &root);
    if (one->where == IN_PAGE)
        tamper_key(&t, t.page_number, one->key, one->value);
    if (one->where == ON_PAGE)
        tamper_annotation(&t, one->value);
    if (one->where == IN_FIELD)
        tamper_key(&t, t.fields.items[0].number, one->key, one->value);
    if (one->where == ON_INFO)
        tamper_key(&t, pdf_key(&t.file->trailer, "Info")->number, one->key, one->value);
    if (one->where == LOOSE) {
        loose = tamper_parsed(&t, one->value);
        pdf_change(&t.to, pdf_new_number(&t.to), &loose);
    }
    return tamper_end(&t);
}

#define BEHIND PROBLEM_SIGN_BYTES_AFTER

/* clang-format off */
static const struct smuggled attacks[] = {
    { "a note", ON_PAGE, "", "<< /Type /Annot /Subtype /FreeText /Rect [80 700 300 720] /Contents (x) >>", BEHIND },
    { "a turned page", IN_PAGE, "Rotate", "180", BEHIND },
    { "a page drawn anew", IN_PAGE, "Contents", "5 0 R", BEHIND },
    { "a field moved", IN_FIELD, "Rect", "[80 700 180 760]", BEHIND },
    { "a signature put away", IN_FIELD, "V", "null", BEHIND },
    { "an action", IN_CATALOGUE, "OpenAction", "<< /S /JavaScript /JS (x) >>", BEHIND },
    { "names", IN_CATALOGUE, "Names", "<< /EmbeddedFiles << /Names [] >> >>", BEHIND },
    { "other pages", IN_CATALOGUE, "Pages", "<< /Type /Pages /Kids [] /Count 0 >>", BEHIND },
    { "another form", IN_CATALOGUE, "AcroForm", "<< /Fields [] >>", PROBLEM_SIGN_NONE },
    { "other meta data", IN_CATALOGUE, "Metadata", "5 0 R", BEHIND },
    { "another version", IN_CATALOGUE, "Version", "/2.0", BEHIND },
    { "another manifest", ON_INFO, "BaoCaoManifest", "(0)", BEHIND },
    { "an object nobody needs", LOOSE, "", "<< /S /JavaScript /JS (x) >>", BEHIND },
    { "a script in the store", IN_STORE, "", "/JS (x)", BEHIND },
    { "an action in the store", IN_STORE, "", "/A << /S /URI /URI (http://example.vn) >>", BEHIND },
    { "a page in the store", IN_STORE, "", "/OCSPs [<< /Type /Page >>]", BEHIND },
    { "a text in the store", IN_STORE, "", "/OCSPs (x)", BEHIND },
    { "a picture as a certificate", IN_CERT, "", "/Type /XObject /Subtype /Form", BEHIND },
    { "a file elsewhere as a certificate", IN_CERT, "", "/F (x.pem)", BEHIND },
};
/* clang-format on */

/* In a second revision what came with the first becomes something else. */
static void a_second_store_is_looked_at_too(void **state)
{
    struct scene s = new_scene();
    struct str once = with_store(&s, s.twice, "", "/Type /X");
    struct tampering t = tamper(&s.ctx, once);
    int64_t first = pdf_key(t.root, "DSS")->number, cert;
    const struct pdf_value *store, *certs;

    (void)state;
    assert_int_equal(pdf_object(t.file, first, &store), ST_OK);
    assert_int_equal(pdf_at(t.file, store, "Certs", &certs), ST_OK);
    cert = certs->items[0].number;
    tamper_key(&t, t.root_number, "DSS", store_add(&t, "", ""));
    tamper_key(&t, first, "JS", "(x)");
    attack_expect(&s.ctx, tamper_end(&t), s.paper, BEHIND, "the first store is a script now");
    t = tamper(&s.ctx, once);
    tamper_key(&t, cert, "Subtype", "/Form");
    attack_expect(&s.ctx, tamper_end(&t), s.paper, BEHIND, "no stream any more");
    arena_free(s.ctx.arena);
}

static void nothing_comes_in_with_a_store(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(attacks); i++) {
        struct scene s = new_scene();

        attack_expect(
            &s.ctx, smuggle(&s, &attacks[i]), s.paper, attacks[i].reason, attacks[i].what);
        arena_free(s.ctx.arena);
    }
    assert_int_equal(attacks_counted(), ARRAY_LEN(attacks) + 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_store_cannot_be_checked),
        cmocka_unit_test(a_store_that_was_sealed_is_no_matter),
        cmocka_unit_test(a_second_store_is_looked_at_too),
        cmocka_unit_test(nothing_comes_in_with_a_store),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
