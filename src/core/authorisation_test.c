#include "core/authorisation.h"

#include "tests/unit.h"

#define DAY(n) (INT64_C(20000) + (n))
/* Noon of that day in Vietnam. */
#define NOON(n) (DAY(n) * INT64_C(86400000) + INT64_C(5) * 3600000)

static int64_t monthly[] = { 7 };
static int64_t yearly[] = { 8 };
static int64_t both[] = { 7, 8 };

#define T(text) \
    { \
        text, sizeof(text) - 1 \
    }
#define REGIMES(array) \
    { \
        array, ARRAY_LEN(array) \
    }

static void expect_int(int found, int expected, const char *what)
{
    if (found != expected)
        fail_msg("%s: found %d, expected %d", what, found, expected);
}

/* ---- what is written ---- */

/* clang-format off */
static void entries_follow_article_13(void **state)
{
    static const struct {
        const char *name;
        struct authorisation_fact entry;
        struct authorisation_holder holder;
        int64_t document_on;
        enum authorisation_fault fault;
    } cases[] = {
        { "a deputy for good", { .kind = AUTHORITY_DEPUTY, .position = T("Phó"), .valid_from = DAY(1), .valid_to = DATE_NONE }, { false, true }, DAY(1), AUTHORISATION_NONE },
        { "a deputy who is none", { .kind = AUTHORITY_DEPUTY, .position = T("Phó"), .valid_from = DAY(1), .valid_to = DATE_NONE }, { false, false }, DAY(1), AUTHORISATION_NO_DEPUTY },
        { "a deputy who is the head", { .kind = AUTHORITY_DEPUTY, .position = T("Phó"), .valid_from = DAY(1), .valid_to = DATE_NONE }, { true, true }, DAY(1), AUTHORISATION_IS_HEAD },
        { "a deputy without a position", { .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE }, { false, true }, DAY(1), AUTHORISATION_POSITION },
        { "by order, of who is no deputy", { .kind = AUTHORITY_BY_ORDER, .position = T("Chánh"), .valid_from = DAY(1), .valid_to = DATE_NONE }, { false, false }, DAY(0), AUTHORISATION_NONE },
        { "authorised for a time and for some", { .kind = AUTHORITY_AUTHORISED, .position = T("Trưởng"), .valid_from = DAY(1), .valid_to = DAY(9), .regimes = REGIMES(monthly) }, { false, true }, DAY(1), AUTHORISATION_NONE },
        { "authorised without an end", { .kind = AUTHORITY_AUTHORISED, .position = T("Trưởng"), .valid_from = DAY(1), .valid_to = DATE_NONE, .regimes = REGIMES(monthly) }, { false, true }, DAY(1), AUTHORISATION_NO_END },
        { "authorised for everything", { .kind = AUTHORITY_AUTHORISED, .position = T("Trưởng"), .valid_from = DAY(1), .valid_to = DAY(9) }, { false, true }, DAY(1), AUTHORISATION_NO_SCOPE },
        { "one day", { .kind = AUTHORITY_DEPUTY, .position = T("Phó"), .valid_from = DAY(1), .valid_to = DAY(1) }, { false, true }, DAY(1), AUTHORISATION_NONE },
        { "backward", { .kind = AUTHORITY_DEPUTY, .position = T("Phó"), .valid_from = DAY(2), .valid_to = DAY(1) }, { false, true }, DAY(1), AUTHORISATION_DATES },
        { "before its document", { .kind = AUTHORITY_DEPUTY, .position = T("Phó"), .valid_from = DAY(2), .valid_to = DATE_NONE }, { false, true }, DAY(3), AUTHORISATION_DOCUMENT },
        { "acting, by the head's own account", { .kind = AUTHORITY_ACTING, .valid_from = DAY(1), .valid_to = DATE_NONE }, { true, false }, DAY(1), AUTHORISATION_NONE },
        { "the head himself", { .kind = AUTHORITY_HEAD, .valid_from = DAY(1), .valid_to = DATE_NONE }, { true, false }, DAY(1), AUTHORISATION_KIND },
    };
    /* clang-format on */

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        expect_int(
            (int)authorisation_check(&cases[i].entry, &cases[i].holder, cases[i].document_on),
            (int)cases[i].fault, cases[i].name);
}

