/* Signatures that show themselves where they must not: over what the document says, in its lines,
 * off its pages. Where they may, they are accepted. */
#include "sign/pdf_form.h"
#include "sign/pdf_ink.h"
#include "sign/pdf_place.h"
#include "tests/sign/issued.h"
#include "tests/sign/tamper.h"
#include "tests/unit.h"

#define PLACE PROBLEM_SIGN_WIDGET_PLACE

struct scene {
    struct ctx ctx;
    struct str issued;
    struct pdf_area area;
};

static struct pdf_area area_of(struct ctx *ctx, struct str document)
{
    struct pdf_file *file;
    struct pdf_area out;

    assert_int_equal(pdf_open(ctx, document, &file), ST_OK);
    assert_int_equal(pdf_read_area(file, &out), ST_OK);
    return out;
}

static struct scene new_scene(void)
{
    struct scene s = { .ctx = desk_ctx() };

    s.issued = issued_document(&s.ctx);
    s.area = area_of(&s.ctx, s.issued);
    assert_true(s.area.there);
    return s;
}

static struct str sign_field(struct scene *s, struct str document, const char *field)
{
    struct sign_order order = {
        .document = document, .field = str_of(field), .at_ms = s->ctx.now_ms
    };

    return office_sign_order(&s->ctx, &order, "leader-ec", NULL);
}

/* How far a field's sides are from the area's, in points, and what it has beside. */
struct placed {
    const char *what;
    int left, bottom, right, top;
    const char *more;
};

static const char *rect_of(struct scene *s, const struct placed *one)
{
    const struct pdf_box *a = &s->area.box;

    return str_format(s->ctx.arena, "[%lld %lld %lld %lld]", (long long)(a->left / 100 + one->left),
        (long long)(a->bottom / 100 + one->bottom), (long long)(a->right / 100 + one->right),
        (long long)(a->top / 100 + one->top))
        .ptr;
}

static struct str with_field(struct scene *s, const struct placed *one)
{
    struct tampering t = tamper(&s->ctx, s->issued);

    tamper_field(&t,
        str_format(s->ctx.arena, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Ky) /Rect %s %s >>",
            rect_of(s, one), one->more)
            .ptr);
    return tamper_end(&t);
}

