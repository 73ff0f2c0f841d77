#include "core/urging.h"

#include "core/paper/letterhead.h"

const char *const urging_news_keys[URGING_NEWS_COUNT] = {
#define X(name, key, text) [URGING_NEWS_##name] = key,
    URGING_NEWS_LIST(X)
#undef X
};

enum urging_owed urging_owed(enum report_clock clock, bool upheld, int64_t due_on, int64_t today)
{
    if (clock != REPORT_CLOCK_RUNS || upheld || due_on > today + URGING_SOON_DAYS)
        return OWED_NOTHING;
    return discipline_is_late(clock, due_on, today) ? OWED_OVERDUE : OWED_SOON;
}

struct str urging_standing(struct arena *arena, int64_t due_on, int64_t day)
{
    if (due_on < day)
        return str_format(arena, "Quá hạn %lld ngày", (long long)(day - due_on));
    if (due_on == day)
        return S("Đến hạn trong ngày");
    return str_format(arena, "Còn %lld ngày", (long long)(due_on - day));
}

struct str urging_subject(void)
{
    return S("đôn đốc thực hiện chế độ báo cáo");
}

struct str urging_opening(struct arena *arena, struct str issuer, int64_t day)
{
    return str_format(arena,
        "Qua theo dõi tình hình thực hiện chế độ báo cáo trên Hệ thống thông tin báo cáo, "
        "đến " STR_FMT ", " STR_FMT " chưa nhận được các báo cáo nêu tại Phụ lục kèm theo.",
        STR_ARG(letterhead_day(arena, day)), STR_ARG(issuer));
}

struct str urging_request(struct arena *arena, int64_t due_on)
{
    if (due_on == DATE_NONE)
        return S("Đề nghị các cơ quan, đơn vị khẩn trương hoàn thành và gửi báo cáo qua Hệ thống "
                 "thông tin báo cáo.");
    return str_format(arena,
        "Đề nghị các cơ quan, đơn vị khẩn trương hoàn thành và gửi báo cáo qua Hệ thống thông tin "
        "báo cáo, chậm nhất " STR_FMT ".",
        STR_ARG(letterhead_day(arena, due_on)));
}

static void word_add(struct buf *out, char letter, const struct urging_words *words)
{
    switch (letter) {
    case 'n':
        if (words->number.len)
            buf_addf(out, " (số " STR_FMT ")", STR_ARG(words->number));
        return;
    case 'i':
        buf_add(out, words->issuer);
        return;
    case 'u':
        buf_add(out, words->unit);
        return;
    case 'c':
        buf_addf(out, "%lld", (long long)words->count);
        return;
    case 'h':
        if (words->due_on != DATE_NONE)
            buf_addf(
                out, " Chậm nhất " STR_FMT ".", STR_ARG(date_format_vi(out->arena, words->due_on)));
        return;
    }
    ASSERT(false); /* the table has no other */
}

struct str urging_news_text(
    struct arena *arena, enum urging_news news, const struct urging_words *words)
{
    static const char *const texts[URGING_NEWS_COUNT] = {
#define X(name, key, text) [URGING_NEWS_##name] = text,
        URGING_NEWS_LIST(X)
#undef X
    };
    struct buf out = { .arena = arena };
    struct str text = str_of(texts[news]);

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '%' && i + 1 < text.len)
            word_add(&out, text.ptr[++i], words);
        else
            buf_add_char(&out, text.ptr[i]);
    }
    return buf_str(&out);
}
