#include "api/report_api.h"

#include "domain/inboxes.h"
#include "domain/progress.h"
#include "domain/reports.h"

enum status reports_get(struct ctx *ctx, void *in, void *out)
{
    return report_list(ctx, in, out);
}

enum status reports_get_one_ahead(struct ctx *ctx, struct call *call)
{
    return call_ahead(ctx, call, report_view_ahead);
}

enum status reports_get_one(struct ctx *ctx, void *in, void *out)
{
    return report_view(ctx, in, out);
}

enum status reports_act(struct ctx *ctx, void *in, void *out)
{
    return report_act(ctx, in, out);
}

enum status progress_get(struct ctx *ctx, void *in, void *out)
{
    return progress_view(ctx, in, out);
}

enum status matrix_get(struct ctx *ctx, void *in, void *out)
{
    return matrix_view(ctx, in, out);
}

enum status inbox_get(struct ctx *ctx, void *in, void *out)
{
    return inbox_view(ctx, in, out);
}

enum status events_get(struct ctx *ctx, void *in, void *out)
{
    return event_list(ctx, in, out);
}