/* clang-format off */
static void only_an_order_is_given_on(void **state)
{
    static const struct authorisation_fact order = { .id = 1, .account_id = 5, .kind = AUTHORITY_BY_ORDER, .valid_from = DAY(1), .valid_to = DAY(20), .regimes = REGIMES(both) };
    static const struct authorisation_fact ended = { .id = 1, .account_id = 5, .kind = AUTHORITY_BY_ORDER, .valid_from = DAY(1), .valid_to = DAY(20), .ended_ms = NOON(2) };
    static const struct authorisation_fact special = { .id = 2, .account_id = 5, .kind = AUTHORITY_AUTHORISED, .valid_from = DAY(1), .valid_to = DAY(20), .regimes = REGIMES(both) };
    static const struct authorisation_fact deputy = { .id = 3, .account_id = 5, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE };
    static const struct {
        const char *name;
        const struct authorisation_fact *under;
        struct authorisation_fact entry;
        enum authorisation_given_on answer;
    } cases[] = {
        { "his deputy, for a part", &order, { .account_id = 6, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(2), .valid_to = DAY(20), .regimes = REGIMES(monthly) }, GIVEN_ON_OK },
        { "for all it is for", &order, { .account_id = 6, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(2), .valid_to = DAY(20), .regimes = REGIMES(both) }, GIVEN_ON_OK },
        { "for more", &order, { .account_id = 6, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(2), .valid_to = DAY(20) }, GIVEN_ON_WIDER },
        { "for longer", &order, { .account_id = 6, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(2), .valid_to = DAY(21), .regimes = REGIMES(monthly) }, GIVEN_ON_WIDER },
        { "without an end", &order, { .account_id = 6, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(2), .valid_to = DATE_NONE, .regimes = REGIMES(monthly) }, GIVEN_ON_WIDER },
        { "from before it", &order, { .account_id = 6, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(0), .valid_to = DAY(3), .regimes = REGIMES(monthly) }, GIVEN_ON_WIDER },
        { "of an order that is over", &ended, { .account_id = 6, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DAY(1) }, GIVEN_ON_WIDER },
        { "to himself", &order, { .account_id = 5, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(2), .valid_to = DAY(3), .regimes = REGIMES(monthly) }, GIVEN_ON_NOT },
        { "as another order", &order, { .account_id = 6, .kind = AUTHORITY_BY_ORDER, .valid_from = DAY(2), .valid_to = DAY(3), .regimes = REGIMES(monthly) }, GIVEN_ON_NOT },
        { "what a deputy was given", &deputy, { .account_id = 6, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(2), .valid_to = DAY(3) }, GIVEN_ON_NOT },
        { "an authorisation", &special, { .account_id = 6, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(2), .valid_to = DAY(3), .regimes = REGIMES(monthly) }, GIVEN_ON_NEVER },
    };
    /* clang-format on */

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        expect_int((int)authorisation_give_on(cases[i].under, &cases[i].entry, NOON(3)),
            (int)cases[i].answer, cases[i].name);
}

