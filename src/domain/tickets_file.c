/* The help desk's tickets as lists: each with how it was answered, and how many of each. */
#include "domain/list_file.h"
#include "domain/tickets.h"

#define TICKET(record) ((const struct ticket *)(record))
#define TOTAL(record) ((const struct ticket_total *)(record))

static struct str instant(struct arena *arena, int64_t ms)
{
    return ms ? time_format_vi(arena, ms) : (struct str){ 0 };
}

static struct str number(struct arena *arena, int64_t n)
{
    return str_format(arena, "%lld", (long long)n);
}

/* ---- each ---- */

static struct str subject_text(struct arena *arena, const void *record)
{
    (void)arena;
    return TICKET(record)->subject;
}

static struct str number_text(struct arena *arena, const void *record)
{
    return number(arena, TICKET(record)->id);
}

static struct str kind_text(struct arena *arena, const void *record)
{
    (void)arena;
    return str_of(ticket_kind_titles[TICKET(record)->kind]);
}

static struct str unit_text(struct arena *arena, const void *record)
{
    (void)arena;
    return TICKET(record)->unit_name;
}

static struct str asker_text(struct arena *arena, const void *record)
{
    (void)arena;
    return TICKET(record)->asked_name;
}

static struct str asked_text(struct arena *arena, const void *record)
{
    return instant(arena, TICKET(record)->asked_ms);
}

static struct str page_text(struct arena *arena, const void *record)
{
    (void)arena;
    return TICKET(record)->page;
}

static struct str state_text(struct arena *arena, const void *record)
{
    const struct ticket *ticket = TICKET(record);
    const char *title = ticket_state_titles[ticket->state];

    return ticket->late ? str_format(arena, "%s (trễ hạn)", title) : str_of(title);
}

static struct str handler_text(struct arena *arena, const void *record)
{
    (void)arena;
    return TICKET(record)->handler_name;
}

static struct str due_text(struct arena *arena, const void *record)
{
    int64_t due_on = TICKET(record)->due_on;

    return due_on == DATE_NONE ? (struct str){ 0 } : date_format_vi(arena, due_on);
}

static struct str answered_text(struct arena *arena, const void *record)
{
    return instant(arena, TICKET(record)->answered_ms);
}

static struct str days_text(struct arena *arena, const void *record)
{
    return number(arena, TICKET(record)->answer_days);
}

static const struct list_column ticket_columns[] = {
    { .title = "Tiêu đề", .width = 40, .text = subject_text },
    { .title = "Số", .width = 8, .text = number_text },
    { .title = "Loại", .width = 20, .text = kind_text },
    { .title = "Đơn vị", .width = 28, .text = unit_text },
    { .title = "Người gửi", .width = 26, .text = asker_text },
    { .title = "Gửi lúc", .width = 18, .text = asked_text },
    { .title = "Trang", .width = 24, .text = page_text },
    { .title = "Trạng thái", .width = 18, .text = state_text },
    { .title = "Người xử lý", .width = 26, .text = handler_text },
    { .title = "Hạn trả lời", .width = 14, .text = due_text },
    { .title = "Trả lời lúc", .width = 18, .text = answered_text },
    { .title = "Số ngày làm việc", .width = 12, .text = days_text },
};

enum status ticket_list_write(
    struct ctx *ctx, const struct list *tickets, struct str extension, struct str *out)
{
    const struct list_file file = {
        .title = S("DANH SÁCH GÓP Ý, KHÓ KHĂN, VƯỚNG MẮC VÀ SỰ CỐ"),
        .columns = ticket_columns,
        .columns_len = ARRAY_LEN(ticket_columns),
        .records = tickets,
        .record_size = sizeof(struct ticket),
    };

    return list_file_write(ctx, &file, extension, out);
}

/* ---- how many ---- */

static struct str total_unit(struct arena *arena, const void *record)
{
    (void)arena;
    return TOTAL(record)->unit_name;
}

static struct str total_kind(struct arena *arena, const void *record)
{
    (void)arena;
    return str_of(ticket_kind_titles[TOTAL(record)->kind]);
}

#define X(member) \
    static struct maybe_dec total_##member(const void *record) \
    { \
        return (struct maybe_dec){ true, { TOTAL(record)->member, 0 } }; \
    }
X(received)
X(fresh)
X(handling)
X(answered)
X(closed)
X(reopened)
X(late)
#undef X

static const struct list_column total_columns[] = {
    { .title = "Đơn vị", .width = 40, .text = total_unit },
    { .title = "Loại", .width = 22, .text = total_kind },
    { .title = "Đã nhận", .width = 10, .figure = total_received },
    { .title = "Mới gửi", .width = 10, .figure = total_fresh },
    { .title = "Đang xử lý", .width = 12, .figure = total_handling },
    { .title = "Đã trả lời", .width = 12, .figure = total_answered },
    { .title = "Đã đóng", .width = 10, .figure = total_closed },
    { .title = "Mở lại", .width = 10, .figure = total_reopened },
    { .title = "Trễ hạn", .width = 10, .figure = total_late },
};

enum status ticket_totals_write(
    struct ctx *ctx, const struct ticket_totals *totals, struct str extension, struct str *out)
{
    const struct list_file file = {
        .title = S("TỔNG HỢP GÓP Ý, KHÓ KHĂN, VƯỚNG MẮC VÀ SỰ CỐ"),
        .subtitle = str_format(ctx->arena, "Từ " STR_FMT " đến " STR_FMT,
            STR_ARG(date_format_vi(ctx->arena, totals->from)),
            STR_ARG(date_format_vi(ctx->arena, totals->to))),
        .columns = total_columns,
        .columns_len = ARRAY_LEN(total_columns),
        .records = &totals->items,
        .record_size = sizeof(struct ticket_total),
    };

    return list_file_write(ctx, &file, extension, out);
}
