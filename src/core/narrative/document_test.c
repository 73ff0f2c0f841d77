#include "core/narrative/cells_sum.h"
#include "core/narrative/document_schema.h"
#include "tests/unit.h"

#define DOC(content) "{\"type\":\"doc\",\"content\":[" content "]}"
#define P(inline) "{\"type\":\"paragraph\",\"content\":[" inline "]}"
#define T(text) "{\"type\":\"text\",\"text\":\"" text "\"}"

/* clang-format off */
static const struct {
    const char *what;
    enum doc_purpose purpose;
    const char *in, *out; /* out NULL: as it came */
} good[] = {
    { "an empty paragraph is a document", DOC_DRAFT, DOC("{\"type\":\"paragraph\"}"), NULL },
    { "members in any order, null attributes", DOC_DRAFT,
      "{\"content\":[{\"content\":[{\"text\":\"Lúa\",\"type\":\"text\"}],\"attrs\":{\"id\":null},\"type\":\"heading\"}],\"type\":\"doc\"}",
      DOC("{\"type\":\"heading\",\"content\":[" T("Lúa") "]}") },
    { "bold and italic, always in that order", DOC_DRAFT,
      DOC(P("{\"type\":\"text\",\"marks\":[{\"type\":\"italic\"},{\"type\":\"bold\"}],\"text\":\"a\"}")),
      DOC(P("{\"type\":\"text\",\"text\":\"a\",\"marks\":[{\"type\":\"bold\"},{\"type\":\"italic\"}]}")) },
    { "texts of one look are one text", DOC_DRAFT, DOC(P(T("Diện ") "," T("tích"))), DOC(P(T("Diện tích"))) },
    { "what nobody sees is taken out, white space is a space", DOC_DRAFT,
      DOC(P(T("a\\u200bb\\u00ad\\u00a0c\\td\\ufeff"))), DOC(P(T("ab c d"))) },
    { "a text of nothing is none", DOC_DRAFT, DOC(P(T("\\u200b"))), DOC("{\"type\":\"paragraph\"}") },
    { "an outline's heading", DOC_OUTLINE,
      "{\"type\":\"doc\",\"attrs\":{\"numbering\":\"decimal\"},\"content\":[{\"type\":\"heading\",\"attrs\":{\"id\":\"h1\",\"required\":true,\"guidance\":\"Nêu rõ.\"},\"content\":[" T("Kết quả") "]}]}", NULL },
    { "a report's heading keeps neither guidance nor duty", DOC_DRAFT,
      DOC("{\"type\":\"heading\",\"attrs\":{\"id\":\"h1\",\"level\":2,\"required\":true,\"guidance\":\"x\"}}"),
      DOC("{\"type\":\"heading\",\"attrs\":{\"id\":\"h1\",\"level\":2}}") },
    { "a heading split in two has its key once", DOC_DRAFT,
      DOC("{\"type\":\"heading\",\"attrs\":{\"id\":\"h1\"}},{\"type\":\"heading\",\"attrs\":{\"id\":\"h1\"}}"),
      DOC("{\"type\":\"heading\",\"attrs\":{\"id\":\"h1\"}},{\"type\":\"heading\"}") },
    { "a list in a list, a table with joined cells", DOC_DRAFT,
      DOC("{\"type\":\"bulletList\",\"content\":[{\"type\":\"listItem\",\"content\":[" P(T("a")) ",{\"type\":\"orderedList\",\"content\":[{\"type\":\"listItem\",\"content\":[" P(T("b")) "]}]}]}]},"
          "{\"type\":\"table\",\"content\":[{\"type\":\"tableRow\",\"content\":[{\"type\":\"tableHeader\",\"attrs\":{\"colspan\":2},\"content\":[" P(T("c")) "]}]}]}"), NULL },
    { "figures by address and by code, comparisons, facts, tables of figures", DOC_DRAFT,
      DOC(P("{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6+E7-E8\"}},{\"type\":\"figure\",\"attrs\":{\"form\":\"NN-01\",\"indicator\":\"lua\",\"attribute\":\"thuc_hien\"}},"
            "{\"type\":\"comparison\",\"attrs\":{\"cells\":\"E6\",\"against\":\"plan\",\"with\":\"D6\",\"show\":\"ratio\"}},{\"type\":\"fact\",\"attrs\":{\"name\":\"unit\"}},"
            "{\"type\":\"source\",\"attrs\":{\"name\":\"Xã Tân Lập\",\"report\":7}}")
          ",{\"type\":\"formTable\",\"attrs\":{\"rows\":\"6,7\",\"columns\":\"D,E\"}}"), NULL },
    { "a draft does not say what a place said", DOC_DRAFT,
      DOC(P("{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6\",\"text\":\"150,5\"}}")), DOC(P("{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6\"}}")) },
    { "a frozen text does", DOC_FROZEN, DOC(P("{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6\",\"text\":\"150,5\"}}")), NULL },
};

