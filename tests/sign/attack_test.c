/* Documents that were signed and sealed and then manipulated: none is taken for valid, and each one
 * is refused for what was done to it. */
#include <string.h>

#include "tests/sign/tamper.h"
#include "tests/unit.h"

/* What an attacker begins with. */
struct scene {
    struct ctx ctx;
    struct str paper, once, twice;
};

static struct scene new_scene(void)
{
    static struct str kept[3]; /* signing takes time, the documents are the same for all */
    struct scene scene = { .ctx = desk_ctx() };

    if (kept[0].len == 0) {
        static struct ctx ctx;

        ctx = desk_ctx();
        kept[0] = office_paper(ctx.arena, "cairo");
        kept[1] = office_sign(&ctx, kept[0], OFFICE_LEADER, "leader-ec", NULL);
        kept[2] = office_sign(&ctx, kept[1], OFFICE_SEAL, "seal", NULL);
    }
    scene.paper = kept[0];
    scene.once = kept[1];
    scene.twice = kept[2];
    return scene;
}

static struct str replaced(struct ctx *ctx, struct str in, size_t at, struct str by)
{
    struct str out = str_copy(ctx->arena, in);

    assert_true(at + by.len <= in.len);
    memcpy((char *)(uintptr_t)out.ptr + at, by.ptr, by.len);
    return out;
}

static struct str joined(struct ctx *ctx, struct str a, struct str b)
{
    struct buf out = { .arena = ctx->arena };

    buf_add(&out, a);
    buf_add(&out, b);
    return buf_str(&out);
}

/* ---- revisions an attacker appends ---- */

enum change {
    CHANGE_CONTENT,        /* the first page draws something else */
    CHANGE_FONT,           /* its fonts are others */
    CHANGE_ANNOTATION,     /* a note over the text */
    CHANGE_SQUARE,         /* a white square over the text */
    CHANGE_SCRIPT,         /* a script when it is opened */
    CHANGE_LAUNCH,         /* a program when it is opened */
    CHANGE_OPEN,           /* it opens elsewhere */
    CHANGE_PAGE_ACTION,    /* a page does something */
    CHANGE_TEXT_FIELD,     /* a field to fill in */
    CHANGE_HUGE_WIDGET,    /* an empty signature field as large as the page */
    CHANGE_PICTURED,       /* an empty signature field with a picture */
    CHANGE_WIDGET_MOVED,   /* the leader's signature is elsewhere */
    CHANGE_WIDGET_PICTURE, /* the leader's signature is another picture */
    CHANGE_WIDGET_ACTION,  /* the leader's signature does something when clicked */
    CHANGE_MEDIA_BOX,      /* a part of the page only */
    CHANGE_ROTATE,         /* the page on its head */
    CHANGE_PAGE_GONE,      /* one page less */
    CHANGE_PAGE_TWICE,     /* one page twice */
    CHANGE_PAGE_ORDER,     /* the pages the other way round */
    CHANGE_LAYERS,         /* layers that are hidden */
    CHANGE_EMBEDDED,       /* a file inside */
    CHANGE_XFA,            /* a form of another kind that viewers show instead */
    CHANGE_FAKE_WIDGET,    /* looks like a signature field but is in no form */
    CHANGE_COUNT
};

/* How it is done: a key of an object is set, or something is put on the first page. */
enum means { SET_CATALOG, SET_PAGE, SET_WIDGET, PUT_NOTE, PUT_FIELD, PUT_PAGES, PUT_DRAWING };

