#include "core/narrative/place.h"

#include "base/json.h"

#include "tests/unit.h"

#include "tests/grid.h"

#define PLACE(kind, attrs) "{\"type\":\"" kind "\",\"attrs\":{" attrs "}}"
#define FIG(attrs) PLACE("figure", attrs)
#define CMP(attrs) PLACE("comparison", attrs)

/* The form of the conversations: plan (D), done (E), percentage (F), remark (G). */
static struct form *form_make(struct arena *arena)
{
    struct form *form = grid_form(arena, 9, 7, 2);
    struct form_column *done = FORM_COLUMN(form, 4), *share = FORM_COLUMN(form, 5);

    FORM_COLUMN(form, 6)->type = TYPE_TEXT;
    done->attribute = S("thuc_hien");
    share->unit = S("%");
    FORM_ROW(form, 5)->indicator = S("lua");
    FORM_ROW(form, 5)->unit = S("ha");
    return form;
}

static void number_put(struct content *content, int64_t row, int64_t column, const char *figure)
{
    struct dec value;

    assert_true(dec_parse(str_of(figure), &value));
    assert_true(dec_rescale(value, 2, &value));
    assert_int_equal(content_put(content, row, column, CELL_OF_DEC(value)), CONTENT_OK);
}

struct world {
    struct narrative_source sources[4];
    struct narrative_facts facts;
};

static void world_make(struct arena *arena, struct world *world)
{
    struct form *form = form_make(arena);
    struct content *now = content_new(arena, form), *before = content_new(arena, form);
    struct content *other = content_new(arena, form);

    number_put(now, 6, 4, "200");
    number_put(now, 6, 5, "150.5");
    number_put(now, 6, 6, "75.25");
    number_put(now, 7, 5, "1234567.8");
    number_put(now, 8, 5, "0");
    assert_int_equal(content_put(now, 6, 7,
                         (struct cell){ .kind = CELL_TEXT, .text = S("Chuyển sang rau màu") }),
        CONTENT_OK);
    number_put(before, 6, 5, "140");
    number_put(before, 6, 6, "70");
    number_put(other, 1, 1, "12");
    world->sources[0] = (struct narrative_source){ { 0 }, WHEN_NOW, form, now };
    world->sources[1] = (struct narrative_source){ { 0 }, WHEN_PREVIOUS, form, before };
    world->sources[2] = (struct narrative_source){ S("NS-01"), WHEN_NOW, form, other };
    world->facts = (struct narrative_facts){
        .sources = world->sources,
        .sources_len = 3,
        .period = S("2026-Q3"),
        .unit = S("Xã Tân Lập"),
        .receiver = S("Sở Tài chính"),
    };
}

