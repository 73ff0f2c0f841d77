#include "core/access.h"

#include "base/date.h"
#include "tests/unit.h"
#include "tests/usual_access.h"

#define TODAY ((int64_t)20649) /* 2026-07-15 */
#define ROLE(name) (1u << ROLE_##name)

/* ---- roles and rights ---- */

/* clang-format off */
#define WITH_A_UNIT (ROLE(UNIT_ADMIN) | ROLE(LEAD) | ROLE(ENTRY) | ROLE(AGGREGATOR) | ROLE(APPROVER) | ROLE(DEPUTY) | ROLE(CLERK) | ROLE(VIEWER))

/* Who usually holds each right, said a second time and the other way round. */
static const unsigned holders[RIGHT_COUNT] = {
    [RIGHT_UNIT_READ]          = WITH_A_UNIT | ROLE(SYSTEM_ADMIN) | ROLE(DESIGNER),
    [RIGHT_UNIT_WRITE]         = ROLE(SYSTEM_ADMIN),
    [RIGHT_ACCOUNT_READ]       = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN) | ROLE(APPROVER) | ROLE(DEPUTY) | ROLE(CLERK),
    [RIGHT_ACCOUNT_ASK]        = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN) | ROLE(APPROVER) | ROLE(DEPUTY) | ROLE(CLERK),
    [RIGHT_ACCOUNT_ISSUE]      = ROLE(SYSTEM_ADMIN),
    [RIGHT_ACCESS_READ]        = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN) | ROLE(APPROVER) | ROLE(DEPUTY),
    [RIGHT_ACCOUNT_WRITE]      = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN),
    [RIGHT_FORM_READ]          = WITH_A_UNIT | ROLE(SYSTEM_ADMIN) | ROLE(DESIGNER),
    [RIGHT_CALENDAR_WRITE]     = ROLE(SYSTEM_ADMIN),
    [RIGHT_FORM_WRITE]         = ROLE(SYSTEM_ADMIN) | ROLE(DESIGNER) | ROLE(LEAD),
    [RIGHT_REGIME_READ]        = WITH_A_UNIT | ROLE(SYSTEM_ADMIN) | ROLE(DESIGNER),
    [RIGHT_REGIME_WRITE]       = ROLE(SYSTEM_ADMIN) | ROLE(LEAD),
    [RIGHT_CYCLE_OPEN]         = ROLE(SYSTEM_ADMIN) | ROLE(LEAD),
    [RIGHT_PROGRESS_READ]      = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN) | ROLE(LEAD) | ROLE(AGGREGATOR) | ROLE(APPROVER) | ROLE(DEPUTY) | ROLE(VIEWER),
    [RIGHT_REPORT_READ]        = WITH_A_UNIT, /* not the system's administrator: figures are not his */
    [RIGHT_REPORT_ENTER]       = ROLE(ENTRY) | ROLE(AGGREGATOR),
    [RIGHT_REPORT_SUBMIT]      = ROLE(ENTRY) | ROLE(AGGREGATOR),
    [RIGHT_REPORT_APPROVE]     = ROLE(APPROVER) | ROLE(DEPUTY),
    [RIGHT_REPORT_SEND]        = ROLE(CLERK),
    [RIGHT_REPORT_RECEIVE]     = ROLE(LEAD) | ROLE(AGGREGATOR),
    [RIGHT_REPORT_READ_SENT]   = ROLE(APPROVER) | ROLE(DEPUTY) | ROLE(CLERK) | ROLE(VIEWER),
    [RIGHT_REPORT_CONSOLIDATE] = ROLE(LEAD) | ROLE(AGGREGATOR),
    [RIGHT_LETTERHEAD_WRITE]   = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN) | ROLE(CLERK),
    [RIGHT_EVENT_READ]         = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN),
    [RIGHT_CATALOGUE_READ]     = WITH_A_UNIT | ROLE(SYSTEM_ADMIN) | ROLE(DESIGNER),
    [RIGHT_CATALOGUE_WRITE]    = ROLE(SYSTEM_ADMIN) | ROLE(DESIGNER) | ROLE(LEAD),
    [RIGHT_SYSTEM_MANAGE]      = ROLE(SYSTEM_ADMIN),
    [RIGHT_PROFILE_WRITE]      = ROLE(SYSTEM_ADMIN),
    [RIGHT_REPORT_URGE] = ROLE(SYSTEM_ADMIN) | ROLE(LEAD) | ROLE(AGGREGATOR),
    [RIGHT_ANNOUNCEMENT_WRITE] = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN),
    [RIGHT_AUTHORITY_WRITE]    = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN) | ROLE(CLERK),
    [RIGHT_ARCHIVE_KEEP]       = ROLE(CLERK),
    [RIGHT_ARCHIVE_DESTROY]    = ROLE(APPROVER) | ROLE(DEPUTY),
    [RIGHT_REPORTER_WRITE]     = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN),
    [RIGHT_HELP_ANSWER]        = ROLE(SYSTEM_ADMIN) | ROLE(UNIT_ADMIN),
};
/* clang-format on */

