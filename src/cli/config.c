#include "cli/config.h"

#include <stdio.h>
#include <stdlib.h>

#define FILE_BYTES_MAX ((size_t)64 << 10)

/* clang-format off */
const struct setting config_settings[] = {
    { "data", "DIR", "baocao-data", SETTING_TEXT, offsetof(struct config, data), 0, 0, "Thư mục dữ liệu (SQLite)." },
    { "db", "URL", NULL, SETTING_TEXT, offsetof(struct config, db), 0, 0, "Cơ sở dữ liệu PostgreSQL: postgres://…; bỏ trống: SQLite trong thư mục dữ liệu." },
    { "listen", "HOST:PORT", "127.0.0.1:8080", SETTING_TEXT, offsetof(struct config, listen), 0, 0, "Địa chỉ phục vụ." },
    { "host-name", "NAME", NULL, SETTING_TEXT, offsetof(struct config, host_name), 0, 0, "Tên miền của hệ thống." },
    { "trusted-proxy", "IP", NULL, SETTING_TEXT, offsetof(struct config, trusted_proxy), 0, 0, "Địa chỉ máy chủ ủy quyền được tin (X-Forwarded-…)." },
    { "tls-cert", "FILE", NULL, SETTING_TEXT, offsetof(struct config, tls_cert), 0, 0, "Chứng thư TLS (PEM); cần cả --tls-key." },
    { "tls-key", "FILE", NULL, SETTING_TEXT, offsetof(struct config, tls_key), 0, 0, "Khóa riêng TLS (PEM)." },
    { "insecure-http", NULL, NULL, SETTING_SWITCH, offsetof(struct config, insecure_http), 0, 0, "Cho phép HTTP không mã hóa ngoài địa chỉ nội bộ của máy." },
    { "session-idle-minutes", "N", "30", SETTING_NUMBER, offsetof(struct config, session_idle_minutes), 1, 1440, "Phiên kết thúc sau ngần ấy phút không dùng." },
    { "session-life-minutes", "N", "720", SETTING_NUMBER, offsetof(struct config, session_life_minutes), 5, 10080, "Phiên kéo dài nhất." },
    { "loops", "N", "0", SETTING_NUMBER, offsetof(struct config, loops), 0, 64, "Số vòng lặp mạng; 0: một cho mỗi nhân." },
    { "heavy-threads", "N", "0", SETTING_NUMBER, offsetof(struct config, heavy_threads), 0, 64, "Số luồng cho việc nặng; 0: 2." },
    { "hash-threads", "N", "0", SETTING_NUMBER, offsetof(struct config, hash_threads), 0, 8, "Số luồng băm mật khẩu; 0: 1." },
    { "db-threads", "N", "0", SETTING_NUMBER, offsetof(struct config, db_threads), 0, 256, "Số luồng cho PostgreSQL; 0: 8." },
    { "as", "USERNAME", "quantri", SETTING_TEXT, offsetof(struct config, as), 0, 0, "import, export: tài khoản đứng tên; quyền của tài khoản quyết định được làm gì." },
    { "soffice", "FILE", NULL, SETTING_TEXT, offsetof(struct config, soffice), 0, 0, "Chương trình soffice của LibreOffice, để đọc tệp .xls, .ods; bỏ trống: tìm ở nơi thường cài." },
    { "profile", "NAME|FILE", "nghe-an", SETTING_TEXT, offsetof(struct config, profile), 0, 0, "Cấu hình theo quy chế của cơ sở dữ liệu mới: tên có sẵn hoặc tệp JSON; cơ sở dữ liệu đã có cấu hình thì giữ nguyên." },
    { "trust", "DIR", NULL, SETTING_TEXT, offsetof(struct config, trust), 0, 0, "verify-document: thư mục chứng thư gốc, danh sách thu hồi, trả lời OCSP được tin." },
    { "issued", "FILE", NULL, SETTING_TEXT, offsetof(struct config, issued), 0, 0, "verify-document: bản đã phát hành, để so nội dung; bỏ trống: so với lần ký đầu." },
    { "signature", "FILE", NULL, SETTING_TEXT, offsetof(struct config, signature), 0, 0, "verify-document: tệp chữ ký rời (.p7s) của gói dữ liệu." },
    { "signers", "FILE", NULL, SETTING_TEXT, offsetof(struct config, signers), 0, 0, "verify-document: danh sách người phải ký (nguoi-ky.txt trong hồ sơ kiểm tra); bỏ trống: không kết luận là hợp lệ." },
    { "kept", "SHA256", NULL, SETTING_TEXT, offsetof(struct config, kept), 0, 0, "verify-package: SHA-256 của bản kê hồ sơ mà hệ thống giữ từ khi đóng hồ sơ; bỏ trống: không so." },
    { "at", "TIME", NULL, SETTING_TEXT, offsetof(struct config, at), 0, 0, "verify-document: thời điểm nhận văn bản, dạng 2026-11-30T08:00:00.000Z; bỏ trống: bây giờ." },
    { "site-url", "URL", NULL, SETTING_TEXT, offsetof(struct config, site_url), 0, 0, "Địa chỉ người dùng mở hệ thống, để ghi vào thư điện tử: https://…" },
    { "mail-server", "HOST", NULL, SETTING_TEXT, offsetof(struct config, mail_server), 0, 0, "Máy chủ gửi thư điện tử (SMTP); bỏ trống: không gửi thư." },
    { "mail-port", "N", "587", SETTING_NUMBER, offsetof(struct config, mail_port), 1, 65535, "Cổng của máy chủ gửi thư." },
    { "mail-tls", "MODE", "starttls", SETTING_TEXT, offsetof(struct config, mail_tls), 0, 0, "Mã hóa khi gửi thư: starttls, tls, hoặc none (chỉ khi máy chủ ở cùng máy)." },
    { "mail-user", "NAME", NULL, SETTING_TEXT, offsetof(struct config, mail_user), 0, 0, "Tài khoản gửi thư; bỏ trống: không đăng nhập." },
    { "mail-password-file", "FILE", NULL, SETTING_TEXT, offsetof(struct config, mail_password_file), 0, 0, "Tệp chứa mật khẩu của tài khoản gửi thư." },
    { "mail-from", "ADDRESS", NULL, SETTING_TEXT, offsetof(struct config, mail_from), 0, 0, "Địa chỉ đứng tên người gửi." },
    { "mail-ca", "FILE", NULL, SETTING_TEXT, offsetof(struct config, mail_ca), 0, 0, "Chứng thư gốc (PEM) của máy chủ gửi thư; bỏ trống: của hệ điều hành." },
    { "mail-digest-hour", "N", "7", SETTING_NUMBER, offsetof(struct config, mail_digest_hour), 0, 23, "Giờ gửi thư tổng hợp trong ngày." },
    { "sign-module", "FILE", NULL, SETTING_TEXT, offsetof(struct config, sign_module), 0, 0, "Thư viện PKCS #11 của thiết bị ký số của cơ quan; bỏ trống: không có thiết bị." },
    { "sign-token", "NAME", NULL, SETTING_TEXT, offsetof(struct config, sign_token), 0, 0, "Nhãn của thiết bị ký số; bỏ trống: thiết bị duy nhất." },
    { "sign-pin-file", "FILE", NULL, SETTING_TEXT, offsetof(struct config, sign_pin_file), 0, 0, "Tệp chứa mã PIN của thiết bị ký số, chỉ tài khoản chạy hệ thống đọc được." },
    { "sign-service", "URL", NULL, SETTING_TEXT, offsetof(struct config, sign_service), 0, 0, "Địa chỉ dịch vụ ký số từ xa (CSC API v2): https://…; bỏ trống: không dùng." },
    { "sign-service-name", "NAME", NULL, SETTING_TEXT, offsetof(struct config, sign_service_name), 0, 0, "Tên dịch vụ ký số từ xa, như người ký biết." },
    { "sign-service-token-file", "FILE", NULL, SETTING_TEXT, offsetof(struct config, sign_service_token_file), 0, 0, "Tệp chứa mã truy cập của dịch vụ ký số từ xa." },
    { "sign-service-ca", "FILE", NULL, SETTING_TEXT, offsetof(struct config, sign_service_ca), 0, 0, "Chứng thư gốc (PEM) của dịch vụ ký số từ xa; bỏ trống: của hệ điều hành." },
    { "seed", "N", "2026", SETTING_NUMBER, offsetof(struct config, seed), 0, INT32_MAX, "demo: hạt giống của số liệu minh họa." },
};
/* clang-format on */
const size_t config_settings_len = ARRAY_LEN(config_settings);