/* clang-format off */
static const struct {
    const char *place, *text, *fault; /* text NULL: … */
} cases[] = {
    { FIG("\"cells\":\"E6\""),                                     "150,5", "" },
    { FIG("\"cells\":\"E6+D6-E8\""),                               "350,5", "" },
    { FIG("\"cells\":\"E7\""),                                     "1.234.567,8", "" },
    { FIG("\"cells\":\"E8\""),                                     "0", "" },
    { FIG("\"cells\":\"G6\""),                                     "Chuyển sang rau màu", "" },
    { FIG("\"indicator\":\"lua\",\"attribute\":\"thuc_hien\""),    "150,5", "" },
    { FIG("\"form\":\"NS-01\",\"cells\":\"A1\""),                  "12", "" },
    { FIG("\"cells\":\"E6\",\"per\":\"D6\""),                      "75,3", "" },
    { FIG("\"cells\":\"E6\",\"per\":\"E8\""),                      NULL, "Không tính được tỷ lệ: mẫu số bằng 0." },
    { FIG("\"cells\":\"E6\",\"per\":\"E9\""),                      NULL, "Ô E9 chưa có số liệu." },
    { FIG("\"cells\":\"E9\""),                                     NULL, "Ô E9 chưa có số liệu." },
    { FIG("\"cells\":\"E6+E9\""),                                  NULL, "Ô E9 chưa có số liệu." },
    { FIG("\"cells\":\"E6+G6\""),                                  NULL, "Chỉ cộng được các ô số." },
    { FIG("\"cells\":\"Z99\""),                                    NULL, "Biểu không có ô Z99." },
    { FIG("\"indicator\":\"ca\",\"attribute\":\"thuc_hien\""),     NULL, "Biểu không có chỉ tiêu hoặc thuộc tính này." },
    { FIG("\"form\":\"X\",\"cells\":\"A1\""),                      NULL, "Chưa có số liệu của biểu này." },
    { CMP("\"cells\":\"E6\""),                                     "tăng 7,5% so với quý trước", "" },
    { CMP("\"cells\":\"E6\",\"show\":\"amount\""),                 "tăng 10,5 ha so với quý trước", "" },
    { CMP("\"cells\":\"F6\""),                                     "tăng 5,25 điểm phần trăm so với quý trước", "" },
    { CMP("\"cells\":\"E6\",\"against\":\"plan\",\"with\":\"D6\",\"show\":\"ratio\""), "đạt 75,3% kế hoạch", "" },
    { CMP("\"cells\":\"E6\",\"against\":\"plan\",\"with\":\"D7\""), NULL, "Ô D7 chưa có số liệu." },
    { CMP("\"cells\":\"E6\",\"against\":\"last_year\""),           NULL, "Chưa có số liệu của cùng kỳ năm trước." },
    { CMP("\"cells\":\"E7\""),                                     NULL, "Ô E7 của kỳ trước chưa có số liệu." },
    { CMP("\"cells\":\"G6\",\"against\":\"plan\",\"with\":\"D6\""), NULL, "Chỉ so sánh được các ô số." },
    { PLACE("fact", "\"name\":\"period\""),                        "quý III năm 2026", "" },
    { PLACE("fact", "\"name\":\"next_period\""),                   "quý IV năm 2026", "" },
    { PLACE("fact", "\"name\":\"year\""),                          "2026", "" },
    { PLACE("fact", "\"name\":\"unit\""),                          "Xã Tân Lập", "" },
    { PLACE("fact", "\"name\":\"receiver\""),                      "Sở Tài chính", "" },
};
/* clang-format on */

static struct doc_node *doc_of(struct arena *arena, struct str json, enum doc_purpose purpose)
{
    struct doc_fault fault;
    struct doc_node *doc = NULL;

    if (!document_read(arena, json, purpose, &doc, &fault))
        fail_msg(STR_FMT ": " STR_FMT, STR_ARG(fault.field), STR_ARG(fault.text));
    return doc;
}

static struct doc_node *paragraph_of(struct arena *arena, const char *places)
{
    return doc_of(arena,
        str_format(arena,
            "{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",\"content\":[%s]}]}", places),
        DOC_DRAFT);
}

static void places_say_their_figures(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        struct doc_node *doc = paragraph_of(arena, cases[i].place);
        struct narrative_value value;
        struct world world;

        world_make(arena, &world);
        value = place_value(arena, &world.facts, doc->first->first);
        expect_text(value.text, cases[i].text ? cases[i].text : "…", cases[i].place);
        expect_text(value.fault, cases[i].fault, cases[i].place);
        arena_free(arena);
    }
}