static void what_covers_the_document_is_told(void **state)
{
    static const struct placed cases[] = {
        { "over the text", 0, 125, 0, 45, "/F 132" },
        { "over the head", -100, 330, -100, 330, "/F 132" },
        { "behind a sentence's end", 200, 130, 10, 20, "/F 132" },
        { "from the area into the text", 0, 50, 0, 40, "/F 132" },
        { "over those who get copies", -190, 50, -200, -20, "/F 132" },
        { "from the area to the left", -60, 40, -60, -30, "/F 132" },
        { "off the page to the right", 150, 20, 60, -50, "/F 132" },
        { "off the page to the left", -400, -200, -530, -200, "/F 132" },
        { "off the page below", 0, -500, 0, -590, "/F 132" },
        { "of its own size when zoomed", 20, 20, -20, -20, "/F 12" },
        { "of its own way up when turned", 20, 20, -20, -20, "/F 20" },
        { "with flags that are none", 20, 20, -20, -20, "/F (4)" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();

        attack_expect(&s.ctx, sign_field(&s, with_field(&s, &cases[i]), "Ky"), s.issued, PLACE,
            cases[i].what);
        arena_free(s.ctx.arena);
    }
}

static void what_stands_where_it_may_is_accepted(void **state)
{
    static const struct placed cases[] = {
        { "in the area", 0, 0, 0, 0, "/F 132" },
        { "between position and name", 20, 20, -20, -40, "" },
        { "over the position", 40, 60, -40, -5, "/F 4" },
        { "lower than the area", 0, -60, 0, -70, "/F 132" },
        { "below all", -150, -200, -150, -250, "/F 132" },
        { "without a size", -277, -460, -539, -583, "/F 2" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct str once = sign_field(&s, with_field(&s, &cases[i]), "Ky");
        struct verified found = office_verify(&s.ctx, once, s.issued);

        if (found.verdict != VERDICT_VALID)
            fail_msg("%s: " STR_FMT, cases[i].what, STR_ARG(found.detail));
        once = issued_number(&s.ctx, once, "05", ISSUED_DAY);
        found =
            office_verify(&s.ctx, office_sign(&s.ctx, once, OFFICE_SEAL, "seal", NULL), s.issued);
        if (found.verdict != VERDICT_VALID)
            fail_msg("%s, sealed: " STR_FMT, cases[i].what, STR_ARG(found.detail));
        arena_free(s.ctx.arena);
    }
}

/* One field, put on the page once more, on none, or with a drawing it has no room for. */
static void a_field_stands_once(void **state)
{
    static const struct placed inside = { "", 20, 20, -20, -20, "/F 132" };
    struct scene s = new_scene();
    struct str document = with_field(&s, &inside);
    struct tampering t = tamper(&s.ctx, document);
    const struct pdf_value *annots;
    struct pdf_value list, ref = pdf_ref(tamper_find(&t, "Ky")->number), page;

    (void)state;
    assert_int_equal(pdf_at(t.file, t.page, "Annots", &annots), ST_OK);
    list = pdf_append(s.ctx.arena, annots, &ref);
    page = pdf_with(s.ctx.arena, t.page, "Annots", &list);
    pdf_change(&t.to, t.page_number, &page);
    attack_expect(&s.ctx, sign_field(&s, tamper_end(&t), "Ky"), s.issued, PLACE, "twice");

    t = tamper(&s.ctx, document);
    list = (struct pdf_value){ .kind = PDF_ARRAY, .items = annots->items, .len = annots->len - 1 };
    page = pdf_with(s.ctx.arena, t.page, "Annots", &list);
    pdf_change(&t.to, t.page_number, &page);
    attack_expect(&s.ctx, sign_field(&s, tamper_end(&t), "Ky"), s.issued, PLACE, "on no page");
    arena_free(s.ctx.arena);
}

struct look {
    const char *rect, *dict, *drawing; /* NULL: in the area */
};

static struct str with_look(struct scene *s, const struct look *one)
{
    static const struct placed inside = { "", 20, 20, -20, -20, "" };
    const char *rect = one->rect ? one->rect : rect_of(s, &inside);
    struct tampering t = tamper(&s->ctx, s->issued);
    int64_t field, look;
    const struct pdf_value *dict;
    struct str document;

    tamper_field(
        &t, str_format(s->ctx.arena,
                "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Ky) /Rect %s /F 132 >>", rect)
                .ptr);
    document = sign_field(s, tamper_end(&t), "Ky");
    t = tamper(&s->ctx, document);
    field = tamper_find(&t, "Ky")->number;
    look = pdf_new_number(&t.to);
    pdf_change_stream(&t.to, look,
        str_format(s->ctx.arena, "/Type /XObject /Subtype /Form %s", one->dict),
        str_of(one->drawing));
    assert_int_equal(pdf_object(t.file, field, &dict), ST_OK);
    tamper_key(&t, field, "AP", str_format(s->ctx.arena, "<< /N %lld 0 R >>", (long long)look).ptr);
    return tamper_end(&t);
}

static enum status check_look(struct scene *s, const struct look *one)
{
    struct pdf_file *file;
    struct pdf_fields fields;

    assert_int_equal(pdf_open(&s->ctx, with_look(s, one), &file), ST_OK);
    assert_int_equal(pdf_read_fields(file, &fields), ST_OK);
    return pdf_check_places(file, &fields);
}

#define NO_ROOM "[300 500 300 500]"
#define IN_AREA NULL
#define BOXED "/BBox [0 0 200 200]"

/* Drawings are looked at by themselves: behind the signature they would be told as another's doing.
 * What takes no room draws nothing, nor white that hides; what takes some says how far it draws. */
static void a_look_stays_in_its_room(void **state)
{
    static const struct look refused[] = {
        { NO_ROOM, BOXED, "0 0 200 200 re f" },
        { NO_ROOM, BOXED, "1 g 0 0 200 200 re f" },
        { NO_ROOM, BOXED, "1 G 90 w 0 0 m 200 200 l S" },
        { "[300 500 500 500]", BOXED, "1 1 1 rg 0 0 200 200 re f" },
        { IN_AREA, "", "0 0 500 800 re f" },
        { IN_AREA, "/BBox [0 0 200]", "0 0 500 800 re f" },
        { IN_AREA, "/BBox [0 0 0 200]", "0 0 500 800 re f" },
        { IN_AREA, "/BBox [7 7 7 7]", "1 g 0 0 500 800 re f" },
        { IN_AREA, "/BBox [0 0 200 200] /Matrix [1 0 0]", "0 0 500 800 re f" },
        { IN_AREA, "/BBox [0 0 200 200] /Matrix [0 0 0 0 0 0]", "0 0 500 800 re f" },
    };
    static const struct look accepted[] = {
        { NO_ROOM, BOXED, "% DSBlank\n q Q" },
        { IN_AREA, BOXED, "1 g 0 0 500 800 re f" },
        { IN_AREA, "/BBox [0 0 200 200] /Matrix [0 1 -1 0 0 0]", "0 0 500 800 re f" },
        { IN_AREA, "/BBox [0 0 0 0]", "q Q" },
    };
    struct scene s = new_scene();

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(refused); i++) {
        if (check_look(&s, &refused[i]) != ST_INVALID || s.ctx.problem.key != PLACE)
            fail_msg(
                "%s %s %s: was accepted", refused[i].rect, refused[i].dict, refused[i].drawing);
        attack_count();
    }
    for (size_t i = 0; i < ARRAY_LEN(accepted); i++)
        if (check_look(&s, &accepted[i]) != ST_OK)
            fail_msg("%s: " STR_FMT, accepted[i].dict, STR_ARG(s.ctx.problem.detail));
    arena_free(s.ctx.arena);
}

/* The area is the issued document's word, and stays so. */
static void the_area_is_not_moved(void **state)
{
    static const char *const areas[] = { "(0 0 0 59500 84100)", "null", "(0 1 2 3)", "7",
        "(0 0 0 999999999999999999 999999999999999999)" };
    static const struct placed inside = { "", 20, 20, -20, -20, "/F 132" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(areas); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.issued);
        struct str document = s.issued;

        tamper_key(&t, pdf_key(&t.file->trailer, "Info")->number, PDF_AREA_KEY, areas[i]);
        s.issued = tamper_end(&t);
        attack_expect(&s.ctx, sign_field(&s, with_field(&s, &inside), "Ky"), document,
            PROBLEM_SIGN_CONTENT, areas[i]);
        arena_free(s.ctx.arena);
    }
}