/* What a unit took over from lies under it, at a path with a plus. */
static void a_right_over_a_unit_alone_reaches_what_it_took_over(void **state)
{
    static const struct {
        const char *unit;
        bool alone, below;
    } reached[] = {
        { "1/40/", true, true },
        { "1/40/+77/", true, true },
        { "1/40/+77/+9/", true, true },
        { "1/40/+77/5/", true, true },
        { "1/40/7/", false, true },
        { "1/40/7/+8/", false, true },
        { "1/", false, false },
        { "1/+40/", false, false },
        { "1/400/", false, false },
    };
    struct grant_fact grant = {
        .role = ROLE_ENTRY, .unit_path = S("1/40/"), .valid_from = DATE_NONE, .valid_to = DATE_NONE
    };
    const struct actor actor = { .access = &usual_access, .grants = &grant, .grants_len = 1 };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(reached); i++)
        for (int below = 0; below < 2; below++) {
            grant.below = below;
            if (access_allows(&actor, RIGHT_REPORT_ENTER, str_of(reached[i].unit), 0, TODAY) !=
                (below ? reached[i].below : reached[i].alone))
                fail_msg("%s, below %d", reached[i].unit, below);
        }
}

/* All rights over a unit at once are the rights asked for one by one: on every day, whatever the
 * grants are for and however far they reach. */
static void rights_at_once_are_the_rights_one_by_one(void **state)
{
    static const char *const units[] = { "1/40/", "1/40/7/", "1/40/+77/", "1/", "1/400/" };
    const struct grant_fact grants[] = {
        { .role = ROLE_ENTRY, .unit_path = S("1/40/"), .valid_from = DATE_NONE, .valid_to = TODAY },
        { .role = ROLE_CLERK,
            .unit_path = S("1/"),
            .below = true,
            .regime_id = 5,
            .valid_from = TODAY,
            .valid_to = DATE_NONE },
        { .role = ROLE_LEAD,
            .unit_path = S("1/40/"),
            .below = true,
            .valid_from = TODAY + 1,
            .valid_to = DATE_NONE },
    };
    struct actor actor = { .access = &usual_access, .grants = grants, .grants_len = 3 };
    uint64_t all = 0;

    (void)state;
    for (size_t unit = 0; unit < ARRAY_LEN(units); unit++)
        for (int64_t regime = 4; regime < 6; regime++)
            for (int64_t day = TODAY - 1; day < TODAY + 2; day++) {
                uint64_t rights = access_rights_over(&actor, str_of(units[unit]), regime, day);

                for (enum right right = 0; right < RIGHT_COUNT; right++)
                    assert_int_equal(rights >> right & 1,
                        access_allows(&actor, right, str_of(units[unit]), regime, day));
                all |= rights;
            }
    assert_true(all != 0);
    actor.access = NULL;
    assert_int_equal(access_rights_over(&actor, S("1/40/"), 5, TODAY), 0);
}

static void roles_hold_the_rights_they_should(void **state)
{
    (void)state;
    for (enum right right = 0; right < RIGHT_COUNT; right++)
        if (access_roles_with(&usual_access, right) != holders[right])
            fail_msg(
                "%s is held by %x", right_names[right], access_roles_with(&usual_access, right));
}