static const struct {
    const char *what;
    enum doc_purpose purpose;
    const char *in, *field;
} wrong[] = {
    { "nothing", DOC_DRAFT, "", "document" },
    { "no JSON", DOC_DRAFT, "{\"type\":\"doc\",", "document" },
    { "a list", DOC_DRAFT, "[]", "document" },
    { "more than one", DOC_DRAFT, DOC(P("")) "{}", "document" },
    { "a document of nothing", DOC_DRAFT, "{\"type\":\"doc\"}", "document.content" },
    { "no kind", DOC_DRAFT, DOC("{}"), "document.content[0].type" },
    { "a kind nobody knows", DOC_DRAFT, DOC(P(T("a")) ",{\"type\":\"image\"}"), "document.content[1].type" },
    { "HTML", DOC_DRAFT, DOC("{\"type\":\"html\",\"text\":\"<b>\"}"), "document.content[0].type" },
    { "a paragraph in a paragraph", DOC_DRAFT, DOC(P(T("a") "," P(""))), "document.content[0].content[1].type" },
    { "a document in a document", DOC_DRAFT, DOC("{\"type\":\"doc\",\"content\":[" P("") "]}"), "document.content[0].type" },
    { "a paragraph as the whole", DOC_DRAFT, P(T("a")), "document.type" },
    { "a figure in a heading: headings are not computed", DOC_DRAFT,
      DOC("{\"type\":\"heading\",\"content\":[{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6\"}}]}"), "document.content[0].content[0].type" },
    { "a list without items", DOC_DRAFT, DOC("{\"type\":\"bulletList\"}"), "document.content[0].content" },
    { "an item that begins with a list", DOC_DRAFT,
      DOC("{\"type\":\"bulletList\",\"content\":[{\"type\":\"listItem\",\"content\":[{\"type\":\"bulletList\",\"content\":[{\"type\":\"listItem\",\"content\":[" P("") "]}]}]}]}"),
      "document.content[0].content[0].content" },
    { "a mark nobody needs", DOC_DRAFT, DOC(P("{\"type\":\"text\",\"text\":\"a\",\"marks\":[{\"type\":\"link\"}]}")), "document.content[0].content[0].marks" },
    { "a mark with attributes", DOC_DRAFT, DOC(P("{\"type\":\"text\",\"text\":\"a\",\"marks\":[{\"type\":\"bold\",\"attrs\":{}}]}")), "document.content[0].content[0].marks" },
    { "an attribute nobody knows", DOC_DRAFT, DOC("{\"type\":\"paragraph\",\"attrs\":{\"style\":\"color:red\"}}"), "document.content[0].attrs" },
    { "a member nobody knows", DOC_DRAFT, DOC("{\"type\":\"paragraph\",\"style\":\"x\"}"), "document.content[0]" },
    { "a level beyond the last", DOC_DRAFT, DOC("{\"type\":\"heading\",\"attrs\":{\"level\":5}}"), "document.content[0].level" },
    { "a level that is a text", DOC_DRAFT, DOC("{\"type\":\"heading\",\"attrs\":{\"level\":\"1\"}}"), "document.content[0].level" },
    { "an outline's heading without a key", DOC_OUTLINE, DOC("{\"type\":\"heading\"}"), "document.content[0].id" },
    { "two headings of one key in an outline", DOC_OUTLINE, DOC("{\"type\":\"heading\",\"attrs\":{\"id\":\"a\"}},{\"type\":\"heading\",\"attrs\":{\"id\":\"a\"}}"), "document.content[1].id" },
    { "an outline that leaves out a level", DOC_OUTLINE, DOC("{\"type\":\"heading\",\"attrs\":{\"id\":\"a\"}},{\"type\":\"heading\",\"attrs\":{\"id\":\"b\",\"level\":3}}"), "document.content[1].level" },
    { "a key with a space", DOC_OUTLINE, DOC("{\"type\":\"heading\",\"attrs\":{\"id\":\"a b\"}}"), "document.content[0].id" },
    { "a figure of nothing", DOC_DRAFT, DOC(P("{\"type\":\"figure\"}")), "document.content[0].content[0].cells" },
    { "a figure of no address", DOC_DRAFT, DOC(P("{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6+\"}}")), "document.content[0].content[0].cells" },
    { "a figure named twice", DOC_DRAFT, DOC(P("{\"type\":\"figure\",\"attrs\":{\"cells\":\"E6\",\"indicator\":\"a\",\"attribute\":\"b\"}}")), "document.content[0].content[0].cells" },
    { "a plan without its cell", DOC_DRAFT, DOC(P("{\"type\":\"comparison\",\"attrs\":{\"cells\":\"E6\",\"against\":\"plan\"}}")), "document.content[0].content[0].with" },
    { "a plan's cell where none is compared with", DOC_DRAFT, DOC(P("{\"type\":\"comparison\",\"attrs\":{\"cells\":\"E6\",\"with\":\"D6\"}}")), "document.content[0].content[0].with" },
    { "a choice there is not", DOC_DRAFT, DOC(P("{\"type\":\"fact\",\"attrs\":{\"name\":\"weather\"}}")), "document.content[0].content[0].name" },
    { "a source without a report", DOC_DRAFT, DOC(P("{\"type\":\"source\",\"attrs\":{\"name\":\"Xã\"}}")), "document.content[0].content[0].report" },
    { "a text that is none", DOC_DRAFT, DOC(P("{\"type\":\"text\"}")), "document.content[0].content[0].text" },
    { "a lone surrogate", DOC_DRAFT, DOC(P(T("\\ud800"))), "document.content[0].content[0].text" },
};

