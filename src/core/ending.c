#include "core/ending.h"

#include "base/date.h"
#include "base/limits.h"
#include "core/trusting.h"

#define X(name, object, key) [ENDING_##name] = object,
const char *const ending_objects[ENDING_COUNT] = { ENDING_LIST(X) };
#undef X
#define X(name, object, key) [ENDING_##name] = key,
const char *const ending_keys[ENDING_COUNT] = { ENDING_LIST(X) };
#undef X

bool ending_of(struct str object, enum ending *out)
{
    for (int i = 0; i < ENDING_COUNT; i++) {
        if (!str_eq(object, str_of(ending_objects[i])))
            continue;
        *out = (enum ending)i;
        return true;
    }
    return false;
}

/* ---- when ---- */

/* The first is when lists begin to say that it ends soon. */
const int64_t ending_steps_default[] = { -TRUST_ENDING_DAYS, -7, 0 };
const size_t ending_steps_default_len = ARRAY_LEN(ending_steps_default);

bool ending_reached(const int64_t *steps, size_t len, int64_t ends_ms, int64_t now_ms, size_t *out)
{
    for (size_t i = len; i-- > 0;) {
        int64_t came_ms = ends_ms + steps[i] * MS_PER_DAY;

        if (came_ms > now_ms)
            continue;
        if (now_ms - came_ms > ALERT_BACK_DAYS * MS_PER_DAY)
            return false;
        *out = i;
        return true;
    }
    return false;
}

struct ending_span ending_span_of(const int64_t *steps, size_t len, size_t at, int64_t now_ms)
{
    int64_t to_ms = now_ms - steps[at] * MS_PER_DAY;
    int64_t after_ms = to_ms - ALERT_BACK_DAYS * MS_PER_DAY - 1;

    /* Where the next step has come it is told instead. */
    if (at + 1 < len && now_ms - steps[at + 1] * MS_PER_DAY > after_ms)
        after_ms = now_ms - steps[at + 1] * MS_PER_DAY;
    return (struct ending_span){ after_ms, to_ms };
}

/* ---- who ---- */

static const struct {
    enum right rights[ENDING_RIGHTS_MAX];
    size_t len;
} told[ENDING_COUNT] = {
    [ENDING_POST] = { { RIGHT_ACCOUNT_WRITE }, 1 },
    [ENDING_SEAL] = { { RIGHT_LETTERHEAD_WRITE, RIGHT_ACCOUNT_WRITE }, 2 },
    [ENDING_AUTHORITY] = { { RIGHT_SYSTEM_MANAGE }, 1 },
    [ENDING_STAMPER] = { { RIGHT_SYSTEM_MANAGE }, 1 },
};

size_t ending_rights(enum ending kind, enum right out[ENDING_RIGHTS_MAX])
{
    for (size_t i = 0; i < told[kind].len; i++)
        out[i] = told[kind].rights[i];
    return told[kind].len;
}

/* ---- what ---- */

/* %n name, %u unit, %w when it ends. */
static const char *const sentences[ENDING_COUNT] = {
    [ENDING_POST] = "Chứng thư số của %n, %u, %w. Cần xin cấp chứng thư số mới và đăng ký vào tài "
                    "khoản này.",
    [ENDING_SEAL] = "Chứng thư số con dấu của %n %w. Cần xin cấp chứng thư số mới và đăng ký cho "
                    "đơn vị.",
    [ENDING_AUTHORITY] = "Chứng thư số của tổ chức cấp chứng thư số %n %w. Cần thêm chứng thư số "
                         "mới của tổ chức này vào danh sách tin cậy.",
    [ENDING_STAMPER] = "Chứng thư số của tổ chức cấp dấu thời gian %n %w. Cần liên hệ tổ chức này "
                       "để việc cấp dấu thời gian không gián đoạn.",
};

static void when_add(struct buf *out, const struct ending_words *words)
{
    int64_t ends_on = date_today(words->ends_ms);
    int64_t left = ends_on - date_today(words->now_ms);
    struct str day = date_format_vi(out->arena, ends_on);

    if (words->ends_ms <= words->now_ms)
        buf_addf(out, "đã hết hạn ngày " STR_FMT, STR_ARG(day));
    else if (left > 0)
        buf_addf(out, "còn %lld ngày là hết hạn (" STR_FMT ")", (long long)left, STR_ARG(day));
    else
        buf_addf(out, "hết hạn trong hôm nay (" STR_FMT ")", STR_ARG(day));
}

static void word_add(struct buf *out, char letter, const struct ending_words *words)
{
    switch (letter) {
    case 'n':
        buf_add(out, words->name);
        return;
    case 'u':
        buf_add(out, words->unit);
        return;
    case 'w':
        when_add(out, words);
        return;
    }
    ASSERT(false); /* the table above has no other */
}

struct str ending_text(struct arena *arena, enum ending kind, const struct ending_words *words)
{
    struct buf out = { .arena = arena };
    struct str text = str_of(sentences[kind]);

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '%' && i + 1 < text.len)
            word_add(&out, text.ptr[++i], words);
        else
            buf_add_char(&out, text.ptr[i]);
    }
    return buf_str(&out);
}