/* clang-format off */
static const struct {
    const char *name;
    enum means means;
    const char *key, *value;
    enum problem_key reason;
} changes[CHANGE_COUNT] = {
    [CHANGE_CONTENT] = { "content", PUT_DRAWING, "", "0 0 100 100 re f", PROBLEM_SIGN_CONTENT },
    [CHANGE_FONT] = { "font", SET_PAGE, "Resources", "<< /Font << /f-0-0 << /Type /Font /Subtype /Type1 /BaseFont /Symbol >> >> >>", PROBLEM_SIGN_CONTENT },
    [CHANGE_ANNOTATION] = { "annotation", PUT_NOTE, "", "<< /Type /Annot /Subtype /FreeText /Rect [80 700 300 760] /Contents (9.999.999) /DA (/Helv 12 Tf) >>", PROBLEM_SIGN_CONTENT },
    [CHANGE_SQUARE] = { "square", PUT_NOTE, "", "<< /Type /Annot /Subtype /Square /Rect [80 700 300 760] /IC [1 1 1] >>", PROBLEM_SIGN_CONTENT },
    [CHANGE_SCRIPT] = { "script", SET_CATALOG, "OpenAction", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>", PROBLEM_SIGN_PDF_ACTIVE },
    [CHANGE_LAUNCH] = { "launch", SET_CATALOG, "OpenAction", "<< /S /Launch /F (calc.exe) >>", PROBLEM_SIGN_PDF_ACTIVE },
    [CHANGE_OPEN] = { "open", SET_CATALOG, "OpenAction", "<< /S /URI /URI (http://example.vn) >>", PROBLEM_SIGN_CONTENT },
    [CHANGE_PAGE_ACTION] = { "page action", SET_PAGE, "AA", "<< /O << /S /SubmitForm /F (http://example.vn) >> >>", PROBLEM_SIGN_PDF_ACTIVE },
    [CHANGE_TEXT_FIELD] = { "text field", PUT_FIELD, "", "<< /Type /Annot /Subtype /Widget /FT /Tx /T (so) /V (9) /Rect [80 700 200 720] >>", PROBLEM_SIGN_FIELD },
    [CHANGE_HUGE_WIDGET] = { "huge widget", PUT_FIELD, "", "<< /Type /Annot /Subtype /Widget /FT /Sig /T (to) /Rect [0 0 590 840] >>", PROBLEM_SIGN_WIDGET_LARGE },
    [CHANGE_PICTURED] = { "pictured field", PUT_FIELD, "", "<< /Type /Annot /Subtype /Widget /FT /Sig /T (hinh) /Rect [80 700 200 720] /AP << /N 5 0 R >> >>", PROBLEM_SIGN_FIELD },
    [CHANGE_WIDGET_MOVED] = { "moved widget", SET_WIDGET, "Rect", "[80 700 180 760]", PROBLEM_SIGN_WIDGET_CHANGED },
    [CHANGE_WIDGET_PICTURE] = { "widget's picture", SET_WIDGET, "AP", "<< /N 5 0 R >>", PROBLEM_SIGN_WIDGET_CHANGED },
    [CHANGE_WIDGET_ACTION] = { "widget's action", SET_WIDGET, "A", "<< /S /URI /URI (http://example.vn) >>", PROBLEM_SIGN_FIELD },
    [CHANGE_MEDIA_BOX] = { "media box", SET_PAGE, "MediaBox", "[0 0 595 400]", PROBLEM_SIGN_CONTENT },
    [CHANGE_ROTATE] = { "rotation", SET_PAGE, "Rotate", "180", PROBLEM_SIGN_CONTENT },
    [CHANGE_PAGE_GONE] = { "page gone", PUT_PAGES, "", "0", PROBLEM_SIGN_CONTENT },
    [CHANGE_PAGE_TWICE] = { "page twice", PUT_PAGES, "", "010", PROBLEM_SIGN_CONTENT },
    [CHANGE_PAGE_ORDER] = { "page order", PUT_PAGES, "", "10", PROBLEM_SIGN_CONTENT },
    [CHANGE_LAYERS] = { "layers", SET_CATALOG, "OCProperties", "<< /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>", PROBLEM_SIGN_CONTENT },
    [CHANGE_EMBEDDED] = { "embedded file", SET_CATALOG, "Names", "<< /EmbeddedFiles << /Names [] >> >>", PROBLEM_SIGN_PDF_ACTIVE },
    [CHANGE_XFA] = { "XFA", SET_CATALOG, "AcroForm", "<< /XFA 5 0 R /Fields [] >>", PROBLEM_SIGN_FIELD },
    [CHANGE_FAKE_WIDGET] = { "fake widget", PUT_NOTE, "", "<< /Type /Annot /Subtype /Widget /FT /Sig /T (gia) /Rect [80 700 200 720] /AP << /N 5 0 R >> >>", PROBLEM_SIGN_CONTENT },
};
/* clang-format on */

static void apply(struct tampering *t, enum change change)
{
    const char *key = changes[change].key, *value = changes[change].value;

    switch (changes[change].means) {
    case SET_CATALOG:
        tamper_key(t, t->root_number, key, value);
        return;
    case SET_PAGE:
        tamper_key(t, t->page_number, key, value);
        return;
    case SET_WIDGET:
        assert_true(t->fields.len > 0);
        tamper_key(t, t->fields.items[0].number, key, value);
        return;
    case PUT_NOTE:
        tamper_annotation(t, value);
        return;
    case PUT_FIELD:
        tamper_field(t, value);
        return;
    case PUT_PAGES:
        tamper_pages(t, value);
        return;
    case PUT_DRAWING:
        tamper_drawing(t, value);
        return;
    }
}

static struct str tampered(struct ctx *ctx, struct str document, enum change change)
{
    struct tampering t = tamper(ctx, document);

    apply(&t, change);
    return tamper_end(&t);
}

static void expect(struct scene *scene, struct str document, enum problem_key key, const char *what)
{
    attack_expect(&scene->ctx, document, scene->paper, key, what);
}

/* Between the two signatures: the seal is put on what the leader never saw. */
static void a_change_between_the_signatures_is_told(void **state)
{
    (void)state;
    for (enum change change = 0; change < CHANGE_COUNT; change++) {
        struct scene scene = new_scene();
        struct str changed = tampered(&scene.ctx, scene.once, change);

        if (changes[change].reason == PROBLEM_SIGN_FIELD && change != CHANGE_PICTURED) {
            expect(&scene, changed, PROBLEM_SIGN_FIELD, changes[change].name); /* nobody seals it */
        } else {
            changed = office_sign(&scene.ctx, changed, OFFICE_SEAL, "seal", NULL);
            expect(&scene, changed, changes[change].reason, changes[change].name);
        }
        arena_free(scene.ctx.arena);
    }
}

/* The office is given another document than the one issued, and signs it in good faith. */
static void another_document_than_the_issued_is_told(void **state)
{
    (void)state;
    for (enum change change = 0; change < CHANGE_COUNT; change++) {
        struct scene scene = new_scene();
        struct str changed;

        if (change >= CHANGE_TEXT_FIELD && change <= CHANGE_WIDGET_ACTION)
            change = CHANGE_MEDIA_BOX; /* these need a signature to be there */
        if (change == CHANGE_XFA)
            change = CHANGE_FAKE_WIDGET;
        changed = office_sign_twice(&scene.ctx, tampered(&scene.ctx, scene.paper, change));
        expect(&scene, changed, changes[change].reason, changes[change].name);
        arena_free(scene.ctx.arena);
    }
}

/* Saved once more behind the last signature. */
static void what_is_appended_behind_is_told(void **state)
{
    (void)state;
    for (enum change change = 0; change < CHANGE_COUNT; change++) {
        struct scene scene = new_scene();
        enum problem_key key = PROBLEM_SIGN_BYTES_AFTER;

        if (change == CHANGE_TEXT_FIELD || change == CHANGE_WIDGET_ACTION || change == CHANGE_XFA)
            key = PROBLEM_SIGN_FIELD;
        expect(&scene, tampered(&scene.ctx, scene.twice, change), key, changes[change].name);
        arena_free(scene.ctx.arena);
    }
}

/* Hidden in a revision of its own, undone before the seal. */
static void a_change_that_was_undone_is_told(void **state)
{
    struct scene scene = new_scene();
    struct str changed = tampered(&scene.ctx, scene.once, CHANGE_ROTATE), back;
    struct tampering t = tamper(&scene.ctx, changed);

    (void)state;
    tamper_key(&t, t.page_number, "Rotate", "null");
    back = tamper_end(&t);
    expect(&scene, office_sign(&scene.ctx, back, OFFICE_SEAL, "seal", NULL), PROBLEM_SIGN_CONTENT,
        "changed and undone");
    arena_free(scene.ctx.arena);
}

/* ---- bytes ---- */

static size_t find(struct str in, const char *text)
{
    size_t at = str_find(in, str_of(text));

    assert_true(at < in.len);
    return at;
}

static size_t find_last(struct str in, const char *text)
{
    size_t found = in.len;

    for (size_t at = str_find(in, str_of(text)), from = 0; from + at < in.len;
         at = str_find(str_sub(in, from, in.len), str_of(text))) {
        found = from + at;
        from = found + 1;
    }
    assert_true(found < in.len);
    return found;
}

static void ranges_and_cuts_are_told(void **state)
{
    struct scene s = new_scene();
    struct str t = s.twice;
    size_t range = find_last(t, "/ByteRange [0 "), first = find(t, "/ByteRange [0 ");
    size_t hole = find_last(t, "/Contents <") + sizeof("/Contents <") - 1;
    size_t letter = hole + str_find(str_sub(t, hole, t.len), S("a"));
    const char large = 'A';
    struct {
        const char *what;
        struct str document;
        enum problem_key key;
    } cases[] = {
        { "range from 1", replaced(&s.ctx, t, range, S("/ByteRange [1 ")), PROBLEM_SIGN_RANGE },
        { "range of nothing", replaced(&s.ctx, t, range, S("/ByteRange [0 0000000000 ")),
            PROBLEM_SIGN_RANGE },
        { "range far outside", replaced(&s.ctx, t, range, S("/ByteRange [0 9999999999 ")),
            PROBLEM_SIGN_RANGE },
        { "range without brackets", replaced(&s.ctx, t, range, S("/ByteRange (0 ")),
            PROBLEM_SIGN_PDF_BROKEN },
        { "no range", replaced(&s.ctx, t, range, S("/ByteRanje")), PROBLEM_SIGN_RANGE },
        { "first range moved", replaced(&s.ctx, t, first, S("/ByteRange [0 0000000001 ")),
            PROBLEM_SIGN_RANGE },
        { "hole with a space", replaced(&s.ctx, t, hole + 40000, S("  ")), PROBLEM_SIGN_RANGE },
        { "hole with something hidden", replaced(&s.ctx, t, hole + 40000, S("4142")),
            PROBLEM_SIGN_CMS_BROKEN },
        { "hole with a letter of another kind",
            replaced(&s.ctx, t, letter, (struct str){ &large, 1 }), PROBLEM_SIGN_RANGE },
        { "hole that ends early", replaced(&s.ctx, t, hole + 40000, S(">")),
            PROBLEM_SIGN_PDF_BROKEN },
        { "no signature in it", replaced(&s.ctx, t, hole, S("00000000")), PROBLEM_SIGN_CMS_BROKEN },
        { "another kind",
            replaced(&s.ctx, t, find_last(t, "ETSI.CAdES.detached"), S("ETSI.RFC3161.xxxxxx")),
            PROBLEM_SIGN_KIND },
        { "cut to half", str_sub(t, 0, t.len / 2), PROBLEM_SIGN_PDF_BROKEN },
        { "cut in the last line", str_sub(t, 0, t.len - 3), PROBLEM_SIGN_PDF_BROKEN },
        { "a byte more", joined(&s.ctx, t, S("\n")), PROBLEM_SIGN_PDF_BROKEN },
        { "a second end", joined(&s.ctx, t, S("%%EOF\n")), PROBLEM_SIGN_PDF_BROKEN },
        { "twice the same file", joined(&s.ctx, t, t), PROBLEM_SIGN_PDF_BROKEN },
        { "revisions in another order",
            joined(&s.ctx, s.paper,
                joined(&s.ctx, str_sub(t, s.once.len, t.len),
                    str_sub(s.once, s.paper.len, s.once.len))),
            PROBLEM_SIGN_PDF_BROKEN },
        { "only the seal's revision", joined(&s.ctx, s.paper, str_sub(t, s.once.len, t.len)),
            PROBLEM_SIGN_PDF_BROKEN },
        { "not signed at all", s.paper, PROBLEM_SIGN_NONE },
        { "an object twice in the table",
            replaced(&s.ctx, t, find_last(t, "trailer") - 4, S("junk")), PROBLEM_SIGN_PDF_BROKEN },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        expect(&s, cases[i].document, cases[i].key, cases[i].what);
    arena_free(s.ctx.arena);
}

/* Bytes of each region; those of a signature each in flip_attack_test.c. */
static void no_flipped_byte_is_accepted(void **state)
{
    struct scene s = new_scene();
    size_t step = s.twice.len / 400;

    (void)state;
    for (size_t at = 7; at < s.twice.len; at += step) {
        struct scene own = new_scene();
        char flipped = (char)(s.twice.ptr[at] ^ 0x01);
        struct verified found = office_verify(
            &own.ctx, replaced(&own.ctx, s.twice, at, (struct str){ &flipped, 1 }), own.paper);

        if (found.verdict == VERDICT_VALID)
            fail_msg("byte %zu of %zu changed, and it is still valid", at, s.twice.len);
        arena_free(own.ctx.arena);
    }
    arena_free(s.ctx.arena);
}

/* ---- signers ---- */

static void who_may_not_sign_is_told(void **state)
{
    static const struct {
        const char *key, *authority;
        enum problem_key reason;
    } cases[] = {
        { "revoked", NULL, PROBLEM_SIGN_CERT_REVOKED },
        { "expired", NULL, PROBLEM_SIGN_CERT_EXPIRED },
        { "early", NULL, PROBLEM_SIGN_CERT_EARLY },
        { "tls-only", NULL, PROBLEM_SIGN_CERT_USAGE },
        { "no-sign", NULL, PROBLEM_SIGN_CERT_USAGE },
        { "small", NULL, PROBLEM_SIGN_ALGORITHM },
        { "stranger", NULL, PROBLEM_SIGN_CERT_UNTRUSTED },
        { "leader", "stranger-tsa", PROBLEM_SIGN_STAMP_UNTRUSTED },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();

        expect(&s, office_sign(&s.ctx, s.paper, OFFICE_LEADER, cases[i].key, cases[i].authority),
            cases[i].reason, cases[i].key);
        arena_free(s.ctx.arena);
    }
}

static void who_should_have_signed_is_asked(void **state)
{
    struct scene s = new_scene();
    struct verify_expected expected[] = { { .field = S(OFFICE_LEADER) },
        { .field = S(OFFICE_SEAL) } };
    struct verify of = { .bytes = s.twice,
        .issued = s.paper,
        .trust = office_trust(&s.ctx),
        .expected = expected,
        .expected_len = ARRAY_LEN(expected) };
    struct verified found;

    (void)state;
    cert_digest(desk_cert(&s.ctx, "leader-ec"), expected[0].cert);
    cert_digest(desk_cert(&s.ctx, "seal"), expected[1].cert);
    verify_document(&s.ctx, &of, &found);
    assert_int_equal(found.verdict, VERDICT_VALID);
    cert_digest(desk_cert(&s.ctx, "leader"), expected[0].cert);
    verify_document(&s.ctx, &of, &found);
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_SIGNER_OTHER);
    attack_count();
    of.bytes = s.once;
    verify_document(&s.ctx, &of, &found);
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_SIGNER_MISSING);
    attack_count();
    /* One signature more than there had to be. */
    cert_digest(desk_cert(&s.ctx, "leader-ec"), expected[0].cert);
    of.bytes = s.twice;
    of.expected_len = 1;
    verify_document(&s.ctx, &of, &found);
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_SIGNER_OTHER);
    attack_count();
    arena_free(s.ctx.arena);
}

