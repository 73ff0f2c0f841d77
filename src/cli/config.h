/*
 * config -- the settings of the program: one table read by flags, environment and file alike.
 *
 * A setting is given as --listen HOST:PORT, as BAOCAO_LISTEN, or as a line
 * "listen = HOST:PORT" of the file named by --config; the flag wins over the
 * environment, which wins over the file.
 *
 * Layer:  cli
 * Owns:   texts live in the arena given
 * Fails:  config_read: false, *out_error says in Vietnamese what is wrong
 * Limits: a file of 64 KiB
 * Tests:  config_test.c
 */
#ifndef BAOCAO_CONFIG_H
#define BAOCAO_CONFIG_H

#include "base/str.h"

struct config {
    const char *data; /* folder of the SQLite file */
    const char *db;   /* postgres://…; NULL: SQLite in data */
    const char *listen;
    const char *host_name;
    const char *trusted_proxy;
    const char *tls_cert, *tls_key;
    bool insecure_http;
    int64_t session_idle_minutes, session_life_minutes;
    int64_t loops, heavy_threads, hash_threads, db_threads;
    const char *as;
    const char *site_url;
    const char *mail_server, *mail_tls, *mail_user, *mail_password_file, *mail_from, *mail_ca;
    const char *sign_module, *sign_token, *sign_pin_file;
    const char *sign_service, *sign_service_name, *sign_service_token_file, *sign_service_ca;
    int64_t mail_port, mail_digest_hour;
    const char *soffice;        /* LibreOffice; NULL: where it is usually found */
    const char *trust, *issued; /* verify-document: a folder, and the document as it went out */
    const char *signers;        /* verify-document: who had to sign */
    const char *kept;           /* verify-package: the digest of the list of contents */
    const char *signature, *at; /* a signature that stands apart, and when it was received */
    int64_t seed;               /* demo: of its figures */
    const char *profile;        /* of a database that has none yet: a name, or a file */
};

struct setting {
    const char *name, *value_name, *fallback;
    enum { SETTING_TEXT, SETTING_NUMBER, SETTING_SWITCH } type;
    size_t offset;
    int64_t min, max;
    const char *doc;
};

extern const struct setting config_settings[];
extern const size_t config_settings_len;

/* Takes the settings out of the arguments; what is left, in order, is put back at argv from 0. */
bool config_read(
    struct arena *arena, int *argc, char **argv, struct config *out, struct str *out_error);
/* One line a setting. */
struct str config_help(struct arena *arena);

#endif
