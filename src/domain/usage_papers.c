#include "domain/usage_papers.h"

#include "core/usage_figures.h"
#include "domain/forms.h"
#include "domain/lives.h"
#include "domain/outlines.h"

#define PAPERS_CODE "BC-SD"
#define PAPERS_BASIS \
    "Biểu và đề cương chung của Hệ thống; quy chế không ban hành hoặc chỉ nêu tên mẫu"

enum status usage_form_make(struct ctx *ctx, int64_t unit_id, int64_t *out_form_id)
{
    const struct form_save wanted = {
        .code = S(PAPERS_CODE),
        .title = S("Tình hình sử dụng Hệ thống thông tin báo cáo"),
        .owner_unit_id = unit_id,
        .request = { .on = DATE_NONE },
        .layout = usage_form(ctx->arena),
    };
    struct form_move use = {
        .action = LIFE_USE, .legal_basis = S(PAPERS_BASIS), .use_from = DATE_NONE
    };
    struct form_full made;

    TRY(form_layout_check(ctx, &wanted.layout));
    TRY(form_create(ctx, &wanted, &made));
    use.id = made.form.id;
    use.version = made.form.version;
    TRY(form_act(ctx, &use, &made));
    *out_form_id = made.form.id;
    return ST_OK;
}

#define HEADING(id, guidance, words) \
    "{\"type\":\"heading\",\"attrs\":{\"id\":\"" id "\",\"guidance\":\"" guidance \
    "\"},\"content\":[{\"type\":\"text\",\"text\":\"" words "\"}]}"

static const char outline_text[] = "{\"type\":\"doc\",\"content\":[" HEADING("danh-gia",
    "Đánh giá chung; số liệu ở biểu do Hệ thống tính.",
    "Tình hình sử dụng, khai thác Hệ thống") "," HEADING("kho-khan",
    "Khó khăn, vướng mắc, sự cố và cách đã xử lý.",
    "Khó khăn, vướng mắc, nguyên nhân") "," HEADING("kien-nghi",
    "Kiến nghị với cơ quan quản lý, vận hành.", "Kiến nghị, đề xuất") "]}";

enum status usage_outline_make(struct ctx *ctx, int64_t unit_id, int64_t *out_outline_id)
{
    struct outline_save wanted = {
        .code = S(PAPERS_CODE),
        .title = S("Đề cương báo cáo tình hình sử dụng Hệ thống thông tin báo cáo"),
        .owner_unit_id = unit_id,
        .document = { outline_text, sizeof(outline_text) - 1 },
    };
    struct outline_full made;

    TRY(document_settle(ctx, DOC_OUTLINE, &wanted.document));
    TRY(outline_create(ctx, &wanted, &made));
    *out_outline_id = made.outline.id;
    return ST_OK;
}
