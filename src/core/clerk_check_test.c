#include "core/clerk_check.h"

#include "tests/unit.h"

#define DAY 20000

static struct clerk_facts confirmed(void)
{
    return (struct clerk_facts){
        .signing = CLERK_CONFIRMED,
        .signer = S("Chủ tịch UBND xã"),
        .signed_on = DAY,
        .digest_holds = true,
        .number = S("05/BC-UBND"),
        .issued_on = DAY,
        .due_on = DAY + 3,
        .today = DAY,
    };
}

static struct clerk_facts digital(void)
{
    struct clerk_facts facts = confirmed();
    const struct clerk_fact good = { CLERK_PASS, S("Tốt.") };

    facts.signing = CLERK_DIGITAL;
    facts.registered = facts.certificate = facts.document = facts.annexes = facts.seal = good;
    return facts;
}

/* Eight letters, a line each: P, F, U. */
static void expect(const struct clerk_facts *facts, const char *answers, const char *what)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct clerk_line lines[CLERK_CHECK_COUNT];

    clerk_check(arena, facts, lines);
    for (size_t i = 0; i < CLERK_CHECK_COUNT; i++) {
        if ("PFU"[lines[i].answer] != answers[i])
            fail_msg("%s: %s: " STR_FMT, what, clerk_check_names[i], STR_ARG(lines[i].words));
        if (!lines[i].words.len)
            fail_msg("%s: %s says nothing", what, clerk_check_names[i]);
    }
    arena_free(arena);
}

static void all_is_well(void **state)
{
    struct clerk_facts facts = digital();

    (void)state;
    expect(&facts, "PPPPPPPP", "signed digitally");
    facts = confirmed();
    expect(&facts, "PPUPPPUP", "confirmed by password");
    facts.attachments = 2;
    expect(&facts, "PPUPPPUP", "with files");
}

static void what_is_wrong_is_said(void **state)
{
    struct clerk_facts facts = confirmed();

    (void)state;
    facts.signing = CLERK_UNSIGNED;
    expect(&facts, "FFFFFPFP", "unsigned");
    facts.signing = CLERK_SIGNED_OTHER;
    expect(&facts, "FFFFFPFP", "another revision is signed");
    facts = confirmed();
    facts.digest_holds = false;
    expect(&facts, "PPUFFPUP", "it has changed");
    facts = confirmed();
    facts.number = (struct str){ 0 };
    expect(&facts, "PPUPPFUP", "no number");
    facts = confirmed();
    facts.issued_on = DATE_NONE;
    expect(&facts, "PPUPPFUP", "no day");
    facts = confirmed();
    facts.today = DAY + 3;
    expect(&facts, "PPUPPPUP", "the last day");
    facts.today = DAY + 4;
    expect(&facts, "PPUPPPUF", "late");
    facts.was_sent = true;
    expect(&facts, "PPUPPPUP", "late, but a correction");
}

static void authority_is_what_the_paper_says(void **state)
{
    static const struct {
        enum authority authority;
        bool for_head;
        const char *answers;
    } cases[] = {
        { AUTHORITY_HEAD, false, "PPUPPPUP" },
        { AUTHORITY_HEAD, true, "PFUPPPUP" },
        { AUTHORITY_DEPUTY, true, "PPUPPPUP" },
        { AUTHORITY_DEPUTY, false, "PFUPPPUP" },
        { AUTHORITY_ACTING, false, "PPUPPPUP" },
        { AUTHORITY_BY_ORDER, false, "PUUPPPUP" },
        { AUTHORITY_AUTHORISED, false, "PUUPPPUP" },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct clerk_facts facts = confirmed();

        facts.authority = (int)cases[i].authority;
        facts.for_head = cases[i].for_head;
        expect(&facts, cases[i].answers, authority_names[cases[i].authority]);
    }
}

/* What could not be looked at is not good. */
static void what_others_found_is_passed_on(void **state)
{
    const struct clerk_fact unknown = { CLERK_UNKNOWN, S("Chưa có danh sách thu hồi.") };
    const struct clerk_fact bad = { CLERK_FAIL, S("Chứng thư đã bị thu hồi.") };
    struct clerk_facts facts = digital();

    (void)state;
    facts.certificate = unknown;
    expect(&facts, "PPUPPPPP", "no revocations at hand");
    facts = digital();
    facts.registered = bad;
    facts.document = bad;
    facts.annexes = unknown;
    facts.seal = bad;
    expect(&facts, "FPPFUPFP", "bad");
    facts = digital();
    facts.authority = AUTHORITY_AUTHORISED;
    facts.right = bad;
    expect(&facts, "PFPPPPPP", "authorisation ran out");
    facts.right = (struct clerk_fact){ CLERK_PASS, S("Theo văn bản số 12/QĐ-UBND.") };
    expect(&facts, "PPPPPPPP", "authorised when it was signed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_is_well),
        cmocka_unit_test(what_is_wrong_is_said),
        cmocka_unit_test(authority_is_what_the_paper_says),
        cmocka_unit_test(what_others_found_is_passed_on),
    };

    return cmocka_run_group_tests_name("clerk_check", tests, NULL, NULL);
}