/* ---- certificates that came along ---- */

/* A packet signed with this key, with these certificates beside the signer's and its
 * authority's. */
static struct verified brought(
    struct ctx *ctx, const char *key, struct str more, const struct trust *trust)
{
    struct sign_job job = sign_packet(S("{}"));
    struct sign_answer answer = { .kind = SIGN_ANSWER_RAW, .scheme = desk_scheme(key) };
    struct verify of = { .bytes = S("{}"), .trust = trust };
    struct buf certs = { .arena = ctx->arena };
    struct verified out;
    struct str attributes, cms;

    buf_add(&certs, desk_file(ctx->arena, str_format(ctx->arena, "%s.pem", key).ptr));
    buf_add(&certs, desk_file(ctx->arena, "sub.pem"));
    buf_add(&certs, more);
    answer.certs = buf_str(&certs);
    assert_int_equal(sign_attributes(ctx, &job, answer.certs, &attributes), ST_OK);
    answer.bytes = desk_sign(ctx, key, answer.scheme, attributes);
    assert_int_equal(sign_finish(ctx, &job, &answer, (struct str){ 0 }, &cms), ST_OK);
    verify_packet(ctx, &of, cms, &out);
    return out;
}

/* Those nobody needs are no fault of the signature, and make nobody trusted. */
static void certificates_that_came_along_prove_nothing(void **state)
{
    static const char *const extras[] = { "tsa.pem", "other.pem", "root.pem", "seal.pem" };
    struct ctx ctx = desk_ctx();
    struct trust *trust = office_trust(&ctx), *none = trust_new(&ctx);
    struct verified found;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(extras); i++) {
        found = brought(&ctx, "leader-ec", desk_file(ctx.arena, extras[i]), trust);
        if (found.verdict != VERDICT_VALID)
            fail_msg("%s: " STR_FMT, extras[i], STR_ARG(found.items[0].detail));
    }
    /* Of one whose authority is not here nobody can tell whether it is as it was. */
    found = brought(&ctx, "leader-ec", desk_file(ctx.arena, "stranger.pem"), trust);
    assert_int_equal(found.verdict, VERDICT_UNCHECKED);
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_UNBOUND);
    attack_count();
    found = brought(&ctx, "stranger", desk_file(ctx.arena, "other.pem"), trust);
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_CERT_UNTRUSTED);
    attack_count();
    found = brought(&ctx, "leader-ec", desk_file(ctx.arena, "root.pem"), none);
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_CERT_UNTRUSTED);
    attack_count();
    arena_free(ctx.arena);
}

