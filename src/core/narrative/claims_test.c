#include "core/narrative/claims.h"

#include "tests/unit.h"

#include "tests/grid.h"

/* Rows: 1 "Lúa" (ha), 2 "Lúa nước" (ha), 3 "Hồ sơ tiếp nhận" (hồ sơ), 4 "Thu ngân sách" (triệu
 * đồng); columns: D plan "Kế hoạch", E done "Thực hiện". */
static struct content *content_make(struct arena *arena)
{
    static const struct {
        const char *label, *unit;
    } rows[] = { { "Lúa", "ha" }, { "Lúa nước", "ha" }, { "Hồ sơ tiếp nhận", "hồ sơ" },
        { "Thu ngân sách", "triệu đồng" } };
    static struct str plan[] = { { "Kế hoạch", 10 } }, done[] = { { "Thực hiện", 13 } };
    struct form *form = grid_form(arena, 4, 5, 2);
    struct content *content;

    plan[0] = str_of("Kế hoạch");
    done[0] = str_of("Thực hiện");
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        FORM_ROW(form, i)->label = str_of(rows[i].label);
        FORM_ROW(form, i)->unit = str_of(rows[i].unit);
    }
    FORM_COLUMN(form, 3)->path = (struct list){ plan, 1 };
    FORM_COLUMN(form, 4)->path = (struct list){ done, 1 };
    FORM_COLUMN(form, 4)->required = true;
    content = content_new(arena, form);
    assert_int_equal(grid_put(content, "D1", "200"), CONTENT_OK);
    assert_int_equal(grid_put(content, "E1", "150.46"), CONTENT_OK);
    assert_int_equal(grid_put(content, "E2", "90"), CONTENT_OK);
    assert_int_equal(grid_put(content, "E3", "1300"), CONTENT_OK);
    assert_int_equal(grid_put(content, "E4", "12345.6"), CONTENT_OK);
    return content;
}

/* clang-format off */
static const struct {
    const char *sentence, *cell; /* cell NULL: nothing is found */
} cases[] = {
    /* what is wrong */
    { "Diện tích lúa đạt 120 ha.", "E1" },
    { "Diện tích lúa thực hiện được 200 ha.", "E1" },   /* the plan's figure under another heading */
    { "Kế hoạch lúa 150,46 ha.", "D1" },
    { "Diện tích lúa nước là 150,46 ha.", "E2" },       /* the longer name is meant */
    { "Hồ sơ tiếp nhận: 1.301 hồ sơ.", "E3" },
    { "Đã thu ngân sách 12.354,6 triệu đồng.", "E4" },
    { "LÚA: 151 ha", "E1" },
    { "Hơn 160 ha lúa.", "E1" },
    { "Diện tích lúa khoảng 180 ha.", "E1" },
    /* what is right, as exactly as it is written */
    { "Diện tích lúa đạt 150,46 ha.", NULL },
    { "Diện tích lúa đạt 150,5 ha.", NULL },
    { "Diện tích lúa đạt 150 ha.", NULL },
    { "Diện tích lúa 200 ha.", NULL },                  /* no column is named: any of the row */
    { "Hồ sơ tiếp nhận: 1.300 hồ sơ.", NULL },
    { "Gần 155 ha lúa.", NULL },
    { "Hơn 150 ha lúa.", NULL },
    { "Diện tích lúa khoảng 145 ha.", NULL },
    /* what means something else */
    { "Diện tích lúa tăng 20 ha.", NULL },
    { "Lúa giảm 3 ha do ngập.", NULL },
    { "Trong đó lúa bị hạn 12 ha.", NULL },
    { "Bình quân mỗi hộ 2 ha lúa.", NULL },
    { "Dự kiến gieo 300 ha lúa.", NULL },
    { "Năm 2026 lúa được mùa.", NULL },
    { "Quyết định số 12 về lúa.", NULL },
    { "Ngày 15/10 đã gieo xong lúa.", NULL },
    { "Giống lúa OM5451 cho năng suất cao.", NULL },
    { "Lúa đạt 65 tạ.", NULL },                         /* another unit */
    { "Lúa 120 ha và lúa nước 90 ha.", NULL },          /* two figures */
    { "Có 120 ha ngô.", NULL },                         /* no indicator of the form */
    { "Lúa mạch đạt 120 ha.", "E1" },                   /* the name within a name the form does not know: known limit */
    { "Thực hiện tốt công tác thu ngân sách.", NULL },
    { "Chiếm 75% diện tích lúa.", NULL },
    { "", NULL },
    { "...", NULL },
};
/* clang-format on */

static struct list claims_of(struct arena *arena, const char *content, const struct content *of)
{
    struct str json = str_format(arena, "{\"type\":\"doc\",\"content\":[%s]}", content);
    struct doc_fault fault;
    struct doc_node *doc = NULL;

    if (!document_read(arena, json, DOC_DRAFT, &doc, &fault))
        fail_msg(STR_FMT ": " STR_FMT, STR_ARG(fault.field), STR_ARG(fault.text));
    return narrative_claims(arena, doc, of);
}

#define P(inline) "{\"type\":\"paragraph\",\"content\":[" inline "]}"
#define T(text) "{\"type\":\"text\",\"text\":\"" text "\"}"

static void figures_that_no_cell_says_are_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        struct list found = claims_of(
            arena, str_format(arena, P(T("%s")), cases[i].sentence).ptr, content_make(arena));
        struct str cell =
            found.len ? LIST_AT(found, struct claim_finding, 0)->cell : (struct str){ 0 };

        expect_text(cell, cases[i].cell ? cases[i].cell : "", cases[i].sentence);
        assert_true(found.len <= 1);
        arena_free(arena);
    }
}

static void a_finding_points_to_both(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct list found = claims_of(arena,
        "{\"type\":\"heading\",\"attrs\":{\"id\":\"ket-qua\"}}," P(T(
            "Thời tiết thuận. Diện tích lúa đạt 1.250,5 ha, đúng vụ. Thu ngân sách 5 triệu đồng")),
        content_make(arena));
    const struct claim_finding *first = LIST_AT(found, struct claim_finding, 0);

    (void)state;
    assert_int_equal(found.len, 2);
    expect_text(first->section, "ket-qua", "section");
    expect_text(first->sentence, "Diện tích lúa đạt 1.250,5 ha", "sentence");
    expect_text(first->figure, "1.250,5 ha", "figure");
    expect_text(first->expected, "150,46", "expected");
    assert_int_equal(first->row, 1);
    assert_int_equal(first->column, 5);
    arena_free(arena);
}

/* What the program computes is right by itself. */
static void computed_places_claim_nothing(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct list found = claims_of(arena,
        P(T("Diện tích lúa đạt ") ",{\"type\":\"figure\",\"attrs\":{\"cells\":\"E2\"}}," T(" ha.")),
        content_make(arena));

    (void)state;
    assert_int_equal(found.len, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_that_no_cell_says_are_found),
        cmocka_unit_test(a_finding_points_to_both),
        cmocka_unit_test(computed_places_claim_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