/* clang-format off */
static void contradictions_are_found(void **state)
{
    static const struct {
        const char *name;
        struct authorisation_fact a, b;
        enum authorisation_clash clash;
    } cases[] = {
        { "two deputies", { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE }, { .account_id = 2, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE }, CLASH_NONE },
        { "the same deputy twice", { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE }, { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(5), .valid_to = DAY(6) }, CLASH_SAME },
        { "one after the other", { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DAY(4) }, { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(5), .valid_to = DAY(6) }, CLASH_NONE },
        { "sharing a day", { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DAY(5) }, { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(5), .valid_to = DAY(6) }, CLASH_SAME },
        { "for other documents", { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE, .regimes = REGIMES(monthly) }, { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE, .regimes = REGIMES(yearly) }, CLASH_NONE },
        { "for some and for all", { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE, .regimes = REGIMES(monthly) }, { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE }, CLASH_SAME },
        { "by two rights", { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE }, { .account_id = 1, .kind = AUTHORITY_AUTHORISED, .valid_from = DAY(1), .valid_to = DAY(9), .regimes = REGIMES(monthly) }, CLASH_NONE },
        { "the head's deputy and that of an order", { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE }, { .account_id = 1, .under_id = 4, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE }, CLASH_NONE },
        { "again the day the first was ended", { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE, .ended_ms = NOON(5) }, { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(5), .valid_to = DATE_NONE }, CLASH_NONE },
        { "again from before the first was ended", { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE, .ended_ms = NOON(5) }, { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(4), .valid_to = DATE_NONE }, CLASH_SAME },
        { "what never began", { .account_id = 1, .kind = AUTHORITY_ACTING, .valid_from = DAY(6), .valid_to = DATE_NONE, .ended_ms = NOON(5) }, { .account_id = 2, .kind = AUTHORITY_ACTING, .valid_from = DAY(6), .valid_to = DATE_NONE }, CLASH_NONE },
        { "two acting heads", { .account_id = 1, .kind = AUTHORITY_ACTING, .valid_from = DAY(1), .valid_to = DATE_NONE }, { .account_id = 2, .kind = AUTHORITY_ACTING, .valid_from = DAY(9), .valid_to = DATE_NONE }, CLASH_ACTING },
        { "acting, and deputy of oneself", { .account_id = 1, .kind = AUTHORITY_ACTING, .valid_from = DAY(1), .valid_to = DATE_NONE }, { .account_id = 1, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE }, CLASH_BOTH },
        { "an acting head and a deputy", { .account_id = 1, .kind = AUTHORITY_ACTING, .valid_from = DAY(1), .valid_to = DATE_NONE }, { .account_id = 2, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE }, CLASH_NONE },
    };
    /* clang-format on */

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        expect_int((int)authorisation_clashes(&cases[i].a, &cases[i].b), (int)cases[i].clash,
            cases[i].name);
        expect_int((int)authorisation_clashes(&cases[i].b, &cases[i].a), (int)cases[i].clash,
            cases[i].name);
    }
}

/* ---- what is asked ---- */

/* The register of one office. */
#define DEPUTY 11
#define CHIEF 12   /* by order */
#define UNDER 13   /* the chief's deputy */
#define SPECIAL 14 /* authorised, and deputy for another regime */
#define ACTED 15   /* acting head for a while */
#define FIRED 16   /* ended on day 10 at noon */
#define LEADER 10
#define STRANGER 19

/* clang-format off */
static const struct authorisation_fact office[] = {
    { .id = 1, .account_id = DEPUTY, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(5), .valid_to = DAY(25), .on_behalf = T("Ủy ban nhân dân"), .head = T("Chủ tịch"), .position = T("Phó Chủ tịch") },
    { .id = 2, .account_id = CHIEF, .kind = AUTHORITY_BY_ORDER, .valid_from = DAY(1), .valid_to = DATE_NONE, .ended_ms = NOON(20), .head = T("Chủ tịch"), .position = T("Chánh Văn phòng"), .regimes = REGIMES(monthly) },
    { .id = 3, .account_id = UNDER, .under_id = 2, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE, .head = T("Chủ tịch"), .position = T("Phó Chánh Văn phòng"), .regimes = REGIMES(monthly) },
    { .id = 4, .account_id = SPECIAL, .kind = AUTHORITY_AUTHORISED, .valid_from = DAY(8), .valid_to = DAY(12), .head = T("Chủ tịch"), .position = T("Trưởng phòng Kinh tế"), .regimes = REGIMES(monthly) },
    { .id = 5, .account_id = SPECIAL, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE, .head = T("Chủ tịch"), .position = T("Phó Chủ tịch"), .regimes = REGIMES(both) },
    { .id = 6, .account_id = ACTED, .kind = AUTHORITY_ACTING, .valid_from = DAY(8), .valid_to = DAY(12), .on_behalf = T("Ủy ban nhân dân"), .head = T("Chủ tịch") },
    { .id = 7, .account_id = FIRED, .kind = AUTHORITY_DEPUTY, .valid_from = DAY(1), .valid_to = DATE_NONE, .ended_ms = NOON(10), .head = T("Chủ tịch"), .position = T("Phó Chủ tịch") },
};
/* clang-format on */

