#include "core/narrative/join.h"

#include "tests/unit.h"

#define H(id, level, text) \
    "{\"type\":\"heading\",\"attrs\":{\"id\":\"" id "\",\"level\":" #level \
    "},\"content\":[{\"type\":\"text\",\"text\":\"" text "\"}]}"
#define P(inline) "{\"type\":\"paragraph\",\"content\":[" inline "]}"
#define T(text) "{\"type\":\"text\",\"text\":\"" text "\"}"
#define FIGURE(text) "{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6\",\"text\":\"" text "\"}}"

static struct doc_node *doc_of(struct arena *arena, enum doc_purpose purpose, const char *content)
{
    struct doc_fault fault;
    struct doc_node *doc = NULL;

    if (!document_read(arena, str_format(arena, "{\"type\":\"doc\",\"content\":[%s]}", content),
            purpose, &doc, &fault))
        fail_msg(STR_FMT ": " STR_FMT, STR_ARG(fault.field), STR_ARG(fault.text));
    return doc;
}

static const char outline[] = H("a", 1, "Kết quả") "," P(
    T("Toàn tỉnh đạt ") ","
                        "{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6\"}}") "," H("b", 2,
    "Khó khăn") "," H("c", 1, "Kiến nghị");

static const struct {
    const char *unit, *text;
} units[] = {
    { "Xã Một", H("a", 1, "Kết quả") "," P(T("Đạt ") "," FIGURE("150,5") "," T(" ha.")) "," P(
                    "") "," H("rieng", 2, "Mô hình mới") "," P(T("Hai mô hình.")) "," H("b", 2,
                    "Khó khăn") "," P(T("Thiếu nước.")) "," H("c", 1, "Kiến nghị") },
    { "Xã Hai", H("b", 2, "Khó khăn") "," P(
                    T("Sâu bệnh.")) ",{\"type\":\"formTable\",\"attrs\":{\"rows\":\"6\"}}" },
    { "Xã Ba", P(T("Lời nói đầu.")) "," H("a", 1, "Kết quả") "," P(T("  ")) },
};

/* Under each heading: the outline's own words, each unit behind its name, those without a word. */
static const char joined[] = "Kết quả\n"
                             "Toàn tỉnh đạt \n"
                             "Xã Một\nĐạt 150,5 ha.\nMô hình mới\nHai mô hình.\n"
                             "Đơn vị không có nội dung mục này: Xã Hai, Xã Ba.\n"
                             "Khó khăn\n"
                             "Xã Một\nThiếu nước.\n"
                             "Xã Hai\nSâu bệnh.\n"
                             "Đơn vị không có nội dung mục này: Xã Ba.\n"
                             "Kiến nghị\n";

static void texts_are_joined_by_heading(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct doc_node *of = doc_of(arena, DOC_OUTLINE, outline), *out;
    struct join_part parts[ARRAY_LEN(units)];
    struct buf plain = { .arena = arena };
    struct doc_fault fault;
    struct str json;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(units); i++)
        parts[i] = (struct join_part){ .report_id = (int64_t)i + 7,
            .unit = str_of(units[i].unit),
            .doc = doc_of(arena, DOC_FROZEN, units[i].text) };
    assert_true(narrative_join(arena, of, &(struct list){ parts, ARRAY_LEN(units) }, &out));
    doc_plain(&plain, out);
    expect_text(buf_str(&plain), joined, "joined");
    /* It is a draft anybody could have written, and each part leads to its report. */
    json = document_write(arena, out);
    assert_true(document_read(arena, json, DOC_DRAFT, &out, &fault));
    assert_true(
        str_find(json, S("{\"type\":\"source\",\"attrs\":{\"name\":\"Xã Hai\",\"report\":8}}")) <
        json.len);
    /* The outline's own places still follow the total's figures; the units' do not. */
    assert_true(str_find(json, S("{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6\"}}")) < json.len);
    assert_true(str_find(json, S("formTable")) == json.len);
    arena_free(arena);
}

static void nobody_at_all_is_the_outline(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct doc_node *of = doc_of(arena, DOC_OUTLINE, outline), *out;
    struct buf plain = { .arena = arena };

    (void)state;
    assert_true(narrative_join(arena, of, &(struct list){ 0 }, &out));
    doc_plain(&plain, out);
    expect_text(buf_str(&plain), "Kết quả\nToàn tỉnh đạt \nKhó khăn\nKiến nghị\n", "alone");
    arena_free(arena);
}

static void more_than_a_document_holds_is_refused(void **state)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct doc_node *of = doc_of(arena, DOC_OUTLINE, H("a", 1, "A")), *out = NULL;
    struct buf text = { .arena = arena };
    struct join_part *parts = ARENA_ARRAY(arena, 30, struct join_part);

    (void)state;
    buf_add(&text, S(H("a", 1, "A")));
    for (int i = 0; i < 500; i++)
        buf_add(&text, S("," P(T("x"))));
    for (int i = 0; i < 30; i++)
        parts[i] = (struct join_part){ .report_id = 1,
            .unit = S("Xã"),
            .doc = doc_of(arena, DOC_FROZEN, str_z(arena, buf_str(&text))) };
    assert_true(narrative_join(arena, of, &(struct list){ parts, 10 }, &out));
    out = NULL;
    assert_false(narrative_join(arena, of, &(struct list){ parts, 30 }, &out));
    assert_null(out);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_joined_by_heading),
        cmocka_unit_test(nobody_at_all_is_the_outline),
        cmocka_unit_test(more_than_a_document_holds_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