static const struct {
    const char *text;
    size_t len; /* 0: none */
} sums[] = {
    { "E6", 1 }, { "E6+E7", 2 }, { "AA10-B2+C3", 3 }, { "XFD1048576", 1 },
    { "", 0 }, { "6E", 0 }, { "E", 0 }, { "E6+", 0 }, { "+E6", 0 }, { "E6*2", 0 }, { "e6", 0 }, { "E0", 0 }, { "XFE1", 0 }, { "E6 + E7", 0 },
    { "A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1", 20 },
    { "A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1+A1", 0 },
};
/* clang-format on */

static void documents_are_read_and_said_in_one_way(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        const char *expected = good[i].out ? good[i].out : good[i].in;
        struct doc_fault fault;
        struct doc_node *doc;
        struct str once;

        if (!document_read(arena, str_of(good[i].in), good[i].purpose, &doc, &fault))
            fail_msg("%s: " STR_FMT ": " STR_FMT, good[i].what, STR_ARG(fault.field),
                STR_ARG(fault.text));
        once = document_write(arena, doc);
        expect_text(once, expected, good[i].what);
        assert_true(document_read(arena, once, good[i].purpose, &doc, &fault));
        expect_text(document_write(arena, doc), expected, good[i].what);
        expect_text(document_write(arena, doc_copy(arena, doc)), expected, good[i].what);
        arena_free(arena);
    }
}