static struct str said(struct arena *arena, const struct sign_forms *forms)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < forms->forms.len; i++) {
        struct letterhead head = { .on_behalf = S("Ủy ban nhân dân"),
            .head = S("Chủ tịch"),
            .authority = AUTHORITY_DEPUTY,
            .position = S("Người khác"),
            .signer = S("Người khác") };
        struct list lines;

        sign_form_print(LIST_AT(forms->forms, struct sign_form, i), &head);
        lines = letterhead_authority(arena, &head);
        buf_add(&out, i ? S(" / ") : S(""));
        for (size_t k = 0; k < lines.len; k++)
            buf_addf(&out, "%s" STR_FMT, k ? "|" : "", STR_ARG(*LIST_AT(lines, struct str, k)));
    }
    return buf_str(&out);
}

/* clang-format off */
static void who_signs_and_how(void **state)
{
    static const struct {
        const char *name;
        struct sign_asker asker;
        const char *said;
        enum sign_refusal refusal;
    } cases[] = {
        { "the head", { LEADER, true, 7, NOON(10), true }, "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH", SIGN_FORM_OK },
        { "a deputy in his time", { DEPUTY, false, 7, NOON(10), true }, "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH", SIGN_FORM_OK },
        { "on his first day", { DEPUTY, false, 7, NOON(5), true }, "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH", SIGN_FORM_OK },
        { "on his last day", { DEPUTY, false, 7, NOON(25), true }, "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH", SIGN_FORM_OK },
        { "before it", { DEPUTY, false, 7, NOON(4), true }, "", SIGN_FORM_COMING },
        { "after it", { DEPUTY, false, 7, NOON(26), true }, "", SIGN_FORM_OVER },
        { "by order", { CHIEF, false, 7, NOON(10), true }, "TL. CHỦ TỊCH|CHÁNH VĂN PHÒNG", SIGN_FORM_OK },
        { "by order, for something else", { CHIEF, false, 8, NOON(10), true }, "", SIGN_FORM_REGIME },
        { "his deputy", { UNDER, false, 7, NOON(10), true }, "TL. CHỦ TỊCH|KT. CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG", SIGN_FORM_OK },
        { "his deputy, once the order was ended", { UNDER, false, 7, NOON(21), true }, "", SIGN_FORM_ENDED },
        { "two rights to choose from", { SPECIAL, false, 7, NOON(10), true }, "TUQ. CHỦ TỊCH|TRƯỞNG PHÒNG KINH TẾ / KT. CHỦ TỊCH|PHÓ CHỦ TỊCH", SIGN_FORM_OK },
        { "one of them for this regime", { SPECIAL, false, 8, NOON(10), true }, "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH", SIGN_FORM_OK },
        { "one of them still", { SPECIAL, false, 7, NOON(13), true }, "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH", SIGN_FORM_OK },
        { "acting head, not head", { ACTED, true, 7, NOON(10), true }, "TM. ỦY BAN NHÂN DÂN|Q. CHỦ TỊCH", SIGN_FORM_OK },
        { "head since", { ACTED, true, 7, NOON(13), true }, "TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH", SIGN_FORM_OK },
        { "acted once, and is no head", { ACTED, false, 7, NOON(13), true }, "", SIGN_FORM_OVER },
        { "a moment before it was ended", { FIRED, false, 7, NOON(10) - 1, true }, "KT. CHỦ TỊCH|PHÓ CHỦ TỊCH", SIGN_FORM_OK },
        { "the moment it was ended", { FIRED, false, 7, NOON(10), true }, "", SIGN_FORM_ENDED },
        { "nobody the register names", { STRANGER, false, 7, NOON(10), true }, "", SIGN_FORM_NOT_WRITTEN },
    };
    /* clang-format on */
    struct list all = { (void *)(uintptr_t)office, ARRAY_LEN(office) };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct sign_forms forms = sign_forms_of(arena, all, &cases[i].asker);
        struct str reason = sign_forms_reason(arena, &forms);

        expect_text(said(arena, &forms), cases[i].said, cases[i].name);
        expect_int((int)forms.refusal, (int)cases[i].refusal, cases[i].name);
        expect_int(reason.len > 0, cases[i].refusal != SIGN_FORM_OK, cases[i].name);
    }
    arena_free(arena);
}