/* Who fills a report in neither approves it nor sends it (KT-25 to KT-29). */
static void typing_approving_and_sending_are_three_roles(void **state)
{
    unsigned typing = access_roles_with(&usual_access, RIGHT_REPORT_ENTER);
    unsigned approving = access_roles_with(&usual_access, RIGHT_REPORT_APPROVE);
    unsigned sending = access_roles_with(&usual_access, RIGHT_REPORT_SEND);

    (void)state;
    assert_int_equal(typing & approving, 0);
    assert_int_equal(typing & sending, 0);
    assert_int_equal(approving & sending, 0);
}

static void names_are_given_and_unique(const char *const *names, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        assert_non_null(names[i]);
        assert_true(names[i][0] != '\0');
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(names[i], names[j]);
    }
}

static void roles_and_rights_have_names(void **state)
{
    (void)state;
    names_are_given_and_unique(role_names, ROLE_COUNT);
    names_are_given_and_unique(role_titles, ROLE_COUNT);
    names_are_given_and_unique(right_names, RIGHT_COUNT);
    assert_true(ROLE_COUNT <= 32 && RIGHT_COUNT <= 64);
}

/* ---- where, for what, when ---- */

/* The unit of the grant is 1/40/; the object's unit is one of these. */
static const struct {
    const char *path, *what;
    bool is_own, is_below;
} units[] = {
    { "1/40/", "its own", true, false },
    { "1/40/7/", "below", false, true },
    { "1/40/7/8/9/", "far below", false, true },
    { "1/", "above", false, false },
    { "1/41/", "beside", false, false },
    { "1/4/", "beside, its number the beginning of ours", false, false },
    { "1/400/", "beside, ours the beginning of its number", false, false },
    { "2/40/", "elsewhere with the same number", false, false },
    { "40/", "a root with the same number", false, false },
    { "", "none", false, false },
};

static const struct {
    int64_t granted, asked;
    bool covers;
} regimes[] = {
    { 0, 0, true }, /* every regime; not about a regime */
    { 0, 5, true },
    { 5, 5, true },
    { 5, 6, false },
    { 5, 0, true }, /* what is not about a regime is let alone by one */
    { 0, REGIME_NEW, true },
    { 5, REGIME_NEW, false },
};

static const struct {
    int64_t from, to;
    bool counts;
} dates[] = {
    { DATE_NONE, DATE_NONE, true },
    { TODAY, TODAY, true },
    { TODAY, DATE_NONE, true },
    { DATE_NONE, TODAY, true },
    { TODAY - 1, TODAY + 1, true },
    { TODAY + 1, DATE_NONE, false },
    { DATE_NONE, TODAY - 1, false },
    { TODAY + 1, TODAY - 1, false },
};

static struct grant_fact grant_of(enum role role, bool below)
{
    return (struct grant_fact){
        .role = role,
        .unit_id = 40,
        .unit_path = S("1/40/"),
        .below = below,
        .valid_from = DATE_NONE,
        .valid_to = DATE_NONE,
    };
}

static struct actor actor_with(const struct grant_fact *grants, size_t len)
{
    return (struct actor){
        .account_id = 1,
        .access = &usual_access,
        .grants = grants,
        .grants_len = len,
    };
}

/* One grant against every right, unit, regime and date. */
static void check_grant(struct grant_fact grant, enum right right, size_t unit)
{
    bool may = holders[right] >> grant.role & 1;
    bool there = units[unit].is_own || (grant.below && units[unit].is_below);

    for (size_t r = 0; r < ARRAY_LEN(regimes); r++) {
        for (size_t d = 0; d < ARRAY_LEN(dates); d++) {
            bool expected = may && there && regimes[r].covers && dates[d].counts;
            struct actor actor = actor_with(&grant, 1);

            grant.regime_id = regimes[r].granted;
            grant.valid_from = dates[d].from;
            grant.valid_to = dates[d].to;
            if (access_allows(&actor, right, str_of(units[unit].path), regimes[r].asked, TODAY) !=
                expected)
                fail_msg("%s, %s, unit %s, below %d, regime case %zu, date case %zu",
                    role_names[grant.role], right_names[right], units[unit].what, grant.below, r,
                    d);
            assert_int_equal(access_holds(&actor, right, TODAY), may && dates[d].counts);
            assert_int_equal(access_grant_in_force(&grant, TODAY), dates[d].counts);
        }
    }
}

