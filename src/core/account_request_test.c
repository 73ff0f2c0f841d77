#include "core/account_request.h"

#include "tests/unit.h"

/* ---- what a request brings ---- */

static void a_request_brings_what_its_kind_needs(void **state)
{
    static const struct {
        enum request_kind kind;
        unsigned parts;
        const char *field; /* NULL: nothing is wrong */
        bool missing;
    } cases[] = {
        { REQUEST_KIND_CREATE, 0, "username", true },
        { REQUEST_KIND_CREATE, REQUEST_USERNAME | REQUEST_DOCUMENT, "name", true },
        { REQUEST_KIND_CREATE, REQUEST_USERNAME | REQUEST_NAME, "document_number", true },
        { REQUEST_KIND_CREATE, REQUEST_USERNAME | REQUEST_NAME | REQUEST_DOCUMENT, NULL, false },
        { REQUEST_KIND_CREATE, REQUEST_USERNAME | REQUEST_NAME | REQUEST_DOCUMENT | REQUEST_GRANTS,
            NULL, false },
        { REQUEST_KIND_CREATE, REQUEST_USERNAME | REQUEST_NAME | REQUEST_DOCUMENT | REQUEST_ACCOUNT,
            "account_id", false },
        { REQUEST_KIND_CHANGE, REQUEST_ACCOUNT, "name", true },
        { REQUEST_KIND_CHANGE, REQUEST_ACCOUNT | REQUEST_NAME, NULL, false },
        { REQUEST_KIND_CHANGE, REQUEST_ACCOUNT | REQUEST_NAME | REQUEST_USERNAME, "username",
            false },
        { REQUEST_KIND_LOCK, 0, "account_id", true },
        { REQUEST_KIND_LOCK, REQUEST_ACCOUNT, NULL, false },
        { REQUEST_KIND_LOCK, REQUEST_ACCOUNT | REQUEST_DOCUMENT, NULL, false },
        { REQUEST_KIND_LOCK, REQUEST_ACCOUNT | REQUEST_GRANTS, "grants", false },
        { REQUEST_KIND_UNLOCK, REQUEST_ACCOUNT, NULL, false },
        { REQUEST_KIND_MOVE, REQUEST_ACCOUNT | REQUEST_DOCUMENT, "to_unit_id", true },
        { REQUEST_KIND_MOVE, REQUEST_ACCOUNT | REQUEST_DOCUMENT | REQUEST_TO_UNIT, NULL, false },
        { REQUEST_KIND_GRANT, REQUEST_ACCOUNT | REQUEST_DOCUMENT, "grants", true },
        { REQUEST_KIND_GRANT, REQUEST_ACCOUNT | REQUEST_GRANTS, "document_number", true },
        { REQUEST_KIND_GRANT, REQUEST_ACCOUNT | REQUEST_GRANTS | REQUEST_DOCUMENT, NULL, false },
        { REQUEST_KIND_REISSUE, REQUEST_ACCOUNT, NULL, false },
        { REQUEST_KIND_REISSUE, REQUEST_ACCOUNT | REQUEST_TO_UNIT, "to_unit_id", false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct request_fault fault = request_check(cases[i].kind, cases[i].parts);

        if (!cases[i].field) {
            assert_null(fault.field);
            continue;
        }
        assert_non_null(fault.field);
        assert_string_equal(fault.field, cases[i].field);
        assert_int_equal(fault.missing, cases[i].missing);
    }
}

/* ---- by when ---- */

static void late_is_after_the_day_itself(void **state)
{
    (void)state;
    assert_false(request_late(100, 99));
    assert_false(request_late(100, 100));
    assert_true(request_late(100, 101));
    assert_false(request_late(DATE_NONE, 101));
}

/* ---- who decides ---- */

static void nobody_decides_what_he_asked_or_what_is_decided(void **state)
{
    (void)state;
    assert_int_equal(request_decide(REQUEST_WAITING, false, true), REQUEST_REFUSAL_OK);
    assert_int_equal(request_decide(REQUEST_WAITING, true, true), REQUEST_REFUSAL_OWN);
    assert_int_equal(request_decide(REQUEST_WAITING, false, false), REQUEST_REFUSAL_NOT_YOURS);
    for (int s = REQUEST_GRANTED; s < REQUEST_STATE_COUNT; s++)
        assert_int_equal(
            request_decide((enum request_state)s, false, true), REQUEST_REFUSAL_DECIDED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_brings_what_its_kind_needs),
        cmocka_unit_test(late_is_after_the_day_itself),
        cmocka_unit_test(nobody_decides_what_he_asked_or_what_is_decided),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
