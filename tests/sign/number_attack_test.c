/* Number and day are put in once and in one shape: whatever else is done to their fields, the
 * document is refused. */
#include <string.h>

#include "sign/pdf_form.h"
#include "tests/sign/issued.h"
#include "tests/sign/tamper.h"
#include "tests/unit.h"

struct scene {
    struct ctx ctx;
    struct str issued, once, numbered, sealed;
};

static struct scene new_scene(void)
{
    static struct scene kept;
    struct scene scene = { .ctx = desk_ctx() };

    if (kept.issued.len == 0) {
        kept.ctx = desk_ctx();
        kept.issued = issued_document(&kept.ctx);
        kept.once = office_sign(&kept.ctx, kept.issued, OFFICE_LEADER, "leader-ec", NULL);
        kept.numbered = issued_number(&kept.ctx, kept.once, "05", ISSUED_DAY);
        kept.sealed = office_sign(&kept.ctx, kept.numbered, OFFICE_SEAL, "seal", NULL);
    }
    scene.issued = kept.issued;
    scene.once = kept.once;
    scene.numbered = kept.numbered;
    scene.sealed = kept.sealed;
    return scene;
}

/* The seal is put on it in good faith, by somebody whose tools do not look. */
static void expect(struct scene *s, struct str document, enum problem_key key, const char *what)
{
    struct verified found = office_verify(&s->ctx, document, s->issued);

    if (found.verdict != VERDICT_INVALID)
        fail_msg("%s: was not refused before the seal", what);
    if (key != PROBLEM_SIGN_FIELD)
        document = office_sign(&s->ctx, document, OFFICE_SEAL, "seal", NULL);
    attack_expect(&s->ctx, document, s->issued, key, what);
}

/* ---- keys of the fields ---- */

enum stage { STAGE_EMPTY, STAGE_FILLED };