static void a_grant_counts_where_when_and_for_what_it_says(void **state)
{
    (void)state;
    for (enum role role = 0; role < ROLE_COUNT; role++)
        for (enum right right = 0; right < RIGHT_COUNT; right++)
            for (size_t unit = 0; unit < ARRAY_LEN(units); unit++) {
                check_grant(grant_of(role, false), right, unit);
                check_grant(grant_of(role, true), right, unit);
            }
}

static void nobody_holds_anything_without_a_grant(void **state)
{
    struct actor actor = { .account_id = 1, .unit_id = 40, .access = &usual_access };
    struct grant_fact given = grant_of(ROLE_VIEWER, false);

    (void)state;
    for (enum right right = 0; right < RIGHT_COUNT; right++) {
        assert_false(access_holds(&actor, right, TODAY));
        assert_false(access_allows(&actor, right, S("1/40/"), 0, TODAY));
    }
    assert_false(access_grants(&actor, &given, TODAY));
}

/* Half of a right from one grant and half from another make none. */
static void grants_do_not_mix(void **state)
{
    struct grant_fact grants[] = { grant_of(ROLE_ENTRY, true), grant_of(ROLE_VIEWER, true) };
    struct actor actor = actor_with(grants, ARRAY_LEN(grants));

    (void)state;
    grants[0].regime_id = 5;
    grants[1].unit_path = S("1/");
    assert_true(access_allows(&actor, RIGHT_REPORT_ENTER, S("1/40/7/"), 5, TODAY));
    assert_false(access_allows(&actor, RIGHT_REPORT_ENTER, S("1/40/7/"), 6, TODAY));
    assert_false(access_allows(&actor, RIGHT_REPORT_ENTER, S("1/41/"), 5, TODAY));
    assert_true(access_allows(&actor, RIGHT_REPORT_READ, S("1/41/"), 6, TODAY));
    grants[0].valid_to = TODAY - 1;
    assert_false(access_allows(&actor, RIGHT_REPORT_ENTER, S("1/40/7/"), 5, TODAY));
    assert_true(access_allows(&actor, RIGHT_REPORT_READ, S("1/40/7/"), 5, TODAY));
}

/* ---- who gives roles ---- */

#define OF_A_UNIT \
    (ROLE(UNIT_ADMIN) | ROLE(ENTRY) | ROLE(AGGREGATOR) | ROLE(APPROVER) | ROLE(CLERK) | \
        ROLE(VIEWER) | ROLE(DEPUTY))

static unsigned givable(enum role by)
{
    if (by == ROLE_SYSTEM_ADMIN)
        return (1u << ROLE_COUNT) - 1;
    return by == ROLE_UNIT_ADMIN ? OF_A_UNIT : 0;
}

/* NA-14, NA-15: a unit's administrator makes none of the system, no designer and no lead. */
static void administrators_alone_give_roles_and_none_above_their_own(void **state)
{
    (void)state;
    for (enum role by = 0; by < ROLE_COUNT; by++) {
        for (enum role role = 0; role < ROLE_COUNT; role++) {
            struct grant_fact own = grant_of(by, true), given = grant_of(role, true);
            struct actor actor = actor_with(&own, 1);
            bool may = givable(by) >> role & 1;

            if (access_may_grant(by, role) != may)
                fail_msg("%s gives %s: %d", role_names[by], role_names[role], !may);
            assert_int_equal(access_grants(&actor, &given, TODAY), may);
        }
    }
    assert_false(access_may_grant(ROLE_UNIT_ADMIN, ROLE_SYSTEM_ADMIN));
    assert_false(access_may_grant(ROLE_UNIT_ADMIN, ROLE_DESIGNER));
    assert_false(access_may_grant(ROLE_UNIT_ADMIN, ROLE_LEAD));
}

/* Who holds accounts.write can give some role, and nobody else can. */
static void giving_roles_goes_with_writing_accounts(void **state)
{
    (void)state;
    for (enum role by = 0; by < ROLE_COUNT; by++)
        assert_int_equal(
            givable(by) != 0, access_roles_with(&usual_access, RIGHT_ACCOUNT_WRITE) >> by & 1);
}

