#include "core/narrative/sections.h"

#include "tests/unit.h"

#define H(id, level, rest) \
    "{\"type\":\"heading\",\"attrs\":{\"id\":\"" id "\",\"level\":" #level rest \
    "},\"content\":[{\"type\":\"text\",\"text\":\"Mục " id "\"}]}"
#define P(inline) "{\"type\":\"paragraph\",\"content\":[" inline "]}"
#define T(text) "{\"type\":\"text\",\"text\":\"" text "\"}"
#define FIGURE "{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6\"}}"

static struct doc_node *doc_of(struct arena *arena, enum doc_purpose purpose, const char *content)
{
    struct str json = str_format(arena, "{\"type\":\"doc\",%s}", content);
    struct doc_fault fault;
    struct doc_node *doc = NULL;

    if (!document_read(arena, json, purpose, &doc, &fault))
        fail_msg(STR_FMT ": " STR_FMT, STR_ARG(fault.field), STR_ARG(fault.text));
    return doc;
}

static void headings_are_numbered_as_officials_do(void **state)
{
    static const struct {
        const char *attrs, *numbers;
    } cases[] = {
        { "", "I 1 a b - 2 a II 1 " },
        { "\"attrs\":{\"numbering\":\"decimal\"},", "I 1 1.1 1.2 1.2.1 2 2.1 II 1 " },
    };
    static const char content[] =
        "\"content\":[" H("a", 1, "") "," H("b", 2, "") "," H("c", 3, "") "," H("d", 3, "") "," H(
            "e", 4, "") "," H("f", 2, "") "," H("g", 3, "") "," H("h", 1, "") "," H("i", 2, "") "]";

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        struct list sections = doc_sections(arena,
            doc_of(arena, DOC_OUTLINE, str_format(arena, "%s%s", cases[i].attrs, content).ptr));
        struct buf numbers = { .arena = arena };

        for (size_t s = 0; s < sections.len; s++)
            buf_addf(
                &numbers, STR_FMT " ", STR_ARG(LIST_AT(sections, struct doc_section, s)->number));
        expect_text(buf_str(&numbers), cases[i].numbers, cases[i].attrs);
        expect_text(LIST_AT(sections, struct doc_section, 2)->title, "Mục c", "title");
        arena_free(arena);
    }
}

/* Points go a b c d đ e g: no f, no w. */
static void points_follow_the_vietnamese_alphabet(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf json = { .arena = arena };
    struct list sections;

    (void)state;
    buf_add(&json, S("\"content\":[" H("x", 1, "") "," H("y", 2, "")));
    for (int i = 0; i < 24; i++)
        buf_addf(&json, ",{\"type\":\"heading\",\"attrs\":{\"id\":\"p%d\",\"level\":3}}", i);
    buf_add_char(&json, ']');
    sections = doc_sections(arena, doc_of(arena, DOC_OUTLINE, str_z(arena, buf_str(&json))));
    expect_text(LIST_AT(sections, struct doc_section, 6)->number, "đ", "fifth");
    expect_text(LIST_AT(sections, struct doc_section, 8)->number, "g", "seventh");
    expect_text(LIST_AT(sections, struct doc_section, 24)->number, "y", "last letter");
    expect_text(LIST_AT(sections, struct doc_section, 25)->number, "24", "beyond it");
    arena_free(arena);
}

#define REQUIRED ",\"required\":true"

/* clang-format off */
static const struct {
    const char *what, *outline, *draft;
    const char *gap; /* the first compulsory section that is empty; NULL: none */
} cases[] = {
    { "nothing is compulsory", H("a", 1, ""), P(""), NULL },
    { "no text at all", H("a", 1, REQUIRED), P(""), "a" },
    { "the heading alone", H("a", 1, REQUIRED), H("a", 1, ""), "a" },
    { "a word is enough", H("a", 1, REQUIRED), H("a", 1, "") "," P(T("Không.")), NULL },
    { "dots are none", H("a", 1, REQUIRED), H("a", 1, "") "," P(T(" …… ... - ; ")), "a" },
    { "a letter with a mark is a letter", H("a", 1, REQUIRED), H("a", 1, "") "," P(T("Ồ")), NULL },
    { "a text under a heading below counts", H("a", 1, REQUIRED) "," H("b", 2, ""), H("a", 1, "") "," H("b", 2, "") "," P(T("x")), NULL },
    { "a text under the next heading does not", H("a", 1, REQUIRED) "," H("b", 1, ""), H("a", 1, "") "," H("b", 1, "") "," P(T("x")), "a" },
    { "the second of two is empty", H("a", 1, REQUIRED) "," H("b", 1, REQUIRED), H("a", 1, "") "," P(T("x")) "," H("b", 1, ""), "b" },
    { "what the outline put there is not the reporter's", H("a", 1, REQUIRED) "," P(T("Tổng số đơn: …… đơn")), H("a", 1, "") "," P(T("Tổng số đơn: …… đơn")), "a" },
    { "unless it was filled in", H("a", 1, REQUIRED) "," P(T("Tổng số đơn: …… đơn")), H("a", 1, "") "," P(T("Tổng số đơn: 12 đơn")), NULL },
    { "a sentence with its figure writes itself", H("a", 1, REQUIRED) "," P(T("Đạt ") "," FIGURE), H("a", 1, "") "," P(T("Đạt ") "," FIGURE), NULL },
    { "the heading is deleted: the section is missing", H("a", 1, REQUIRED), P(T("x")), "a" },
    { "the heading has another level now", H("a", 1, REQUIRED), H("a", 2, "") "," P(T("x")), NULL },
};
/* clang-format on */

static void compulsory_sections_are_found_empty(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        struct doc_node *outline =
            doc_of(arena, DOC_OUTLINE, str_format(arena, "\"content\":[%s]", cases[i].outline).ptr);
        struct doc_node *draft =
            doc_of(arena, DOC_DRAFT, str_format(arena, "\"content\":[%s]", cases[i].draft).ptr);
        struct list sections = narrative_sections(arena, outline, draft);
        const struct doc_section *gap = narrative_gap(&sections);

        expect_text(gap ? gap->id : S(""), cases[i].gap ? cases[i].gap : "", cases[i].what);
        arena_free(arena);
    }
}

static void a_text_begins_as_the_outline_without_guidance(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct doc_node *outline = doc_of(arena, DOC_OUTLINE,
        "\"attrs\":{\"numbering\":\"decimal\"},\"content\":[" H(
            "a", 1, REQUIRED ",\"guidance\":\"Nêu rõ\"") "," P(FIGURE) "]");
    struct doc_node *start = narrative_start(arena, outline);

    (void)state;
    expect_text(document_write(arena, start),
        "{\"type\":\"doc\",\"attrs\":{\"numbering\":\"decimal\"},\"content\":["
        "{\"type\":\"heading\",\"attrs\":{\"id\":\"a\"},\"content\":[" T("Mục a") "]}," P(
            FIGURE) "]}",
        "start");
    assert_true(LIST_AT(doc_sections(arena, outline), struct doc_section, 0)->required);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_are_numbered_as_officials_do),
        cmocka_unit_test(points_follow_the_vietnamese_alphabet),
        cmocka_unit_test(compulsory_sections_are_found_empty),
        cmocka_unit_test(a_text_begins_as_the_outline_without_guidance),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
