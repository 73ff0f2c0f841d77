/* Attacks on what viewers read otherwise than we do: the tree of pages, fields that are notes of
 * another kind, generations, streams that name their filters twice or tell them other things,
 * objects no table speaks of. Each is read otherwise by poppler, MuPDF, PDF.js or PDFium. None is
 * taken for valid. */
#include <string.h>

#include "sign/pdf_filter.h"
#include "tests/sign/tamper.h"
#include "tests/unit.h"

struct scene {
    struct ctx ctx;
    struct str paper, once;
};

static struct scene new_scene(void)
{
    static struct scene kept;
    struct scene scene = { .ctx = desk_ctx() };

    if (kept.paper.len == 0) {
        kept.ctx = desk_ctx();
        kept.paper = office_paper(kept.ctx.arena, "cairo");
        kept.once = office_sign(&kept.ctx, kept.paper, OFFICE_LEADER, "leader-ec", NULL);
    }
    scene.paper = kept.paper;
    scene.once = kept.once;
    return scene;
}

/* In good faith, if what it lies in can be read at all. */
static struct str sealed(struct scene *s, struct str document)
{
    struct pdf_fields fields;
    struct pdf_pages pages;
    struct pdf_file *file;

    if (pdf_open(&s->ctx, document, &file) != ST_OK || pdf_read_fields(file, &fields) != ST_OK ||
        pdf_read_pages(file, &pages) != ST_OK || pdf_check_layout(file) != ST_OK)
        return document;
    return office_sign(&s->ctx, document, OFFICE_SEAL, "seal", NULL);
}

static void expect(struct scene *s, struct str document, enum problem_key key, const char *what)
{
    attack_expect(&s->ctx, sealed(s, document), s->paper, key, what);
}

/* Nobody here would seal it, and whatever sealed it elsewhere, it is not what was issued. */
static void expect_unread(struct scene *s, struct str document, const char *what)
{
    expect(s, document, PROBLEM_SIGN_BYTES_AFTER, what);
    if (verify_same(&s->ctx, s->once, document) != ST_INVALID ||
        s->ctx.problem.key != PROBLEM_SIGN_PDF_BROKEN)
        fail_msg("%s: was read", what);
}

static void change(struct tampering *t, int64_t number, const char *text)
{
    struct pdf_value value = tamper_parsed(t, text);

    pdf_change(&t->to, number, &value);
}

/* ---- fields that are something else ---- */

static void a_field_that_is_a_note_is_told(void **state)
{
    static const char *const cases[][2] = {
        { "text", "/Subtype /FreeText /Contents (9.999.999) /DA (0 g /Helv 14 Tf)" },
        { "square", "/Subtype /Square /C [1 1 1] /IC [1 1 1]" },
        { "polygon",
            "/Subtype /Polygon /Vertices [0 0 600 0 600 850 0 850] /C [1 1 1] /IC [1 1 1]" },
        { "ink", "/Subtype /Ink /InkList [[80 650 540 650]] /BS << /W 60 >> /C [1 1 1]" },
        { "highlight",
            "/Subtype /Highlight /QuadPoints [60 720 560 720 60 600 560 600] /C [0 0 0]" },
        { "file", "/Subtype /FileAttachment /FS << /Type /Filespec /F (x.exe) >>" },
        { "link", "/Subtype /Link /Dest [null /Fit]" },
        { "no kind", "/Contents (9.999.999)" },
        { "background", "/Subtype /Widget /MK << /BG [1 1 1] >>" },
        { "border", "/Subtype /Widget /MK << /BC [0 0 0] >> /BS << /W 60 >>" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.once);

        tamper_field(&t,
            str_format(s.ctx.arena,
                "<< /Type /Annot /FT /Sig /T (O1) /F 4 /Rect [80 700 180 720] %s >>", cases[i][1])
                .ptr);
        expect(&s, tamper_end(&t), PROBLEM_SIGN_FIELD, cases[i][0]);
        arena_free(s.ctx.arena);
    }
}

/* Signatures' pictures are left out then. */
static void a_form_that_viewers_draw_is_told(void **state)
{
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.once);

    (void)state;
    tamper_key(&t, pdf_key(t.root, "AcroForm")->number, "NeedAppearances", "true");
    expect(&s, tamper_end(&t), PROBLEM_SIGN_FIELD, "NeedAppearances");
    arena_free(s.ctx.arena);
}

