/* The demo's words: what a commune writes besides the figures that its text fetches by itself. */
#include "cli/demo_cycle_texts.h"

#include "domain/narratives.h"

/* Sections an outline leaves empty, in its order: difficulties, then proposals. */
#define WORDS_EACH 6
#define SEED_WORDS 77

static const char *const words[][WORDS_EACH] = {
    {
        "Mưa lớn cục bộ đầu tháng làm chậm tiến độ làm đất ở một số xóm vùng trũng.",
        "Giá phân bón và thức ăn chăn nuôi còn cao, một số hộ giảm đầu tư.",
        "Sâu cuốn lá nhỏ và rầy nâu gây hại rải rác, đã phun trừ trên diện tích nhiễm.",
        "Kênh nội đồng xuống cấp, cuối kênh thiếu nước trong những ngày nắng nóng.",
        "Lao động trẻ đi làm xa, một phần diện tích vụ này phải chuyển sang cây ngắn ngày.",
        "Chưa phát sinh khó khăn, vướng mắc vượt thẩm quyền của xã.",
    },
    {
        "Đề nghị sở hỗ trợ giống và vật tư cho diện tích bị ngập phải gieo lại.",
        "Đề nghị bố trí kinh phí nạo vét, sửa chữa kênh mương trước vụ tới.",
        "Đề nghị cấp bổ sung vắc-xin lở mồm long móng và cúm gia cầm đợt tới.",
        "Đề nghị tổ chức tập huấn quy trình phòng trừ sâu bệnh trước khi vào vụ.",
        "Đề nghị kết nối doanh nghiệp thu mua nông sản cho hợp tác xã trên địa bàn.",
        "Không có kiến nghị, đề xuất.",
    },
};

/* The text with its next empty paragraph saying this; what is behind it is left in *rest. */
static void paragraph_fill(struct buf *out, struct str *rest, const char *text)
{
    const struct str empty = S("{\"type\":\"paragraph\"}");
    size_t at = str_find(*rest, empty);

    buf_add(out, str_sub(*rest, 0, at));
    if (at == rest->len) {
        *rest = (struct str){ 0 };
        return;
    }
    buf_addf(
        out, "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}", text);
    *rest = str_sub(*rest, at + empty.len, rest->len);
}

enum status demo_text_write(
    struct ctx *ctx, const struct demo *demo, struct demo_writing writing, int64_t *version)
{
    struct buf text = { .arena = ctx->arena };
    struct narrative_out now = { 0 };
    struct narrative_put put;
    struct str rest;

    TRY(narrative_view(ctx, &(struct by_id){ writing.report_id }, &now));
    rest = now.document;
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        uint64_t any = demo_random(
            demo->seed + SEED_WORDS, (int64_t)writing.commune, (int64_t)writing.cycle, (int64_t)i);

        paragraph_fill(&text, &rest, words[i][any % WORDS_EACH]);
    }
    buf_add(&text, rest);
    put = (struct narrative_put){ writing.report_id, now.version, buf_str(&text) };
    TRY(narrative_save(ctx, &put, &now));
    *version = now.report_version;
    return ST_OK;
}
