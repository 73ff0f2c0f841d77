/* The requests as a list: what was asked, on which document, when it was due and answered. */
#include "domain/account_requests.h"
#include "domain/list_file.h"

#define REQUEST(record) ((const struct account_request *)(record))

static struct str instant(struct arena *arena, int64_t ms)
{
    return ms ? time_format_vi(arena, ms) : (struct str){ 0 };
}

static struct str day(struct arena *arena, int64_t days)
{
    return days == DATE_NONE ? (struct str){ 0 } : date_format_vi(arena, days);
}

static struct str unit_text(struct arena *arena, const void *record)
{
    (void)arena;
    return REQUEST(record)->unit_name;
}

static struct str kind_text(struct arena *arena, const void *record)
{
    (void)arena;
    return str_of(request_kind_titles[REQUEST(record)->kind]);
}

static struct str post_text(struct arena *arena, const void *record)
{
    const struct account_request *request = REQUEST(record);
    struct str name = request->name.len ? request->name : request->account_name;
    struct str username = request->username.len ? request->username : request->account_username;

    return str_format(arena, STR_FMT " (" STR_FMT ")", STR_ARG(name), STR_ARG(username));
}

static struct str grants_text(struct arena *arena, const void *record)
{
    const struct list *grants = &REQUEST(record)->grants;
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < grants->len; i++) {
        const struct request_grant *grant = LIST_AT(*grants, struct request_grant, i);

        buf_addf(&out, "%s%s: " STR_FMT, i ? "; " : "", role_titles[grant->role],
            STR_ARG(grant->unit_name));
        if (grant->regime_name.len)
            buf_addf(&out, " (" STR_FMT ")", STR_ARG(grant->regime_name));
    }
    return buf_str(&out);
}

static struct str document_text(struct arena *arena, const void *record)
{
    const struct account_request *request = REQUEST(record);

    if (!request->document_number.len)
        return (struct str){ 0 };
    return str_format(arena, STR_FMT " ngày " STR_FMT, STR_ARG(request->document_number),
        STR_ARG(day(arena, request->document_on)));
}

static struct str reason_text(struct arena *arena, const void *record)
{
    (void)arena;
    return REQUEST(record)->reason;
}

static struct str asked_text(struct arena *arena, const void *record)
{
    return instant(arena, REQUEST(record)->asked_ms);
}

static struct str due_text(struct arena *arena, const void *record)
{
    return day(arena, REQUEST(record)->due_on);
}

static struct str state_text(struct arena *arena, const void *record)
{
    const struct account_request *request = REQUEST(record);
    const char *title = request_state_titles[request->state];

    return request->late ? str_format(arena, "%s (trễ hạn)", title) : str_of(title);
}

static struct str decided_text(struct arena *arena, const void *record)
{
    return instant(arena, REQUEST(record)->decided_ms);
}

static struct str answer_text(struct arena *arena, const void *record)
{
    (void)arena;
    return REQUEST(record)->answer;
}

static const struct list_column columns[] = {
    { .title = "Đơn vị đề nghị", .width = 30, .text = unit_text },
    { .title = "Nội dung", .width = 24, .text = kind_text },
    { .title = "Chức danh (tên đăng nhập)", .width = 34, .text = post_text },
    { .title = "Quyền đề nghị giao", .width = 40, .text = grants_text },
    { .title = "Văn bản", .width = 24, .text = document_text },
    { .title = "Lý do", .width = 34, .text = reason_text },
    { .title = "Gửi lúc", .width = 18, .text = asked_text },
    { .title = "Hạn giải quyết", .width = 14, .text = due_text },
    { .title = "Trạng thái", .width = 20, .text = state_text },
    { .title = "Giải quyết lúc", .width = 18, .text = decided_text },
    { .title = "Trả lời", .width = 30, .text = answer_text },
};

enum status account_request_write(
    struct ctx *ctx, const struct list *requests, struct str extension, struct str *out)
{
    const struct list_file file = {
        .title = S("DANH SÁCH ĐỀ NGHỊ VỀ TÀI KHOẢN"),
        .columns = columns,
        .columns_len = ARRAY_LEN(columns),
        .records = requests,
        .record_size = sizeof(struct account_request),
    };

    return list_file_write(ctx, &file, extension, out);
}
