#include "model/profile_words.h"

#include "core/alert.h"
#include "model/unit.h"

#include "tests/unit.h"

static struct str enter_needs[] = { { "figures", 7 }, { "text", 4 } };
static struct str clerk_rights[] = { { "report.read", 11 }, { "report.send", 11 } };
static struct profile_step steps[] = {
    { REPORT_ASSIGNED, ACTION_ENTER, REPORT_IN_ENTRY, SIDE_REPORTER, RIGHT_REPORT_ENTER, { 0 },
        { "Đ1", 4 } },
    { REPORT_IN_ENTRY, ACTION_SUBMIT, REPORT_SUBMITTED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,
        { enter_needs, 2 }, { "Đ2", 4 } },
};
static struct profile_role presets[] = {
    { ROLE_CLERK, { "Văn thư", 9 }, { clerk_rights, 2 }, { "Đ3", 4 } },
};
static struct profile_alert alerts[] = { { -3, true, { "Đ4", 4 } } };

static struct profile some(void)
{
    return (struct profile){
        .about = { S("thu"), S("Tỉnh thử"), S("Quyết định 1"), S("Hệ thống") },
        .roles.presets = { presets, 1 },
        .steps.steps = { steps, 2 },
        .notices = { .maintenance = { 24, CLOCK_HOURS, S("Đ10.3") }, .alerts = { alerts, 1 } },
    };
}

static void is_told(struct profile *after, const char *sentence)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct profile before = some();
    struct list told = profile_changes(arena, &before, after);

    if (told.len != 1 || !str_eq(*LIST_AT(told, struct str, 0), str_of(sentence)))
        fail_msg("%zu: “" STR_FMT "”, not “%s”", told.len,
            STR_ARG(told.len ? *LIST_AT(told, struct str, 0) : S("")), sentence);
    arena_free(arena);
}

static void the_same_has_no_change(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct profile before = some(), after = some();

    (void)state;
    assert_int_equal(profile_changes(arena, &before, &after).len, 0);
    arena_free(arena);
}

static void a_clock_is_told_with_its_article(void **state)
{
    struct profile after = some();

    (void)state;
    after.notices.maintenance = (struct profile_clock){ 3, CLOCK_WORKING_DAYS, S("Đ8.2") };
    is_told(&after, "Thông báo: Báo trước khi dừng hệ thống: 24 giờ (Đ10.3) → 3 ngày làm việc "
                    "(Đ8.2).");
    after.notices.maintenance = (struct profile_clock){ 0 };
    is_told(&after, "Thông báo: Báo trước khi dừng hệ thống: 24 giờ (Đ10.3) → không quy định.");
}

static void a_step_is_known_by_state_and_action(void **state)
{
    static struct str fewer[] = { { "figures", 7 }, { "checks", 6 } };
    struct profile_step other[] = { steps[1], steps[0], steps[1] };
    struct profile after = some();

    (void)state;
    after.steps.steps = (struct list){ other, 2 }; /* another order is no change */
    other[0].to = REPORT_WITH_CLERK;
    other[0].needs = (struct list){ fewer, 2 };
    is_told(&after, "Quy trình báo cáo: đổi bước “Trình lãnh đạo” ở trạng thái “Đang nhập”. Sang "
                    "trạng thái: “Chờ duyệt” → “Chờ văn thư gửi”; Điều kiện: thêm “Qua hết phép "
                    "kiểm tra”, bỏ “Đã viết đủ mục bắt buộc”.");
    other[0] = steps[1];
    other[2].from = REPORT_RETURNED;
    after.steps.steps.len = 3;
    is_told(
        &after, "Quy trình báo cáo: thêm bước “Trình lãnh đạo” ở trạng thái “Nơi nhận trả lại”.");
    after.steps.steps = (struct list){ steps, 1 };
    is_told(&after, "Quy trình báo cáo: bỏ bước “Trình lãnh đạo” ở trạng thái “Đang nhập”.");
}

static void rights_are_told_by_their_names(void **state)
{
    static struct str rights[] = { { "report.read", 11 }, { "letterhead.write", 16 } };
    struct profile_role other[] = { presets[0] };
    struct profile after = some();

    (void)state;
    other[0].rights = (struct list){ rights, 2 };
    other[0].title = S("Văn thư cơ quan");
    after.roles.presets = (struct list){ other, 1 };
    is_told(&after, "Vai trò và quyền: đổi vai trò “Văn thư”. Tên gọi: “Văn thư” → “Văn thư cơ "
                    "quan”; Quyền: thêm “Sửa thể thức văn bản”, bỏ “Gửi báo cáo”.");
}

