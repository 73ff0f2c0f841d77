#include "core/signing.h"

#include "tests/unit.h"

#define PAPER (1u << DOCUMENT_PAPER)
#define BOTH (PAPER | 1u << DOCUMENT_PACKET)

static const struct {
    const char *what;
    struct document_stages paper, packet; /* issued, signed, numbered, sealed */
    unsigned covered;
    bool digital, numbered, sealed;
    struct document_stages annex;
} marked[] = {
    { "nothing was made", { { 0 } }, { { 0 } }, PAPER, false, false, false, { { 0 } } },
    { "issued only", { { 1 } }, { { 1 } }, PAPER, false, false, false, { { 0 } } },
    { "signed", { { 1, 2 } }, { { 1 } }, PAPER, true, false, false, { { 0 } } },
    { "the packet too must be signed", { { 1, 2 } }, { { 1 } }, BOTH, false, false, false,
        { { 0 } } },
    { "both are", { { 1, 2 } }, { { 1, 2 } }, BOTH, true, false, false, { { 0 } } },
    { "numbered", { { 1, 2, 3 } }, { { 1 } }, PAPER, true, true, false, { { 0 } } },
    { "numbered and sealed", { { 1, 2, 3, 4 } }, { { 1 } }, PAPER, true, true, true, { { 0 } } },
    { "sealed without a number", { { 1, 2, 0, 3 } }, { { 1 } }, PAPER, true, false, true,
        { { 0 } } },
    { "the packet is not sealed", { { 1, 2, 3, 4 } }, { { 1, 2 } }, BOTH, true, true, false,
        { { 0 } } },
    { "both are sealed", { { 1, 2, 3, 4 } }, { { 1, 2, 0, 3 } }, BOTH, true, true, true,
        { { 0 } } },
    { "signed anew: number and seal count no more", { { 1, 5, 3, 4 } }, { { 1 } }, PAPER, true,
        false, false, { { 0 } } },
    { "numbered anew", { { 1, 5, 6, 4 } }, { { 1 } }, PAPER, true, true, false, { { 0 } } },
    { "an annex that is not sealed", { { 1, 2, 3, 4 } }, { { 1 } }, PAPER, true, true, false,
        { { 1 } } },
    { "an annex that is sealed", { { 1, 2, 3, 4 } }, { { 1 } }, PAPER, true, true, true,
        { { 1, 0, 0, 2 } } },
    { "an annex to be sealed anew", { { 1, 2, 3, 4 } }, { { 1 } }, PAPER, true, true, false,
        { { 3, 0, 0, 2 } } },
    { "an annex alone", { { 1, 2, 3 } }, { { 1 } }, PAPER, true, true, false, { { 1, 0, 0, 2 } } },
    { "nothing is covered", { { 1, 2, 3, 4 } }, { { 1 } }, 0, false, false, false, { { 0 } } },
};

static void marks_follow_the_last_signature(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(marked); i++) {
        const struct document_stages stages[] = { marked[i].paper, marked[i].packet,
            marked[i].annex };
        struct document_marks marks = document_marks_of(stages, marked[i].covered);

        if (marks.digital != marked[i].digital || marks.numbered != marked[i].numbered ||
            marks.sealed != marked[i].sealed)
            fail_msg("%s: digital %d, numbered %d, sealed %d", marked[i].what, marks.digital,
                marks.numbered, marks.sealed);
    }
}

static void a_job_nobody_answers_is_over(void **state)
{
    (void)state;
    for (int s = 0; s < SIGN_STATE_COUNT; s++) {
        enum sign_state was = (enum sign_state)s;
        bool lives = was == SIGN_WAITING || was == SIGN_PENDING;

        assert_int_equal(sign_state_lives(was), lives);
        assert_int_equal(sign_state_now(was, 100, 99), was);
        assert_int_equal(sign_state_now(was, 100, 100), lives ? SIGN_EXPIRED : was);
    }
    assert_int_equal(sign_stage(PURPOSE_APPROVE), STAGE_SIGNED);
    assert_int_equal(sign_stage(PURPOSE_SEAL), STAGE_SEALED);
    assert_int_equal(sign_covers(PURPOSE_APPROVE, BOTH), BOTH);
    assert_int_equal(sign_covers(PURPOSE_SEAL, PAPER), PAPER | 1u << DOCUMENT_ANNEX);
    assert_true(document_is_pdf(DOCUMENT_ANNEX) && !document_is_pdf(DOCUMENT_PACKET));
}

static void a_source_says_what_comes_back(void **state)
{
    static const bool asked[SOURCE_COUNT] = { [SOURCE_TOKEN] = true, [SOURCE_REMOTE] = true };
    static const bool whole[SOURCE_COUNT] = { [SOURCE_UPLOAD] = true, [SOURCE_AGENT] = true };

    (void)state;
    for (int s = 0; s < SOURCE_COUNT; s++) {
        assert_int_equal(sign_source_is_asked((enum sign_source)s), asked[s]);
        assert_int_equal(sign_source_returns_document((enum sign_source)s), whole[s]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_follow_the_last_signature),
        cmocka_unit_test(a_job_nobody_answers_is_over),
        cmocka_unit_test(a_source_says_what_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