static void what_is_given_reaches_no_further_than_the_giver(void **state)
{
    static const struct {
        const char *what;
        bool own_below;
        int64_t own_regime;
        const char *path;
        bool below;
        int64_t regime;
        bool may;
    } cases[] = {
        { "the unit alone, by its own administrator", false, 0, "1/40/", false, 0, true },
        { "a unit below, by one of the unit alone", false, 0, "1/40/7/", false, 0, false },
        { "the units below too, by one of the unit alone", false, 0, "1/40/", true, 0, false },
        { "a unit below, by one of all below", true, 0, "1/40/7/", false, 0, true },
        { "a unit below and all under it", true, 0, "1/40/7/", true, 0, true },
        { "the unit and all below", true, 0, "1/40/", true, 0, true },
        { "the unit above", true, 0, "1/", false, 0, false },
        { "the unit above and all below", true, 0, "1/", true, 0, false },
        { "a unit beside", true, 0, "1/41/", false, 0, false },
        { "a unit whose number begins like ours", true, 0, "1/400/", false, 0, false },
        { "one regime, by one of all regimes", true, 0, "1/40/", true, 5, true },
        { "the same regime", true, 5, "1/40/", true, 5, true },
        { "another regime", true, 5, "1/40/", true, 6, false },
        { "every regime, by one of one regime", true, 5, "1/40/", true, 0, false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct grant_fact own = grant_of(ROLE_UNIT_ADMIN, cases[i].own_below);
        struct grant_fact given = grant_of(ROLE_ENTRY, cases[i].below);
        struct actor actor = actor_with(&own, 1);

        own.regime_id = cases[i].own_regime;
        given.regime_id = cases[i].regime;
        given.unit_path = str_of(cases[i].path);
        if (access_grants(&actor, &given, TODAY) != cases[i].may)
            fail_msg("%s: %d", cases[i].what, !cases[i].may);
        own.valid_to = TODAY - 1;
        assert_false(access_grants(&actor, &given, TODAY));
    }
}

/* An administrator for some months does not make himself, or a friend, one for good. */
static void an_administrator_outlives_not_himself(void **state)
{
    static const struct {
        const char *what;
        enum role role;
        int64_t own_to, given_to;
        bool may;
    } cases[] = {
        { "an administrator to the same day", ROLE_UNIT_ADMIN, TODAY + 9, TODAY + 9, true },
        { "an administrator to an earlier day", ROLE_UNIT_ADMIN, TODAY + 9, TODAY, true },
        { "an administrator to a later day", ROLE_UNIT_ADMIN, TODAY + 9, TODAY + 10, false },
        { "an administrator for good", ROLE_UNIT_ADMIN, TODAY + 9, DATE_NONE, false },
        { "an administrator for good, by one for good", ROLE_UNIT_ADMIN, DATE_NONE, DATE_NONE,
            true },
        { "a clerk for good: the unit keeps its clerks", ROLE_CLERK, TODAY + 9, DATE_NONE, true },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct grant_fact own = grant_of(ROLE_UNIT_ADMIN, true);
        struct grant_fact given = grant_of(cases[i].role, true);
        struct actor actor = actor_with(&own, 1);

        own.valid_to = cases[i].own_to;
        given.valid_to = cases[i].given_to;
        if (access_grants(&actor, &given, TODAY) != cases[i].may)
            fail_msg("%s: %d", cases[i].what, !cases[i].may);
    }
}

/* The whole tree is for who holds a root with all below, for every regime. */
static void only_a_root_with_all_below_is_the_whole_tree(void **state)
{
    struct grant_fact own = grant_of(ROLE_SYSTEM_ADMIN, true);
    struct actor actor = actor_with(&own, 1);

    (void)state;
    assert_false(access_allows_roots(&actor, RIGHT_UNIT_WRITE, TODAY));
    own.unit_path = S("1/");
    assert_true(access_allows_roots(&actor, RIGHT_UNIT_WRITE, TODAY));
    assert_false(access_allows_roots(&actor, RIGHT_REPORT_READ, TODAY));
    own.below = false;
    assert_false(access_allows_roots(&actor, RIGHT_UNIT_WRITE, TODAY));
    own.below = true;
    own.regime_id = 5;
    assert_false(access_allows_roots(&actor, RIGHT_UNIT_WRITE, TODAY));
    own.regime_id = 0;
    own.valid_to = TODAY - 1;
    assert_false(access_allows_roots(&actor, RIGHT_UNIT_WRITE, TODAY));
}

/* Two grants of one account do not add up to one that reaches further. */
static void no_two_grants_together_give_more(void **state)
{
    struct grant_fact own[] = { grant_of(ROLE_UNIT_ADMIN, false), grant_of(ROLE_LEAD, true) };
    struct grant_fact given = grant_of(ROLE_ENTRY, true);
    struct actor actor = actor_with(own, ARRAY_LEN(own));

    (void)state;
    assert_false(access_grants(&actor, &given, TODAY));
    given.role = ROLE_LEAD;
    given.below = false;
    assert_false(access_grants(&actor, &given, TODAY));
}

/* ---- tables of other profiles ---- */

/* What a role may, the table says that the actor carries: one grant, three provinces. */
static void the_table_carried_decides(void **state)
{
    const struct grant_fact entry = grant_of(ROLE_ENTRY, true);
    struct access_table sends = usual_access, idle = { { 0 } };
    const struct access_table *tables[] = { &usual_access, &sends, &idle, NULL };
    const bool enters[] = { true, true, false, false }, sending[] = { false, true, false, false };

    (void)state;
    sends.rights[ROLE_ENTRY] |= UINT64_C(1) << RIGHT_REPORT_SEND;
    for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
        struct actor actor = actor_with(&entry, 1);
        uint32_t roles = access_roles_with(tables[i], RIGHT_REPORT_SEND);

        actor.access = tables[i];
        assert_int_equal(access_holds(&actor, RIGHT_REPORT_ENTER, TODAY), enters[i]);
        assert_int_equal(access_holds(&actor, RIGHT_REPORT_SEND, TODAY), sending[i]);
        assert_int_equal(
            access_allows(&actor, RIGHT_REPORT_SEND, S("1/40/7/"), 5, TODAY), sending[i]);
        assert_int_equal(roles >> ROLE_ENTRY & 1, sending[i]);
        assert_int_equal(roles >> ROLE_CLERK & 1, i < 2);
        assert_false(access_holds(&actor, RIGHT_REPORT_APPROVE, TODAY));
    }
}

