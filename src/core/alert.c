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

const char *const correction_told_names[CORRECTION_TOLD_COUNT] = {
#define X(name, wire, title) [CORRECTION_TOLD_##name] = wire,
    CORRECTION_TOLD_LIST(X)
#undef X
};

const char *const correction_told_titles[CORRECTION_TOLD_COUNT] = {
#define X(name, wire, title) [CORRECTION_TOLD_##name] = title,
    CORRECTION_TOLD_LIST(X)
#undef X
};

static const struct correction_step correction_steps_default[] = {
    { { 3, true }, CORRECTION_TOLD_MOVER },
    { { 7, false }, CORRECTION_TOLD_HEAD },
    { { 14, false }, CORRECTION_TOLD_RECEIVER },
};
const struct correction_rule correction_rule_default = { correction_steps_default,
    ARRAY_LEN(correction_steps_default), 14 };

bool correction_step_reached(const struct correction_rule *rule, const struct calendar *calendar,
    int64_t correcting_since, int64_t today, struct correction_step *out)
{
    size_t at = rule->len;
    int64_t day = 0, again = 0;

    while (at-- > 0) {
        day = alert_step_day(&rule->steps[at].step, calendar, correcting_since);
        if (day <= today)
            break;
    }
    if (at >= rule->len)
        return false;
    *out = rule->steps[at];
    if (at + 1 == rule->len && rule->every)
        again = (today - day) / rule->every * rule->every;
    out->step.days += (int)again;
    return today - day - again <= ALERT_BACK_DAYS &&
           today - correcting_since <= CORRECTION_DAYS_MAX;
}

enum correction_told correction_told_of(const struct correction_rule *rule, int64_t days)
{
    size_t at = 0;

    while (at + 1 < rule->len && rule->steps[at + 1].step.days <= days)
        at++;
    return rule->len ? rule->steps[at].told : CORRECTION_TOLD_MOVER;
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

size_t alert_aims_of_correction(
    struct alert_facts facts, enum correction_told told, struct alert_aim out[ALERT_AIMS_MAX])
{
    size_t len = alert_aims_of_step(facts, 0, out);
    bool heard = false;

