#include "core/alert.h"

const char *const alert_kind_names[ALERT_KIND_COUNT] = {
#define X(name, wire, title) [ALERT_##name] = wire,
    ALERT_KIND_LIST(X)
#undef X
};

const char *const alert_kind_titles[ALERT_KIND_COUNT] = {
#define X(name, wire, title) [ALERT_##name] = title,
    ALERT_KIND_LIST(X)
#undef X
};

/* ---- when ---- */

const struct alert_step alert_steps_default[] = {
    { -3, true },
    { -1, true },
    { 0, false },
    { 1, false },
    { 3, false },
    { 7, false },
};
const size_t alert_steps_default_len = ARRAY_LEN(alert_steps_default);

/* The count-th working day before the day. */
static int64_t workdays_before(const struct calendar *calendar, int64_t day, int64_t count)
{
    int64_t first = day - ALERT_SPAN_DAYS;

    while (count > 0 && day > first)
        if (!calendar_is_off(calendar, --day))
            count--;
    return day;
}

int64_t alert_step_day(
    const struct alert_step *step, const struct calendar *calendar, int64_t due_on)
{
    if (!step->workdays || !step->days)
        return due_on + step->days;
    return step->days < 0 ? workdays_before(calendar, due_on, -(int64_t)step->days)
                          : calendar_workdays_after(calendar, due_on, step->days);
}

bool alert_step_reached(const struct alert_step *steps, size_t len, const struct calendar *calendar,
    int64_t due_on, int64_t today, size_t *out)
{
    for (size_t i = len; i-- > 0;) {
        int64_t day = alert_step_day(&steps[i], calendar, due_on);

        if (day > today)
            continue;
        if (today - day > ALERT_BACK_DAYS)
            return false;
        *out = i;
        return true;
    }
    return false;
}

/* ---- who ---- */

#define IN(name) (1u << REPORT_##name)
#define BEING_FILLED \
    (IN(ASSIGNED) | IN(IN_ENTRY) | IN(REFUSED) | IN(RETURNED) | IN(RECALLED) | IN(CORRECTION_OPEN))
/* Approved is signed next in one province and sent in another: the step there is tells. */
#define TO_SIGN (IN(APPROVED) | IN(FIGURES_APPROVED))
#define TO_SEND (IN(APPROVED) | IN(SIGNED) | IN(WITH_CLERK))

/* Whether a rule is about the units' reports, about totals, or about both. */
enum about { UNITS = 1, TOTALS = 2, BOTH = UNITS | TOTALS };

/* The action that must lead on from the state in this province; BY_ANY asks for none. */
#define BY(name) (1 + ACTION_##name)
#define BY_ANY 0

/* clang-format off */
static const struct {
    unsigned states;
    enum about about;
    struct alert_aim aim;
    int by;
} state_rules[] = {
    { IN(ASSIGNED),  UNITS,  { ALERT_ASSIGNED, SIDE_REPORTER, RIGHT_REPORT_ENTER,       "assigned" }, BY_ANY },
    { IN(WITHDRAWN), UNITS,  { ALERT_WITHDRAWN, SIDE_REPORTER, RIGHT_REPORT_ENTER,      "withdrawn" }, BY_ANY },
    { IN(WITHDRAWN), UNITS,  { ALERT_WITHDRAWN, SIDE_REPORTER, RIGHT_REPORT_APPROVE,    "withdrawn" }, BY_ANY },
    { IN(REFUSED),   BOTH,   { ALERT_RETURNED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,      "refused" }, BY_ANY },
    { IN(RETURNED),  BOTH,   { ALERT_RETURNED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,      "returned" }, BY_ANY },
    { IN(RETURNED),  BOTH,   { ALERT_RETURNED, SIDE_REPORTER, RIGHT_REPORT_APPROVE,     "returned" }, BY_ANY },
    { IN(SUBMITTED), BOTH,   { ALERT_WAITING,  SIDE_REPORTER, RIGHT_REPORT_APPROVE,     "to_approve" }, BY_ANY },
    { TO_SIGN,       BOTH,   { ALERT_WAITING,  SIDE_REPORTER, RIGHT_REPORT_APPROVE,     "to_sign" }, BY(SIGN) },
    { TO_SEND,       BOTH,   { ALERT_WAITING,  SIDE_REPORTER, RIGHT_REPORT_SEND,        "to_send" }, BY(SEND) },
    { IN(SENT),      BOTH,   { ALERT_WAITING,  SIDE_RECEIVER, RIGHT_REPORT_RECEIVE,     "to_accept" }, BY_ANY },
    { IN(CORRECTION_ASKED), BOTH, { ALERT_WAITING,  SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, "to_correct" }, BY_ANY },
    { IN(CORRECTION_OPEN),  BOTH, { ALERT_RETURNED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  "correct" }, BY_ANY },
    /* Only when all it is made of is there: alert_aims_of_state. */
    { IN(ASSIGNED) | IN(IN_ENTRY), TOTALS,
                             { ALERT_WAITING,  SIDE_REPORTER, RIGHT_REPORT_CONSOLIDATE, "to_consolidate" }, BY_ANY },
};

