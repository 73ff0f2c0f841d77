/*
 * access -- who may do what, where: roles, rights, and the one question about scope.
 *
 * A grant is role x unit (and below, or that unit alone) x regime (or all) x
 * dates. A unit that was merged, or ended, lies in the tree under the one that took over from it,
 * at a path with a plus before its identifier ("1/40/+77/"): whoever holds a right over that one
 * alone holds it over those too. A role is a set of rights, which the province's profile says:
 * whoever asks carries the table in force, and without one holds nothing. access_allows answers for
 * one object whose unit and regime are known; lists ask the same question in SQL through the one
 * fragment {scope} (store/sql/scope.sql), and a test compares the two for every role and every
 * relation between units.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing
 * Fails:  never; false is an answer
 * Limits: GRANTS_PER_ACCOUNT_MAX grants an account; 32 roles, 64 rights
 * Tests:  access_test.c
 */
#ifndef BAOCAO_ACCESS_H
#define BAOCAO_ACCESS_H

#include "base/str.h"

/* X(NAME, "wire name", "tên tiếng Việt") */
#define ROLE_LIST(X) \
    X(SYSTEM_ADMIN, "system_admin", "Quản trị hệ thống") \
    X(UNIT_ADMIN, "unit_admin", "Quản trị đơn vị") \
    X(DESIGNER, "designer", "Thiết kế biểu mẫu") \
    X(LEAD, "lead", "Đơn vị chủ trì") \
    X(ENTRY, "entry", "Nhập liệu") \
    X(AGGREGATOR, "aggregator", "Tổng hợp") \
    X(APPROVER, "approver", "Phê duyệt") \
    X(CLERK, "clerk", "Văn thư") \
    X(VIEWER, "viewer", "Theo dõi") \
    X(DEPUTY, "deputy", "Ký thay (KT.)")

enum role {
#define X(name, wire, text) ROLE_##name,
    ROLE_LIST(X)
#undef X
        ROLE_COUNT
};

/* X(NAME, "wire name", "tên tiếng Việt") : what a route or a workflow step may ask for. */
#define RIGHT_LIST(X) \
    X(UNIT_READ, "unit.read", "Xem đơn vị") \
    X(UNIT_WRITE, "unit.write", "Sửa đơn vị") \
    X(ACCOUNT_READ, "account.read", "Xem tài khoản") \
    X(ACCOUNT_WRITE, "account.write", "Cấp tài khoản, phân quyền") \
    /* for accounts of the unit, and see what was asked */ \
    X(ACCOUNT_ASK, "account.ask", "Đề nghị về tài khoản") \
    /* beyond what a unit may have */ \
    X(ACCOUNT_ISSUE, "account.issue", "Cấp tài khoản vượt số lượng quy định") \
    /* the help desk of the unit */ \
    X(HELP_ANSWER, "help.answer", "Trả lời góp ý, báo lỗi") \
    /* who sees what of the unit, and why */ \
    X(ACCESS_READ, "access.read", "Xem ai được xem gì") \
    X(FORM_READ, "form.read", "Xem biểu mẫu, đề cương") \
    X(FORM_WRITE, "form.write", "Soạn biểu mẫu, đề cương") \
    X(REGIME_READ, "regime.read", "Xem chế độ báo cáo") \
    X(REGIME_WRITE, "regime.write", "Sửa chế độ báo cáo") \
    X(CYCLE_OPEN, "cycle.open", "Mở kỳ báo cáo") \
    X(PROGRESS_READ, "progress.read", "Theo dõi tiến độ") \
    X(REPORT_READ, "report.read", "Xem báo cáo của đơn vị") \
    X(REPORT_ENTER, "report.enter", "Nhập liệu") \
    X(REPORT_SUBMIT, "report.submit", "Trình lãnh đạo") \
    X(REPORT_APPROVE, "report.approve", "Phê duyệt, ký báo cáo") \
    X(REPORT_SEND, "report.send", "Gửi báo cáo") \
    X(REPORT_RECEIVE, "report.receive", "Tiếp nhận, trả lại báo cáo") \
    /* of the receiving unit: what was sent to it */ \
    X(REPORT_READ_SENT, "report.read_sent", "Xem báo cáo gửi đến đơn vị") \
    X(REPORT_CONSOLIDATE, "report.consolidate", "Tổng hợp báo cáo") \
    /* of those who owe reports to the unit, or in regimes it leads */ \
    X(REPORT_URGE, "report.urge", "Đôn đốc gửi báo cáo") \
    /* of the whole province */ \
    X(CALENDAR_WRITE, "calendar.write", "Xác nhận lịch làm việc") \
    X(EVENT_READ, "event.read", "Xem nhật ký") \
    X(CATALOGUE_READ, "catalogue.read", "Xem danh mục dùng chung") \
    X(CATALOGUE_WRITE, "catalogue.write", "Sửa danh mục dùng chung") \
    /* what stands on a unit's reports */ \
    X(LETTERHEAD_WRITE, "letterhead.write", "Sửa thể thức văn bản") \
    /* who may sign a unit's reports */ \
    X(AUTHORITY_WRITE, "authority.write", "Ghi sổ ủy quyền ký") \
    /* the running of the program itself */ \
    X(SYSTEM_MANAGE, "system.manage", "Vận hành, bảo trì hệ thống") \
    /* what of the regulation the program goes by, this table too */ \
    X(PROFILE_WRITE, "profile.write", "Sửa cấu hình theo quy chế") \
    /* to the unit and those below it */ \
    X(ANNOUNCEMENT_WRITE, "announcement.write", "Đăng thông báo chung") \
    /* of the unit: files are closed, held, packed, and proposed to be destroyed */ \
    X(ARCHIVE_KEEP, "archive.keep", "Lập, khóa, quản lý hồ sơ lưu trữ") \
    /* what somebody else proposed */ \
    X(ARCHIVE_DESTROY, "archive.destroy", "Phê duyệt hủy hồ sơ hết thời hạn bảo quản") \
    /* of units both of which are within his scope */ \
    X(REPORTER_WRITE, "reporter.write", "Đăng ký đơn vị báo cáo từ nơi khác")

