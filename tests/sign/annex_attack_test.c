/* A document's annexes bear its number and day: whatever else they bear, or bear it otherwise, is
 * refused, and so are other words around the number. */
#include "sign/pdf_form.h"
#include "tests/sign/issued.h"
#include "tests/sign/tamper.h"
#include "tests/unit.h"

struct scene {
    struct ctx ctx;
    struct str issued, once, numbered, other;
};

static struct scene new_scene(void)
{
    static struct scene kept;
    struct scene scene = { .ctx = desk_ctx() };

    if (kept.issued.len == 0) {
        kept.ctx = desk_ctx();
        kept.issued = issued_annexed(&kept.ctx);
        kept.once = office_sign(&kept.ctx, kept.issued, OFFICE_LEADER, "leader-ec", NULL);
        kept.numbered = issued_number(&kept.ctx, kept.once, "05", ISSUED_DAY);
        kept.other = issued_number(&kept.ctx, kept.once, "06", ISSUED_DAY + 1);
    }
    scene.issued = kept.issued;
    scene.once = kept.once;
    scene.numbered = kept.numbered;
    scene.other = kept.other;
    return scene;
}

/* Before the seal, and with one that was put on it in good faith. */
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

#define OTHER_ROOMS "<< /Font 5 0 R /Size 14.00 /Rooms [0 4 200] /Before (Kem theo 06) >>"