/* clang-format off */
static const struct {
    const char *what, *field;
    enum stage stage;
    const char *key, *value;
    enum problem_key reason;
} keys[] = {
    { "value alone", "so", STAGE_EMPTY, "V", "(05)", PROBLEM_SIGN_NUMBER },
    { "day alone", "ngay", STAGE_EMPTY, "V", "(05/01/2026)", PROBLEM_SIGN_NUMBER },
    { "look alone", "so", STAGE_EMPTY, "AP", "<< /N 5 0 R >>", PROBLEM_SIGN_NUMBER },
    { "other number", "so", STAGE_FILLED, "V", "(06)", PROBLEM_SIGN_NUMBER },
    { "other day", "ngay", STAGE_FILLED, "V", "(06/01/2026)", PROBLEM_SIGN_NUMBER },
    { "no such day", "ngay", STAGE_FILLED, "V", "(31/02/2026)", PROBLEM_SIGN_NUMBER },
    { "day in words", "ngay", STAGE_FILLED, "V", "(5 January 2026)", PROBLEM_SIGN_NUMBER },
    { "number with a space", "so", STAGE_FILLED, "V", "(05 )", PROBLEM_SIGN_LABEL },
    { "number of other letters", "so", STAGE_FILLED, "V", "<FEFF00300661>", PROBLEM_SIGN_LABEL },
    { "number taken out", "so", STAGE_FILLED, "V", "null", PROBLEM_SIGN_NUMBER },
    { "empty number", "so", STAGE_FILLED, "V", "()", PROBLEM_SIGN_FIELD },
    { "number as a name", "so", STAGE_FILLED, "V", "/05", PROBLEM_SIGN_FIELD },
    { "look taken out", "so", STAGE_FILLED, "AP", "null", PROBLEM_SIGN_NUMBER },
    { "look of something else", "so", STAGE_FILLED, "AP", "<< /N 5 0 R >>", PROBLEM_SIGN_NUMBER },
    { "bigger rectangle", "so", STAGE_EMPTY, "Rect", "[80 700 300 740]", PROBLEM_SIGN_NUMBER },
    { "bigger rectangle behind", "so", STAGE_FILLED, "Rect", "[80 700 300 740]", PROBLEM_SIGN_NUMBER },
    { "moved", "ngay", STAGE_EMPTY, "Rect", "[300 100 400 120]", PROBLEM_SIGN_NUMBER },
    { "no look any more", "so", STAGE_EMPTY, "AP", "<< >>", PROBLEM_SIGN_NUMBER },
    { "hidden", "so", STAGE_FILLED, "F", "2", PROBLEM_SIGN_CONTENT },
    { "hidden layer", "so", STAGE_FILLED, "OC", "<< /Type /OCG /Name (x) >>", PROBLEM_SIGN_CONTENT },
    { "can be typed into", "so", STAGE_EMPTY, "Ff", "0", PROBLEM_SIGN_FIELD },
    { "password", "so", STAGE_EMPTY, "Ff", "8193", PROBLEM_SIGN_FIELD },
    { "another name", "so", STAGE_EMPTY, "T", "(so2)", PROBLEM_SIGN_FIELD },
    { "the day's name", "so", STAGE_EMPTY, "T", "(ngay)", PROBLEM_SIGN_FIELD },
    { "another kind", "so", STAGE_EMPTY, "FT", "/Btn", PROBLEM_SIGN_FIELD },
    { "an action", "so", STAGE_EMPTY, "AA", "<< /K << /S /JavaScript /JS (x) >> >>", PROBLEM_SIGN_FIELD },
    { "a parent", "so", STAGE_EMPTY, "Parent", "5 0 R", PROBLEM_SIGN_FIELD },
    { "a background", "so", STAGE_FILLED, "MK", "<< /BG [1 1 1] >>", PROBLEM_SIGN_CONTENT },
    { "a border", "so", STAGE_FILLED, "BS", "<< /W 20 >>", PROBLEM_SIGN_CONTENT },
    { "another label", "so", STAGE_EMPTY, "TU", "(Sai)", PROBLEM_SIGN_CONTENT },
    { "rich text", "so", STAGE_FILLED, "RV", "(<p>06</p>)", PROBLEM_SIGN_CONTENT },
    { "rooms elsewhere", "so", STAGE_EMPTY, "BaoCao", "<< /Font 5 0 R /Size 13 /Rooms [0 0 900] >>", PROBLEM_SIGN_CONTENT },
    { "rooms that are none", "so", STAGE_EMPTY, "BaoCao", "null", PROBLEM_SIGN_FIELD },
};
/* clang-format on */

static void other_keys_of_fields_are_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, keys[i].stage == STAGE_EMPTY ? s.once : s.numbered);

        tamper_key(&t, tamper_find(&t, keys[i].field)->number, keys[i].key, keys[i].value);
        expect(&s, tamper_end(&t), keys[i].reason, keys[i].what);
        arena_free(s.ctx.arena);
    }
}

/* ---- looks ---- */

/* The number's look, written anew by somebody else. */
static struct str with_look(
    struct scene *s, struct str document, const char *more, const char *drawing)
{
    struct tampering t = tamper(&s->ctx, document);
    const struct pdf_value *look = pdf_key(pdf_key(tamper_find(&t, "so")->dict, "AP"), "N");
    const struct pdf_value *now;
    struct str dict, data;

    assert_int_equal(pdf_object(t.file, look->number, &now), ST_OK);
    data =
        *drawing ? str_format(s->ctx.arena, STR_FMT " %s", STR_ARG(now->text), drawing) : now->text;
    dict = str_sub(document, now->from, now->to - now->from);
    dict = str_sub(dict, str_find(dict, S("<<")) + 2, dict.len);
    dict = str_sub(dict, 0, str_find(dict, S("/Length")));
    dict = str_format(s->ctx.arena, STR_FMT "%s", STR_ARG(dict), more);
    pdf_change_stream(&t.to, look->number, dict, data);
    return tamper_end(&t);
}