enum right {
#define X(name, wire, text) RIGHT_##name,
    RIGHT_LIST(X)
#undef X
        RIGHT_COUNT
};

/* The rights each role holds, a bit per enum right: of a profile, made by core/profile.h. */
struct access_table {
    uint64_t rights[ROLE_COUNT];
};

/* What a route lets in besides a right of the table. */
enum allow {
    ALLOW_NOBODY, /* the zero value: a route that names no right is closed */
    ALLOW_PUBLIC, /* no log-in: only log-in itself, health, the API's description */
    ALLOW_ANYONE, /* any account that is logged in, even before its first password change */
    ALLOW_MEMBER, /* any account that is logged in and has a password of its own */
    ALLOW_RIGHT_0 /* ALLOW_RIGHT_0 + enum right */
};

#define ALLOW(right) ((enum allow)(ALLOW_RIGHT_0 + RIGHT_##right))

/* A regime that is still to be made: a right for one regime alone does not reach it. */
#define REGIME_NEW ((int64_t)-1)

/* One standing right of an account. */
struct grant_fact {
    enum role role;
    int64_t unit_id;
    struct str unit_path;         /* "1/40/16681/": the unit's place in the tree */
    bool below;                   /* the units below too */
    int64_t regime_id;            /* 0: every regime */
    int64_t valid_from, valid_to; /* days; DATE_NONE: open */
};

/* Who is asking. */
struct actor {
    int64_t account_id, session_id, unit_id;
    struct str username, name, unit_name, unit_path;
    bool must_change_password;
    int64_t stopped_until_ms;          /* the system is stopped for maintenance; 0: it is not */
    const struct access_table *access; /* NULL: nobody holds anything */
    const struct grant_fact *grants;
    size_t grants_len;
};

extern const char *const role_names[ROLE_COUNT];
extern const char *const role_titles[ROLE_COUNT];
extern const char *const right_names[RIGHT_COUNT];
extern const char *const right_titles[RIGHT_COUNT];

/* The roles holding a right, a bit per enum role: what {scope} is given. */
uint32_t access_roles_with(const struct access_table *table, enum right right);
/* Whether the grant counts on that day. */
bool access_grant_in_force(const struct grant_fact *grant, int64_t today);
/* Whether the actor holds the right anywhere at all: the route's first check. */
bool access_holds(const struct actor *actor, enum right right, int64_t today);
/* Whether somebody with a role of `by` may give and take the role: nobody makes his own master. */
bool access_may_grant(enum role by, enum role role);
/* Whether the actor may give and take this grant: by one of his own that reaches as far, over the
 * units below only if his does, for every regime only if his is, and an administrator's no longer
 * than his own. */
bool access_grants(const struct actor *actor, const struct grant_fact *given, int64_t today);
/* Whether the actor holds the right over this unit for this regime (0: not about a regime). */
bool access_allows(const struct actor *actor, enum right right, struct str unit_path,
    int64_t regime_id, int64_t today);
/* All of those rights at once, a bit per enum right. */
uint64_t access_rights_over(
    const struct actor *actor, struct str unit_path, int64_t regime_id, int64_t today);
/* Whether the actor holds the right over a root with all below it, for every regime: who may add
 * another root. */
bool access_allows_roots(const struct actor *actor, enum right right, int64_t today);

#endif
