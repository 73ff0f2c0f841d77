/* The two registers as lists, with the columns of NĐ 30/2020, Annex VI, in its order. */
#include "domain/list_file.h"
#include "domain/registers.h"

#define NUMBER(record) ((const struct document_number *)(record))
#define ARRIVAL(record) ((const struct arrival *)(record))

static struct str day(struct arena *arena, int64_t on)
{
    return on == DATE_NONE ? (struct str){ 0 } : date_format_vi(arena, on);
}

#define TEXT(name, type, member) \
    static struct str name(struct arena *arena, const void *record) \
    { \
        (void)arena; \
        return type(record)->member; \
    }
#define DAY(name, type, member) \
    static struct str name(struct arena *arena, const void *record) \
    { \
        return day(arena, type(record)->member); \
    }

static struct str type_name(struct arena *arena, const void *record)
{
    (void)arena;
    (void)record;
    return S("Báo cáo");
}

static struct maybe_dec one(const void *record)
{
    (void)record;
    return (struct maybe_dec){ true, { 1, 0 } };
}

/* ---- what goes out ---- */

TEXT(out_number, NUMBER, code_number)
TEXT(out_notation, NUMBER, code_notation)
DAY(out_issued, NUMBER, issued_on)
TEXT(out_organ, NUMBER, unit_name)
TEXT(out_code, NUMBER, unit_code)
TEXT(out_subject, NUMBER, subject)
TEXT(out_signer, NUMBER, signer)
TEXT(out_to, NUMBER, receiver_name)
TEXT(out_to_code, NUMBER, receiver_code)
DAY(out_due, NUMBER, due_on)
TEXT(out_state, NUMBER, state_title)
TEXT(out_remark, NUMBER, remark)
TEXT(out_by, NUMBER, account_name)

static struct str out_sent(struct arena *arena, const void *record)
{
    int64_t ms = NUMBER(record)->sent_ms;

    return ms ? time_format_vi(arena, ms) : (struct str){ 0 };
}

static const struct list_column outgoing_columns[] = {
    { .title = "Số văn bản", .width = 12, .text = out_number },
    { .title = "Ký hiệu văn bản", .width = 16, .text = out_notation },
    { .title = "Ngày, tháng, năm văn bản", .width = 14, .text = out_issued },
    { .title = "Tên loại văn bản", .width = 12, .text = type_name },
    { .title = "Trích yếu nội dung", .width = 50, .text = out_subject },
    { .title = "Tên cơ quan ban hành", .width = 28, .text = out_organ },
    { .title = "Mã cơ quan ban hành", .width = 16, .text = out_code },
    { .title = "Người ký", .width = 26, .text = out_signer },
    { .title = "Nơi nhận", .width = 28, .text = out_to },
    { .title = "Mã nơi nhận", .width = 16, .text = out_to_code },
    { .title = "Số lượng bản phát hành", .width = 10, .figure = one },
    { .title = "Hạn gửi", .width = 12, .text = out_due },
    { .title = "Gửi lúc", .width = 18, .text = out_sent },
    { .title = "Tình trạng số", .width = 12, .text = out_state },
    { .title = "Người cấp số", .width = 26, .text = out_by },
    { .title = "Ghi chú", .width = 36, .text = out_remark },
};

enum status register_outgoing_write(
    struct ctx *ctx, const struct list *numbers, struct str extension, struct str *out)
{
    const struct list_file file = {
        .title = S("SỔ ĐĂNG KÝ VĂN BẢN ĐI"),
        .columns = outgoing_columns,
        .columns_len = ARRAY_LEN(outgoing_columns),
        .records = numbers,
        .record_size = sizeof(struct document_number),
    };

    return list_file_write(ctx, &file, extension, out);
}

/* ---- what arrives ---- */

static struct str in_number(struct arena *arena, const void *record)
{
    return str_format(arena, "%lld", (long long)ARRIVAL(record)->number);
}

static struct str in_accepted(struct arena *arena, const void *record)
{
    return time_format_vi(arena, ARRIVAL(record)->accepted_ms);
}

DAY(in_arrived, ARRIVAL, arrived_on)
TEXT(in_organ, ARRIVAL, sender_name)
TEXT(in_code, ARRIVAL, sender_code)
TEXT(in_text, ARRIVAL, document_text)
DAY(in_issued, ARRIVAL, document_on)
TEXT(in_subject, ARRIVAL, subject)
TEXT(in_unit, ARRIVAL, unit_name)
TEXT(in_by, ARRIVAL, account_name)
TEXT(in_state, ARRIVAL, state_title)
TEXT(in_remark, ARRIVAL, remark)

static const struct list_column incoming_columns[] = {
    { .title = "Số đến", .width = 10, .text = in_number },
    { .title = "Ngày đến", .width = 12, .text = in_arrived },
    { .title = "Tác giả", .width = 28, .text = in_organ },
    { .title = "Mã cơ quan gửi", .width = 16, .text = in_code },
    { .title = "Số, ký hiệu văn bản", .width = 18, .text = in_text },
    { .title = "Ngày, tháng, năm văn bản", .width = 14, .text = in_issued },
    { .title = "Tên loại văn bản", .width = 12, .text = type_name },
    { .title = "Trích yếu nội dung", .width = 50, .text = in_subject },
    { .title = "Đơn vị nhận", .width = 28, .text = in_unit },
    { .title = "Tiếp nhận lúc", .width = 18, .text = in_accepted },
    { .title = "Người tiếp nhận", .width = 26, .text = in_by },
    { .title = "Trạng thái hiện nay", .width = 18, .text = in_state },
    { .title = "Ghi chú", .width = 36, .text = in_remark },
};

enum status register_incoming_write(
    struct ctx *ctx, const struct list *arrivals, struct str extension, struct str *out)
{
    const struct list_file file = {
        .title = S("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN"),
        .columns = incoming_columns,
        .columns_len = ARRAY_LEN(incoming_columns),
        .records = arrivals,
        .record_size = sizeof(struct arrival),
    };

    return list_file_write(ctx, &file, extension, out);
}
