/* How the system is used as a file: a line a unit, their sum below. */
#include "domain/usages.h"

#include "domain/list_file.h"

static struct str name_of(struct arena *arena, const void *record)
{
    (void)arena;
    return ((const struct usage_row *)record)->name;
}

static struct str code_of(struct arena *arena, const void *record)
{
    (void)arena;
    return ((const struct usage_row *)record)->code;
}

/* X(member, "heading") */
#define FIGURES(X) \
    X(accounts, "Số tài khoản") \
    X(locked, "Tài khoản bị khóa") \
    X(people, "Tài khoản có đăng nhập") \
    X(logins, "Lượt đăng nhập") \
    X(assigned, "Báo cáo được giao") \
    X(sent, "Báo cáo đã gửi") \
    X(incidents, "Sự cố đã báo")

#define X(member, title) \
    static struct maybe_dec member##_of(const void *record) \
    { \
        return (struct maybe_dec){ true, { ((const struct usage_row *)record)->member, 0 } }; \
    }
FIGURES(X)
#undef X

/* "Năm 2026. Sự cố Hệ thống: 2 lần, 5 giờ 30 phút." */
static struct str subtitle_of(struct arena *arena, const struct usage_out *out)
{
    return str_format(arena, STR_FMT ". Sự cố Hệ thống: %zu lần, %lld giờ %lld phút.",
        STR_ARG(out->title), out->outages.len, (long long)(out->outage_minutes / 60),
        (long long)(out->outage_minutes % 60));
}

enum status usage_write(
    struct ctx *ctx, const struct usage_out *out, struct str extension, struct str *bytes)
{
    static const struct list_column columns[] = {
        { .title = "Đơn vị", .width = 40, .text = name_of },
        { .title = "Mã", .width = 12, .text = code_of },
#define X(member, heading) { .title = heading, .width = 12, .figure = member##_of },
        FIGURES(X)
#undef X
    };
    const struct list_file file = {
        .title = S("TÌNH HÌNH SỬ DỤNG HỆ THỐNG THÔNG TIN BÁO CÁO"),
        .subtitle = subtitle_of(ctx->arena, out),
        .columns = columns,
        .columns_len = ARRAY_LEN(columns),
        .records = &out->items,
        .record_size = sizeof(struct usage_row),
        .total = &out->total,
    };

    return list_file_write(ctx, &file, extension, bytes);
}