    if (!len)
        return 0; /* nobody of its unit has the move */
    for (size_t i = 0; i < len; i++) {
        out[i] =
            (struct alert_aim){ ALERT_WAITING, SIDE_REPORTER, out[i].right, "correction_waits" };
        heard = heard || out[i].right == RIGHT_REPORT_APPROVE;
    }
    if (told >= CORRECTION_TOLD_HEAD && !heard && len < ALERT_AIMS_MAX)
        out[len++] = (struct alert_aim){ ALERT_NOTICE, SIDE_REPORTER, RIGHT_REPORT_APPROVE,
            "correction_waits" };
    if (told >= CORRECTION_TOLD_RECEIVER && len < ALERT_AIMS_MAX)
        out[len++] = (struct alert_aim){ ALERT_NOTICE, SIDE_RECEIVER, RIGHT_REPORT_RECEIVE,
            "correction_awaited" };
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
    { ALERT_EVENT_PUT_OFF,           { ALERT_NOTICE,   SIDE_REPORTER, RIGHT_REPORT_ENTER,   "put_off" } },
    { ALERT_EVENT_PUT_OFF,           { ALERT_NOTICE,   SIDE_REPORTER, RIGHT_REPORT_APPROVE, "put_off" } },
    { ALERT_EVENT_PUT_OFF,           { ALERT_NOTICE,   SIDE_REPORTER, RIGHT_REPORT_SEND,    "put_off" } },
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

/* X(key, sentence, sentence about the due day): what follows a % is a row of WORD_LIST. A
 * correction has no due day: of it the second sentence is left out. */
#define TEXT_LIST(X) \
    X("assigned", "Được giao %r, %p.", "Hạn gửi %h.") \
    X("drawn_up", "Hệ thống đã lập %r, %p với số liệu tính sẵn, chờ bổ sung và gửi.", \
        "Hạn gửi %h.") \
    X("scored", \
        "Hệ thống đã lập bảng kết quả thực hiện chế độ báo cáo %w phục vụ chấm điểm " \
        "cải cách hành chính: kiểm tra và gửi trước ngày %h.", \
        "") \
    X("calendar", \
        "Chưa xác nhận lịch làm việc %w: thời hạn báo cáo của năm đó đang tính theo " \
        "lịch mặc định.", \
        "") \
    X("withdrawn", "%u không phải gửi %r, %p nữa: nơi giao đã thôi giao báo cáo.", "") \
    X("refused", "Lãnh đạo trả lại %r, %p để sửa.", "Hạn gửi %h.") \
    X("returned", "%v trả lại %r, %p của %u.", "Hạn gửi %h.") \
    X("to_approve", "%r, %p của %u chờ phê duyệt.", "Hạn gửi %h.") \
    X("to_review", "%r, %p của %u chờ soát xét.", "Hạn gửi %h.") \
    X("review_objected", "Có ý kiến khi soát xét %r, %p của %u.", "") \
    X("to_sign", "%r, %p của %u chờ ký.", "Hạn gửi %h.") \
    X("to_send", "%r, %p của %u đã duyệt, chờ gửi.", "Hạn gửi %h.") \
    X("to_accept", "%u đã gửi %r, %p, chờ tiếp nhận.", "") \
    X("to_correct", "%u đề nghị đính chính %r, %p.", "") \
    X("correct", "Nơi nhận đồng ý cho đính chính %r, %p.", "") \
    X("to_consolidate", "Các đơn vị đã gửi đủ %r, %p, chờ tổng hợp.", "Hạn gửi %h.") \
    X("appeal", "%u kiến nghị về việc ghi nhận trễ hạn đối với %r, %p.", "") \
    X("appeal_upheld", "%v chấp nhận kiến nghị của %u về %r, %p.", "") \
    X("appeal_dismissed", "%v không chấp nhận kiến nghị của %u về %r, %p.", "") \
    X("correction_waits", \
        "%r, %p của %u chưa gửi bản đính chính: phải sửa, gửi lại từ ngày %c, đến nay %n ngày.", \
        "") \
    X("correction_awaited", \
        "%u chưa gửi bản đính chính %r, %p: được sửa, gửi lại từ ngày %c, đến nay %n ngày.", "") \
    X("correction_denied", "%v không đồng ý cho đính chính %r, %p của %u.", "") \
    X("recalled", "%u đã thu hồi %r, %p để sửa, chưa phải tiếp nhận.", "") \
    X("extension_asked", "%u đề nghị gia hạn gửi %r, %p.", "Hạn gửi hiện nay %h.") \
    X("extension_granted", "%v đồng ý gia hạn %r, %p của %u.", "Hạn gửi mới %h.") \
    X("extension_refused", "%v không đồng ý gia hạn %r, %p của %u.", "Hạn gửi vẫn là %h.") \
    X("intake_closed", \
        "Đơn vị chủ trì đóng tiếp nhận %r, %p. %u chưa gửi được cho đến khi mở lại.", "") \
    X("intake_opened", "Đơn vị chủ trì mở lại tiếp nhận %r, %p, %u gửi được báo cáo.", \
        "Hạn gửi %h.") \
    X("put_off", "Đơn vị chủ trì gia hạn %r, %p cho các đơn vị, trong đó có %u.", \
        "Hạn gửi mới %h.") \
    X("account_asked", "%u đề nghị về tài khoản: %w. Hạn giải quyết %h.", "") \
    X("account_granted", "Đã giải quyết đề nghị về tài khoản của %u: %w.", "") \
    X("account_refused", "Không chấp nhận đề nghị về tài khoản của %u: %w.", "") \
    X("to_assign", "Được giao chủ trì %r, %p, chờ giao cho các đơn vị báo cáo.", "Hạn gửi %h.") \
    X("not_opened", \
        "Hệ thống không tự mở được kỳ báo cáo %r, %p; xem lý do và mở kỳ tại chế độ " \
        "báo cáo.", \
        "") \
    X("form_in_use", "Biểu mẫu báo cáo đã được đưa vào sử dụng chính thức: %w.", "") \
    X("due_soon", "%r, %p của %u %d.", "Hạn gửi %h.") \
    X("overdue", "%r, %p của %u %d.", "Hạn gửi %h.")

const char *const alert_text_keys[] = {
#define X(key, text, due) key,
    TEXT_LIST(X)
#undef X
};
const size_t alert_text_keys_len = ARRAY_LEN(alert_text_keys);

static const struct sentences {
    const char *text, *due;
} sentences[] = {
#define X(key, text, due) { (text), (due) }, /* they may be of several literals */
    TEXT_LIST(X)
#undef X
};

/* NULL: there is no such key. */
static const struct sentences *sentences_find(const char *key)
{
    for (size_t i = 0; i < alert_text_keys_len; i++)
        if (str_eq(str_of(key), str_of(alert_text_keys[i])))
            return &sentences[i];
    return NULL;
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

/* X(letter, what is added) */
#define WORD_LIST(X) \
    X('r', buf_add(out, words->regime)) \
    X('p', buf_add(out, words->period)) \
    X('u', buf_add(out, words->unit)) \
    X('v', buf_add(out, words->receiver)) /* the receiving unit */ \
    X('h', buf_add(out, date_format_vi(out->arena, words->due_on))) \
    X('w', buf_add(out, words->what)) \
    X('d', days_add(out, words->due_on - words->today)) \
    X('c', buf_add(out, date_format_vi(out->arena, words->correcting_since))) \
    X('n', buf_addf(out, "%lld", (long long)(words->today - words->correcting_since)))

static bool word_add(struct buf *out, char letter, const struct alert_words *words)
{
    switch (letter) {
#define X(name, add) \
    case name: \
        add; \
        return true;
        WORD_LIST(X)
#undef X
    }
    return false;
}

static void text_add(struct buf *out, struct str text, const struct alert_words *words)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '%')
            buf_add_char(out, text.ptr[i]);
        else if (++i == text.len || !word_add(out, text.ptr[i], words))
            ASSERT(false); /* alert_texts_check has read the table */
    }
}