static void the_rest_is_told_alike(void **state)
{
    static struct profile_alert moved[] = { { -5, true, { "Đ4", 4 } }, { -3, false, { "Đ4", 4 } } };
    static struct str kinds[] = { { "ad_hoc", 6 }, { "thematic", 8 } };
    static struct profile_keep keep = { PERIOD_QUARTER, 20, { "Đ5", 4 } };
    static struct profile_alert ending = { -60, false, { "Đ4", 4 } };
    static struct profile_correction correction = { { 3, true, { "Đ4", 4 } },
        CORRECTION_TOLD_MOVER };
    static struct str documents[] = { { "paper", 5 }, { "packet", 6 } };
    static struct usage_rule usage = { .code = { "BC-SD", 5 }, .article = { "Đ5", 4 } };
    static struct profile_quota quota = { UNIT_COMMUNE, 2, 1, { "Đ5", 4 } };
    struct profile after = some();

    (void)state;
    after.parts = (struct profile_parts){ .both = true };
    is_told(&after, "Thành phần báo cáo: Gồm cả đề cương và biểu mẫu: không → có.");
    after = some();
    after.parts.left_out = (struct list){ kinds, 2 };
    is_told(&after, "Thành phần báo cáo: Loại báo cáo không thuộc phạm vi điều chỉnh: thêm “Đột "
                    "xuất”, “Chuyên đề”.");
    after = some();
    after.steps.covered = (struct list){ documents, 2 };
    is_told(&after, "Quy trình báo cáo: Văn bản phải ký số: thêm “Văn bản báo cáo”, “Gói tin dữ "
                    "liệu”.");
    after = some();
    after.about.system_name = S("Hệ thống mới");
    is_told(&after, "Quy chế: Tên hệ thống: “Hệ thống” → “Hệ thống mới”.");
    after = some();
    after.notices.alerts = (struct list){ moved + 1, 1 };
    is_told(&after, "Thông báo: đổi lần nhắc trước hạn 3 ngày. Tính ngày làm việc: có → không.");
    moved[1].working_days = true;
    after.notices.alerts = (struct list){ moved, 2 };
    is_told(&after, "Thông báo: thêm lần nhắc trước hạn 5 ngày.");
    after = some();
    after.accounts.quotas = (struct list){ &quota, 1 };
    is_told(&after, "Tài khoản: thêm số lượng của loại đơn vị “Xã”.");
    after = some();
    after.archive.keep = (struct list){ &keep, 1 };
    is_told(&after, "Lưu trữ: thêm thời hạn bảo quản báo cáo loại “Quý”.");
    after = some();
    after.notices.certificates = (struct list){ &ending, 1 };
    is_told(&after, "Thông báo: thêm lần báo chứng thư số trước hạn 60 ngày.");
    after = some();
    after.notices.corrections = (struct list){ &correction, 1 };
    is_told(&after, "Thông báo: thêm lần nhắc bản đính chính sau 3 ngày.");
    after = some();
    after.notices.corrections_every = (struct profile_number){ 14, S("Đ1") };
    is_told(&after, "Thông báo: Nhắc lại bản đính chính chưa gửi sau mỗi số ngày: không quy định → "
                    "14 (Đ1).");
    after = some();
    after.usage.reports = (struct list){ &usage, 1 };
    is_told(&after, "Báo cáo của Hệ thống: thêm báo cáo “BC-SD”.");
    after = some();
    after.usage.scoring = (struct profile_day){ S("31/10"), S("Đ33.3") };
    is_told(&after, "Báo cáo của Hệ thống: Gửi kết quả chấm điểm trước ngày: Ngày, tháng: để trống "
                    "→ “31/10”; Điều khoản: để trống → “Đ33.3”.");
    after = some();
    after.numbering = (struct profile_numbering){ .pattern = S("{number}/BC") };
    is_told(&after, "Số, ký hiệu: Số, ký hiệu: để trống → “{number}/BC”.");
}

/* Who issues accounts is no number: told by what it says, whatever its bytes are. */
static void who_issues_is_told_by_its_own_fields(void **state)
{
    struct profile after = some();

    (void)state;
    after.accounts.issuing = (struct profile_issuing){ true, S("Đ16.1") };
    is_told(&after, "Tài khoản: Nơi cấp tài khoản: Một đầu mối cấp, khóa tài khoản: không → có; "
                    "Điều khoản: để trống → “Đ16.1”.");
    after.accounts.issuing = (struct profile_issuing){ false, S("Đ16.1") };
    is_told(&after, "Tài khoản: Nơi cấp tài khoản: Điều khoản: để trống → “Đ16.1”.");
    after = some();
    after.accounts.managers_a_unit = (struct profile_number){ 1, S("Đ17.1b") };
    is_told(&after, "Tài khoản: Số người quản lý tài khoản tối thiểu mỗi đơn vị: không quy định → "
                    "1 (Đ17.1b).");
}

/* Pages that show a profile know no word of it by themselves. */
static void every_word_has_a_title(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct profile_words all = profile_words_all(arena);

    (void)state;
    assert_int_equal(all.items.len, 14);
    for (size_t i = 0; i < all.items.len; i++) {
        const struct profile_word_list *list = LIST_AT(all.items, struct profile_word_list, i);

        for (size_t k = 0; k < list->words.len; k++) {
            const struct profile_word *word = LIST_AT(list->words, struct profile_word, k);

            if (!word->name.len || !word->title.len || str_eq(word->name, word->title))
                fail_msg(STR_FMT " has no title", STR_ARG(word->name));
        }
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_has_no_change),
        cmocka_unit_test(a_clock_is_told_with_its_article),
        cmocka_unit_test(a_step_is_known_by_state_and_action),
        cmocka_unit_test(rights_are_told_by_their_names),
        cmocka_unit_test(the_rest_is_told_alike),
        cmocka_unit_test(who_issues_is_told_by_its_own_fields),
        cmocka_unit_test(every_word_has_a_title),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
