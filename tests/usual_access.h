/* The rights of each role where a regulation says nothing else: what tests/profiles/plain.json
 * says, and what shipped profiles are compared with. */
#ifndef BAOCAO_TESTS_USUAL_ACCESS_H
#define BAOCAO_TESTS_USUAL_ACCESS_H

#include "core/access.h"

#define R(name) (UINT64_C(1) << RIGHT_##name)

/* What everybody with a role may look at within his scope. */
#define LOOK (R(UNIT_READ) | R(FORM_READ) | R(REGIME_READ) | R(REPORT_READ) | R(CATALOGUE_READ))

/* clang-format off */
static const struct access_table usual_access = { .rights = {
    [ROLE_SYSTEM_ADMIN] = R(UNIT_READ) | R(UNIT_WRITE) | R(ACCOUNT_READ) | R(ACCOUNT_WRITE) | R(ACCOUNT_ASK) | R(ACCOUNT_ISSUE) | R(HELP_ANSWER) | R(ACCESS_READ) | R(FORM_READ) | R(FORM_WRITE)
                        | R(REGIME_READ) | R(REGIME_WRITE) | R(CYCLE_OPEN) | R(PROGRESS_READ) | R(EVENT_READ)
                        | R(CALENDAR_WRITE) | R(CATALOGUE_READ) | R(CATALOGUE_WRITE) | R(LETTERHEAD_WRITE) | R(SYSTEM_MANAGE)
                        | R(PROFILE_WRITE) | R(ANNOUNCEMENT_WRITE),
    [ROLE_UNIT_ADMIN]   = LOOK | R(ACCOUNT_READ) | R(ACCOUNT_WRITE) | R(ACCOUNT_ASK) | R(HELP_ANSWER) | R(ACCESS_READ) | R(PROGRESS_READ) | R(EVENT_READ) | R(LETTERHEAD_WRITE) | R(ANNOUNCEMENT_WRITE),
    [ROLE_DESIGNER]     = R(UNIT_READ) | R(FORM_READ) | R(FORM_WRITE) | R(REGIME_READ) | R(CATALOGUE_READ) | R(CATALOGUE_WRITE),
    [ROLE_LEAD]         = LOOK | R(FORM_WRITE) | R(REGIME_WRITE) | R(CYCLE_OPEN) | R(PROGRESS_READ) | R(REPORT_RECEIVE)
                        | R(REPORT_CONSOLIDATE) | R(CATALOGUE_WRITE),
    [ROLE_ENTRY]        = LOOK | R(REPORT_ENTER) | R(REPORT_SUBMIT),
    [ROLE_AGGREGATOR]   = LOOK | R(REPORT_ENTER) | R(REPORT_SUBMIT) | R(PROGRESS_READ) | R(REPORT_RECEIVE) | R(REPORT_CONSOLIDATE),
    [ROLE_APPROVER]     = LOOK | R(ACCOUNT_READ) | R(ACCOUNT_ASK) | R(ACCESS_READ) | R(REPORT_APPROVE) | R(PROGRESS_READ) | R(REPORT_READ_SENT),
    [ROLE_DEPUTY]       = LOOK | R(ACCOUNT_READ) | R(ACCOUNT_ASK) | R(ACCESS_READ) | R(REPORT_APPROVE) | R(PROGRESS_READ) | R(REPORT_READ_SENT),
    [ROLE_CLERK]        = LOOK | R(ACCOUNT_READ) | R(ACCOUNT_ASK) | R(REPORT_SEND) | R(REPORT_READ_SENT) | R(LETTERHEAD_WRITE),
    [ROLE_VIEWER]       = LOOK | R(PROGRESS_READ) | R(REPORT_READ_SENT),
} };
/* clang-format on */

#undef R
#undef LOOK

#endif