/* clang-format off */
static const struct {
    const char *what, *field;
    enum stage stage;
    const char *key, *value;
    enum problem_key reason;
} keys[] = {
    { "the annex alone", "so2", STAGE_EMPTY, "V", "(05)", PROBLEM_SIGN_NUMBER },
    { "the annex's day alone", "ngay3", STAGE_EMPTY, "V", "(05/01/2026)", PROBLEM_SIGN_NUMBER },
    { "another number on an annex", "so2", STAGE_FILLED, "V", "(06)", PROBLEM_SIGN_NUMBER },
    { "another day on an annex", "ngay2", STAGE_FILLED, "V", "(06/01/2026)", PROBLEM_SIGN_NUMBER },
    { "another number on the last annex", "so3", STAGE_FILLED, "V", "(06)", PROBLEM_SIGN_NUMBER },
    { "another number on the head alone", "so", STAGE_FILLED, "V", "(06)", PROBLEM_SIGN_NUMBER },
    { "a number of less letters", "so2", STAGE_FILLED, "V", "(5)", PROBLEM_SIGN_NUMBER },
    { "a number in other bytes and more", "so2", STAGE_FILLED, "V", "<FEFF003000350061>", PROBLEM_SIGN_NUMBER },
    { "a number with half a letter more", "so2", STAGE_FILLED, "V", "<FEFF0030003561>", PROBLEM_SIGN_NUMBER },
    { "a head's number with half a letter more", "so", STAGE_FILLED, "V", "<FEFF0030003561>", PROBLEM_SIGN_LABEL },
    { "taken out of an annex", "so2", STAGE_FILLED, "V", "null", PROBLEM_SIGN_NUMBER },
    { "an annex's day taken out", "ngay2", STAGE_FILLED, "V", "null", PROBLEM_SIGN_NUMBER },
    { "an annex's look taken out", "so2", STAGE_FILLED, "AP", "null", PROBLEM_SIGN_NUMBER },
    { "the words taken out of the head", "so", STAGE_EMPTY, "AP", "null", PROBLEM_SIGN_NUMBER },
    { "the words taken out of an annex", "so2", STAGE_EMPTY, "AP", "null", PROBLEM_SIGN_NUMBER },
    { "a look of something else", "so2", STAGE_FILLED, "AP", "<< /N 5 0 R >>", PROBLEM_SIGN_NUMBER },
    { "moved before it is numbered", "so2", STAGE_EMPTY, "Rect", "[300.00 100.00 400.00 120.00]", PROBLEM_SIGN_NUMBER },
    { "moved with its number", "so2", STAGE_FILLED, "Rect", "[300.00 100.00 400.00 120.00]", PROBLEM_SIGN_NUMBER },
    { "a day moved", "ngay2", STAGE_FILLED, "Rect", "[300.00 100.00 400.00 120.00]", PROBLEM_SIGN_NUMBER },
    { "hidden on an annex", "so2", STAGE_FILLED, "F", "2", PROBLEM_SIGN_CONTENT },
    { "a layer on an annex", "ngay3", STAGE_FILLED, "OC", "<< /Type /OCG /Name (x) >>", PROBLEM_SIGN_CONTENT },
    { "typed into", "so2", STAGE_EMPTY, "Ff", "0", PROBLEM_SIGN_FIELD },
    { "the head's name", "so2", STAGE_EMPTY, "T", "(so)", PROBLEM_SIGN_FIELD },
    { "a place that is left out", "so3", STAGE_EMPTY, "T", "(so4)", PROBLEM_SIGN_FIELD },
    { "a day's place that is left out", "ngay3", STAGE_EMPTY, "T", "(ngay9)", PROBLEM_SIGN_FIELD },
    { "no place", "so2", STAGE_EMPTY, "T", "(so1)", PROBLEM_SIGN_FIELD },
    { "a place of two figures", "so3", STAGE_EMPTY, "T", "(so03)", PROBLEM_SIGN_FIELD },
    { "a day as a number", "ngay3", STAGE_EMPTY, "T", "(so4)", PROBLEM_SIGN_NUMBER },
    { "an action", "so2", STAGE_EMPTY, "AA", "<< /K << /S /JavaScript /JS (x) >> >>", PROBLEM_SIGN_FIELD },
    { "a parent", "so2", STAGE_EMPTY, "Parent", "5 0 R", PROBLEM_SIGN_FIELD },
    { "other words on the head", "so", STAGE_EMPTY, "BaoCao", OTHER_ROOMS, PROBLEM_SIGN_NUMBER },
    { "other words on an annex", "so2", STAGE_FILLED, "BaoCao", OTHER_ROOMS, PROBLEM_SIGN_NUMBER },
    { "words that are no text", "so2", STAGE_EMPTY, "BaoCao", "<< /Font 5 0 R /Size 14.00 /Rooms [0 4 200] /Behind /BC >>", PROBLEM_SIGN_NUMBER },
    { "an end that is none", "so2", STAGE_EMPTY, "BaoCao", "<< /Font 5 0 R /Size 14.00 /Rooms [0 4 200] /AtEnd (yes) >>", PROBLEM_SIGN_NUMBER },
    { "rooms that are none", "so2", STAGE_EMPTY, "BaoCao", "null", PROBLEM_SIGN_FIELD },
};
/* clang-format on */

static void other_keys_of_an_annex_are_told(void **state)
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

/* ---- values with their looks ---- */

static const char *const all_fields[] = { "so", "ngay", "so2", "ngay2", "so3", "ngay3" };

/* Value and look of some fields as they are in another document that is numbered otherwise. */
static struct str with_fields_of(
    struct scene *s, struct str document, struct str from, const char *const *names, size_t len)
{
    struct tampering t = tamper(&s->ctx, document), source = tamper(&s->ctx, from);

    for (size_t i = 0; i < len; i++) {
        const struct pdf_field *field = tamper_find(&t, names[i]);
        const struct pdf_field *other = tamper_find(&source, names[i]);
        struct pdf_value changed =
            pdf_with(s->ctx.arena, field->dict, "V", pdf_key(other->dict, "V"));
        struct pdf_look look;

        assert_int_equal(pdf_number_look(t.file, field,
                             other->kind == PDF_FIELD_NUMBER ? S("06") : S("06/01/2026"), &look),
            ST_OK);
        pdf_set_look(&t.to, &look, &changed);
        pdf_change(&t.to, field->number, &changed);
    }
    return tamper_end(&t);
}