/* ---- the tree of pages ---- */

/* ^ is the root of the tree, $ its page, @ a node of the attacker's. */
static const char *filled(struct arena *arena, const char *text, const int64_t numbers[3])
{
    static const char marks[] = "^$@";
    struct buf out = { .arena = arena };

    buf_add(&out, S("<< "));
    for (; *text; text++) {
        const char *mark = strchr(marks, *text);

        if (mark)
            buf_addf(&out, "%lld 0 R", (long long)numbers[mark - marks]);
        else
            buf_add_char(&out, *text);
    }
    buf_add(&out, S(" >>"));
    return str_z(arena, buf_str(&out));
}

static void a_tree_of_pages_that_is_read_in_two_ways_is_told(void **state)
{
    static const struct {
        const char *what, *pages, *node;
    } cases[] = {
        { "a page with kids", "/Type /Pages /Count 1 /Kids [@]",
            "/Type /Page /Parent ^ /MediaBox [0 0 595 842] /Kids [$]" },
        { "one more page", "/Type /Pages /Count 2 /Kids [$ @]",
            "/Type /Page /Parent ^ /MediaBox [0 0 595 842] /Kids []" },
        { "an empty node", "/Type /Pages /Count 2 /Kids [$ @]",
            "/Type /Pages /Count 1 /Parent ^ /Kids []" },
        { "cropped by the way", "/Type /Pages /Count 1 /Kids [@]",
            "/Type /Pages /Count 1 /Parent ^ /CropBox [0 680 595 842] /Kids [$]" },
        { "turned by the way", "/Type /Pages /Count 1 /Kids [@]",
            "/Type /Pages /Count 1 /Parent ^ /Rotate 180 /Kids [$]" },
        { "counted as none", "/Type /Pages /Count 0 /Kids [$]", "" },
        { "counted as two", "/Type /Pages /Count 2 /Kids [$]", "" },
        { "not counted", "/Type /Pages /Kids [$]", "" },
        { "a root that is a page", "/Type /Page /Count 1 /Kids [$]", "" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct tampering t;
        int64_t numbers[3];

        s.paper = office_paper(s.ctx.arena, "libreoffice");
        s.once = office_sign(&s.ctx, s.paper, OFFICE_LEADER, "leader-ec", NULL);
        t = tamper(&s.ctx, s.once);
        assert_int_equal(t.pages.len, 1);
        numbers[0] = pdf_key(t.root, "Pages")->number;
        numbers[1] = t.page_number;
        numbers[2] = pdf_new_number(&t.to);
        change(&t, numbers[0], filled(s.ctx.arena, cases[i].pages, numbers));
        change(&t, numbers[2], filled(s.ctx.arena, cases[i].node, numbers));
        expect_unread(&s, tamper_end(&t), cases[i].what);
        arena_free(s.ctx.arena);
    }
}

/* ---- generations, and objects no table speaks of ---- */

/* A revision as it is given: an object, what stands behind it, the table's lines for it. */
static struct str appended(
    struct scene *s, int64_t number, const char *behind, const char *before, int generation)
{
    struct pdf_file *file;
    const struct pdf_value *object;
    struct buf out = { .arena = s->ctx.arena };
    size_t at, table;

    assert_int_equal(pdf_open(&s->ctx, s->once, &file), ST_OK);
    assert_int_equal(pdf_object(file, number, &object), ST_OK);
    buf_add(&out, s->once);
    at = out.len;
    buf_add(&out, str_sub(s->once, object->from, object->to - object->from));
    buf_addf(&out, "\n%s", behind);
    table = out.len;
    buf_addf(&out, "xref\n%s%lld 1\n%010zu %05d n \ntrailer\n<< /Size %zu /Prev %zu /Root ", before,
        (long long)number, at, generation, file->entries_len, file->sections[0].from);
    pdf_write(&out, pdf_key(&file->trailer, "Root"));
    buf_addf(&out, " >>\nstartxref\n%zu\n%%%%EOF\n", table);
    return buf_str(&out);
}

static void what_makes_viewers_look_elsewhere_is_told(void **state)
{
    static const struct {
        const char *what, *behind, *before;
        int generation;
        enum problem_key key;
    } cases[] = {
        { "another generation in the table", "", "", 1, PROBLEM_SIGN_PDF_BROKEN },
        { "a note in the table", "", "% x\n", 0, PROBLEM_SIGN_PDF_BROKEN },
        { "an object no table speaks of",
            "4 0 obj\n<< /Length 1 >>\nstream\nx\nendstream\nendobj\n", "", 0,
            PROBLEM_SIGN_PDF_BROKEN },
        { "words between objects", "trailer\n<< /Root 4 0 R >>\n", "", 0, PROBLEM_SIGN_PDF_BROKEN },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.once);
        struct str document = appended(&s, pdf_key(t.page, "Contents")->number, cases[i].behind,
            cases[i].before, cases[i].generation);

        expect(&s, document, cases[i].key, cases[i].what);
        arena_free(s.ctx.arena);
    }
}