static struct str sign_at(
    struct scene *s, struct str document, size_t page, int64_t bottom, int64_t top)
{
    struct sign_order order = { .document = document,
        .field = S("Ky"),
        .at_ms = s->ctx.now_ms,
        .page = page,
        .box = { 20000, bottom, 40000, top } };

    return office_sign_order(&s->ctx, &order, "leader-ec", NULL);
}

/* A document of two pages, by another program, that names an area or none. */
static void other_pages_are_told(void **state)
{
    struct scene s = { .ctx = desk_ctx() };
    struct str paper = office_paper(s.ctx.arena, "cairo"), issued;
    struct issue_order order = { .document = paper,
        .area = { true, 0, { 20000, 6000, 52000, 14000 } } };
    struct verified found;

    (void)state;
    assert_int_equal(issue_reserve(&s.ctx, &order, &issued), ST_OK);
    attack_expect(
        &s.ctx, sign_at(&s, issued, 1, 7000, 12000), issued, PLACE, "on a page without an area");
    attack_expect(&s.ctx, sign_at(&s, paper, 0, 74000, 77000), paper, PLACE, "over the text");
    found = office_verify(&s.ctx, sign_at(&s, issued, 0, 20000, 24000), issued);
    assert_int_equal(found.verdict, VERDICT_VALID);
    found = office_verify(&s.ctx, sign_at(&s, paper, 1, 7000, 12000), paper);
    assert_int_equal(found.verdict, VERDICT_VALID);
    order.area.page = 2;
    assert_int_equal(issue_reserve(&s.ctx, &order, &issued), ST_INVALID);
    assert_int_equal(s.ctx.problem.key, PROBLEM_SIGN_PLACE);
    arena_free(s.ctx.arena);
}