static void without_a_register_the_letterhead_says_it(void **state)
{
    static const struct authorisation_fact never = { .id = 1,
        .account_id = DEPUTY,
        .kind = AUTHORITY_DEPUTY,
        .valid_from = DAY(30),
        .valid_to = DATE_NONE,
        .ended_ms = NOON(10) };
    struct arena *arena = arena_new(UNIT_BYTES);
    const struct sign_asker asker = { DEPUTY, false, 7, NOON(12), false };
    struct sign_forms none = sign_forms_of(arena, (struct list){ 0 }, &asker);
    struct sign_forms ended =
        sign_forms_of(arena, (struct list){ (void *)(uintptr_t)&never, 1 }, &asker);
    const struct sign_asker beside = { DEPUTY, false, 7, NOON(12), true };
    struct sign_forms others =
        sign_forms_of(arena, (struct list){ (void *)(uintptr_t)&never, 1 }, &beside);

    (void)state;
    expect_text(said(arena, &none), "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|NGƯỜI KHÁC", "empty");
    expect_text(said(arena, &ended), "TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|NGƯỜI KHÁC",
        "what was ended before it began");
    expect_text(said(arena, &others), "", "beside others who may");
    expect_int((int)others.refusal, SIGN_FORM_NOT_WRITTEN, "beside others who may");
    arena_free(arena);
}

static void one_of_several_is_named(void **state)
{
    struct list all = { (void *)(uintptr_t)office, ARRAY_LEN(office) };
    struct arena *arena = arena_new(UNIT_BYTES);
    const struct sign_asker asker = { SPECIAL, false, 7, NOON(10), true };
    const struct sign_asker head = { LEADER, true, 7, NOON(10), true };
    struct sign_forms two = sign_forms_of(arena, all, &asker);
    struct sign_forms one = sign_forms_of(arena, all, &head);

    (void)state;
    assert_null(sign_form_pick(&two, 0));
    expect_int(sign_form_pick(&two, 4)->kind, AUTHORITY_AUTHORISED, "by its entry");
    expect_int(sign_form_pick(&two, 5)->kind, AUTHORITY_DEPUTY, "by the other");
    assert_null(sign_form_pick(&two, 1)); /* somebody else's */
    expect_int(sign_form_pick(&one, 0)->kind, AUTHORITY_HEAD, "the only one");
    assert_null(sign_form_pick(&one, 4));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entries_follow_article_13),
        cmocka_unit_test(only_an_order_is_given_on),
        cmocka_unit_test(contradictions_are_found),
        cmocka_unit_test(who_signs_and_how),
        cmocka_unit_test(without_a_register_the_letterhead_says_it),
        cmocka_unit_test(one_of_several_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
