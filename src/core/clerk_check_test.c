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
        .named = S("Nguyễn Văn A"),
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

/* A letter a line: P, F, U. */
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

static void expect_words(const struct clerk_facts *facts, enum clerk_check check, const char *words)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct clerk_line lines[CLERK_CHECK_COUNT];

    clerk_check(arena, facts, lines);
    expect_text(lines[check].words, words, clerk_check_names[check]);
    arena_free(arena);
}

static void all_is_well(void **state)
{
    struct clerk_facts facts = digital();

    (void)state;
    expect(&facts, "PPPPPPPPP", "signed digitally");
    facts = confirmed();
    expect(&facts, "PPUPPPPUP", "confirmed by password");
    facts.attachments = 2;
    expect(&facts, "PPUPPPPUP", "with files");
}

static void what_is_wrong_is_said(void **state)
{
    struct clerk_facts facts = confirmed();

    (void)state;
    facts.signing = CLERK_UNSIGNED;
    expect(&facts, "FFFFFPPFP", "unsigned");
    facts.signing = CLERK_SIGNED_OTHER;
    expect(&facts, "FFFFFPPFP", "another revision is signed");
    facts = confirmed();
    facts.digest_holds = false;
    expect(&facts, "PPUFFPPUP", "it has changed");
    facts = confirmed();
    facts.number = (struct str){ 0 };
    expect(&facts, "PPUPPPFUP", "no number");
    expect_words(&facts, CLERK_NUMBER,
        "Chưa cấp số và ngày ban hành: gửi được, nhưng văn bản không vào sổ văn bản đi.");
    facts.demanded = true;
    expect_words(&facts, CLERK_NUMBER, "Chưa cấp số và ngày ban hành: chưa gửi được.");
    facts = confirmed();
    facts.issued_on = DATE_NONE;
    expect(&facts, "PPUPPPFUP", "no day");
    facts = confirmed();
    facts.today = DAY + 3;
    expect(&facts, "PPUPPPPUP", "the last day");
    facts.today = DAY + 4;
    expect(&facts, "PPUPPPPUF", "late");
    facts.was_sent = true;
    expect(&facts, "PPUPPPPUP", "late, but a correction");
}

static void authority_is_what_the_paper_says(void **state)
{
    static const struct {
        enum authority authority;
        bool for_head;
        const char *answers;
    } cases[] = {
        { AUTHORITY_HEAD, false, "PPUPPPPUP" },
        { AUTHORITY_HEAD, true, "PFUPPPPUP" },
        { AUTHORITY_DEPUTY, true, "PPUPPPPUP" },
        { AUTHORITY_DEPUTY, false, "PFUPPPPUP" },
        { AUTHORITY_ACTING, false, "PPUPPPPUP" },
        { AUTHORITY_BY_ORDER, false, "PUUPPPPUP" },
        { AUTHORITY_AUTHORISED, false, "PUUPPPPUP" },
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
    expect(&facts, "PPUPPPPPP", "no revocations at hand");
    facts = digital();
    facts.registered = bad;
    facts.document = bad;
    facts.annexes = unknown;
    facts.seal = bad;
    expect(&facts, "FPPFUPPFP", "bad");
    facts = digital();
    facts.authority = AUTHORITY_AUTHORISED;
    facts.right = bad;
    expect(&facts, "PFPPPPPPP", "authorisation ran out");
    facts.right = (struct clerk_fact){ CLERK_PASS, S("Theo văn bản số 12/QĐ-UBND.") };
    expect(&facts, "PPPPPPPPP", "authorised when it was signed");
}

static void expect_held(const struct clerk_facts *facts, const char *words, const char *what)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct clerk_line lines[CLERK_CHECK_COUNT];

    clerk_check(arena, facts, lines);
    expect_text(clerk_held(arena, facts, lines), words, what);
    arena_free(arena);
}

/* A paper without the name of who signed is told of, and goes out all the same. */
static void a_paper_that_names_nobody_is_told(void **state)
{
    struct clerk_facts facts = digital();

    (void)state;
    expect_words(&facts, CLERK_NAMED, "Văn bản ghi họ tên Nguyễn Văn A.");
    facts.named = (struct str){ 0 };
    expect(&facts, "PPPPPFPPP", "nobody is named");
    expect_held(&facts, "", "nobody is named");
}

/* So much is read anew for a list: what is too much is passed over, what is small behind it is not.
 */
static void annexes_are_read_anew_as_far_as_a_list_may(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    int64_t left = 100;
    struct clerk_fact said;

    (void)state;
    assert_true(clerk_rehash_takes(&left, 60));
    assert_false(clerk_rehash_takes(&left, 41));
    assert_true(clerk_rehash_takes(&left, 40));
    assert_false(clerk_rehash_takes(&left, 1));
    said = clerk_not_rehashed(arena, ((int64_t)150 << 20) + 1, (int64_t)512 << 20);
    assert_int_equal(said.answer, CLERK_UNKNOWN);
    expect_text(said.words,
        "Còn 151 MB tệp kèm theo chưa đối chiếu lại: mỗi lần mở, danh sách này đối chiếu nhiều "
        "nhất "
        "512 MB. Mã ghi khi nộp có trong bản kê đã ký; hãy tìm riêng báo cáo này để đối chiếu tệp.",
        "what is said");
    arena_free(arena);
}

/* What wants a look is not swept along; what a number, a seal or nothing mends is. */
static void what_is_not_good_is_held_back_from_many(void **state)
{
    struct clerk_facts facts = digital();

    (void)state;
    facts.seal = (struct clerk_fact){ CLERK_FAIL, S("Chưa ký số.") };
    facts.number = (struct str){ 0 };
    facts.today = DAY + 40;
    facts.certificate = (struct clerk_fact){ CLERK_UNKNOWN, S("Chưa có danh sách thu hồi.") };
    expect_held(&facts, "", "no number, no seal, late, no revocations at hand");
    facts.annexes = (struct clerk_fact){ CLERK_FAIL, S("Tệp đã đổi.") };
    expect_held(
        &facts, "Phụ lục, tệp kèm theo: Tệp đã đổi. Hãy xem riêng báo cáo này.", "an annex");
    facts.certificate = (struct clerk_fact){ CLERK_FAIL, S("Đã thu hồi.") };
    expect_held(&facts, "Chứng thư số: Đã thu hồi. Hãy xem riêng báo cáo này.", "revoked");
    facts = confirmed();
    facts.signing = CLERK_UNSIGNED;
    expect_held(&facts, "", "nobody signed it");
    facts.signing = CLERK_SIGNED_OTHER;
    expect_held(&facts,
        "Người ký: Chữ ký có sẵn là của bản khác hoặc thuộc loại không còn được công nhận. Trả lại "
        "để lãnh đạo ký bản này. Hãy xem riêng báo cáo này.",
        "another revision is signed");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_is_well),
        cmocka_unit_test(what_is_wrong_is_said),
        cmocka_unit_test(authority_is_what_the_paper_says),
        cmocka_unit_test(what_others_found_is_passed_on),
        cmocka_unit_test(a_paper_that_names_nobody_is_told),
        cmocka_unit_test(annexes_are_read_anew_as_far_as_a_list_may),
        cmocka_unit_test(what_is_not_good_is_held_back_from_many),
    };

    return cmocka_run_group_tests_name("clerk_check", tests, NULL, NULL);
}
