#include "domain/periods.h"
#include "domain/report_work.h"
#include "domain/total_flags.h"
#include "domain/use.h"

/* Whether the report of the current row opens to who asks: his unit's, or sent to it. */
static bool row_opens(struct ctx *ctx, enum report_state state)
{
    int64_t regime_id = db_int(ctx, 9);
    struct str unit = db_text(ctx, 10), receiver = db_text(ctx, 11);

    return use_may(ctx, RIGHT_REPORT_READ, unit, regime_id) ||
           use_may(ctx, RIGHT_REPORT_RECEIVE, receiver, regime_id) ||
           (workflow_is_sent(state) && use_may(ctx, RIGHT_REPORT_READ_SENT, receiver, regime_id));
}

static struct report_use row_use(struct ctx *ctx)
{
    enum report_state state = (enum report_state)db_int(ctx, 6);

    return (struct report_use){
        .report_id = db_int(ctx, 0),
        .source_report_id = db_int(ctx, 1),
        .unit_id = db_int(ctx, 2),
        .unit_name = db_text(ctx, 3),
        .regime_name = db_text(ctx, 4),
        .kind = (int)db_int(ctx, 5),
        .state = (int)state,
        .revision = db_int(ctx, 7),
        .current = db_int(ctx, 8) != 0,
        .can_open = row_opens(ctx, state),
        .period_title = period_words(ctx->arena, db_text(ctx, 12)),
        .flagged = db_int(ctx, 13) != 0,
    };
}

enum status report_uses_list(struct ctx *ctx, const struct by_id *in, struct report_uses *out)
{
    struct report_use *uses = NULL;
    struct report report;
    size_t cap = 0, len = 0;
    bool is_signed, more;

    TRY(report_get(ctx, in->id, &report));
    TRY(report_require_seen(ctx, &report));
    TRY(flags_ask(ctx, &is_signed));
    TRY(db_start(ctx, STMT_REPORT_USES,
        ARGS(V_INT(in->id), V_INT(REPORT_ACCEPTED), V_INT(REPORT_USES_LEVELS_MAX),
            V_INT(REPORT_USES_MAX), V_INT(is_signed))));
    TRY(db_next(ctx, &more));
    while (more) {
        uses = list_room(ctx->arena, uses, len, &cap, sizeof(*uses));
        uses[len++] = row_use(ctx);
        TRY(db_next(ctx, &more));
    }
    *out = (struct report_uses){ .report_id = in->id, .items = { uses, len } };
    return ST_OK;
}