static void a_reference_to_another_generation_is_told(void **state)
{
    static const char *const keys[] = { "Contents", "Resources" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.once);
        const struct pdf_value *value = pdf_key(t.page, keys[i]);

        assert_int_equal(value->kind, PDF_REF);
        tamper_key(&t, t.page_number, keys[i],
            str_format(s.ctx.arena, "%lld 1 R", (long long)value->number).ptr);
        expect(&s, tamper_end(&t), PROBLEM_SIGN_PDF_BROKEN, keys[i]);
        arena_free(s.ctx.arena);
    }
}

/* ---- streams ---- */

/* The page's drawing as it is, and one key more in its dictionary. */
static void a_drawing_that_is_read_by_another_key_is_told(void **state)
{
    static const char *const keys[] = { "/F /ASCIIHexDecode", "/F []",
        "/F << /Type /Filespec /F (x.bin) >>", "/DP << /Predictor 15 >>", "/FFilter /FlateDecode",
        "/FDecodeParms << >>" };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.once);
        const struct pdf_value *drawing;

        assert_int_equal(pdf_at(t.file, t.page, "Contents", &drawing), ST_OK);
        pdf_change_stream(&t.to, pdf_key(t.page, "Contents")->number,
            str_format(s.ctx.arena, "/Filter /FlateDecode %s", keys[i]), drawing->text);
        expect(&s, tamper_end(&t), PROBLEM_SIGN_PDF_BROKEN, keys[i]);
        arena_free(s.ctx.arena);
    }
}

/* The page's drawing as it is, packed as before; but its filter is told what viewers differ about:
 * who takes 12.0 for 12 leaves out a byte of every line. */
static void a_drawing_that_is_unpacked_otherwise_is_told(void **state)
{
    static const char *const dicts[] = {
        "/Filter /FlateDecode /DecodeParms << /Predictor 12.0 /Columns 40 >>",
        "/Filter /FlateDecode /DecodeParms << /Predictor (12) /Columns 40 >>",
        "/Filter /FlateDecode /DecodeParms << /Columns 40.0 >>",
        "/Filter /FlateDecode /DecodeParms << /Predictor 3 /Columns 1 >>",
        "/Filter /FlateDecode /DecodeParms << /Predictor 16 /Columns 1 >>",
        "/Filter /FlateDecode /DecodeParms << /Predictor 12 /BitsPerComponent 3 /Columns 1 >>",
        "/Filter /FlateDecode /DecodeParms [<< /Predictor 1 >>]",
        "/Filter [/FlateDecode] /DecodeParms << /Predictor 1 >>",
        "/Filter [/FlateDecode] /DecodeParms [12]",
        "/Filter /FlateDecode /DecodeParms (x)",
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(dicts); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.once);
        const struct pdf_value *drawing;

        assert_int_equal(pdf_at(t.file, t.page, "Contents", &drawing), ST_OK);
        pdf_change_stream(
            &t.to, pdf_key(t.page, "Contents")->number, str_of(dicts[i]), drawing->text);
        expect(&s, tamper_end(&t), PROBLEM_SIGN_PDF_BROKEN, dicts[i]);
        arena_free(s.ctx.arena);
    }
}

/* Two streams instead of one, parted at an end of a line that neither of them has: some viewers
 * read on in the middle of a word. */
static struct str in_two(struct scene *s, bool with_end)
{
    struct tampering t = tamper(&s->ctx, s->once);
    int64_t first = pdf_new_number(&t.to), second = pdf_new_number(&t.to);
    const struct pdf_value *drawing;
    struct str data;
    size_t at;

