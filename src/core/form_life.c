#include "core/form_life.h"

#include "base/date.h"

/* clang-format off */
const struct life_step life_steps[] = {
    /* from             action         to               needs                                                event */
    { FORM_DRAFT,     LIFE_TEST,     FORM_TESTING,   LIFE_NEED_VALID | LIFE_NEED_TESTERS,                    "form.test" },
    { FORM_DRAFT,     LIFE_ANNOUNCE, FORM_ANNOUNCED, LIFE_NEED_VALID | LIFE_NEED_TESTED | LIFE_NEED_BASIS,   "form.announce" },
    { FORM_DRAFT,     LIFE_USE,      FORM_IN_USE,    LIFE_NEED_VALID | LIFE_NEED_TESTED | LIFE_NEED_BASIS,   "form.use" },
    { FORM_DRAFT,     LIFE_DISCARD,  FORM_WITHDRAWN, 0,                                                      "form.discard" },
    { FORM_TESTING,   LIFE_TEST,     FORM_TESTING,   LIFE_NEED_TESTERS,                                      "form.test" },
    { FORM_TESTING,   LIFE_AMEND,    FORM_WITHDRAWN, 0,                                                      "form.amend" },
    { FORM_TESTING,   LIFE_ANNOUNCE, FORM_ANNOUNCED, LIFE_NEED_BASIS,                                        "form.announce" },
    { FORM_TESTING,   LIFE_USE,      FORM_IN_USE,    LIFE_NEED_BASIS,                                        "form.use" },
    { FORM_ANNOUNCED, LIFE_AMEND,    FORM_WITHDRAWN, LIFE_NEED_NOTE,                                         "form.amend" },
    { FORM_ANNOUNCED, LIFE_USE,      FORM_IN_USE,    LIFE_NEED_DAY,                                          "form.use" },
    { FORM_IN_USE,    LIFE_REVISE,   FORM_IN_USE,    LIFE_NEED_FREE,                                         "form.revise" },
    { FORM_IN_USE,    LIFE_REPEAL,   FORM_REPEALED,  LIFE_NEED_FREE | LIFE_NEED_BASIS,                       "form.repeal" },
    { FORM_WITHDRAWN, LIFE_REVISE,   FORM_WITHDRAWN, LIFE_NEED_FREE,                                         "form.revise" },
};
/* clang-format on */
const size_t life_steps_len = ARRAY_LEN(life_steps);

const char *const form_state_names[FORM_STATE_COUNT] = {
#define X(name, wire, title) [FORM_##name] = wire,
    FORM_STATE_LIST(X)
#undef X
};

const char *const form_state_titles[FORM_STATE_COUNT] = {
#define X(name, wire, title) [FORM_##name] = title,
    FORM_STATE_LIST(X)
#undef X
};

const char *const life_action_names[LIFE_ACTION_COUNT] = {
#define X(name, wire, title) [LIFE_##name] = wire,
    LIFE_ACTION_LIST(X)
#undef X
};

const char *const life_action_titles[LIFE_ACTION_COUNT] = {
#define X(name, wire, title) [LIFE_##name] = title,
    LIFE_ACTION_LIST(X)
#undef X
};

static const struct life_step *step_find(int from, enum life_action action)
{
    for (size_t i = 0; i < life_steps_len; i++)
        if ((int)life_steps[i].from == from && life_steps[i].action == action)
            return &life_steps[i];
    return NULL;
}

struct life_verdict life_decide(struct life_facts facts, enum life_action action)
{
    struct life_verdict verdict = { .part = LIFE_WORK };
    unsigned met = facts.met & ~(unsigned)LIFE_NEED_FREE;

    verdict.step = step_find(facts.states[LIFE_WORK], action);
    if (!verdict.step) {
        verdict.part = LIFE_STANDING;
        verdict.step = step_find(facts.states[LIFE_STANDING], action);
    }
    if (!verdict.step) {
        verdict.refusal = LIFE_NO_SUCH_STEP;
        return verdict;
    }
    if (facts.states[LIFE_WORK] == LIFE_NONE)
        met |= LIFE_NEED_FREE;
    verdict.unmet = verdict.step->needs & ~met;
    if (!facts.yours)
        verdict.refusal = LIFE_NOT_YOURS;
    else if (verdict.unmet)
        verdict.refusal = LIFE_UNMET;
    return verdict;
}