static void keys_name_places_by_what_they_are(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct doc_node *doc = paragraph_of(
        arena, FIG("\"cells\":\"E6\"") "," FIG("\"cells\":\"E6\"") "," FIG(
                   "\"cells\":\"E6\",\"per\":"
                   "\"D6\"") "," CMP("\"form\":\"NS-01\",\"cells\":\"A1\",\"against\":\"last_"
                                     "year\"") "," PLACE("fact", "\"name\":\"unit\""));
    struct world world;
    struct list values, wants;

    (void)state;
    world_make(arena, &world);
    values = narrative_values(arena, &world.facts, doc);
    assert_int_equal(values.len, 4);
    expect_text(LIST_AT(values, struct narrative_value, 0)->key, "figure||E6|||", "figure");
    expect_text(LIST_AT(values, struct narrative_value, 1)->key, "figure||E6|||D6", "share");
    expect_text(LIST_AT(values, struct narrative_value, 2)->key,
        "comparison|NS-01|A1|||last_year||change", "comparison");
    expect_text(LIST_AT(values, struct narrative_value, 3)->key, "fact|unit", "fact");
    wants = narrative_wants(arena, doc);
    assert_int_equal(wants.len, 2);
    expect_text(LIST_AT(wants, struct narrative_source, 0)->form, "NS-01", "form");
    assert_int_equal(LIST_AT(wants, struct narrative_source, 0)->when, WHEN_NOW);
    assert_int_equal(LIST_AT(wants, struct narrative_source, 1)->when, WHEN_LAST_YEAR);
    arena_free(arena);
}

static void a_frozen_text_says_what_the_figures_were(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct doc_node *doc = paragraph_of(arena,
        "{\"type\":\"text\",\"text\":\"Lúa \"}," FIG(
            "\"cells\":\"E6\"") ",{\"type\":\"text\",\"text\":\" ha, \"}," CMP("\"cells\":\"E6\""));
    struct buf plain = { .arena = arena };
    struct world world;

    (void)state;
    world_make(arena, &world);
    narrative_freeze(arena, &world.facts, doc);
    doc_plain(&plain, doc);
    expect_text(buf_str(&plain), "Lúa 150,5 ha, tăng 7,5% so với quý trước\n", "text");
    doc = doc_of(arena, document_write(arena, doc), DOC_FROZEN);
    plain.len = 0;
    doc_plain(&plain, doc);
    expect_text(buf_str(&plain), "Lúa 150,5 ha, tăng 7,5% so với quý trước\n", "read again");
    arena_free(arena);
}

/* ---- the real outline of an office: data/outlines/README.md ---- */

static void figures_put(
    struct content *content, int64_t row, const char *columns, const int *figures)
{
    for (size_t i = 0; columns[i]; i++)
        assert_int_equal(content_put(content, row, columns[i] - 'A' + 1,
                             (struct cell){ .kind = CELL_NUMBER, .value = figures[i] }),
            CONTENT_OK);
}

/* The JSON of one member of an object, as it stands. */
static struct str member_of(struct arena *arena, struct str json, struct str name)
{
    struct json_reader reader = json_read(arena, json);
    enum json_token token = json_next(&reader);
    const char *from;

    assert_int_equal(token, JSON_OBJECT);
    while ((token = json_next(&reader)) == JSON_NAME) {
        bool found = str_eq(reader.text, name);

        token = json_next(&reader);
        from = reader.at - 1;
        assert_true(json_skip(&reader, token));
        if (found)
            return (struct str){ from, (size_t)(reader.at - from) };
    }
    fail_msg("no such member");
    return (struct str){ 0 };
}