/* From `from` days after the due day on. */
static const struct {
    unsigned states;
    enum about about;
    int64_t from;
    enum right right;
    int by;
} step_rules[] = {
    { BEING_FILLED,  UNITS,  INT64_MIN, RIGHT_REPORT_ENTER, BY_ANY },
    { BEING_FILLED,  TOTALS, INT64_MIN, RIGHT_REPORT_CONSOLIDATE, BY_ANY },
    { IN(SUBMITTED), BOTH,   INT64_MIN, RIGHT_REPORT_APPROVE, BY_ANY },
    { TO_SIGN,       BOTH,   INT64_MIN, RIGHT_REPORT_APPROVE, BY(SIGN) },
    { TO_SEND,       BOTH,   INT64_MIN, RIGHT_REPORT_SEND, BY(SEND) },
    /* The head of a unit that is late hears of it too, whoever has the move. */
    { BEING_FILLED | TO_SEND, BOTH, 1, RIGHT_REPORT_APPROVE, BY_ANY },
};
/* clang-format on */

static bool is_about(enum about about, bool total)
{
    return (about & (total ? TOTALS : UNITS)) != 0;
}

static bool leads_on(struct alert_facts facts, int by)
{
    return by == BY_ANY || !facts.workflow ||
           workflow_step(facts.workflow, facts.state, (enum report_action)(by - 1)) != NULL;
}

size_t alert_aims_of_state(struct alert_facts facts, struct alert_aim out[ALERT_AIMS_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < ARRAY_LEN(state_rules) && len < ALERT_AIMS_MAX; i++) {
        bool waits = state_rules[i].aim.right == RIGHT_REPORT_CONSOLIDATE && !facts.ready;

        if ((state_rules[i].states >> facts.state & 1) &&
            is_about(state_rules[i].about, facts.total) && !waits &&
            leads_on(facts, state_rules[i].by))
            out[len++] = state_rules[i].aim;
    }
    return len;
}

static struct alert_aim aim_of_step(enum right right, int64_t days)
{
    return (struct alert_aim){
        .kind = days > 0 ? ALERT_OVERDUE : ALERT_DUE_SOON,
        .side = SIDE_REPORTER,
        .right = right,
        .key = days > 0 ? "overdue" : "due_soon",
    };
}

size_t alert_aims_of_step(
    struct alert_facts facts, int64_t days, struct alert_aim out[ALERT_AIMS_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < ARRAY_LEN(step_rules) && len < ALERT_AIMS_MAX; i++)
        if ((step_rules[i].states >> facts.state & 1) &&
            is_about(step_rules[i].about, facts.total) && days >= step_rules[i].from &&
            leads_on(facts, step_rules[i].by) &&
            !(len && out[len - 1].right == step_rules[i].right))
            out[len++] = aim_of_step(step_rules[i].right, days);
    return len;
}

/* clang-format off */
static const struct {
    enum appeal_state state;
    struct alert_aim aim;
} appeal_rules[] = {
    { APPEAL_ASKED,     { ALERT_WAITING,  SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, "appeal" } },
    { APPEAL_UPHELD,    { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  "appeal_upheld" } },
    { APPEAL_UPHELD,    { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_APPROVE, "appeal_upheld" } },
    { APPEAL_UPHELD,    { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_SEND,    "appeal_upheld" } },
    { APPEAL_DISMISSED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  "appeal_dismissed" } },
    { APPEAL_DISMISSED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_APPROVE, "appeal_dismissed" } },
    { APPEAL_DISMISSED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_SEND,    "appeal_dismissed" } },
};
/* clang-format on */

size_t alert_aims_of_appeal(enum appeal_state state, struct alert_aim out[ALERT_AIMS_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < ARRAY_LEN(appeal_rules) && len < ALERT_AIMS_MAX; i++)
        if (appeal_rules[i].state == state)
            out[len++] = appeal_rules[i].aim;
    return len;
}

