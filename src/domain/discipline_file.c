/* Counts of discipline as a file: a line a row, their sum below. */
#include "domain/disciplines.h"

#include "domain/list_file.h"

#define ROW(record) ((const struct discipline_row *)(record))

static struct str name_of(struct arena *arena, const void *record)
{
    (void)arena;
    return ROW(record)->name;
}

static struct str code_of(struct arena *arena, const void *record)
{
    (void)arena;
    return ROW(record)->code;
}

static struct maybe_dec due_of(const void *record)
{
    return (struct maybe_dec){ true, { ROW(record)->due, 0 } };
}

static struct maybe_dec rate_of(const void *record)
{
    return ROW(record)->rate;
}

static struct maybe_dec urged_of(const void *record)
{
    return (struct maybe_dec){ true, { ROW(record)->urged, 0 } };
}

#define X(name, wire, title) \
    static struct maybe_dec of_##name(const void *record) \
    { \
        return (struct maybe_dec){ true, { ROW(record)->sum.of[COUNT_##name], 0 } }; \
    }
DISCIPLINE_COUNT_LIST(X)
#undef X

#define COLUMNS_ALWAYS 13

enum status discipline_write(struct ctx *ctx, const struct discipline_out *out,
    enum discipline_file of, struct str extension, struct str *bytes)
{
    static const char *const names[BY_COUNT] = {
        [BY_UNIT] = "Đơn vị", [BY_REGIME] = "Chế độ báo cáo", [BY_MONTH] = "Tháng đến hạn"
    };
    struct list_column columns[COLUMNS_ALWAYS + 2] = {
        { .title = names[out->by], .width = 40, .text = name_of },
        { .title = "Mã", .width = 12, .text = code_of },
        { .title = "Phải gửi", .width = 10, .figure = of_EXPECTED },
        { .title = "Đã đến hạn", .width = 10, .figure = due_of },
        { .title = "Đúng hạn", .width = 10, .figure = of_ON_TIME },
        { .title = "Trễ hạn", .width = 10, .figure = of_LATE },
        { .title = "Quá hạn chưa gửi", .width = 12, .figure = of_MISSING },
        { .title = "Tỷ lệ đúng hạn (%)", .width = 12, .figure = rate_of, .decimals = 2 },
        { .title = "Được gia hạn", .width = 10, .figure = of_EXTENDED },
        { .title = "Bị trả lại", .width = 10, .figure = of_RETURNED },
        { .title = "Kiến nghị được chấp nhận", .width = 14, .figure = of_UPHELD },
        { .title = "Không tính", .width = 10, .figure = of_EXCUSED },
        { .title = "Chưa đến hạn", .width = 10, .figure = of_WAITING },
    };
    size_t len = COLUMNS_ALWAYS;

    /* An announced table has no such reports; letters are counted by unit alone. */
    if (of != DISCIPLINE_ANNOUNCED)
        columns[len++] = (struct list_column){
            .title = "Có tên nhưng chưa được giao", .width = 14, .figure = of_UNASSIGNED
        };
    if (out->by == BY_UNIT)
        columns[len++] =
            (struct list_column){ .title = "Số lần bị đôn đốc", .width = 10, .figure = urged_of };
    const struct list_file file = {
        .title = S("KỶ LUẬT GỬI BÁO CÁO"),
        .subtitle = out->title,
        .columns = columns,
        .columns_len = len,
        .records = &out->items,
        .record_size = sizeof(struct discipline_row),
        .total = &out->total,
    };

    return list_file_write(ctx, &file, extension, bytes);
}
