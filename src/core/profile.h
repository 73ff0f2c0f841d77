/*
 * profile -- everything in which provinces' regulations differ, as data.
 *
 * A profile is a JSON document of ten sections, read by model/profile.h into
 * this struct. profile_settle then makes of it what is asked all day (the tables
 * of the workflow and of the roles' rights) and names everything that would not work: a state
 * nobody comes to, one from which a report is never sent, a step without an article, roles of which
 * nobody could do what must be done. Each rule says by which article it stands ("Đ8.3"): a rule
 * that no regulation asks for has none to give, and is refused.
 *
 * To add a rule to a section: docs/howto/add-a-profile-rule.md.
 *
 * Layer:  core (pure: no clock, no I/O, allocation only in the arena)
 * Owns:   nothing; a settled profile never changes
 * Fails:  profile_settle adds a fault for each thing wrong, with its path and value
 * Limits: WORKFLOW_STEPS_MAX steps, PROFILE_RULES_MAX of anything else
 * Tests:  profile_test.c; tests/cli/profiles_test.c over the profiles shipped
 */
#ifndef BAOCAO_PROFILE_H
#define BAOCAO_PROFILE_H

#include "base/ctx.h"
#include "base/list.h"
#include "core/numbering.h"
#include "core/retention.h"
#include "core/signing.h"
#include "core/usage_rule.h"
#include "core/workflow.h"

/* ---- what rules are made of ---- */

/* Regulations count hours, days and working days, even within one text (requirements.md 9.9). */
#define CLOCK_UNIT_LIST(X) \
    X(HOURS, "hours", "giờ") \
    X(DAYS, "days", "ngày") \
    X(WORKING_DAYS, "working_days", "ngày làm việc") \
    X(MONTHS, "months", "tháng")

enum clock_unit {
#define X(name, wire, title) CLOCK_##name,
    CLOCK_UNIT_LIST(X)
#undef X
        CLOCK_UNIT_COUNT
};

/* A length of time; value 0: the regulation sets none. */
struct profile_clock {
    int64_t value;
    int unit; /* enum clock_unit */
    struct str article;
};

/* A number; 0: the regulation sets none. */
struct profile_number {
    int64_t value;
    struct str article;
};

/* ---- the sections, in their order ---- */

struct profile_about {
    struct str id, title;   /* "nghe-an", "Nghệ An" */
    struct str regulation;  /* "Quyết định 09/2024/QĐ-UBND ngày 16/5/2024" */
    struct str system_name; /* what the regulation calls the system */
};

/* A kind of account the regulation names, and the roles of ours that make it. */
struct profile_account_kind {
    struct str title;
    struct list roles; /* struct str: wire names of enum role */
    struct str article;
};

/* What a unit of a kind may have of right; 0: the regulation sets none. */
struct profile_quota {
    int unit_kind; /* enum unit_kind of model/unit.h */
    int64_t accounts, admins;
    struct str article;
};

/* Whether accounts are issued, locked and given passwords by one office alone: by whoever holds
 * account.issue. */
struct profile_issuing {
    bool central;
    struct str article;
};

/* Accounts: kinds, quotas, passwords, requests. Further rules about accounts go here. */
struct profile_accounts {
    struct list kinds;                     /* struct profile_account_kind */
    struct list quotas;                    /* struct profile_quota */
    struct profile_number admins_a_unit;   /* that a unit may have */
    struct profile_number managers_a_unit; /* that manage a unit's accounts, at least */
    struct profile_issuing issuing;
    struct profile_clock request_clock; /* to make, change or lock one that was asked for */
    struct profile_clock password_age;  /* after which it must be changed */
};

/* A role with the rights it holds, and what the regulation calls it. */
struct profile_role {
    int role; /* enum role */
    struct str title;
    struct list rights; /* struct str: wire names of enum right */
    struct str article;
};

struct profile_roles {
    struct list presets; /* struct profile_role */
};

struct profile_step {
    int from, action, to; /* enum report_state, enum report_action */
    int side;             /* enum wf_side */
    int right;            /* enum right */
    struct list needs;    /* struct str: wire names of WF_NEED_LIST */
    struct str article;
};

struct profile_workflow {
    struct list accepted; /* struct str: wire names of the kinds of signature that count */
    struct list covered;  /* struct str: wire names of enum document_kind that are signed */
    struct list steps;    /* struct profile_step */
};

/* Kinds of signature, at most one bit each: X(NAME, "wire", "tên"). The first is made by the
 * program itself: the leader confirms with his password the digest of what he has read. It is not
 * a digital signature in the meaning of the law; the second is, on the revision's documents. */
