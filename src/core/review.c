#include "core/review.h"

const char *const review_state_names[REVIEW_STATE_COUNT] = {
#define X(name, wire, title) [REVIEW_##name] = wire,
    REVIEW_STATE_LIST(X)
#undef X
};

const char *const review_state_titles[REVIEW_STATE_COUNT] = {
#define X(name, wire, title) [REVIEW_##name] = title,
    REVIEW_STATE_LIST(X)
#undef X
};

static bool names(const struct review_stage *stage, int64_t account_id)
{
    for (size_t i = 0; i < stage->accounts.len; i++)
        if (*LIST_AT(stage->accounts, int64_t, i) == account_id)
            return true;
    return false;
}

size_t review_last(const struct review_facts *facts, size_t stage)
{
    for (size_t i = facts->said_len; i-- > 0;)
        if (str_eq(facts->said[i].stage, facts->stages[stage].title))
            return i;
    return facts->said_len;
}

static bool has_agreed(const struct review_facts *facts, size_t stage)
{
    size_t last = review_last(facts, stage);

    return last < facts->said_len && facts->said[last].agreed;
}

size_t review_turn(const struct review_facts *facts)
{
    size_t stage = 0;

    while (stage < facts->stages_len && has_agreed(facts, stage))
        stage++;
    return stage;
}

enum review_state review_state_of(const struct review_facts *facts, size_t stage)
{
    size_t last = review_last(facts, stage);

    if (last < facts->said_len)
        return facts->said[last].agreed ? REVIEW_AGREED : REVIEW_OBJECTED;
    return stage == review_turn(facts) ? REVIEW_TURN : REVIEW_LATER;
}

/* Whether the last word of another stage is his agreement, and the rule does not give him both. */
static bool stands_elsewhere(const struct review_facts *facts, size_t turn, int64_t account_id)
{
    for (size_t i = 0; i < facts->stages_len; i++) {
        size_t last = review_last(facts, i);

        if (i != turn && last < facts->said_len && facts->said[last].agreed &&
            facts->said[last].account_id == account_id && !names(&facts->stages[i], account_id))
            return true;
    }
    return false;
}

/* Somebody whose turn it is not. */
static enum review_refusal outsider(
    const struct review_facts *facts, size_t turn, int64_t account_id)
{
    for (size_t i = turn + 1; i < facts->stages_len; i++)
        if (names(&facts->stages[i], account_id))
            return REVIEW_EARLY;
    for (size_t i = 0; i < turn; i++)
        if (names(&facts->stages[i], account_id))
            return REVIEW_PASSED;
    return REVIEW_NOT_NAMED;
}

enum review_refusal review_decide(const struct review_facts *facts, int64_t account_id)
{
    size_t turn = review_turn(facts);

    if (!facts->stages_len)
        return REVIEW_NO_RULE;
    if (!facts->waits)
        return REVIEW_NOT_NOW;
    if (turn == facts->stages_len)
        return REVIEW_COMPLETE;
    if (!names(&facts->stages[turn], account_id))
        return outsider(facts, turn, account_id);
    return stands_elsewhere(facts, turn, account_id) ? REVIEW_TWICE : REVIEW_OK;
}

const char *review_reason(enum review_refusal refusal)
{
    static const char *const reasons[REVIEW_REFUSAL_COUNT] = {
        [REVIEW_OK] = "",
        [REVIEW_NO_RULE] = "",
        [REVIEW_NOT_NOW] = "Báo cáo không ở bước chờ lãnh đạo duyệt, ký.",
        [REVIEW_COMPLETE] = "Báo cáo đã qua đủ các cấp soát xét.",
        [REVIEW_NOT_NAMED] = "Tài khoản không được giao soát xét báo cáo này.",
        [REVIEW_EARLY] = "Chưa đến lượt: cấp soát xét trước chưa xác nhận.",
        [REVIEW_PASSED] = "Cấp soát xét của tài khoản này đã xác nhận.",
        [REVIEW_TWICE] = "Tài khoản đã xác nhận ở một cấp khác mà quy định không giao cả hai.",
    };

    return reasons[refusal];
}

static bool repeats(const struct list *accounts, size_t *out)
{
    for (size_t i = 1; i < accounts->len; i++)
        for (size_t k = 0; k < i; k++)
            if (*LIST_AT(*accounts, int64_t, i) == *LIST_AT(*accounts, int64_t, k)) {
                *out = i;
                return true;
            }
    return false;
}

enum review_clash review_check(
    const struct review_stage *stages, size_t len, size_t *out_stage, size_t *out_account)
{
    for (size_t i = 0; i < len; i++) {
        *out_stage = i;
        for (size_t k = 0; k < i; k++)
            if (str_eq(stages[i].title, stages[k].title))
                return REVIEW_TITLE_TWICE;
        if (repeats(&stages[i].accounts, out_account))
            return REVIEW_ACCOUNT_TWICE;
    }
    return REVIEW_SOUND;
}
