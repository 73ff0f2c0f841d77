/*
 * usage_figures -- what a report about the use of the system counts, how, and the form it is on.
 *
 * The regulations ask for such reports; the one that draws their outline has it in an annex of
 * which the published text keeps the heading alone (BG-32): this list is our own. Each figure says
 * how it is counted; the row of the form has its number for a key, so that a form the office has
 * since added rows to still takes the figures. The column they stand in is closed to typing: what
 * a unit thinks of a figure it writes beside it.
 *
 * Layer:  core (pure)
 * Owns:   forms live in the arena given
 * Fails:  never
 * Limits: none
 * Tests:  usage_figures_test.c
 */
#ifndef BAOCAO_USAGE_FIGURES_H
#define BAOCAO_USAGE_FIGURES_H

#include "core/discipline.h"
#include "core/form.h"

/* X(NAME, key of the row, "stt", indent, "indicator", "unit", "tên", "cách tính") */
#define USAGE_FIGURE_LIST(X) \
    X(ACCOUNTS, 2, "1", 0, "sd_tai_khoan", "tài khoản", "Tài khoản hiện có", \
        "Tài khoản của đơn vị và các đơn vị trực thuộc không phải gửi báo cáo này, lúc lập báo " \
        "cáo; gồm cả tài khoản bị khóa.") \
    X(LOCKED, 3, "1.1", 1, "sd_tai_khoan_khoa", "tài khoản", "Trong đó: bị khóa", \
        "Trong các tài khoản trên, số đang bị khóa lúc lập báo cáo.") \
    X(PEOPLE, 4, "1.2", 1, "sd_tai_khoan_dang_nhap", "tài khoản", \
        "Tài khoản có đăng nhập trong kỳ", \
        "Tài khoản đăng nhập ít nhất một lần trong các ngày chốt số liệu, theo nhật ký.") \
    X(LOGINS, 5, "2", 0, "sd_luot_dang_nhap", "lượt", "Lượt đăng nhập trong kỳ", \
        "Số lần đăng nhập thành công trong các ngày chốt số liệu, theo nhật ký.") \
    X(LED, 6, "3", 0, "sd_che_do_chu_tri", "chế độ", "Chế độ báo cáo đơn vị chủ trì", \
        "Chế độ báo cáo đang áp dụng do đơn vị chủ trì, lúc lập báo cáo.") \
    X(ASSIGNED, 7, "4", 0, "sd_bao_cao_duoc_giao", "báo cáo", "Báo cáo phải gửi trong kỳ", \
        "Báo cáo được giao có thời hạn gửi ban đầu trong các ngày chốt số liệu.") \
    X(ON_TIME, 8, "4.1", 1, "sd_bao_cao_dung_han", "báo cáo", "Gửi đúng hạn", \
        "Trong số phải gửi, số gửi không muộn hơn thời hạn có hiệu lực lúc gửi; gồm cả báo cáo " \
        "trễ mà kiến nghị được chấp nhận.") \
    X(LATE, 9, "4.2", 1, "sd_bao_cao_tre_han", "báo cáo", "Gửi trễ hạn", \
        "Trong số phải gửi, số gửi sau thời hạn có hiệu lực lúc gửi.") \
    X(MISSING, 10, "4.3", 1, "sd_bao_cao_chua_gui", "báo cáo", "Quá hạn chưa gửi", \
        "Trong số phải gửi, số đã quá hạn mà chưa gửi lúc lập báo cáo.") \
    X(WAITING, 11, "4.4", 1, "sd_bao_cao_chua_den_han", "báo cáo", "Chưa đến hạn do gia hạn", \
        "Trong số phải gửi, số được gia hạn và chưa đến hạn mới lúc lập báo cáo.") \
    X(EXCUSED, 12, "4.5", 1, "sd_bao_cao_khong_tinh", "báo cáo", "Không tính", \
        "Trong số phải gửi, số chưa gửi mà kiến nghị không phải gửi được chấp nhận.") \
    X(RETURNED, 13, "5", 0, "sd_bao_cao_bi_tra", "báo cáo", "Báo cáo từng bị trả lại", \
        "Trong số phải gửi, số bị cơ quan nhận trả lại ít nhất một lần.") \
    X(INCIDENTS, 14, "6", 0, "sd_su_co_da_bao", "sự cố", "Sự cố đã báo bộ phận hỗ trợ", \
        "Sự cố do tài khoản của đơn vị báo trong các ngày chốt số liệu.") \
    X(REQUESTS, 15, "7", 0, "sd_gop_y", "yêu cầu", "Góp ý, khó khăn, vướng mắc đã gửi", \
        "Góp ý, kiến nghị, khó khăn, vướng mắc gửi bộ phận hỗ trợ trong các ngày chốt số liệu, " \
        "không kể sự cố.") \
    X(UNANSWERED, 16, "8", 0, "sd_chua_tra_loi", "yêu cầu", "Trong 6 và 7: chưa được trả lời", \
        "Trong các sự cố và yêu cầu trên, số chưa được trả lời lúc lập báo cáo.") \
    X(OUTAGES, 17, "9", 0, "sd_gian_doan", "lần", "Sự cố gián đoạn đã ghi nhận", \
        "Sự cố gián đoạn có trong các ngày chốt số liệu: của đường truyền đơn vị; ở báo cáo của " \
        "cơ quan vận hành gồm cả của toàn Hệ thống.") \
    X(OUTAGE_MINUTES, 18, "9.1", 1, "sd_gian_doan_phut", "phút", "Tổng thời gian gián đoạn", \
        "Tổng số phút gián đoạn trong các ngày chốt số liệu; lúc có nhiều sự cố cùng diễn ra " \
        "chỉ tính một lần.")

#define X(name, key, stt, indent, indicator, unit, title, how) USAGE_##name,
enum usage_figure { USAGE_FIGURE_LIST(X) USAGE_FIGURE_COUNT };
#undef X

/* The column the figures stand in, and the one for what is said of them. */
#define USAGE_COLUMN_VALUE 4
#define USAGE_COLUMN_NOTE 5

/* What a figure is, for people. */
struct usage_figure_text {
    int64_t key;
    const char *stt, *unit, *title, *how;
};
extern const struct usage_figure_text usage_figure_texts[USAGE_FIGURE_COUNT];

struct usage_figures {
    int64_t of[USAGE_FIGURE_COUNT];
};

/* What a unit's reports are counted as. */
void usage_figures_of_reports(struct usage_figures *figures, const struct discipline_sum *sum);
void usage_figures_join(struct usage_figures *figures, const struct usage_figures *other);

/* The form, as it is drawn up for every installation. */
struct form usage_form(struct arena *arena);

/* A span of time in milliseconds; what lies in several counts once. Ascending by from_ms. */
struct usage_break {
    int64_t from_ms, to_ms;
};
int64_t usage_minutes(const struct usage_break *breaks, size_t len);

#endif