/* One that named no area when it was issued is held to what held then. */
static void documents_of_before_are_as_they_were(void **state)
{
    static const struct placed inside = { "", 0, 50, 0, 20, "/F 132" };
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.issued);
    struct verified found;

    (void)state;
    tamper_key(&t, pdf_key(&t.file->trailer, "Info")->number, PDF_AREA_KEY, "null");
    s.issued = tamper_end(&t);
    found = office_verify(&s.ctx, sign_field(&s, with_field(&s, &inside), "Ky"), s.issued);
    assert_int_equal(found.verdict, VERDICT_VALID);
    arena_free(s.ctx.arena);
}

/* ---- what is drawn, and where ---- */

/* Heights in points: there is something at the one and nothing at the other; -1: of none. */
struct drawn {
    const char *drawing;
    int there, free;
};

static const struct drawn drawings[] = {
    { "0 0 100 100 re f", 50, 200 },
    { "0 0 100 100 re n", -1, 50 },
    { "1 g 0 0 500 800 re f", -1, 50 },
    { "1 1 1 rg 0 0 0 0 k 0 0 500 800 re f", -1, 50 },
    { "1 1 1 rg 0 0 500 800 re B", 400, 803 },
    { "1 G 1 g 0 0 500 800 re B", -1, 400 },
    { "1 1 1 sc 0 0 500 800 re f", 400, 801 },
    { "q 1 0 0 1 0 300 cm 0 0 10 10 re f Q 0 0 1 1 re f", 305, 200 },
    { "2 0 0 2 0 0 cm 0 100 10 10 re f", 210, 105 },
    { "1 0 0 -1 0 800 cm 0 100 10 10 re f", 695, 105 },
    { "0 0 10 10 re W n 0 0 500 500 re f", 5, 400 },
    { "q 0 0 10 10 re W n Q 0 0 500 500 re f", 400, 501 },
    { "0 700 m 100 700 l S", 700, 705 },
    { "10 w 0 700 m 100 700 l S", 704, 715 },
    { "0 100 m 0 100 0 300 0 100 c f", 200, 301 },
    { "0 100 m h f 0 500 m 10 510 l s", 505, 300 },
    { "BT /f-0-0 12 Tf 50 600 Td (x) Tj ET", 603, 500 },
    { "BT /f-0-0 12 Tf 50 600 Td 0 -100 Td (x) Tj ET", 503, 600 },
    { "BT /f-0-0 12 Tf 20 TL 50 600 Td T* T* (x) Tj ET", 563, 600 },
    { "BT /f-0-0 12 Tf 0 -50 TD 1 0 0 1 0 300 Tm T* [(x) 20 (y)] TJ ET", 253, 303 },
    { "BT /f-0-0 12 Tf 30 TL 1 0 0 1 0 300 Tm (x) ' ET", 273, 303 },
    { "BT /f-0-0 12 Tf 100 Ts 0 300 Td (x) Tj ET", 403, 303 },
    { "BT /f-0-0 12 Tf 50 600 Td () Tj [20] TJ ET", -1, 603 },
    { "/a0 gs /Span << /MCID 0 >> BDC BT ET EMC true pop", 400, -1 },
    { "BT /f-0-0 12 Tf 0 1 -1 0 50 50 Tm (x) Tj ET", 400, -1 },
    { "BT /none 12 Tf (x) Tj ET", 400, -1 },
    { "zz", 400, -1 },
    { "Q", 400, -1 },
    { "/none Do", 400, -1 },
    { "/none gs", 400, -1 },
    { "/none sh", 400, -1 },
    { "BI /W 1 /H 1 ID x EI", 400, -1 },
    { "(never closed", 400, -1 },
    { "0 0 0 0 100 999999999999 99999999999 cm 1 1 1 1 re f", 400, -1 },
    { "BT /f-0-0 -12 Tf 50 600 Td (x) Tj ET", 592, 608 },
    { "BT /f-0-0 -12 Tf 1 0 0 -1 50 600 Tm (x) Tj ET", 608, 592 },
    { "BT /f-0-0 12 Tf 1 Tr 200 w 50 600 Td (x) Tj ET", 700, -1 },
    { "BT /f-0-0 12 Tf 3 Tr 200 w 50 600 Td (x) Tj ET", 603, 700 },
    { "/f-0-0 12 Tf 1 0 0 1 50 600 Tm (x) Tj", 300, -1 },
    { "BT /f-0-0 12 Tf q 0 300 Td Q 0 300 Td (x) Tj ET", 303, -1 },
    { "BT /f-0-0 12 Tf BT 0 300 Td (x) Tj ET", 300, -1 },
    { "g 0 0 100 100 re f", 50, -1 },
    { "1 1 1 1 rg 0 0 100 100 re f", 50, -1 },
    { "(1) g 0 0 100 100 re f", 50, -1 },
    { "0 0 0 700 100 10 re f", 705, -1 },
    { "9 0 300 m 100 300 l S", 300, -1 },
    { "W n 0 300 10 10 re f", 305, 400 },
    { "0 700 m 100 700 l 1 0 0 1 0 -300 cm S", 400, -1 },
    { "q 1 0 0 1 0 -300 cm 0 700 m 100 700 l Q S", 700, -1 },
    { "4 w 5 100 m 50 500 l 95 100 l S", 515, 525 },
    { "4 w 100 M 49 100 m 50 500 l 51 100 l S", 700, -1 },
    { "0.0000149 0 0 0.0000149 0 0 cm 100000 0 0 100000 0 0 cm 0 500 10 10 re f", 747, -1 },
    { "0.00149 0 0 0.00149 0 0 cm 1000 0 0 1000 0 0 cm 0 500 10 10 re f", 750, 740 },
    { "BT /f-0-0 100000000 Tf 0.00000014 0 0 0.00000014 50 600 Tm (x) Tj ET", 610, -1 },
};

