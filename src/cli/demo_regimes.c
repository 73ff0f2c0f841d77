/*
 * What other departments ask the demo's communes for: asked once, duplicates and the burden map
 * have something to show. No cycle of theirs is open.
 */
#include <stdio.h>

#include "cli/demo_posts.h"
#include "core/period.h"
#include "domain/annexes.h"
#include "domain/forms.h"
#include "domain/lives.h"
#include "domain/regimes.h"

struct asking_row {
    const char *file; /* the annex */
    const char *form_code, *form_title;
    const char *code, *name, *due_rule;
    const char *lead_code; /* the unit that asks */
    enum period_kind kind;
};

/* clang-format off */
static const struct asking_row rows[] = {
    { "forms/nong_nghiep_quy.xlsx", "TC-NN-QUY", "Ước kết quả sản xuất nông, lâm, ngư nghiệp quý (xã, phường)",
      "TC-QUY", "Báo cáo tình hình sản xuất phục vụ điều hành kinh tế - xã hội hằng quý (minh họa)",
      "day=25;month=+0;shift=next", "H41.03", PERIOD_QUARTER },
    { "forms/btp_13a_ho_tich.xlsx", "TP-HO-TICH", "Kết quả đăng ký khai sinh, khai tử, kết hôn tại Ủy ban nhân dân cấp xã",
      "TP-6T", "Báo cáo thống kê hộ tịch 6 tháng (minh họa)",
      "day=20;month=+0;shift=next", "H41.10", PERIOD_HALF },
};
/* clang-format on */

/* The annex as its designer confirms it: what recognition doubts is left as it was read. */
static enum status form_make(
    struct ctx *ctx, const struct asking_row *row, int64_t owner_id, int64_t *out_id)
{
    const struct form_import_in in = { .file = demo_file(row->file) };
    struct form_save wanted = { .code = str_of(row->form_code),
        .title = str_of(row->form_title),
        .owner_unit_id = owner_id,
        .request = { .on = DATE_NONE } };
    struct form_move use = { .action = LIFE_USE,
        .legal_basis = S("Chế độ báo cáo mẫu, kèm theo chương trình"),
        .use_from = DATE_NONE };
    struct form_import read = { 0 };
    struct form_full made;

    TRY(annex_import(ctx, NULL, &in, &read));
    read.layout.doubts.len = 0;
    wanted.layout = read.layout;
    TRY(form_layout_check(ctx, &wanted.layout));
    TRY(form_create(ctx, &wanted, &made));
    use.id = made.form.id;
    use.version = made.form.version;
    TRY(form_act(ctx, &use, &made));
    *out_id = made.form.id;
    return ST_OK;
}

static enum status regime_make(
    struct ctx *ctx, const struct demo *demo, const struct asking_row *row, struct list reporters)
{
    int64_t lead_id = demo_unit_get(demo, str_of(row->lead_code))->unit.id;
    struct reporters_change change = { .reporters = reporters };
    struct regime wanted = {
        .code = str_of(row->code),
        .name = str_of(row->name),
        .legal_basis = S("Chế độ báo cáo mẫu. Biểu mẫu là thật; chưa mở kỳ nào."),
        .compiler_post = S("Chuyên viên tổng hợp"),
        .approver_post = S("Phó Giám đốc phụ trách"),
        .lead_unit_id = lead_id,
        .receiver_unit_id = lead_id,
        .upper_unit_id = demo_unit_get(demo, S(DEMO_UPPER_CODE))->unit.id,
        .period_kind = (int)row->kind,
        .window_rule = S("15-14"),
        .due_rule = str_of(row->due_rule),
        .total_due_rule = S("workdays=5;after=due;shift=none"),
        .active = true,
    };
    struct regime_full made;
    struct regime regime;

    TRY(form_make(ctx, row, lead_id, &wanted.form_id));
    TRY(regime_create(ctx, &wanted, &made));
    change.id = made.regime.id;
    change.version = made.regime.version;
    return reporters_set(ctx, &change, &regime);
}

enum status demo_regimes_make(struct ctx *ctx, const struct demo *demo)
{
    int64_t day = demo_month_day(demo, 3) + 12;
    struct reporter *all = ARENA_ARRAY(ctx->arena, demo->communes_len, struct reporter);

    for (size_t i = 0; i < demo->communes_len; i++)
        all[i] = (struct reporter){
            .unit_id = demo->units[demo->communes_from + i].unit.id,
            .valid_from = DATE_NONE,
            .valid_to = DATE_NONE,
        };
    for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
        demo_act_as(ctx, demo_ms(day + (int64_t)i, 9 * 60), demo_post_get(demo, S(DEMO_ADMIN)));
        TRY(regime_make(ctx, demo, &rows[i], (struct list){ all, demo->communes_len }));
    }
    printf("  %zu chế độ báo cáo của sở khác, chưa mở kỳ\n", ARRAY_LEN(rows));
    fflush(stdout);
    return ST_OK;
}