/* clang-format off */
static const struct {
    enum alert_event event;
    struct alert_aim aim;
} event_rules[] = {
    { ALERT_EVENT_CORRECTION_DENIED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  "correction_denied" } },
    { ALERT_EVENT_CORRECTION_DENIED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_APPROVE, "correction_denied" } },
    { ALERT_EVENT_CORRECTION_DENIED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_SEND,    "correction_denied" } },
    { ALERT_EVENT_RECALLED,          { ALERT_NOTICE,   SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, "recalled" } },
    { ALERT_EVENT_EXTENSION_ASKED,   { ALERT_WAITING,  SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, "extension_asked" } },
    { ALERT_EVENT_EXTENSION_GRANTED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  "extension_granted" } },
    { ALERT_EVENT_EXTENSION_GRANTED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_APPROVE, "extension_granted" } },
    { ALERT_EVENT_EXTENSION_GRANTED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_SEND,    "extension_granted" } },
    { ALERT_EVENT_EXTENSION_REFUSED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  "extension_refused" } },
    { ALERT_EVENT_EXTENSION_REFUSED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_APPROVE, "extension_refused" } },
    { ALERT_EVENT_EXTENSION_REFUSED, { ALERT_ANSWERED, SIDE_REPORTER, RIGHT_REPORT_SEND,    "extension_refused" } },
    /* Of a report that was not sent yet (CT-60). */
    { ALERT_EVENT_INTAKE_CLOSED,     { ALERT_NOTICE,   SIDE_REPORTER, RIGHT_REPORT_ENTER,   "intake_closed" } },
    { ALERT_EVENT_INTAKE_CLOSED,     { ALERT_NOTICE,   SIDE_REPORTER, RIGHT_REPORT_APPROVE, "intake_closed" } },
    { ALERT_EVENT_INTAKE_CLOSED,     { ALERT_NOTICE,   SIDE_REPORTER, RIGHT_REPORT_SEND,    "intake_closed" } },
    { ALERT_EVENT_INTAKE_OPENED,     { ALERT_NOTICE,   SIDE_REPORTER, RIGHT_REPORT_ENTER,   "intake_opened" } },
    { ALERT_EVENT_INTAKE_OPENED,     { ALERT_NOTICE,   SIDE_REPORTER, RIGHT_REPORT_APPROVE, "intake_opened" } },
    { ALERT_EVENT_INTAKE_OPENED,     { ALERT_NOTICE,   SIDE_REPORTER, RIGHT_REPORT_SEND,    "intake_opened" } },
};
/* clang-format on */

size_t alert_aims_of_event(enum alert_event event, struct alert_aim out[ALERT_AIMS_MAX])
{
    size_t len = 0;

    for (size_t i = 0; i < ARRAY_LEN(event_rules) && len < ALERT_AIMS_MAX; i++)
        if (event_rules[i].event == event)
            out[len++] = event_rules[i].aim;
    return len;
}

static bool holds(const struct alert_holder *holder, const struct alert_place *place)
{
    const struct actor actor = {
        .access = place->access,
        .grants = &holder->grant,
        .grants_len = 1,
    };

    return access_allows(&actor, place->right, place->unit_path, place->regime_id, place->today);
}

static bool has(const int64_t *ids, size_t len, int64_t id)
{
    for (size_t i = 0; i < len; i++)
        if (ids[i] == id)
            return true;
    return false;
}

size_t alert_choose(
    const struct alert_holder *holders, size_t len, const struct alert_place *place, int64_t *out)
{
    size_t nearest = 0, out_len = 0;

    for (size_t i = 0; i < len; i++)
        if (holders[i].grant.unit_path.len > nearest && holds(&holders[i], place))
            nearest = holders[i].grant.unit_path.len;
    for (size_t i = 0; i < len && nearest; i++)
        if (holders[i].grant.unit_path.len == nearest && holds(&holders[i], place) &&
            !has(out, out_len, holders[i].account_id))
            out[out_len++] = holders[i].account_id;
    return out_len;
}

/* ---- what ---- */

/* X(key, sentence) : %r regime, %p period, %u unit, %v receiving unit, %h due day, %d days,
 * %w what is asked. */