/* ---- what is known of certificates ---- */

static struct verified verify_with(struct scene *s, struct str document, const char *const *given)
{
    struct verify of = { .bytes = document, .issued = s->paper, .trust = NULL };
    struct trust *trust = trust_new(&s->ctx);
    struct verified out;

    for (; *given; given++)
        assert_int_equal(trust_add(&s->ctx, trust, desk_file(s->ctx.arena, *given)), ST_OK);
    of.trust = trust;
    verify_document(&s->ctx, &of, &out);
    return out;
}

static void what_cannot_be_known_is_not_valid(void **state)
{
    static const struct {
        const char *what, *key, *given[5];
        enum verdict verdict;
        enum problem_key reason;
    } cases[] = {
        { "lists", "leader", { "root.pem", "sub.pem", "root.crl", "sub.crl" }, VERDICT_VALID,
            PROBLEM_NONE },
        { "an answer", "leader", { "root.pem", "sub.pem", "root.crl", "good.ocsp" }, VERDICT_VALID,
            PROBLEM_NONE },
        { "nothing", "leader", { "root.pem", "sub.pem" }, VERDICT_UNCHECKED,
            PROBLEM_SIGN_REVOCATION_UNKNOWN },
        { "no list of the root", "leader", { "root.pem", "sub.crl" }, VERDICT_UNCHECKED,
            PROBLEM_SIGN_REVOCATION_UNKNOWN },
        { "a stale list", "leader", { "root.pem", "root.crl", "stale.crl" }, VERDICT_UNCHECKED,
            PROBLEM_SIGN_REVOCATION_UNKNOWN },
        { "a forged answer", "leader", { "root.pem", "root.crl", "forged.ocsp" }, VERDICT_UNCHECKED,
            PROBLEM_SIGN_REVOCATION_UNKNOWN },
        { "an answer about another", "seal", { "root.pem", "root.crl", "good.ocsp" },
            VERDICT_UNCHECKED, PROBLEM_SIGN_REVOCATION_UNKNOWN },
        { "an answer that it was taken back", "revoked", { "root.pem", "root.crl", "revoked.ocsp" },
            VERDICT_INVALID, PROBLEM_SIGN_CERT_REVOKED },
        { "another root", "leader", { "other.pem", "root.crl", "sub.crl" }, VERDICT_INVALID,
            PROBLEM_SIGN_CERT_UNTRUSTED },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct str once = office_sign(&s.ctx, s.paper, OFFICE_LEADER, cases[i].key, NULL);
        struct verified found = verify_with(&s, once, cases[i].given);

        if (found.verdict != cases[i].verdict || office_reason(&found) != cases[i].reason)
            fail_msg("%s: %s, %s", cases[i].what, verdict_text(found.verdict),
                problem_name(office_reason(&found)));
        if (cases[i].verdict != VERDICT_VALID)
            attack_count();
        arena_free(s.ctx.arena);
    }
}