static void other_looks_are_told(void **state)
{
    static const struct {
        const char *what, *more, *drawing;
    } cases[] = {
        { "hidden text", "", "BT 3 Tr /F 13 Tf 0 0 Td <0007> Tj ET" },
        { "one more figure", "", "BT /F 13 Tf 10 3 Td <0007> Tj ET" },
        { "white over it", "", "1 g 0 0 100 100 re f" },
        { "a matrix", "/Matrix [1 0 0 1 0 -300]", "" },
        { "a layer", "/OC << /Type /OCG /Name (x) >>", "" },
        { "a group", "/Group << /S /Transparency >>", "" },
        { "a reference to another file", "/Ref << /F (x.pdf) /Page 0 >>", "" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();

        expect(&s, with_look(&s, s.numbered, cases[i].more, cases[i].drawing), PROBLEM_SIGN_NUMBER,
            cases[i].what);
        expect(&s, with_look(&s, s.once, cases[i].more, cases[i].drawing), PROBLEM_SIGN_NUMBER,
            cases[i].what);
        arena_free(s.ctx.arena);
    }
}

/* Documents were issued before empty fields had a look. They are signed and numbered as they are.
 */
static void documents_of_before_have_no_empty_look(void **state)
{
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.issued);
    struct str issued, signed_once, sealed;
    struct verified found;

    (void)state;
    tamper_key(&t, tamper_find(&t, "so")->number, "AP", "null");
    tamper_key(&t, tamper_find(&t, "ngay")->number, "AP", "null");
    issued = tamper_end(&t);
    signed_once = office_sign(&s.ctx, issued, OFFICE_LEADER, "leader", NULL);
    found = office_verify(&s.ctx, signed_once, issued);
    assert_int_equal(found.verdict, VERDICT_VALID);
    sealed = issued_number(&s.ctx, signed_once, "05", ISSUED_DAY);
    sealed = office_sign(&s.ctx, sealed, OFFICE_SEAL, "seal", NULL);
    found = office_verify(&s.ctx, sealed, issued);
    assert_int_equal(found.verdict, VERDICT_VALID);
    expect_text(found.number, "05", "its number");
    arena_free(s.ctx.arena);
}

static void looks_for_the_mouse_and_swapped_looks_are_told(void **state)
{
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.numbered);
    const struct pdf_field *number = tamper_find(&t, "so"), *day = tamper_find(&t, "ngay");
    int64_t a = pdf_key(pdf_key(number->dict, "AP"), "N")->number;
    int64_t b = pdf_key(pdf_key(day->dict, "AP"), "N")->number;

    (void)state;
    tamper_key(&t, number->number, "AP",
        str_format(s.ctx.arena, "<< /N %lld 0 R /R %lld 0 R >>", (long long)a, (long long)b).ptr);
    expect(&s, tamper_end(&t), PROBLEM_SIGN_NUMBER, "another look under the mouse");
    t = tamper(&s.ctx, s.numbered);
    tamper_key(
        &t, number->number, "AP", str_format(s.ctx.arena, "<< /N %lld 0 R >>", (long long)b).ptr);
    tamper_key(
        &t, day->number, "AP", str_format(s.ctx.arena, "<< /N %lld 0 R >>", (long long)a).ptr);
    expect(&s, tamper_end(&t), PROBLEM_SIGN_NUMBER, "looks swapped");
    arena_free(s.ctx.arena);
}