#define TEXT_LIST(X) \
    X("assigned", "Được giao %r, %p. Hạn gửi %h.") \
    X("withdrawn", "%u không phải gửi %r, %p nữa: nơi giao đã thôi giao báo cáo.") \
    X("refused", "Lãnh đạo trả lại %r, %p để sửa. Hạn gửi %h.") \
    X("returned", "%v trả lại %r, %p của %u. Hạn gửi %h.") \
    X("to_approve", "%r, %p của %u chờ phê duyệt. Hạn gửi %h.") \
    X("to_review", "%r, %p của %u chờ soát xét. Hạn gửi %h.") \
    X("review_objected", "Có ý kiến khi soát xét %r, %p của %u.") \
    X("to_sign", "%r, %p của %u chờ ký. Hạn gửi %h.") \
    X("to_send", "%r, %p của %u đã duyệt, chờ gửi. Hạn gửi %h.") \
    X("to_accept", "%u đã gửi %r, %p, chờ tiếp nhận.") \
    X("to_correct", "%u đề nghị đính chính %r, %p.") \
    X("correct", "Nơi nhận đồng ý cho đính chính %r, %p.") \
    X("to_consolidate", "Các đơn vị đã gửi đủ %r, %p, chờ tổng hợp. Hạn gửi %h.") \
    X("appeal", "%u kiến nghị về việc ghi nhận trễ hạn đối với %r, %p.") \
    X("appeal_upheld", "%v chấp nhận kiến nghị của %u về %r, %p.") \
    X("appeal_dismissed", "%v không chấp nhận kiến nghị của %u về %r, %p.") \
    X("correction_denied", "%v không đồng ý cho đính chính %r, %p của %u.") \
    X("recalled", "%u đã thu hồi %r, %p để sửa, chưa phải tiếp nhận.") \
    X("extension_asked", "%u đề nghị gia hạn gửi %r, %p. Hạn gửi hiện nay %h.") \
    X("extension_granted", "%v đồng ý gia hạn %r, %p của %u. Hạn gửi mới %h.") \
    X("extension_refused", "%v không đồng ý gia hạn %r, %p của %u. Hạn gửi vẫn là %h.") \
    X("intake_closed", \
        "Đơn vị chủ trì đóng tiếp nhận %r, %p. %u chưa gửi được cho đến khi mở lại.") \
    X("intake_opened", "Đơn vị chủ trì mở lại tiếp nhận %r, %p, %u gửi được báo cáo. Hạn gửi %h.") \
    X("account_asked", "%u đề nghị về tài khoản: %w. Hạn giải quyết %h.") \
    X("account_granted", "Đã giải quyết đề nghị về tài khoản của %u: %w.") \
    X("account_refused", "Không chấp nhận đề nghị về tài khoản của %u: %w.") \
    X("to_assign", "Được giao chủ trì %r, %p, chờ giao cho các đơn vị báo cáo. Hạn gửi %h.") \
    X("not_opened", \
        "Hệ thống không tự mở được kỳ báo cáo %r, %p; xem lý do và mở kỳ tại chế độ báo cáo.") \
    X("due_soon", "%r, %p của %u %d. Hạn gửi %h.") \
    X("overdue", "%r, %p của %u %d. Hạn gửi %h.")

const char *const alert_text_keys[] = {
#define X(key, text) key,
    TEXT_LIST(X)
#undef X
};
const size_t alert_text_keys_len = ARRAY_LEN(alert_text_keys);

static struct str sentence(const char *key)
{
    static const char *const texts[] = {
#define X(key, text) text,
        TEXT_LIST(X)
#undef X
    };

    for (size_t i = 0; i < alert_text_keys_len; i++)
        if (str_eq(str_of(key), str_of(alert_text_keys[i])))
            return str_of(texts[i]);
    return str_of(key);
}

static void days_add(struct buf *out, int64_t left)
{
    if (left > 0)
        buf_addf(out, "còn %lld ngày đến hạn", (long long)left);
    else if (left < 0)
        buf_addf(out, "đã quá hạn %lld ngày", (long long)-left);
    else
        buf_add(out, S("đến hạn hôm nay"));
}

static void word_add(struct buf *out, char letter, const struct alert_words *words)
{
    switch (letter) {
    case 'r':
        buf_add(out, words->regime);
        return;
    case 'p':
        buf_add(out, words->period);
        return;
    case 'u':
        buf_add(out, words->unit);
        return;
    case 'v':
        buf_add(out, words->receiver);
        return;
    case 'h':
        buf_add(out, date_format_vi(out->arena, words->due_on));
        return;
    case 'w':
        buf_add(out, words->what);
        return;
    case 'd':
        days_add(out, words->due_on - words->today);
        return;
    }
    ASSERT(false); /* the table above has no other */
}

struct str alert_text(struct arena *arena, const char *key, const struct alert_words *words)
{
    struct buf out = { .arena = arena };
    struct str text = sentence(key);

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '%' && i + 1 < text.len)
            word_add(&out, text.ptr[++i], words);
        else
            buf_add_char(&out, text.ptr[i]);
    }
    return buf_str(&out);
}