/* A packet and its signature; a time stamp taken from another signature. */
static void packets_and_stolen_stamps(void **state)
{
    struct scene s = new_scene();
    struct verify of = { .bytes = S("{\"so\":1}"), .trust = office_trust(&s.ctx) };
    struct sign_job job = sign_packet(of.bytes);
    struct sign_answer answer = { .kind = SIGN_ANSWER_RAW,
        .certs = desk_file(s.ctx.arena, "seal.pem") };
    struct str attributes, cms, stolen = desk_stamp(&s.ctx, "tsa", S("khac"));
    struct verified found;

    (void)state;
    s.ctx.now_ms += 2000;
    assert_int_equal(sign_attributes(&s.ctx, &job, answer.certs, &attributes), ST_OK);
    answer.bytes = desk_sign(&s.ctx, "seal", CMS_SCHEME_RSA, attributes);
    assert_int_equal(sign_finish(&s.ctx, &job, &answer, S(""), &cms), ST_OK);
    verify_packet(&s.ctx, &of, cms, &found);
    assert_int_equal(found.verdict, VERDICT_VALID);
    assert_int_equal(sign_finish(&s.ctx, &job, &answer, stolen, &cms), ST_OK);
    verify_packet(&s.ctx, &of, cms, &found);
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_STAMP_OTHER);
    attack_count();
    of.bytes = S("{\"so\":2}");
    verify_packet(&s.ctx, &of, cms, &found);
    assert_int_equal(office_reason(&found), PROBLEM_SIGN_CHANGED);
    attack_count();
    answer.bytes = desk_sign(&s.ctx, "seal", CMS_SCHEME_RSA, S("another hash"));
    assert_int_equal(sign_finish(&s.ctx, &job, &answer, S(""), &cms), ST_INVALID);
    assert_int_equal(s.ctx.problem.key, PROBLEM_SIGN_FORGED);
    arena_free(s.ctx.arena);
}

static void all_were_counted(void **state)
{
    (void)state;
    print_message("%zu attack files, none accepted\n", attacks_counted());
    assert_true(attacks_counted() >= 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_between_the_signatures_is_told),
        cmocka_unit_test(another_document_than_the_issued_is_told),
        cmocka_unit_test(what_is_appended_behind_is_told),
        cmocka_unit_test(a_change_that_was_undone_is_told),
        cmocka_unit_test(ranges_and_cuts_are_told),
        cmocka_unit_test(no_flipped_byte_is_accepted),
        cmocka_unit_test(who_may_not_sign_is_told),
        cmocka_unit_test(who_should_have_signed_is_asked),
        cmocka_unit_test(certificates_that_came_along_prove_nothing),
        cmocka_unit_test(what_cannot_be_known_is_not_valid),
        cmocka_unit_test(packets_and_stolen_stamps),
        cmocka_unit_test(all_were_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
