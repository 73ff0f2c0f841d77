#include "cli/mail_setup.h"

#include <stdio.h>

#include "core/mail.h"

static bool wrong(struct arena *arena, const char *name, const char *why, struct str *error)
{
    *error = str_format(arena, "Giá trị của --%s không đúng: %s", name, why);
    return false;
}

static bool tls_read(struct str text, enum smtp_tls *out)
{
    static const char *const names[] = {
        [SMTP_PLAIN] = "none",
        [SMTP_STARTTLS] = "starttls",
        [SMTP_TLS] = "tls",
    };

    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        if (str_eq(text, str_of(names[i]))) {
            *out = (enum smtp_tls)i;
            return true;
        }
    }
    return false;
}

/* The first line of the file. */
static bool password_read(struct arena *arena, const char *path, const char **out)
{
    char *bytes = arena_alloc(arena, MAIL_PASSWORD_BYTES_MAX);
    FILE *file = fopen(path, "rb");
    struct str text;

    if (!file)
        return false;
    text = (struct str){ bytes, fread(bytes, 1, MAIL_PASSWORD_BYTES_MAX, file) };
    fclose(file);
    *out = str_z(arena, str_trim(str_cut(&text, '\n')));
    return true;
}

static bool is_loopback(struct str server)
{
    return str_starts(server, S("127.")) || str_eq(server, S("::1")) ||
           str_eq(server, S("localhost"));
}

static bool server_valid(struct str server)
{
    for (size_t i = 0; i < server.len; i++)
        if (server.ptr[i] <= ' ' || server.ptr[i] > '~' || server.ptr[i] == '/' ||
            server.ptr[i] == '@')
            return false;
    return server.len > 0;
}

static bool check(
    struct arena *arena, const struct config *config, struct mail_setup *out, struct str *error)
{
    if (!server_valid(str_of(config->mail_server)))
        return wrong(arena, "mail-server", "cần tên hoặc địa chỉ máy chủ.", error);
    if (!tls_read(str_of(config->mail_tls), &out->smtp.tls))
        return wrong(arena, "mail-tls", "cần starttls, tls hoặc none.", error);
    if (out->smtp.tls == SMTP_PLAIN && !is_loopback(str_of(config->mail_server)))
        return wrong(arena, "mail-tls", "none chỉ dùng khi máy chủ thư ở cùng máy.", error);
    if (!mail_address_valid(str_of(config->mail_from)))
        return wrong(arena, "mail-from", "cần một địa chỉ thư điện tử.", error);
    if (config->site_url && !mail_link_valid(str_of(config->site_url)))
        return wrong(arena, "site-url", "cần dạng https://baocao.tinh.gov.vn", error);
    if (config->mail_user &&
        (!config->mail_password_file ||
            !password_read(arena, config->mail_password_file, &out->smtp.password)))
        return wrong(arena, "mail-password-file", "không đọc được tệp mật khẩu.", error);
    return true;
}

static enum smtp_result send_by_smtp(
    void *of, struct arena *arena, const char *to, struct str message, struct str *out_error)
{
    return smtp_send(of, arena, to, message, out_error);
}

/* Without a last "/": paths begin with one. */
static struct str site_of(const struct config *config)
{
    struct str site = str_of(config->site_url);

    return str_ends(site, S("/")) ? str_sub(site, 0, site.len - 1) : site;
}

bool mail_setup_read(
    struct arena *arena, const struct config *config, struct mail_setup *out, struct str *out_error)
{
    *out = (struct mail_setup){
        .smtp = { .server = config->mail_server,
            .port = config->mail_port,
            .user = config->mail_user,
            .from = config->mail_from,
            .ca_file = config->mail_ca },
        .mailer = { .send = send_by_smtp,
            .from = str_of(config->mail_from),
            .site_url = site_of(config),
            .digest_hour = config->mail_digest_hour },
        .on = config->mail_server != NULL,
    };
    return !out->on || check(arena, config, out, out_error);
}

void mail_setup_open(struct mail_setup *setup)
{
    if (setup->on)
        setup->mailer.of = smtp_new(&setup->smtp);
}

void mail_setup_close(struct mail_setup *setup)
{
    smtp_free(setup->mailer.of);
    setup->mailer.of = NULL;
}
