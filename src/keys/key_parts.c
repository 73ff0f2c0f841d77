#include "keys/key_parts.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/host/secret.h"

#define LINE_CHARS 64

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* ---- secrets ---- */

static bool is_private(int file)
{
    struct stat stat;

    return fstat(file, &stat) == 0 && S_ISREG(stat.st_mode) && (stat.st_mode & 077) == 0 &&
           (stat.st_uid == 0 || stat.st_uid == geteuid());
}

bool key_secret_read(const char *path, struct key_secret *out)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    ssize_t got = -1;

    *out = (struct key_secret){ 0 };
    if (file < 0)
        return false;
    if (is_private(file))
        got = read(file, out->bytes, sizeof(out->bytes) - 1);
    (void)close(file);
    while (got > 0 && out->len < (size_t)got && out->bytes[out->len] != '\n' &&
           out->bytes[out->len] != '\r')
        out->len++;
    out->bytes[out->len] = 0;
    return out->len > 0;
}

void key_secret_end(struct key_secret *secret)
{
    secret_wipe(secret, sizeof(*secret));
}

/* ---- base 64 ---- */

void base64_add(struct buf *to, struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t left = bytes.len - i;
        unsigned n = (unsigned)(unsigned char)bytes.ptr[i] << 16;

        n |= left > 1 ? (unsigned)(unsigned char)bytes.ptr[i + 1] << 8 : 0;
        n |= left > 2 ? (unsigned)(unsigned char)bytes.ptr[i + 2] : 0;
        buf_add_char(to, digits[n >> 18]);
        buf_add_char(to, digits[n >> 12 & 63]);
        buf_add_char(to, left > 1 ? digits[n >> 6 & 63] : '=');
        buf_add_char(to, left > 2 ? digits[n & 63] : '=');
    }
}

void pem_add(struct buf *to, struct str der)
{
    struct buf text = { .arena = to->arena };

    base64_add(&text, der);
    buf_add(to, S("-----BEGIN CERTIFICATE-----\n"));
    for (size_t i = 0; i < text.len; i += LINE_CHARS) {
        buf_add(to, str_sub(buf_str(&text), i, LINE_CHARS));
        buf_add_char(to, '\n');
    }
    buf_add(to, S("-----END CERTIFICATE-----\n"));
}