/* The letters look otherwise: 5 like 6. */
static void other_fonts_are_told(void **state)
{
    static const struct {
        const char *what, *key, *value;
    } cases[] = {
        { "another font", "BaseFont", "/Symbol" },
        { "another encoding", "Encoding", "/Identity-V" },
        { "other meanings", "ToUnicode", "5 0 R" },
        { "no letters", "DescendantFonts", "[]" },
        { "another program", "FontFile2", "5 0 R" },
        { "other widths", "W", "[1 [500 500]]" },
        { "other glyphs", "CIDToGIDMap", "5 0 R" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.once);
        const struct pdf_field *field = tamper_find(&t, "so");
        int64_t number = pdf_key(pdf_key(field->dict, PDF_ROOMS_KEY), "Font")->number;
        const struct pdf_value *font, *below;

        assert_int_equal(pdf_object(t.file, number, &font), ST_OK);
        below = &pdf_key(font, "DescendantFonts")->items[0];
        if (i == 5 || i == 6)
            number = below->number;
        if (i == 4) {
            assert_int_equal(pdf_follow(t.file, below, &font), ST_OK);
            number = pdf_key(font, "FontDescriptor")->number;
        }
        tamper_key(&t, number, cases[i].key, cases[i].value);
        expect(&s, tamper_end(&t), PROBLEM_SIGN_CONTENT, cases[i].what);
        arena_free(s.ctx.arena);
    }
}

/* ---- more than once ---- */

/* As if there had been no number: another one is put in by our own writer. */
static struct str numbered_again(struct scene *s, struct str document)
{
    struct tampering t = tamper(&s->ctx, document);
    static const char *const names[] = { "so", "ngay" };

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        const struct pdf_field *field = tamper_find(&t, names[i]);
        struct pdf_value none = { .kind = PDF_NULL }, changed;

        changed = pdf_with(s->ctx.arena, field->dict, "V", &none);
        changed = pdf_with(s->ctx.arena, &changed, "AP", &none);
        pdf_change(&t.to, field->number, &changed);
    }
    return issued_number(&s->ctx, tamper_end(&t), "06", ISSUED_DAY);
}

static void a_second_number_is_told(void **state)
{
    struct scene s = new_scene();
    struct str again = numbered_again(&s, s.numbered), sealed;

    (void)state;
    expect(&s, again, PROBLEM_SIGN_NUMBER, "a second number before the seal");
    again = numbered_again(&s, s.sealed);
    attack_expect(&s.ctx, again, s.issued, PROBLEM_SIGN_BYTES_AFTER, "a number behind the seal");
    sealed = office_sign(&s.ctx, again, "KyNhay", "leader", NULL);
    attack_expect(&s.ctx, sealed, s.issued, PROBLEM_SIGN_NUMBER, "a third signature on it");
    attack_expect(&s.ctx, sealed, s.numbered, PROBLEM_SIGN_NUMBER, "issued with another number");
    attack_expect(&s.ctx, sealed, S(""), PROBLEM_SIGN_NUMBER, "against the first signature");
    arena_free(s.ctx.arena);
}

/* ---- the form, the pages, the properties ---- */

static void fields_that_come_and_go_are_told(void **state)
{
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.once);
    struct pdf_value ref = pdf_ref(tamper_find(&t, "so")->number), list, changed;
    const struct pdf_value *annots;

    (void)state;
    assert_int_equal(pdf_at(t.file, t.page, "Annots", &annots), ST_OK);
    list = pdf_append(s.ctx.arena, annots, &ref);
    changed = pdf_with(s.ctx.arena, t.page, "Annots", &list);
    pdf_change(&t.to, t.page_number, &changed);
    expect(&s, tamper_end(&t), PROBLEM_SIGN_CONTENT, "twice on the page");
    t = tamper(&s.ctx, s.once);
    tamper_key(&t, t.page_number, "Annots", "[]");
    expect(&s, tamper_end(&t), PROBLEM_SIGN_CONTENT, "gone from the page");
    t = tamper(&s.ctx, s.once);
    tamper_key(&t, t.root_number, "AcroForm", "<< /Fields [] >>");
    expect(&s, tamper_end(&t), PROBLEM_SIGN_CONTENT, "gone from the form");
    t = tamper(&s.ctx, s.once);
    assert_int_equal(pdf_at(t.file, t.root, "AcroForm", &annots), ST_OK);
    changed = tamper_parsed(&t, "true");
    changed = pdf_with(s.ctx.arena, annots, "NeedAppearances", &changed);
    changed = pdf_with(s.ctx.arena, t.root, "AcroForm", &changed);
    pdf_change(&t.to, t.root_number, &changed);
    expect(&s, tamper_end(&t), PROBLEM_SIGN_FIELD, "drawn by the viewer");
    arena_free(s.ctx.arena);
}