/* Each value has the look it must have; but they are not the same everywhere. */
static void an_annex_that_differs_is_told(void **state)
{
    static const struct {
        const char *what;
        size_t from, len;
    } cases[] = {
        { "the head's number differs", 0, 1 },
        { "the head differs", 0, 2 },
        { "an annex's number differs", 2, 1 },
        { "an annex's day differs", 3, 1 },
        { "an annex differs", 2, 2 },
        { "the last annex differs", 4, 2 },
        { "both annexes differ from the head", 2, 4 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();

        expect(&s,
            with_fields_of(&s, s.numbered, s.other, &all_fields[cases[i].from], cases[i].len),
            PROBLEM_SIGN_NUMBER, cases[i].what);
        if (cases[i].from > 0) /* an annex alone, before the head has a number */
            expect(&s,
                with_fields_of(&s, s.once, s.other, &all_fields[cases[i].from], cases[i].len),
                PROBLEM_SIGN_NUMBER, cases[i].what);
        arena_free(s.ctx.arena);
    }
}

/* All places at once, after they were filled in: a second number. */
static void a_second_number_everywhere_is_told(void **state)
{
    struct scene s = new_scene();

    (void)state;
    expect(&s, with_fields_of(&s, s.numbered, s.other, all_fields, ARRAY_LEN(all_fields)),
        PROBLEM_SIGN_NUMBER, "a second number");
    arena_free(s.ctx.arena);
}

/* The control: by the same means, the first number is an honest one. */
static void the_first_number_everywhere_is_taken(void **state)
{
    struct scene s = new_scene();
    struct str numbered = with_fields_of(&s, s.once, s.other, all_fields, ARRAY_LEN(all_fields));
    struct str sealed = office_sign(&s.ctx, numbered, OFFICE_SEAL, "seal", NULL);
    struct verified found = office_verify(&s.ctx, sealed, s.issued);

    (void)state;
    if (found.verdict != VERDICT_VALID)
        fail_msg("%s: " STR_FMT, problem_name(found.reason), STR_ARG(found.detail));
    expect_text(found.number, "06", "number");
    arena_free(s.ctx.arena);
}

/* ---- looks and places ---- */

static int64_t look_of(const struct pdf_field *field)
{
    return pdf_key(pdf_key(field->dict, "AP"), "N")->number;
}

static void swapped_looks_are_told(void **state)
{
    /* Fields of one size have one look: between them nothing is swapped. */
    static const char *const pairs[][2] = { { "so", "so2" }, { "so2", "so" }, { "so2", "ngay2" },
        { "ngay3", "so3" } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.numbered);
        const struct pdf_field *a = tamper_find(&t, pairs[i][0]), *b = tamper_find(&t, pairs[i][1]);
        struct str mine = str_format(s.ctx.arena, "<< /N %lld 0 R >>", (long long)look_of(b));

        tamper_key(&t, a->number, "AP", mine.ptr);
        expect(&s, tamper_end(&t), PROBLEM_SIGN_NUMBER, "another field's look");
        arena_free(s.ctx.arena);
    }
}

static void one_more_figure_is_told(void **state)
{
    static const struct {
        const char *what, *more, *drawing;
    } cases[] = {
        { "one more figure", "", "BT /F 14 Tf 10 3 Td <0007> Tj ET" },
        { "white over it", "", "1 g 0 0 400 100 re f" },
        { "a matrix", "/Matrix [1 0 0 1 0 -300]", "" },
    };

    (void)state;
    for (size_t i = 0; i < 2 * ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, i % 2 ? s.once : s.numbered);
        const struct pdf_field *field = tamper_find(&t, "so2");
        const struct pdf_value *now;
        struct pdf_look look;
        struct pdf_value changed = *field->dict;

        assert_int_equal(pdf_object(t.file, look_of(field), &now), ST_OK);
        assert_int_equal(pdf_number_look(t.file, field, S("05"), &look), ST_OK);
        look.dict = str_format(s.ctx.arena, STR_FMT " %s", STR_ARG(look.dict), cases[i / 2].more);
        look.drawing =
            str_format(s.ctx.arena, STR_FMT " %s", STR_ARG(now->text), cases[i / 2].drawing);
        pdf_set_look(&t.to, &look, &changed);
        pdf_change(&t.to, field->number, &changed);
        expect(&s, tamper_end(&t), PROBLEM_SIGN_NUMBER, cases[i / 2].what);
        arena_free(s.ctx.arena);
    }
}