static void the_office_of_binh_phuoc_reports(void **state)
{
    /* What its template says, with the figures below put in by hand. */
    static const char *const sentences[] = {
        "Viên chức: 61; HĐLĐ: 240",
        "(Số lượng tiếp nhận viên chức: 3; ký hợp đồng lao động mới: 4; bổ nhiệm: 6; miễn nhiệm: "
        "5; chấm dứt hợp đồng "
        "lao động: 7; điều động, chuyển đổi vị trí công tác: 8; nâng lương :21; khen thưởng, kỷ "
        "luật: 9)..",
        "Tổng số hồ sơ đã tiếp nhận và phải giải quyết trong tháng: 1.300 hồ sơ, đã giải quyết "
        "được 1.130 hồ sơ (giải "
        "quyết trước và đúng hạn 1.118 hồ sơ, chiếm tỷ lệ 98,9%; giải quyết trễ hạn 12 hồ sơ, "
        "chiếm tỷ lệ 1,1%), đang "
        "giải quyết 170 hồ sơ (trong hạn 164 hồ sơ, chiếm tỷ lệ 96,5%; trễ hạn 6 hồ sơ, chiếm tỷ "
        "lệ 3,5%).Tổng số GCN "
        "đã cấp 591 GCN. Trong đó:",
        "- Thuộc thẩm quyền giải quyết của cấp huyện: 100 hồ sơ, đã giải quyết được 80 hồ sơ (giải "
        "quyết trước và đúng "
        "hạn 78 hồ sơ, chiếm tỷ lệ 97,5%; giải quyết trễ hạn 2 hồ sơ, chiếm tỷ lệ 2,5 %), đang "
        "giải quyết 20 hồ sơ "
        "(trong hạn 19 hồ sơ, chiếm tỷ lệ 95%; trễ hạn 1 hồ sơ, chiếm tỷ lệ 5 %). Tổng số GCN đã "
        "cấp 42 GCN, trong đó "
        "(cấp mới 30 GCN, chỉnh lý trang 3,4 12 GCN);",
        "- Thuộc thẩm quyền giải quyết của Sở: 1.000 hồ sơ, đã giải quyết được 900 hồ sơ (giải "
        "quyết trước và đúng hạn "
        "890 hồ sơ, chiếm tỷ lệ 98,9; giải quyết trễ hạn 10 hồ sơ, chiếm tỷ lệ 1,1%)",
        "Tổng số hồ sơ tiếp nhận: 77 hồ sơ. Trong đó:",
        "Số lượng hồ sơ chưa đảm bảo yêu cầu phải trả lại để chỉnh sửa bổ sung: 4 hồ sơ",
        "- Cung cấp thông tin (khai thác và sử dụng tài liệu đất đai): 17 hồ sơ",
    };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 80, 16, 0);
    struct content *land = content_new(arena, form), *survey = content_new(arena, form);
    struct content *people = content_new(arena, form);
    struct narrative_source sources[] = { { { 0 }, WHEN_NOW, form, land },
        { S("BP-DD-DD"), WHEN_NOW, form, survey }, { S("BP-DD-NS"), WHEN_NOW, form, people } };
    struct narrative_facts facts = { .sources = sources, .sources_len = 3, .period = S("2026-10") };
    struct str file = file_read(arena, "data/outlines/binh_phuoc_vpdkdd.json");
    struct doc_node *doc = doc_of(arena, member_of(arena, file, S("document")), DOC_OUTLINE);
    struct list values = narrative_values(arena, &facts, doc);
    struct buf plain = { .arena = arena };

    (void)state;
    assert_true(values.len > 60);
    figures_put(land, 6, "FGHIKLMOP", (const int[]){ 100, 80, 78, 2, 20, 19, 1, 30, 12 });
    figures_put(land, 15, "FGHIKLMOP", (const int[]){ 200, 150, 150, 0, 50, 50, 0, 40, 8 });
    figures_put(land, 42, "FGHIKLMOP", (const int[]){ 1000, 900, 890, 10, 100, 95, 5, 500, 1 });
    figures_put(survey, 6, "CDEFGHIJ", (const int[]){ 70, 7, 9, 5, 4, 15, 16, 17 });
    figures_put(
        people, 5, "CDEFGHIJKLMN", (const int[]){ 301, 61, 240, 3, 4, 5, 6, 7, 8, 9, 10, 11 });
    narrative_freeze(arena, &facts, doc);
    doc_plain(&plain, doc);
    for (size_t i = 0; i < ARRAY_LEN(sentences); i++)
        if (str_find(buf_str(&plain), str_of(sentences[i])) == plain.len)
            fail_msg("not said: %s\nbut: " STR_FMT, sentences[i], STR_ARG(buf_str(&plain)));
    assert_true(str_find(buf_str(&plain), S("{{")) == plain.len);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(places_say_their_figures),
        cmocka_unit_test(keys_name_places_by_what_they_are),
        cmocka_unit_test(a_frozen_text_says_what_the_figures_were),
        cmocka_unit_test(the_office_of_binh_phuoc_reports),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