struct reading {
    struct arena *arena;
    struct config *out;
    struct str *error;
};

static bool wrong(struct reading *r, const struct setting *setting, struct str value)
{
    *r->error =
        str_format(r->arena, "Giá trị của --%s không đúng: “" STR_FMT "” (từ %lld đến %lld).",
            setting->name, STR_ARG(value), (long long)setting->min, (long long)setting->max);
    return false;
}

static bool set(struct reading *r, const struct setting *setting, struct str value)
{
    char *at = (char *)r->out + setting->offset;
    int64_t n;

    switch (setting->type) {
    case SETTING_TEXT:
        *(const char **)(void *)at = str_z(r->arena, value);
        return true;
    case SETTING_SWITCH:
        *(bool *)at = str_eq(value, S("1")) || str_eq(value, S("true"));
        return true;
    case SETTING_NUMBER:
        if (!str_to_int(value, &n) || n < setting->min || n > setting->max)
            return wrong(r, setting, value);
        *(int64_t *)(void *)at = n;
        return true;
    }
    return false;
}

static const struct setting *setting_find(struct str name)
{
    for (size_t i = 0; i < config_settings_len; i++)
        if (str_eq(name, str_of(config_settings[i].name)))
            return &config_settings[i];
    return NULL;
}

static bool defaults(struct reading *r)
{
    for (size_t i = 0; i < config_settings_len; i++)
        if (config_settings[i].fallback &&
            !set(r, &config_settings[i], str_of(config_settings[i].fallback)))
            return false;
    return true;
}

