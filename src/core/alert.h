/*
 * alert -- who is told what about a report, and when.
 *
 * The rules are tables. state_rules: when a report comes into a state, whoever has its next move
 * is told. step_rules: so many days before and after the day a report is due, whoever still has
 * the move is told; the steps are data of the profile. event_rules: what no state shows, an answer
 * or that intake is closed, is told whom it concerns. A person is told who holds the right over
 * the unit by the nearest grant: who holds it over a whole province is told of a commune's report
 * only where nobody nearer could act.
 *
 * No regulation names a reminder; four ask to follow and urge (requirements 9.11).
 *
 * Layer:  core (pure)
 * Owns:   texts live in the arena given
 * Fails:  never; false: nothing is to be told
 * Limits: ALERT_STEPS_MAX steps, ALERT_AIMS_MAX rights a report
 * Tests:  alert_test.c
 */
#ifndef BAOCAO_ALERT_H
#define BAOCAO_ALERT_H

#include "base/limits.h"
#include "core/calendar.h"
#include "core/discipline.h"
#include "core/workflow.h"

/* X(NAME, "wire", "tên tiếng Việt") */
#define ALERT_KIND_LIST(X) \
    X(ASSIGNED, "assigned", "Được giao") \
    X(DUE_SOON, "due_soon", "Sắp đến hạn") \
    X(OVERDUE, "overdue", "Quá hạn") \
    X(RETURNED, "returned", "Bị trả lại") \
    X(WAITING, "waiting", "Chờ xử lý") \
    X(ANSWERED, "answered", "Có trả lời") \
    X(URGED, "urged", "Đôn đốc") \
    /* 7: store/sql/ending.sql and an index know it by its number */ \
    X(CERTIFICATE, "certificate", "Chứng thư số") \
    X(WITHDRAWN, "withdrawn", "Thôi giao") \
    X(NOTICE, "notice", "Thông tin")

enum alert_kind {
#define X(name, wire, title) ALERT_##name,
    ALERT_KIND_LIST(X)
#undef X
        ALERT_KIND_COUNT
};

extern const char *const alert_kind_names[ALERT_KIND_COUNT];
extern const char *const alert_kind_titles[ALERT_KIND_COUNT];

/* ---- when ---- */

/* Before the due day (below 0), on it, or after it. */
struct alert_step {
    int days;
    bool workdays; /* counted by the calendar; otherwise every day counts */
};

/* Of a province whose profile says nothing. */
extern const struct alert_step alert_steps_default[];
extern const size_t alert_steps_default_len;

/* The day of a step. */
int64_t alert_step_day(
    const struct alert_step *step, const struct calendar *calendar, int64_t due_on);
/* The last step whose day has come, unless that was more than ALERT_BACK_DAYS ago: steps missed
 * in an outage are not told one after another. Steps ascend. */
bool alert_step_reached(const struct alert_step *steps, size_t len, const struct calendar *calendar,
    int64_t due_on, int64_t today, size_t *out) MUST_CHECK;

/* Of a correction that is not sent: no regulation sets a day for one, so its reminders count from
 * the day since which its unit has it to correct, by its receiver's consent or because he returned
 * it. */

/* X(NAME, "wire", "tên"): who is told; each with those before it. */
#define CORRECTION_TOLD_LIST(X) \
    X(MOVER, "mover", "Người đang giữ báo cáo") \
    X(HEAD, "head", "Người đang giữ báo cáo, lãnh đạo đơn vị") \
    X(RECEIVER, "receiver", "Người đang giữ báo cáo, lãnh đạo đơn vị, nơi nhận")

enum correction_told {
#define X(name, wire, title) CORRECTION_TOLD_##name,
    CORRECTION_TOLD_LIST(X)
#undef X
        CORRECTION_TOLD_COUNT
};

extern const char *const correction_told_names[CORRECTION_TOLD_COUNT];
extern const char *const correction_told_titles[CORRECTION_TOLD_COUNT];

struct correction_step {
    struct alert_step step; /* after that day */
    enum correction_told told;
};

