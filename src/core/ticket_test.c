/* What is told to the help desk and how it ends (NA-54, KT-42, CT-74). */
#include "core/ticket.h"

#include "base/limits.h"
#include "tests/unit.h"

/* ---- the steps ---- */

#define IN(name) (1u << TICKET_##name)
#define OPEN (IN(NEW) | IN(HANDLING) | IN(REOPENED))

/* Said apart from the table of ticket.c: from where each side may do what, and where it leads. */
static const struct {
    enum ticket_action action;
    unsigned asker, desk;
    int to; /* -1: it stays */
    bool words;
} asked[TICKET_ACTION_COUNT] = {
    { TICKET_DO_TAKE, 0, OPEN, TICKET_HANDLING, false },
    { TICKET_DO_ASSIGN, 0, OPEN, TICKET_HANDLING, false },
    { TICKET_DO_ANSWER, 0, OPEN | IN(ANSWERED), TICKET_ANSWERED, true },
    { TICKET_DO_ADD, OPEN, 0, -1, true },
    { TICKET_DO_CLOSE, OPEN | IN(ANSWERED), IN(ANSWERED), TICKET_CLOSED, false },
    { TICKET_DO_REOPEN, IN(ANSWERED) | IN(CLOSED), 0, TICKET_REOPENED, true },
};

static void case_check(size_t i, int state, unsigned sides)
{
    unsigned from =
        (sides & TICKET_ASKER ? asked[i].asker : 0) | (sides & TICKET_DESK ? asked[i].desk : 0);
    struct ticket_verdict verdict = ticket_decide((enum ticket_state)state, asked[i].action, sides);

    if (!from) {
        assert_int_equal(verdict.refusal, TICKET_REFUSAL_NOT_YOURS);
        return;
    }
    if (!(from >> state & 1)) {
        assert_int_equal(verdict.refusal, TICKET_REFUSAL_NOT_NOW);
        return;
    }
    assert_int_equal(verdict.refusal, TICKET_REFUSAL_OK);
    assert_int_equal(verdict.to, asked[i].to < 0 ? state : asked[i].to);
    assert_int_equal(verdict.words, asked[i].words);
    assert_true(verdict.side & sides);
}

static void each_side_does_its_own_where_it_may(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(asked); i++)
        for (int s = 0; s < TICKET_STATE_COUNT; s++)
            for (unsigned sides = 0; sides < 4; sides++)
                case_check(i, s, sides);
}

static void nothing_ends_in_silence(void **state)
{
    (void)state;
    for (int s = 0; s < TICKET_STATE_COUNT; s++) {
        bool open = ticket_is_open((enum ticket_state)s);
        struct ticket_verdict by_desk =
            ticket_decide((enum ticket_state)s, TICKET_DO_CLOSE, TICKET_DESK);

        assert_int_equal(by_desk.refusal == TICKET_REFUSAL_OK, s == TICKET_ANSWERED);
        assert_int_equal(open, s != TICKET_ANSWERED && s != TICKET_CLOSED);
        /* And what was ended may be begun again by whoever asked. */
        assert_int_equal(
            ticket_decide((enum ticket_state)s, TICKET_DO_REOPEN, TICKET_ASKER).refusal ==
                TICKET_REFUSAL_OK,
            !open);
    }
}

/* Full for who adds to it, a ticket is answered, opened again and closed still. */
static void what_is_full_can_be_answered(void **state)
{
    static const struct {
        enum ticket_action action;
        enum ticket_side side;
        size_t most;
    } cases[] = {
        { TICKET_DO_ADD, TICKET_ASKER, 200 },
        { TICKET_DO_REOPEN, TICKET_ASKER, 220 },
        { TICKET_DO_CLOSE, TICKET_ASKER, 220 },
        { TICKET_DO_TAKE, TICKET_DESK, 240 },
        { TICKET_DO_ASSIGN, TICKET_DESK, 240 },
        { TICKET_DO_ANSWER, TICKET_DESK, 240 },
        { TICKET_DO_CLOSE, TICKET_DESK, 240 },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(ticket_room(cases[i].action, cases[i].side), cases[i].most);
}

/* ---- by when ---- */

static void late_is_after_the_day_itself(void **state)
{
    (void)state;
    assert_false(ticket_late(100, 100));
    assert_true(ticket_late(100, 101));
    assert_false(ticket_late(DATE_NONE, 101));
}

/* ---- where it was seen ---- */

static void only_the_address_of_a_page_is_taken_along(void **state)
{
    static const struct {
        const char *page;
        bool ok;
    } cases[] = {
        { "/", true },
        { "/reports/12/entry", true },
        { "/account-requests/7", true },
        { "/a_b.c", true },
        { "", false },
        { "reports/12", false },
        { "/reports?q=mat%20khau", false },
        { "/reports#o-5", false },
        { "/báo-cáo", false },
        { "/a b", false },
        { "https://example.vn/", false },
        { "//example.vn/", false },
        { "/a//b", false },
    };
    char longest[TICKET_PAGE_BYTES_MAX + 2];

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        assert_int_equal(ticket_page_ok(str_of(cases[i].page)), cases[i].ok);
    for (size_t i = 0; i < sizeof(longest); i++)
        longest[i] = i ? 'a' : '/';
    assert_true(ticket_page_ok((struct str){ longest, TICKET_PAGE_BYTES_MAX }));
    assert_false(ticket_page_ok((struct str){ longest, TICKET_PAGE_BYTES_MAX + 1 }));
}

/* ---- what is told ---- */

static void sentences_name_number_kind_and_unit(void **state)
{
    static const struct {
        enum ticket_news news;
        enum ticket_kind kind;
        const char *text;
    } cases[] = {
        { TICKET_NEWS_SENT, TICKET_KIND_INCIDENT,
            "Xã An Bình gửi báo cáo sự cố (số 7), chờ xử lý." },
        { TICKET_NEWS_ASSIGNED, TICKET_KIND_FEEDBACK,
            "Được giao xử lý góp ý, kiến nghị số 7 của Xã An Bình." },
        { TICKET_NEWS_ANSWERED, TICKET_KIND_DIFFICULTY,
            "Khó khăn, vướng mắc số 7 đã được trả lời." },
        { TICKET_NEWS_ADDED, TICKET_KIND_DIFFICULTY,
            "Xã An Bình bổ sung khó khăn, vướng mắc số 7." },
        { TICKET_NEWS_REOPENED, TICKET_KIND_FEEDBACK,
            "Xã An Bình mở lại góp ý, kiến nghị số 7 vì chưa được giải quyết." },
        { TICKET_NEWS_CLOSED, TICKET_KIND_INCIDENT, "Báo cáo sự cố số 7 đã được đóng." },
    };
    struct arena *arena = arena_new(1 << 16);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str text = ticket_news_text(arena, cases[i].news, 7, cases[i].kind, S("Xã An Bình"));

        assert_string_equal(str_z(arena, text), cases[i].text);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_side_does_its_own_where_it_may),
        cmocka_unit_test(nothing_ends_in_silence),
        cmocka_unit_test(what_is_full_can_be_answered),
        cmocka_unit_test(late_is_after_the_day_itself),
        cmocka_unit_test(only_the_address_of_a_page_is_taken_along),
        cmocka_unit_test(sentences_name_number_kind_and_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