    assert_int_equal(pdf_at(t.file, t.page, "Contents", &drawing), ST_OK);
    assert_int_equal(pdf_data(t.file, drawing, &data), ST_OK);
    at = 100 + str_find(str_sub(data, 100, data.len), S("\n"));
    assert_true(at + 1 < data.len);
    pdf_change_stream(&t.to, first, S("/X 1"), str_sub(data, 0, at + with_end));
    pdf_change_stream(&t.to, second, S("/X 1"), str_sub(data, at + 1, data.len));
    tamper_key(&t, t.page_number, "Contents",
        str_format(s->ctx.arena, "[%lld 0 R %lld 0 R]", (long long)first, (long long)second).ptr);
    return tamper_end(&t);
}

static void a_drawing_in_two_parts_is_the_same_only_between_words(void **state)
{
    struct scene s = new_scene();
    struct verified found = office_verify(&s.ctx, sealed(&s, in_two(&s, true)), s.paper);

    (void)state;
    if (found.verdict != VERDICT_VALID)
        fail_msg(STR_FMT, STR_ARG(found.detail));
    expect(&s, in_two(&s, false), PROBLEM_SIGN_CONTENT, "in two parts");
    arena_free(s.ctx.arena);
}

/* The page with another box, which no reader here reads. */
static struct str with_box(struct tampering *t, struct str box)
{
    struct buf *to = &t->to.bytes;

    pdf_change_head(&t->to, t->page_number);
    buf_add(to, S("<< /MediaBox "));
    buf_add(to, box);
    for (size_t i = 0; i + 1 < t->page->len; i += 2) {
        if (str_eq(t->page->items[i].text, S("MediaBox")))
            continue;
        buf_add_char(to, ' ');
        pdf_write(to, &t->page->items[i]);
        buf_add_char(to, ' ');
        pdf_write(to, &t->page->items[i + 1]);
    }
    buf_add(to, S(" >>\nendobj\n"));
    return tamper_end(t);
}

/* As it is signed, but one number with more zeroes before it than some viewers read. */
static void a_number_that_is_too_long_is_told(void **state)
{
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.once);
    struct buf box = { .arena = s.ctx.arena };
    const struct pdf_value *media;
    struct str document;

    (void)state;
    assert_int_equal(pdf_page_value(t.file, t.page_number, "MediaBox", &media), ST_OK);
    assert_int_equal(media->len, 4);
    buf_add_char(&box, '[');
    for (size_t i = 0; i < media->len; i++) {
        if (i == 2)
            for (size_t k = 0; k < 300; k++)
                buf_add_char(&box, '0');
        pdf_write(&box, &media->items[i]);
        buf_add_char(&box, i + 1 < media->len ? ' ' : ']');
    }
    document = with_box(&t, buf_str(&box));
    expect(&s, document, PROBLEM_SIGN_PDF_BROKEN, "a long number");
    arena_free(s.ctx.arena);
}

/* Five letters for four bytes; this stands before the fortieth group. */
static struct str letters_of(struct arena *arena, struct str data, const char *between)
{
    struct buf out = { .arena = arena };

    while (data.len % 4 != 0)
        data = str_format(arena, STR_FMT "\n", STR_ARG(data));
    for (size_t i = 0; i < data.len; i += 4) {
        uint32_t group = 0;
        char five[5];

        for (size_t k = 0; k < 4; k++)
            group = group << 8 | (unsigned char)data.ptr[i + k];
        for (size_t k = 5; k-- > 0; group /= 85)
            five[k] = (char)('!' + group % 85);
        buf_add(&out, i == 160 ? str_of(between) : S(""));
        buf_add(&out, (struct str){ five, sizeof(five) });
    }
    buf_add(&out, S("~>"));
    return buf_str(&out);
}

static void a_drawing_that_ends_early_for_some_is_told(void **state)
{
    static const char *const between[] = { "\x01", "\f", "\x7f" };

    (void)state;
    for (size_t i = 0; i <= ARRAY_LEN(between); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.once);
        const struct pdf_value *drawing;
        struct verified found;
        struct str data;

        assert_int_equal(pdf_at(t.file, t.page, "Contents", &drawing), ST_OK);
        assert_int_equal(pdf_data(t.file, drawing, &data), ST_OK);
        data = letters_of(s.ctx.arena, data, i < ARRAY_LEN(between) ? between[i] : " \r\n\t");
        pdf_change_stream(&t.to, pdf_key(t.page, "Contents")->number,
            S("/Filter [/ASCII85Decode] /DecodeParms [null]"), data);
        if (i < ARRAY_LEN(between)) {
            expect(&s, tamper_end(&t), PROBLEM_SIGN_PDF_BROKEN, between[i]);
        } else {
            found = office_verify(
                &s.ctx, office_sign(&s.ctx, tamper_end(&t), OFFICE_SEAL, "seal", NULL), s.paper);
            assert_int_equal(found.verdict, VERDICT_VALID); /* written otherwise, and the same */
        }
        arena_free(s.ctx.arena);
    }
}

