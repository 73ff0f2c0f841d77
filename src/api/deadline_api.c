#include "api/deadline_api.h"

#include "domain/deadlines.h"
#include "domain/regimes.h"
#include "domain/withdrawals.h"

enum status extensions_get(struct ctx *ctx, void *in, void *out)
{
    return extension_list(ctx, in, out);
}

enum status extensions_post(struct ctx *ctx, void *in, void *out)
{
    return extension_request(ctx, in, out);
}

enum status extensions_put(struct ctx *ctx, void *in, void *out)
{
    return extension_decide(ctx, in, out);
}

enum status intake_post(struct ctx *ctx, void *in, void *out)
{
    return intake_change(ctx, in, out);
}

enum status cycle_extension_post(struct ctx *ctx, void *in, void *out)
{
    return cycle_extend(ctx, in, out);
}

enum status cycles_add_reporters(struct ctx *ctx, void *in, void *out)
{
    return cycle_add_reporters(ctx, in, out);
}

enum status cycles_withdraw(struct ctx *ctx, void *in, void *out)
{
    return reports_withdraw(ctx, in, out);
}

enum status cycles_cancel(struct ctx *ctx, void *in, void *out)
{
    return cycle_cancel(ctx, in, out);
}