/* BAOCAO_SESSION_IDLE_MINUTES for session-idle-minutes. */
static const char *environment(struct arena *arena, const struct setting *setting)
{
    struct buf name = { .arena = arena };

    buf_add(&name, S("BAOCAO_"));
    for (const char *at = setting->name; *at; at++)
        buf_add_char(&name, *at == '-' ? '_' : (char)(*at - ('a' - 'A')));
    return getenv(str_z(arena, buf_str(&name)));
}

static bool from_environment(struct reading *r)
{
    for (size_t i = 0; i < config_settings_len; i++) {
        const char *value = environment(r->arena, &config_settings[i]);

        if (value && !set(r, &config_settings[i], str_of(value)))
            return false;
    }
    return true;
}

static bool line_take(struct reading *r, struct str line)
{
    struct str value = line, name = str_trim(str_cut(&value, '='));
    const struct setting *setting = setting_find(name);

    if (!name.len || name.ptr[0] == '#')
        return true;
    if (setting)
        return set(r, setting, str_trim(value));
    *r->error =
        str_format(r->arena, "Tệp cấu hình có mục không biết: “" STR_FMT "”.", STR_ARG(name));
    return false;
}

static bool from_file(struct reading *r, const char *path)
{
    char *bytes = arena_alloc(r->arena, FILE_BYTES_MAX);
    FILE *file = fopen(path, "rb");
    struct str left;

    if (!file) {
        *r->error = str_format(r->arena, "Không mở được tệp cấu hình %s.", path);
        return false;
    }
    left = (struct str){ bytes, fread(bytes, 1, FILE_BYTES_MAX, file) };
    fclose(file);
    while (left.len)
        if (!line_take(r, str_cut(&left, '\n')))
            return false;
    return true;
}

/* --name VALUE, --name=VALUE, or --name of a switch; *at moves past what was taken. */
static bool take_flag(struct reading *r, int argc, char **argv, int *at)
{
    struct str value = str_of(argv[*at] + 2), name = str_cut(&value, '=');
    const struct setting *setting = setting_find(name);
    bool inline_value = str_of(argv[*at] + 2).len > name.len;

    if (!setting) {
        *r->error = str_format(r->arena, "Không có tùy chọn --" STR_FMT ".", STR_ARG(name));
        return false;
    }
    (*at)++;
    if (setting->type == SETTING_SWITCH)
        return set(r, setting, inline_value ? value : S("1"));
    if (!inline_value && *at == argc) {
        *r->error = str_format(r->arena, "--%s cần một giá trị.", setting->name);
        return false;
    }
    return set(r, setting, inline_value ? value : str_of(argv[(*at)++]));
}

/* The file is read before the flags that win over it. */
static const char *config_file(int argc, char **argv)
{
    for (int i = 0; i + 1 < argc; i++)
        if (str_eq(str_of(argv[i]), S("--config")))
            return argv[i + 1];
    return getenv("BAOCAO_CONFIG");
}

bool config_read(
    struct arena *arena, int *argc, char **argv, struct config *out, struct str *out_error)
{
    struct reading r = { .arena = arena, .out = out, .error = out_error };
    const char *file = config_file(*argc, argv);
    int kept = 0;

    *out = (struct config){ 0 };
    if (!defaults(&r) || (file && !from_file(&r, file)) || !from_environment(&r))
        return false;
    for (int i = 0; i < *argc;) {
        if (str_eq(str_of(argv[i]), S("--config")))
            i += 2;
        else if (!str_starts(str_of(argv[i]), S("--")) || str_eq(str_of(argv[i]), S("--help")))
            argv[kept++] = argv[i++];
        else if (!take_flag(&r, *argc, argv, &i))
            return false;
    }
    *argc = kept;
    return true;
}

struct str config_help(struct arena *arena)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < config_settings_len; i++) {
        const struct setting *s = &config_settings[i];
        struct str flag = str_format(arena, "--%s%s%s", s->name, s->value_name ? " " : "",
            s->value_name ? s->value_name : "");

        buf_addf(&out, "  %-28s %s%s%s%s\n", flag.ptr, s->doc, s->fallback ? " [" : "",
            s->fallback ? s->fallback : "", s->fallback ? "]" : "");
    }
    buf_addf(&out, "  %-28s %s\n", "--config FILE", "Tệp cấu hình: mỗi dòng “tên = giá trị”.");
    return buf_str(&out);
}