static void expect_ink(const struct pdf_ink *ink, const struct drawn *drawn)
{
    if (drawn->there >= 0 &&
        !pdf_ink_between(ink, drawn->there * 100 - 10, drawn->there * 100 + 10))
        fail_msg("%s: nothing at %d", drawn->drawing, drawn->there);
    if (drawn->free >= 0 && pdf_ink_between(ink, drawn->free * 100 - 10, drawn->free * 100 + 10))
        fail_msg("%s: something at %d", drawn->drawing, drawn->free);
}

static void what_is_drawn_is_known_by_its_height(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(drawings); i++) {
        struct ctx ctx = desk_ctx();
        struct tampering t = tamper(&ctx, office_paper(ctx.arena, "cairo"));
        struct pdf_fields none = { .len = 0 };
        struct pdf_file *file;
        struct pdf_ink ink;

        tamper_drawing(&t, drawings[i].drawing);
        assert_int_equal(pdf_open(&ctx, tamper_end(&t), &file), ST_OK);
        pdf_page_ink(file, t.page_number, &none, &ink);
        expect_ink(&ink, &drawings[i]);
        arena_free(ctx.arena);
    }
}

/* The drawing's own fonts and ways to draw, said directly and by other objects. */
static void what_a_drawing_uses_counts(void **state)
{
    static const char names[] =
        "<< /Font << /Plain << /Type /Font /Subtype /TrueType /BaseFont /X >>"
        " /Drawn << /Type /Font /Subtype %lld 0 R >> >> /ExtGState << /Thick << /LW 200 >>"
        " /Thicker << /LW (x) >> /Pointed << /ML 100 >> /Turned << /BM /Difference >>"
        " /Usual << /BM /Normal /LW 2 >> /Inverted << /TR2 %lld 0 R >> >>"
        " /ColorSpace << %s >> >>";
    static const struct {
        struct drawn drawn;
        const char *space;
    } cases[] = {
        { { "BT /Plain 12 Tf 50 600 Td (x) Tj ET", 603, 500 }, "" },
        { { "BT /Drawn 12 Tf 50 600 Td (x) Tj ET", 500, -1 }, "" },
        { { "/Thick gs 0 600 m 100 600 l S", 690, 300 }, "" },
        { { "/Thicker gs", 500, -1 }, "" },
        { { "/Pointed gs", 500, -1 }, "" },
        { { "/Usual gs 1 g 0 0 500 800 re f 0 600 m 9 600 l S", 601, 300 }, "" },
        { { "/Turned gs 1 g 0 0 500 800 re f", 300, -1 }, "" },
        { { "/Inverted gs 1 g 0 0 500 800 re f", 300, -1 }, "" },
        { { "1 g 0 0 500 800 re f", 300, -1 },
            "/DefaultGray [/Separation /Black /DeviceGray 1 0 R]" },
        { { "1 g 0 0 500 800 re f", -1, 300 }, "/Other /DeviceRGB" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = desk_ctx();
        struct tampering t = tamper(&ctx, office_paper(ctx.arena, "cairo"));
        int64_t drawing = pdf_new_number(&t.to), word = pdf_new_number(&t.to);
        struct pdf_value kind = pdf_name_value("Type3"), ref = pdf_ref(drawing), own, page;
        struct pdf_fields none = { .len = 0 };
        struct pdf_file *file;
        struct pdf_ink ink;

        own = tamper_parsed(
            &t, str_format(ctx.arena, names, (long long)word, (long long)word, cases[i].space).ptr);
        page = pdf_with(ctx.arena, t.page, "Contents", &ref);
        page = pdf_with(ctx.arena, &page, "Resources", &own);
        pdf_change(&t.to, word, &kind);
        pdf_change_stream(&t.to, drawing, S("/X 1"), str_of(cases[i].drawn.drawing));
        pdf_change(&t.to, t.page_number, &page);
        assert_int_equal(pdf_open(&ctx, tamper_end(&t), &file), ST_OK);
        pdf_page_ink(file, t.page_number, &none, &ink);
        expect_ink(&ink, &cases[i].drawn);
        arena_free(ctx.arena);
    }
}

static void all_were_counted(void **state)
{
    (void)state;
    print_message("%zu attacks on where signatures stand, none accepted\n", attacks_counted());
    assert_true(attacks_counted() >= 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_covers_the_document_is_told),
        cmocka_unit_test(what_stands_where_it_may_is_accepted),
        cmocka_unit_test(a_field_stands_once),
        cmocka_unit_test(a_look_stays_in_its_room),
        cmocka_unit_test(the_area_is_not_moved),
        cmocka_unit_test(other_pages_are_told),
        cmocka_unit_test(documents_of_before_are_as_they_were),
        cmocka_unit_test(what_is_drawn_is_known_by_its_height),
        cmocka_unit_test(what_a_drawing_uses_counts),
        cmocka_unit_test(all_were_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