static void faults_name_their_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        struct doc_fault fault;
        struct doc_node *doc = NULL;

        if (document_read(arena, str_of(wrong[i].in), wrong[i].purpose, &doc, &fault))
            fail_msg("%s: was taken", wrong[i].what);
        expect_text(fault.field, wrong[i].field, wrong[i].what);
        assert_true(fault.text.len > 0);
        assert_null(doc);
        arena_free(arena);
    }
}

/* What `many` of the piece are answered with. */
static bool takes(const char *before, const char *piece, size_t many, const char *after)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf json = { .arena = arena };
    struct doc_fault fault;
    struct doc_node *doc;
    bool taken;

    buf_add(&json, str_of(before));
    for (size_t i = 0; i < many; i++) {
        if (i && !str_ends(str_of(piece), S("[")) && !str_ends(str_of(piece), S("}")))
            buf_add_char(&json, ',');
        buf_add(&json, str_of(piece));
    }
    buf_add(&json, str_of(after));
    taken = document_read(arena, buf_str(&json), DOC_DRAFT, &doc, &fault);
    arena_free(arena);
    return taken;
}

static void what_has_no_end_is_refused(void **state)
{
    static const char place[] = ",{\"type\":\"fact\"}";
    static const char heading[] = ",{\"type\":\"heading\"}";

    (void)state;
    assert_true(takes(
        "{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"fact\"}",
        place, DOCUMENT_PLACES_MAX - 1, "]}]}"));
    assert_false(takes(
        "{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"fact\"}",
        place, DOCUMENT_PLACES_MAX, "]}]}"));
    assert_true(takes("{\"type\":\"doc\",\"content\":[{\"type\":\"heading\"}", heading,
        DOCUMENT_HEADINGS_MAX - 1, "]}"));
    assert_false(takes("{\"type\":\"doc\",\"content\":[{\"type\":\"heading\"}", heading,
        DOCUMENT_HEADINGS_MAX, "]}"));
    assert_false(takes("{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\"}",
        ",{\"type\":\"paragraph\"}", DOCUMENT_NODES_MAX, "]}"));
    assert_false(
        takes("{\"type\":\"doc\",\"content\":[", "{\"type\":\"bulletList\",\"content\":[", 13, ""));
    assert_false(takes("{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",\"content\":[{"
                       "\"type\":\"text\",\"text\":\"",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 20000, "\"}]}]}"));
}

static void the_schema_is_sound(void **state)
{
    uint32_t held = 0;

    (void)state;
    for (int kind = 0; kind < NODE_COUNT; kind++) {
        const struct doc_rule *rule = &doc_rules[kind];

        assert_non_null(doc_kind_names[kind]);
        held |= rule->children;
        for (size_t i = 0; i < rule->attrs_len; i++) {
            assert_true(rule->attrs[i].purposes != 0);
            assert_true(rule->attrs[i].type != DOC_CHOICE || rule->attrs[i].names_len > 1);
            assert_ptr_equal(
                doc_attr_rule((enum doc_kind)kind, rule->attrs[i].key), &rule->attrs[i]);
            for (size_t k = 0; k < i; k++)
                assert_true(rule->attrs[k].key != rule->attrs[i].key);
        }
    }
    /* Every kind but the document itself has its place somewhere. */
    assert_int_equal(held, (UINT32_C(1) << NODE_COUNT) - 2);
}

static void sums_of_cells_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(sums); i++) {
        struct cells_sum sum;
        bool read = cells_sum_read(str_of(sums[i].text), &sum);

        if (read != (sums[i].len > 0) || (read && sum.len != sums[i].len))
            fail_msg("\"%s\"", sums[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_read_and_said_in_one_way),
        cmocka_unit_test(faults_name_their_place),
        cmocka_unit_test(what_has_no_end_is_refused),
        cmocka_unit_test(the_schema_is_sound),
        cmocka_unit_test(sums_of_cells_are_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
