#include "domain/credentials.h"

#include "core/mail.h"
#include "domain/accounts.h"
#include "domain/mail_queue.h"
#include "domain/use.h"

enum status credential_look(struct ctx *ctx, struct mail_credential *in)
{
    struct account account;

    TRY(account_mastered(ctx, in->id, &account));
    if (!account.must_change_password)
        return fail(ctx, PROBLEM_CREDENTIAL_USED, "%s", problem_text(PROBLEM_CREDENTIAL_USED));
    in->checked_hash = account.password_hash;
    return ST_OK;
}

static struct str letter_of(struct ctx *ctx, const struct account *account, struct str password)
{
    return str_format(ctx->arena,
        "Tài khoản trên Hệ thống thông tin báo cáo đã được cấp cho: " STR_FMT ", " STR_FMT
        ".\nTên đăng nhập: " STR_FMT "\nMật khẩu lần đầu: " STR_FMT
        "\nMật khẩu này phải được đổi ở lần đăng nhập đầu tiên. Không chuyển tiếp thư này cho "
        "người khác.\nNếu không phải là người được cấp tài khoản, hãy xóa thư và báo cho quản "
        "trị.\nThư tự động của Hệ thống thông tin báo cáo, không trả lời thư này.\n",
        STR_ARG(account->name), STR_ARG(account->unit_name), STR_ARG(account->username),
        STR_ARG(password));
}

/* The account as it was when the password was checked; whoever changed it meanwhile was first. */
static enum status require_first(
    struct ctx *ctx, const struct mail_credential *in, const struct account *account)
{
    if (!account->must_change_password || !str_eq(account->password_hash, in->checked_hash))
        return fail(ctx, PROBLEM_CREDENTIAL_USED, "%s", problem_text(PROBLEM_CREDENTIAL_USED));
    if (!in->is_right)
        return fail_field(ctx, PROBLEM_CREDENTIAL_WRONG, "password", "%s",
            problem_text(PROBLEM_CREDENTIAL_WRONG));
    if (!mail_address_valid(in->address))
        return fail_field(
            ctx, PROBLEM_MAIL_ADDRESS, "address", "%s", problem_text(PROBLEM_MAIL_ADDRESS));
    return ST_OK;
}

enum status credential_mail(struct ctx *ctx, const struct mail_credential *in, struct mail *out)
{
    struct mail_new mail = { .account_id = in->id,
        .kind = MAIL_CREDENTIAL,
        .address = in->address,
        .subject = S("Tài khoản và mật khẩu lần đầu") };
    struct account account;
    bool found;

    TRY(account_mastered(ctx, in->id, &account));
    TRY(require_first(ctx, in, &account));
    mail.body = letter_of(ctx, &account, in->password);
    TRY(mail_put(ctx, &mail));
    TRY(db_one(ctx, STMT_MAIL_GET, ARGS(V_INT(mail.id)), &found));
    row_read(ctx, &mail_resource, 0, out);
    return history_add(ctx, (struct history_facts){
                                .action = "account.mail_password",
                                .object_type = OBJECT_ACCOUNT,
                                .object_id = account.id,
                                .unit_id = account.unit_id,
                                .note = in->address,
                            });
}