/* Over a root too; who may give which role is no matter of tables. */
static void roots_go_by_the_table_and_giving_does_not(void **state)
{
    struct grant_fact admin = grant_of(ROLE_SYSTEM_ADMIN, true), given = grant_of(ROLE_ENTRY, true);
    struct actor actor = actor_with(&admin, 1);
    struct access_table idle = { { 0 } };

    (void)state;
    admin.unit_path = S("1/");
    assert_true(access_allows_roots(&actor, RIGHT_CALENDAR_WRITE, TODAY));
    actor.access = &idle;
    assert_false(access_allows_roots(&actor, RIGHT_CALENDAR_WRITE, TODAY));
    assert_true(access_grants(&actor, &given, TODAY));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rights_at_once_are_the_rights_one_by_one),
        cmocka_unit_test(roles_hold_the_rights_they_should),
        cmocka_unit_test(the_table_carried_decides),
        cmocka_unit_test(roots_go_by_the_table_and_giving_does_not),
        cmocka_unit_test(typing_approving_and_sending_are_three_roles),
        cmocka_unit_test(roles_and_rights_have_names),
        cmocka_unit_test(a_grant_counts_where_when_and_for_what_it_says),
        cmocka_unit_test(nobody_holds_anything_without_a_grant),
        cmocka_unit_test(grants_do_not_mix),
        cmocka_unit_test(administrators_alone_give_roles_and_none_above_their_own),
        cmocka_unit_test(giving_roles_goes_with_writing_accounts),
        cmocka_unit_test(what_is_given_reaches_no_further_than_the_giver),
        cmocka_unit_test(an_administrator_outlives_not_himself),
        cmocka_unit_test(a_right_over_a_unit_alone_reaches_what_it_took_over),
        cmocka_unit_test(only_a_root_with_all_below_is_the_whole_tree),
        cmocka_unit_test(no_two_grants_together_give_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