/* A document that was issued without rooms gets a number nobody gave it. */
static void rooms_where_there_were_none_are_told(void **state)
{
    struct scene s = new_scene();
    struct paper_file file = issued_paper(&s.ctx);
    struct str once = office_sign(&s.ctx, file.bytes, OFFICE_LEADER, "leader-ec", NULL), reserved;
    struct issue_order order = { .document = once,
        .number = issued_line(&s.ctx, &file.number, PAPER_FONT_UPRIGHT),
        .day = issued_line(&s.ctx, &file.day, PAPER_FONT_SLANTING) };

    (void)state;
    s.issued = file.bytes;
    assert_int_equal(issue_reserve(&s.ctx, &order, &reserved), ST_OK);
    expect(&s, reserved, PROBLEM_SIGN_CONTENT, "rooms behind the signature");
    expect(&s, issued_number(&s.ctx, reserved, "05", ISSUED_DAY), PROBLEM_SIGN_CONTENT,
        "rooms and a number behind the signature");
    arena_free(s.ctx.arena);
}

static void other_manifests_are_told(void **state)
{
    static const char *const values[] = { "null", "(3f2a9c01)",
        "(0000000000000000000000000000000000000000000000000000000000000000)" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(values); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.once);

        tamper_key(&t, pdf_key(&t.file->trailer, "Info")->number, PDF_MANIFEST_KEY, values[i]);
        expect(&s, tamper_end(&t), PROBLEM_SIGN_CONTENT, "another manifest");
        arena_free(s.ctx.arena);
    }
}

/* A paper on its way: nothing is wrong with it, and no signature reaches over its number yet. */
static void what_is_not_sealed_yet_says_so(void **state)
{
    struct scene s = new_scene();
    struct verified found = office_verify(&s.ctx, s.numbered, s.issued);
    struct tampering t = tamper(&s.ctx, s.numbered);

    (void)state;
    assert_int_equal(found.verdict, VERDICT_INVALID);
    assert_int_equal(found.reason, PROBLEM_SIGN_UNSEALED);
    assert_int_equal(found.items[0].verdict, VERDICT_VALID);
    tamper_annotation(&t, "<< /Type /Annot /Subtype /Square /Rect [80 700 300 760] >>");
    attack_expect(
        &s.ctx, tamper_end(&t), s.issued, PROBLEM_SIGN_BYTES_AFTER, "numbered, and a note");
    arena_free(s.ctx.arena);
}

static void all_were_counted(void **state)
{
    (void)state;
    print_message("%zu attacks on number and day, none accepted\n", attacks_counted());
    assert_true(attacks_counted() >= 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_keys_of_fields_are_told),
        cmocka_unit_test(other_looks_are_told),
        cmocka_unit_test(documents_of_before_have_no_empty_look),
        cmocka_unit_test(looks_for_the_mouse_and_swapped_looks_are_told),
        cmocka_unit_test(other_fonts_are_told),
        cmocka_unit_test(a_second_number_is_told),
        cmocka_unit_test(fields_that_come_and_go_are_told),
        cmocka_unit_test(rooms_where_there_were_none_are_told),
        cmocka_unit_test(other_manifests_are_told),
        cmocka_unit_test(what_is_not_sealed_yet_says_so),
        cmocka_unit_test(all_were_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
