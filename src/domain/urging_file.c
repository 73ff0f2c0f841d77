/* Letters that urge as files: the letter itself as a paper, lists of letters and of units. */
#include "core/paper/letter.h"
#include "domain/list_file.h"
#include "domain/urging_lists.h"
#include "domain/use.h"
#include "model/letterhead.h"

#define LETTER(record) ((const struct urging *)(record))
#define URGED(record) ((const struct urged *)(record))

/* ---- the letter ---- */

/* clang-format off */
static const struct letter_column columns[] = {
    { "STT", 5, PAPER_CENTER },
    { "Cơ quan, đơn vị", 32, PAPER_START },
    { "Báo cáo", 46, PAPER_START },
    { "Kỳ báo cáo", 20, PAPER_START },
    { "Hạn gửi", 12, PAPER_CENTER },
    { "Tình trạng", 18, PAPER_START },
};
/* clang-format on */

static struct letter_annex annex_of(struct arena *arena, const struct urging_full *letter)
{
    size_t rows = letter->items.len;
    struct str *cells = ARENA_ARRAY(arena, rows * ARRAY_LEN(columns), struct str), *cell = cells;
    struct str day = date_format_vi(arena, date_today(letter->urging.made_ms));

    for (size_t i = 0; i < rows; i++) {
        const struct urging_item *item = LIST_AT(letter->items, struct urging_item, i);

        *cell++ = str_format(arena, "%lld", (long long)item->place);
        *cell++ = item->owner_name;
        *cell++ = item->regime_name;
        *cell++ = item->period_title;
        *cell++ = date_format_vi(arena, item->due_on);
        *cell++ = item->standing;
    }
    return (struct letter_annex){
        .title =
            str_format(arena, "Danh sách báo cáo chưa gửi tính đến ngày " STR_FMT, STR_ARG(day)),
        .columns = columns,
        .columns_len = ARRAY_LEN(columns),
        .cells = cells,
        .rows = rows,
    };
}

enum status urging_paper_write(
    struct ctx *ctx, const struct urging_full *letter, struct str extension, struct paper_file *out)
{
    const struct paper_writer *writer = paper_writer(extension);
    const struct urging *urging = &letter->urging;
    struct letterhead head = { 0 };
    struct str said[] = { urging->body, urging_request(ctx->arena, urging->due_on) };
    struct letter_facts facts = {
        .letterhead = &head,
        .number = urging->number,
        .issued_on = urging->issued_on,
        .about = urging->about,
        .paragraphs = { said, ARRAY_LEN(said) },
        .annex = annex_of(ctx->arena, letter),
        .made_ms = urging->made_ms,
    };
    struct paper made;

    if (!writer)
        return use_not_found(ctx);
    TRY(resource_from_json(ctx, &letterhead_kept_resource, urging->letterhead, &head));
    head.symbol = urging->symbol;
    head.addressees = urging->addressees;
    made = paper_make_letter(ctx->arena, &facts);
    return writer->write(ctx, &made, out);
}

/* ---- lists ---- */

static struct maybe_dec figure(int64_t n)
{
    return (struct maybe_dec){ true, { n, 0 } };
}

static struct str about_text(struct arena *arena, const void *record)
{
    (void)arena;
    return LETTER(record)->about;
}

static struct str number_text(struct arena *arena, const void *record)
{
    const struct urging *letter = LETTER(record);

    return letter->number.len ? str_format(arena, STR_FMT "/" STR_FMT, STR_ARG(letter->number),
                                    STR_ARG(letter->symbol))
                              : (struct str){ 0 };
}

static struct str day_text(struct arena *arena, const void *record)
{
    return date_format_vi(arena, LETTER(record)->issued_on);
}

static struct str issuer_text(struct arena *arena, const void *record)
{
    (void)arena;
    return LETTER(record)->unit_name;
}

static struct str due_text(struct arena *arena, const void *record)
{
    int64_t due_on = LETTER(record)->due_on;

    return due_on == DATE_NONE ? (struct str){ 0 } : date_format_vi(arena, due_on);
}

static struct str state_text(struct arena *arena, const void *record)
{
    const struct urging *letter = LETTER(record);

    if (letter->withdrawn_ms)
        return str_format(arena, "Đã thu hồi: " STR_FMT, STR_ARG(letter->withdrawn_reason));
    return letter->open ? S("Còn báo cáo chưa gửi") : S("Đã gửi đủ");
}

#define X(member) \
    static struct maybe_dec letter_##member(const void *record) \
    { \
        return figure(LETTER(record)->member); \
    }
X(units)
X(seen)
X(reports)
X(open)
#undef X

static const struct list_column letter_columns[] = {
    { .title = "Trích yếu", .width = 40, .text = about_text },
    { .title = "Số, ký hiệu", .width = 18, .text = number_text },
    { .title = "Ngày văn bản", .width = 14, .text = day_text },
    { .title = "Đơn vị ban hành", .width = 32, .text = issuer_text },
    { .title = "Gửi chậm nhất", .width = 14, .text = due_text },
    { .title = "Số đơn vị nhận", .width = 10, .figure = letter_units },
    { .title = "Đã xem", .width = 10, .figure = letter_seen },
    { .title = "Số báo cáo", .width = 10, .figure = letter_reports },
    { .title = "Còn chưa gửi", .width = 10, .figure = letter_open },
    { .title = "Tình trạng", .width = 28, .text = state_text },
};

enum status urging_list_write(
    struct ctx *ctx, const struct list *letters, struct str extension, struct str *out)
{
    const struct list_file file = {
        .title = S("DANH SÁCH VĂN BẢN ĐÔN ĐỐC THỰC HIỆN CHẾ ĐỘ BÁO CÁO"),
        .columns = letter_columns,
        .columns_len = ARRAY_LEN(letter_columns),
        .records = letters,
        .record_size = sizeof(struct urging),
    };

    return list_file_write(ctx, &file, extension, out);
}

static struct str unit_text(struct arena *arena, const void *record)
{
    (void)arena;
    return URGED(record)->unit_name;
}

static struct str code_text(struct arena *arena, const void *record)
{
    (void)arena;
    return URGED(record)->unit_code;
}

static struct str last_text(struct arena *arena, const void *record)
{
    return date_format_vi(arena, URGED(record)->last_on);
}

#define X(member) \
    static struct maybe_dec urged_##member(const void *record) \
    { \
        return figure(URGED(record)->member); \
    }
X(letters)
X(reports)
X(open)
X(unseen)
#undef X

static const struct list_column urged_columns[] = {
    { .title = "Đơn vị", .width = 40, .text = unit_text },
    { .title = "Mã", .width = 12, .text = code_text },
    { .title = "Số lần đôn đốc", .width = 12, .figure = urged_letters },
    { .title = "Số báo cáo bị đôn đốc", .width = 14, .figure = urged_reports },
    { .title = "Còn chưa gửi", .width = 12, .figure = urged_open },
    { .title = "Văn bản chưa xem", .width = 12, .figure = urged_unseen },
    { .title = "Lần gần nhất", .width = 14, .text = last_text },
};

enum status urged_write(
    struct ctx *ctx, const struct urged_out *urged, struct str extension, struct str *out)
{
    const struct list_file file = {
        .title = S("TỔNG HỢP ĐÔN ĐỐC THEO ĐƠN VỊ"),
        .columns = urged_columns,
        .columns_len = ARRAY_LEN(urged_columns),
        .records = &urged->items,
        .record_size = sizeof(struct urged),
    };

    return list_file_write(ctx, &file, extension, out);
}