bool alert_text_check(struct str text, struct str *out_unknown)
{
    static const char letters[] = {
#define X(name, add) name,
        WORD_LIST(X)
#undef X
    };

    for (size_t i = 0; i < text.len; i++) {
        bool known = text.ptr[i] != '%';

        *out_unknown = str_sub(text, i, 2);
        for (size_t k = 0; k < sizeof(letters) && !known; k++)
            known = out_unknown->len == 2 && out_unknown->ptr[1] == letters[k];
        if (!known)
            return false;
        i += text.ptr[i] == '%';
    }
    return true;
}

struct str alert_text(struct arena *arena, const char *key, const struct alert_words *words)
{
    const struct sentences *said = sentences_find(key);
    struct buf out = { .arena = arena };

    if (!said)
        return str_of(key);
    if (words->correcting)
        buf_addf(&out, "Đính chính lần %lld: ", (long long)words->correcting);
    text_add(&out, str_of(said->text), words);
    if (!words->correcting && *said->due) {
        buf_add_char(&out, ' ');
        text_add(&out, str_of(said->due), words);
    }
    return buf_str(&out);
}

bool alert_texts_check(const char **out_key, struct str *out_unknown)
{
    for (size_t i = 0; i < alert_text_keys_len; i++) {
        *out_key = alert_text_keys[i];
        if (!alert_text_check(str_of(sentences[i].text), out_unknown) ||
            !alert_text_check(str_of(sentences[i].due), out_unknown))
            return false;
    }
    return true;
}