/* What is left to do with a form whose newest part is in this state. */
static const char *const standing[FORM_STATE_COUNT] = {
    [FORM_DRAFT] = "Biểu mẫu đang được soạn.",
    [FORM_IN_USE] = "Biểu mẫu đang áp dụng; không có phiên bản nào đang soạn.",
    [FORM_REPEALED] = "Biểu mẫu đã bãi bỏ.",
    [FORM_TESTING] = "Biểu mẫu đang được kiểm thử.",
    [FORM_ANNOUNCED] = "Biểu mẫu đã thông báo áp dụng.",
    [FORM_REPLACED] = "Phiên bản đã được thay thế.",
    [FORM_WITHDRAWN] = "Phiên bản đang soạn đã bỏ.",
};

static const struct {
    unsigned need;
    const char *field, *text;
} needs[] = {
    { LIFE_NEED_FREE, NULL,
        "Đang có một phiên bản được soạn; hãy hoàn thành hoặc bỏ phiên bản đó trước." },
    { LIFE_NEED_VALID, "layout", "Biểu mẫu còn chỗ chưa hợp lệ cần sửa." },
    { LIFE_NEED_TESTED, NULL,
        "Quy định áp dụng cho yêu cầu này đòi hỏi biểu mẫu phải qua kiểm thử trước." },
    { LIFE_NEED_TESTERS, "units", "Phải chọn ít nhất một đơn vị kiểm thử." },
    { LIFE_NEED_BASIS, "legal_basis", "Phải ghi văn bản làm căn cứ." },
    { LIFE_NEED_NOTE, "note", "Phải nêu rõ lý do." },
    { LIFE_NEED_DAY, NULL, "Chưa đến ngày áp dụng đã thông báo." },
};

const char *life_reason(struct life_verdict verdict, struct life_facts facts)
{
    int newest = facts.states[LIFE_WORK] == LIFE_NONE ? facts.states[LIFE_STANDING]
                                                      : facts.states[LIFE_WORK];

    switch (verdict.refusal) {
    case LIFE_OK:
        return "";
    case LIFE_NO_SUCH_STEP:
        return newest == LIFE_NONE ? "" : standing[newest];
    case LIFE_NOT_YOURS:
        return "Việc này thuộc người thiết kế biểu mẫu hoặc đơn vị chủ trì của đơn vị quản lý "
               "biểu.";
    case LIFE_UNMET:
        break;
    }
    for (size_t i = 0; i < ARRAY_LEN(needs); i++)
        if (verdict.unmet & needs[i].need)
            return needs[i].text;
    return "";
}

const char *life_field(unsigned unmet)
{
    for (size_t i = 0; i < ARRAY_LEN(needs); i++)
        if (unmet & needs[i].need)
            return needs[i].field;
    return NULL;
}

bool life_at_work(enum form_state state)
{
    return state == FORM_DRAFT || state == FORM_TESTING || state == FORM_ANNOUNCED;
}

/* ---- clocks ---- */

/* The last of so many days after a day. */
static int64_t day_after(int64_t day, int64_t days, bool workdays, const struct calendar *calendar)
{
    return workdays ? calendar_workdays_after(calendar, day, days) : day + days;
}

static bool is_late(int64_t due, int64_t done, int64_t today)
{
    return due != DATE_NONE && (done == DATE_NONE ? today : done) > due;
}

struct life_due life_due(
    struct life_clock clock, struct life_days days, const struct calendar *calendar, int64_t today)
{
    struct life_due due = { .build = DATE_NONE, .test = DATE_NONE };

    if (clock.build_days && days.requested != DATE_NONE)
        due.build = day_after(days.requested, clock.build_days, clock.build_workdays, calendar);
    if (clock.test_days && days.tested != DATE_NONE)
        due.test = day_after(days.tested, clock.test_days, clock.test_workdays, calendar);
    due.build_late = is_late(due.build, days.built, today);
    due.test_late = is_late(due.test, days.test_ended, today);
    return due;
}