/* Steps ascend; behind the last one its readers are told again every so many days. 0: no more. */
struct correction_rule {
    const struct correction_step *steps;
    size_t len;
    int64_t every;
};

/* Of a province whose profile says nothing. */
extern const struct correction_rule correction_rule_default;

/* The reminder whose day came last: how many days after that day it stands, and whom it tells.
 * False as of alert_step_reached, and where it was a year ago that it might be corrected. */
bool correction_step_reached(const struct correction_rule *rule, const struct calendar *calendar,
    int64_t correcting_since, int64_t today, struct correction_step *out) MUST_CHECK;

/* Whom the reminder so many days after that day tells. */
enum correction_told correction_told_of(const struct correction_rule *rule, int64_t days);

/* ---- who ---- */

/* What a report is like. */
struct alert_facts {
    enum report_state state;
    bool total;
    bool ready; /* of a total: all it is made of is accepted */
    /* Of the province: who has the move depends on its steps. NULL: of any province. */
    const struct workflow *workflow;
};

/* A right, where it must be held, and what its holders are told. */
struct alert_aim {
    enum alert_kind kind;
    enum wf_side side;
    enum right right;
    const char *key; /* of the text */
};

#define ALERT_AIMS_MAX 4

/* Who is told that a report came into its state. */
size_t alert_aims_of_state(struct alert_facts facts, struct alert_aim out[ALERT_AIMS_MAX]);
/* Who is told of a step, so many days before (below 0) or after the due day. */
size_t alert_aims_of_step(
    struct alert_facts facts, int64_t days, struct alert_aim out[ALERT_AIMS_MAX]);

/* Who is told that a correction was not sent yet. */
size_t alert_aims_of_correction(
    struct alert_facts facts, enum correction_told told, struct alert_aim out[ALERT_AIMS_MAX]);

/* Who is told of an appeal against a report's mark: who decides, then who made it. */
size_t alert_aims_of_appeal(enum appeal_state state, struct alert_aim out[ALERT_AIMS_MAX]);

/* What happens to a report that its state does not show. */
enum alert_event {
    ALERT_EVENT_CORRECTION_DENIED,
    ALERT_EVENT_RECALLED,
    ALERT_EVENT_EXTENSION_ASKED,
    ALERT_EVENT_EXTENSION_GRANTED,
    ALERT_EVENT_EXTENSION_REFUSED,
    ALERT_EVENT_INTAKE_CLOSED,
    ALERT_EVENT_INTAKE_OPENED,
    ALERT_EVENT_PUT_OFF, /* the whole cycle is due later */
    ALERT_EVENT_COUNT
};

/* Who is told of it. */
size_t alert_aims_of_event(enum alert_event event, struct alert_aim out[ALERT_AIMS_MAX]);

/* One grant of somebody who may log in. */
struct alert_holder {
    int64_t account_id;
    struct grant_fact grant;
};

/* What is asked about holders. */
struct alert_place {
    const struct access_table *access;
    enum right right;
    struct str unit_path;
    int64_t regime_id, today;
};

/* The accounts that hold the right by the nearest grant, each once; out has room for len. */
size_t alert_choose(
    const struct alert_holder *holders, size_t len, const struct alert_place *place, int64_t *out);

/* ---- what ---- */

struct alert_words {
    struct str regime, period, unit, receiver;
    int64_t due_on, today;
    struct str what; /* of a request for accounts: its kind */
    /* Of a report: which correction of it is under way; it has no due day. 0: none. And since when
     * its receiver lets it be made. */
    int64_t correcting, correcting_since;
};

/* A key's sentence; the key itself where there is none. */
struct str alert_text(struct arena *arena, const char *key, const struct alert_words *words);
/* Whether every %x of a sentence is a word there is; the first that is not otherwise, with its %.
 */
bool alert_text_check(struct str text, struct str *out_unknown) MUST_CHECK;
/* The same of all there are: the key of one that is not sound. */
bool alert_texts_check(const char **out_key, struct str *out_unknown) MUST_CHECK;
/* The keys there are, for tests. */
extern const char *const alert_text_keys[];
extern const size_t alert_text_keys_len;

#endif