/* As the one that is signed, but with a point: some do without what is no whole number, and letters
 * have other codes and widths. */
static void a_list_of_codes_with_a_point_is_told(void **state)
{
    static const struct {
        const char *key, *honest, *other;
    } cases[] = {
        { "Differences", "[49 /one 50 /two]", "[49 /one 50.0 /two]" },
        { "W", "[1 [500 600.5] 7 9 500.5]", "[1.0 [500 600.5] 7 9 500.5]" },
        { "W", "[1 [500 600.5] 7 9 500.5]", "[1 [500 600.5] 7 9.0 500.5]" },
        { "W2", "[1 2 3.5 4.5 5.5 6 [1.5]]", "[1 2 3.5 4.5 5.5 6.0 [1.5]]" },
        { "Mask", "[0 255]", "[0 255.0]" },
        { "Nums", "[0 1.5 2 2.5]", "[0 1.5 2.0 2.5]" },
        { "Rotate", "0", "0.0" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct scene s = new_scene();
        struct tampering t = tamper(&s.ctx, s.paper);

        tamper_key(&t, t.page_number, cases[i].key, cases[i].honest);
        s.paper = tamper_end(&t);
        s.once = office_sign(&s.ctx, s.paper, OFFICE_LEADER, "leader-ec", NULL);
        assert_int_equal(office_verify(&s.ctx, s.once, s.paper).verdict, VERDICT_VALID);
        t = tamper(&s.ctx, s.once);
        tamper_key(&t, t.page_number, cases[i].key, cases[i].other);
        expect(&s, tamper_end(&t), PROBLEM_SIGN_PDF_BROKEN, cases[i].other);
        arena_free(s.ctx.arena);
    }
}

/* Viewers that want a whole number go on without it: letters lie on each other. */
static void a_count_that_is_no_whole_number_is_told(void **state)
{
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.once);
    const struct pdf_value *resources, *fonts;

    (void)state;
    assert_int_equal(pdf_page_value(t.file, t.page_number, "Resources", &resources), ST_OK);
    assert_int_equal(pdf_at(t.file, resources, "Font", &fonts), ST_OK);
    tamper_key(&t, fonts->items[1].number, "FirstChar", "32.0");
    expect(&s, tamper_end(&t), PROBLEM_SIGN_PDF_BROKEN, "FirstChar");
    arena_free(s.ctx.arena);
}

/* A picture's palette: how many colours it has. */
static struct str with_palette(
    struct scene *s, struct str document, int64_t number, const char *last)
{
    struct tampering t = tamper(&s->ctx, document);
    int64_t own = number ? number : pdf_new_number(&t.to);

    pdf_change_stream(&t.to, own,
        str_format(s->ctx.arena,
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
            " /ColorSpace [/Indexed /DeviceRGB %s <000000ffffff>]",
            last),
        S("\1"));
    if (!number)
        tamper_key(
            &t, t.page_number, "Thumb", str_format(s->ctx.arena, "%lld 0 R", (long long)own).ptr);
    return tamper_end(&t);
}

static void a_palette_is_counted_in_whole_colours(void **state)
{
    struct scene s = new_scene();
    struct tampering t = tamper(&s.ctx, s.paper);
    int64_t own = pdf_new_number(&t.to);

    (void)state;
    s.paper = with_palette(&s, s.paper, 0, "1");
    s.once = office_sign(&s.ctx, s.paper, OFFICE_LEADER, "leader-ec", NULL);
    expect(&s, with_palette(&s, s.once, own, "1.0"), PROBLEM_SIGN_PDF_BROKEN, "palette");
    arena_free(s.ctx.arena);
}

/* A picture that is not undone here is drawn by what its filter is told. */
static struct str with_picture(struct scene *s, struct str document, int64_t number, bool black)
{
    struct tampering t = tamper(&s->ctx, document);
    int64_t own = number ? number : pdf_new_number(&t.to);