#define SIGNATURE_KIND_LIST(X) \
    X(CONFIRMED, "confirmed", "Xác nhận bằng mật khẩu") \
    X(DIGITAL, "digital", "Chữ ký số")

enum signature_kind {
#define X(name, wire, title) SIGNATURE_##name,
    SIGNATURE_KIND_LIST(X)
#undef X
        SIGNATURE_KIND_COUNT
};

/* Lengths of time that reports are bound by. */
struct profile_clocks {
    /* At least, between assigning a report and its due time: in hours or working days. */
    struct profile_clock assignment;
    bool assignment_spares_ad_hoc, assignment_spares_central;
};

/* When people are told of a due day: so many days before (below 0) or after it. */
struct profile_alert {
    int64_t days;
    bool working_days;
    struct str article;
};

/* When, after its receiver let it be corrected, people are told that a report was not sent again.
 */
struct profile_correction {
    struct profile_alert step;
    int told; /* enum correction_told of core/alert.h */
};

/* A time of day by Vietnam's clock, "7:30"; empty: the program's own. */
struct profile_time {
    struct str at;
    struct str article;
};

/* Notices and reminders. Further rules about what is announced go here. */
struct profile_notices {
    struct profile_clock maintenance; /* at least, before the system is stopped for work on it */
    struct profile_clock help;        /* to answer what the help desk was told */
    struct profile_time mail_from;    /* reminders go by e-mail from then on, each day */
    struct list alerts; /* struct profile_alert, ascending; none: alert_steps_default */
    /* struct profile_correction, ascending; none: correction_rule_default. Behind the last step its
     * readers are told again every so many days; 0: no more. */
    struct list corrections;
    struct profile_number corrections_every;
    /* From then on each year people are asked to confirm the next one's calendar. */
    struct profile_day calendar;
    /* struct profile_alert in plain days around the end, ascending; none: ending_steps_default */
    struct list certificates;
};

/* What a report consists of, and which there are. */
struct profile_parts {
    bool both; /* outline and forms, unless only one was asked for */
    struct str article;
    /* Kinds of report the regulation does not govern: no regime of such a kind is made. */
    struct list left_out; /* struct str: wire names of enum period_kind */
    struct str left_out_article;
    bool posts; /* to register a regime one says who puts together and who approves */
    struct str posts_article;
};

struct profile {
    struct profile_about about;
    struct profile_accounts accounts;
    struct profile_roles roles;
    struct profile_workflow steps;
    struct profile_clocks clocks;
    struct profile_notices notices;
    struct profile_numbering numbering;
    struct profile_parts parts;
    struct profile_archive archive;
    struct profile_usage usage;

    /* Made by profile_settle. */
    struct workflow workflow;
    struct access_table access; /* what each role holds: every question about rights goes by it */
    unsigned signatures;        /* a bit per enum signature_kind that counts */
    unsigned kinds_left_out;    /* a bit per enum period_kind no regime may have */
    unsigned covered;           /* a bit per enum document_kind that is signed; the paper always */
};

extern const char *const clock_unit_names[CLOCK_UNIT_COUNT];
extern const char *const clock_unit_titles[CLOCK_UNIT_COUNT];
extern const char *const signature_kind_names[SIGNATURE_KIND_COUNT];
extern const char *const signature_kind_titles[SIGNATURE_KIND_COUNT];

/* "Đ8.3" as officials write it: "khoản 3 Điều 8", and "Đ6.1a": "điểm a khoản 1 Điều 6". */
struct str profile_article_words(struct arena *arena, struct str article);
/* What the regulation calls the role; what the program does, where it says nothing. */
struct str profile_role_title(const struct profile *profile, enum role role);
/* From which minute of the day on reminders go by e-mail. */
int64_t profile_mail_from(const struct profile *profile);
/* The titles of the kinds of account that these roles make, a bit each, in the profile's order. */
struct list profile_account_kinds(
    struct arena *arena, const struct profile *profile, unsigned roles);
/* What is wrong with a profile that is to be put in force, though one could work with it: of those
 * in force already some are older than the rule. Of a settled one. */
void profile_admit(struct ctx *ctx, const struct profile *profile, struct faults *out);
/* Makes the tables of a profile that was read; adds what is wrong with it to *out. With faults it
 * must not be used. ctx lends its arena only. */
void profile_settle(struct ctx *ctx, struct profile *profile, struct faults *out);

#endif
