/* The regimes as a list: what has to be said of each to register it, and by which document. */
#include "domain/regimes_file.h"

#include "core/notice.h"
#include "core/period.h"
#include "model/regime.h"

#define REGIME(record) ((const struct regime *)(record))

static struct str name_text(struct arena *arena, const void *record)
{
    return str_format(arena, STR_FMT " (" STR_FMT ")", STR_ARG(REGIME(record)->name),
        STR_ARG(REGIME(record)->code));
}

static struct str basis_text(struct arena *arena, const void *record)
{
    (void)arena;
    return REGIME(record)->legal_basis;
}

static struct str origin_text(struct arena *arena, const void *record)
{
    (void)arena;
    return str_of(regime_origin_titles[REGIME(record)->origin]);
}

static struct str content_text(struct arena *arena, const void *record)
{
    const struct regime *regime = REGIME(record);

    (void)arena;
    if (!regime->form_id)
        return S("Thuyết minh");
    return regime->outline_id ? S("Số liệu và thuyết minh") : S("Số liệu");
}

static struct str form_text(struct arena *arena, const void *record)
{
    const struct regime *regime = REGIME(record);
    bool both = regime->form_title.len && regime->outline_title.len;

    return str_format(arena, STR_FMT "%s" STR_FMT, STR_ARG(regime->form_title), both ? "; " : "",
        STR_ARG(regime->outline_title));
}

static struct str period_text(struct arena *arena, const void *record)
{
    (void)arena;
    return str_of(period_kind_titles[REGIME(record)->period_kind]);
}

static struct maybe_dec reporters_figure(const void *record)
{
    return (struct maybe_dec){ true, { REGIME(record)->reporters, 0 } };
}

static struct str due_text(struct arena *arena, const void *record)
{
    return period_due_words(arena, REGIME(record)->due_rule);
}

static struct str lead_text(struct arena *arena, const void *record)
{
    (void)arena;
    return REGIME(record)->lead_unit_name;
}

static struct str compiler_text(struct arena *arena, const void *record)
{
    (void)arena;
    return REGIME(record)->compiler_post;
}

static struct str approver_text(struct arena *arena, const void *record)
{
    (void)arena;
    return REGIME(record)->approver_post;
}

static struct str receiver_text(struct arena *arena, const void *record)
{
    (void)arena;
    return REGIME(record)->receiver_unit_name;
}

static struct str state_text(struct arena *arena, const void *record)
{
    (void)arena;
    return REGIME(record)->active ? S("Đang áp dụng") : S("Thôi áp dụng");
}

static const struct list_column columns[] = {
    { .title = "Tên báo cáo (mã)", .width = 32, .text = name_text },
    { .title = "Căn cứ", .width = 26, .text = basis_text },
    { .title = "Nguồn", .width = 12, .text = origin_text },
    { .title = "Dạng báo cáo", .width = 12, .text = content_text },
    { .title = "Biểu mẫu, đề cương", .width = 28, .text = form_text },
    { .title = "Kỳ báo cáo", .width = 9, .text = period_text },
    { .title = "Số đối tượng báo cáo", .width = 10, .figure = reporters_figure },
    { .title = "Thời gian gửi", .width = 22, .text = due_text },
    { .title = "Đơn vị chủ trì", .width = 18, .text = lead_text },
    { .title = "Cán bộ tổng hợp", .width = 18, .text = compiler_text },
    { .title = "Lãnh đạo duyệt", .width = 18, .text = approver_text },
    { .title = "Nơi nhận", .width = 18, .text = receiver_text },
    { .title = "Trạng thái", .width = 10, .text = state_text },
};

enum status regimes_write(
    struct ctx *ctx, const struct list *regimes, struct str extension, struct str *out)
{
    const struct list_file file = {
        .title = S("DANH MỤC CHẾ ĐỘ BÁO CÁO"),
        .columns = columns,
        .columns_len = ARRAY_LEN(columns),
        .records = regimes,
        .record_size = sizeof(struct regime),
    };

    return list_file_write(ctx, &file, extension, out);
}