    pdf_change_stream(&t.to, own,
        str_format(s->ctx.arena,
            "/Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 1"
            " /ColorSpace /DeviceGray /Filter /CCITTFaxDecode"
            " /DecodeParms << /K -1 /Columns 8 /Rows 8 /BlackIs1 %s >>",
            black ? "true" : "false"),
        S("\x26\xa1\xb2\x5f"));
    if (!number)
        tamper_key(
            &t, t.page_number, "Thumb", str_format(s->ctx.arena, "%lld 0 R", (long long)own).ptr);
    return tamper_end(&t);
}

static void a_filter_that_is_told_something_else_is_told(void **state)
{
    struct scene s = new_scene();
    struct tampering t;

    (void)state;
    s.paper = with_picture(&s, s.paper, 0, false);
    s.once = office_sign(&s.ctx, s.paper, OFFICE_LEADER, "leader-ec", NULL);
    t = tamper(&s.ctx, s.once);
    expect(&s, with_picture(&s, s.once, pdf_key(t.page, "Thumb")->number, true),
        PROBLEM_SIGN_CONTENT, "black is white");
    arena_free(s.ctx.arena);
}

/* ---- where signatures stand ---- */

/* The leader's widget goes from its page, stands there twice, or its field goes from the form. */
static struct str with_widgets(struct scene *s, size_t times, bool of_form)
{
    struct tampering t = tamper(&s->ctx, s->once);
    const struct pdf_value *form_ref = pdf_key(t.root, "AcroForm"), *form;
    struct pdf_value list = { .kind = PDF_ARRAY }, none = { .kind = PDF_ARRAY }, changed;
    struct pdf_value ref = pdf_ref(tamper_find(&t, OFFICE_LEADER)->number);

    for (size_t i = 0; i < times; i++)
        list = pdf_append(s->ctx.arena, &list, &ref);
    changed = pdf_with(s->ctx.arena, t.page, "Annots", &list);
    pdf_change(&t.to, t.page_number, &changed);
    if (of_form) {
        assert_int_equal(pdf_at(t.file, t.root, "AcroForm", &form), ST_OK);
        assert_int_equal(form_ref->kind, PDF_REF);
        changed = pdf_with(s->ctx.arena, form, "Fields", &none);
        pdf_change(&t.to, form_ref->number, &changed);
    }
    return tamper_end(&t);
}

static void a_signature_that_goes_is_told(void **state)
{
    struct scene s = new_scene();

    (void)state;
    expect(&s, with_widgets(&s, 0, false), PROBLEM_SIGN_WIDGET_CHANGED, "not on its page");
    expect(&s, with_widgets(&s, 2, false), PROBLEM_SIGN_WIDGET_CHANGED, "twice on its page");
    expect(&s, with_widgets(&s, 0, true), PROBLEM_SIGN_SIGNER_MISSING, "not in the form");
    arena_free(s.ctx.arena);
}

static void all_were_counted(void **state)
{
    (void)state;
    print_message("%zu attacks on what viewers read, none accepted\n", attacks_counted());
    assert_true(attacks_counted() >= 59);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_that_is_a_note_is_told),
        cmocka_unit_test(a_form_that_viewers_draw_is_told),
        cmocka_unit_test(a_tree_of_pages_that_is_read_in_two_ways_is_told),
        cmocka_unit_test(what_makes_viewers_look_elsewhere_is_told),
        cmocka_unit_test(a_reference_to_another_generation_is_told),
        cmocka_unit_test(a_drawing_that_is_read_by_another_key_is_told),
        cmocka_unit_test(a_drawing_that_is_unpacked_otherwise_is_told),
        cmocka_unit_test(a_drawing_that_ends_early_for_some_is_told),
        cmocka_unit_test(a_drawing_in_two_parts_is_the_same_only_between_words),
        cmocka_unit_test(a_number_that_is_too_long_is_told),
        cmocka_unit_test(a_list_of_codes_with_a_point_is_told),
        cmocka_unit_test(a_count_that_is_no_whole_number_is_told),
        cmocka_unit_test(a_palette_is_counted_in_whole_colours),
        cmocka_unit_test(a_filter_that_is_told_something_else_is_told),
        cmocka_unit_test(a_signature_that_goes_is_told),
        cmocka_unit_test(all_were_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
