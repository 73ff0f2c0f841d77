#include "domain/form_notices.h"

#include "core/form_life.h"
#include "domain/alerts.h"
#include "domain/use.h"
#include "model/event.h"

static struct value told_of(void)
{
    return V_TEXT(str_of(object_type_names[OBJECT_FORM]));
}

enum status form_notices_find(struct ctx *ctx, struct list *out)
{
    struct form_notice *notices = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_FORM_NOTICES,
        ARGS(V_INT(FORM_IN_USE), V_INT(use_today(ctx)), V_INT(ALERT_ROUND_MAX))));
    TRY(db_next(ctx, &more));
    while (more) {
        notices = list_room(ctx->arena, notices, len, &cap, sizeof(*notices));
        notices[len++] =
            (struct form_notice){ db_int(ctx, 0), db_int(ctx, 1), db_int(ctx, 2), db_int(ctx, 3) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ notices, len };
    return ST_OK;
}

/* Whoever enters the unit's reports and whoever answers for them, each once for all his units. */
static enum status unit_tell(
    struct ctx *ctx, const struct form_notice *notice, struct str unit_path, struct str text)
{
    static const enum right rights[] = { RIGHT_REPORT_ENTER, RIGHT_REPORT_APPROVE };

    for (size_t i = 0; i < ARRAY_LEN(rights); i++)
        TRY(alert_tell_nearest(ctx,
            &(struct alert_office){ rights[i], unit_path, notice->regime_id, 0 },
            &(struct alert){
                .kind = ALERT_NOTICE,
                .object_type = str_of(object_type_names[OBJECT_FORM]),
                .object_id = notice->form_id,
                .step = notice->number,
                .text_key = S("form_in_use"),
                .text = text,
            }));
    return ST_OK;
}

static enum status notice_make(struct ctx *ctx, const struct form_notice *notice)
{
    struct alert_words words = { 0 };
    struct str path;
    bool found, first;

    TRY(db_one(ctx, STMT_FORM_NOTICE_FACTS,
        ARGS(V_INT(notice->form_id), V_INT(notice->number), V_INT(FORM_IN_USE),
            V_INT(notice->unit_id)),
        &found));
    if (!found)
        return ST_OK; /* another version took its place meanwhile */
    words.what = str_format(ctx->arena,
        "“" STR_FMT "” (phiên bản %lld) từ ngày " STR_FMT " theo văn bản: " STR_FMT,
        STR_ARG(db_text(ctx, 0)), (long long)notice->number,
        STR_ARG(date_format_vi(ctx->arena, date_today(db_int(ctx, 1)))), STR_ARG(db_text(ctx, 2)));
    path = db_text(ctx, 3);
    TRY(db_one(ctx, STMT_ALERT_TOLD_INSERT,
        ARGS(told_of(), V_INT(notice->form_id), V_INT(notice->number), V_INT(notice->unit_id)),
        &first));
    return first ? unit_tell(ctx, notice, path, alert_text(ctx->arena, "form_in_use", &words))
                 : ST_OK;
}

enum status form_notices_make(struct ctx *ctx, const struct list *notices)
{
    for (size_t i = 0; i < notices->len; i++)
        TRY(notice_make(ctx, LIST_AT(*notices, struct form_notice, i)));
    return ST_OK;
}
