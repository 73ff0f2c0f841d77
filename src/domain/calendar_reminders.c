#include "domain/calendar_reminders.h"

#include "domain/alerts.h"
#include "domain/profiles.h"
#include "domain/use.h"

/* Where the profile names no day. */
#define REMIND_FROM S("1/12")

static struct value told_of(void)
{
    return V_TEXT(str_of(object_type_names[OBJECT_CALENDAR]));
}

/* The next year from the day on; in January the year that has begun. */
static enum status year_of_day(struct ctx *ctx, int64_t *out)
{
    const struct ymd today = date_ymd(use_today(ctx));
    const struct profile *profile;
    int64_t from;

    TRY(profile_get(ctx, &profile));
    if (!profile_day_in(profile->notices.calendar.on, today.year, &from) &&
        !profile_day_in(REMIND_FROM, today.year, &from))
        from = DATE_NONE;
    *out = from != DATE_NONE && use_today(ctx) >= from ? today.year + 1
           : today.month == 1                          ? today.year
                                                       : 0;
    return ST_OK;
}

enum status calendar_unsaid(struct ctx *ctx, int64_t *out_year)
{
    bool confirmed, told;

    TRY(year_of_day(ctx, out_year));
    if (!*out_year)
        return ST_OK;
    TRY(db_one(ctx, STMT_CALENDAR_GET, ARGS(V_INT(*out_year)), &confirmed));
    TRY(db_one(
        ctx, STMT_ALERT_WAS_TOLD, ARGS(told_of(), V_INT(*out_year), V_INT(0), V_INT(0)), &told));
    if (confirmed || told)
        *out_year = 0;
    return ST_OK;
}

static enum status roots_read(struct ctx *ctx, struct list *out)
{
    struct str *paths = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_UNIT_ROOTS, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        paths = list_room(ctx->arena, paths, len, &cap, sizeof(*paths));
        paths[len++] = db_text(ctx, 0);
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ paths, len };
    return ST_OK;
}

enum status calendar_remind(struct ctx *ctx, int64_t year)
{
    const struct alert_words words = {
        .what = str_format(ctx->arena, "năm %lld", (long long)year),
    };
    struct list roots;
    int64_t unsaid;
    bool first;

    TRY(calendar_unsaid(ctx, &unsaid));
    if (unsaid != year)
        return ST_OK;
    TRY(roots_read(ctx, &roots));
    TRY(db_one(
        ctx, STMT_ALERT_TOLD_INSERT, ARGS(told_of(), V_INT(year), V_INT(0), V_INT(0)), &first));
    for (size_t i = 0; first && i < roots.len; i++)
        TRY(alert_tell_nearest(ctx,
            &(struct alert_office){
                .right = RIGHT_CALENDAR_WRITE, .unit_path = *LIST_AT(roots, struct str, i) },
            &(struct alert){
                .kind = ALERT_WAITING,
                .object_type = str_of(object_type_names[OBJECT_CALENDAR]),
                .object_id = year,
                .text_key = S("calendar"),
                .text = alert_text(ctx->arena, "calendar", &words),
            }));
    return ST_OK;
}