/* An annex's page gets other notes. */
static struct str with_annots(struct scene *s, size_t page, const char *annots)
{
    struct tampering t = tamper(&s->ctx, s->once);

    tamper_key(&t, t.pages.numbers[page], "Annots", annots);
    return tamper_end(&t);
}

static void fields_on_other_pages_are_told(void **state)
{
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.once);
    long long two = tamper_find(&t, "so2")->number, day = tamper_find(&t, "ngay2")->number;
    long long three = tamper_find(&t, "so3")->number, last = tamper_find(&t, "ngay3")->number;

    (void)state;
    expect(&s, with_annots(&s, 1, "[]"), PROBLEM_SIGN_CONTENT, "gone from an annex");
    expect(&s, with_annots(&s, 1, str_format(s.ctx.arena, "[%lld 0 R %lld 0 R]", three, last).ptr),
        PROBLEM_SIGN_CONTENT, "another annex's fields");
    expect(&s, with_annots(&s, 1, str_format(s.ctx.arena, "[%lld 0 R %lld 0 R]", day, two).ptr),
        PROBLEM_SIGN_CONTENT, "in another order");
    expect(&s,
        with_annots(
            &s, 2, str_format(s.ctx.arena, "[%lld 0 R %lld 0 R %lld 0 R]", three, last, two).ptr),
        PROBLEM_SIGN_CONTENT, "twice");
    arena_free(s.ctx.arena);
}

/* An annex that was issued without rooms gets some, or loses those it had. */
static void annexes_that_come_and_go_are_told(void **state)
{
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.once);
    const struct pdf_value *form;
    struct pdf_value shorter = { .kind = PDF_ARRAY }, changed;

    (void)state;
    assert_int_equal(pdf_at(t.file, t.root, "AcroForm", &form), ST_OK);
    for (size_t i = 0; i < pdf_key(form, "Fields")->len; i++) {
        const struct pdf_value *one = &pdf_key(form, "Fields")->items[i];
        const struct pdf_field *field = pdf_field_of(&t.fields, one->number);

        if (field->kind == PDF_FIELD_SIGNATURE || field->place < 3)
            shorter = pdf_append(s.ctx.arena, &shorter, one);
    }
    changed = pdf_with(s.ctx.arena, form, "Fields", &shorter);
    changed = pdf_with(s.ctx.arena, t.root, "AcroForm", &changed);
    pdf_change(&t.to, t.root_number, &changed);
    expect(&s, tamper_end(&t), PROBLEM_SIGN_CONTENT, "an annex that is not numbered any more");
    t = tamper(&s.ctx, s.once);
    tamper_field(&t,
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (so4) /Ff 1 /F 132"
        " /Rect [80 700 300 740] /BaoCao << /Font 5 0 R /Size 14 /Rooms [0 0 9] >> >>");
    expect(&s, tamper_end(&t), PROBLEM_SIGN_NUMBER, "one more place without a day");
    arena_free(s.ctx.arena);
}

static void all_were_counted(void **state)
{
    (void)state;
    print_message("%zu attacks on annexes, none accepted\n", attacks_counted());
    assert_true(attacks_counted() >= 55);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(other_keys_of_an_annex_are_told),
        cmocka_unit_test(an_annex_that_differs_is_told),
        cmocka_unit_test(a_second_number_everywhere_is_told),
        cmocka_unit_test(the_first_number_everywhere_is_taken),
        cmocka_unit_test(swapped_looks_are_told),
        cmocka_unit_test(one_more_figure_is_told),
        cmocka_unit_test(fields_on_other_pages_are_told),
        cmocka_unit_test(annexes_that_come_and_go_are_told),
        cmocka_unit_test(all_were_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
