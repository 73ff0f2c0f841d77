#include "cli/verify_files.h"

#include <dirent.h>
#include <stdio.h>

#define PIECE_BYTES ((size_t)64 << 10)

/* Room for a file whose size is known, once: a buffer that grows takes several times as much. */
static struct buf buf_for(struct arena *arena, FILE *file, size_t most)
{
    struct buf buf = { .arena = arena };
    long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;

    if (size >= 0 && (size_t)size <= most) {
        buf.cap = (size_t)size + PIECE_BYTES;
        buf.ptr = arena_bytes(arena, buf.cap);
    }
    (void)fseek(file, 0, SEEK_SET); /* a pipe has no end and is at its beginning */
    return buf;
}

bool verify_read(struct arena *arena, const char *path, size_t most, struct str *out)
{
    FILE *file = fopen(path, "rb");
    struct buf buf;
    size_t got = 1;

    if (!file)
        return false;
    buf = buf_for(arena, file, most);
    while (got > 0 && buf.len <= most) {
        char *to = buf_reserve(&buf, PIECE_BYTES);

        got = fread(to, 1, PIECE_BYTES, file);
        buf.len += got;
    }
    got = (size_t)ferror(file);
    fclose(file);
    *out = buf_str(&buf);
    return got == 0;
}

/* A key file, a note: what lies beside. */
static void skip(const char *name)
{
    fprintf(stderr, "Bỏ qua %s: không phải chứng thư, danh sách thu hồi hay trả lời OCSP.\n", name);
}

static enum status read_folder(struct cli *cli, struct ctx *ctx, DIR *dir, struct trust *trust)
{
    struct dirent *entry;
    size_t taken = 0;

    while ((entry = readdir(dir)) != NULL) {
        struct str path = str_format(cli->arena, "%s/%s", cli->config.trust, entry->d_name), bytes;

        if (entry->d_name[0] == '.')
            continue;
        if (!verify_read(cli->arena, path.ptr, HTTP_UPLOAD_BYTES_MAX, &bytes))
            return fail(
                ctx, PROBLEM_SIGN_CERT_BROKEN, "Không đọc được tệp " STR_FMT ".", STR_ARG(path));
        if (trust_add(ctx, trust, bytes) == ST_OK)
            taken++;
        else if (ctx->problem.key == PROBLEM_SIGN_CERT_BROKEN)
            skip(entry->d_name);
        else
            return ST_INVALID;
    }
    if (taken > 0)
        return ST_OK;
    return fail(ctx, PROBLEM_SIGN_CERT_BROKEN,
        "Thư mục %s không có chứng thư, danh sách thu hồi hay trả lời OCSP nào.",
        cli->config.trust);
}

enum status verify_read_trust(struct cli *cli, struct ctx *ctx, struct trust *trust)
{
    DIR *dir = opendir(cli->config.trust);
    enum status st;

    if (!dir)
        return fail(ctx, PROBLEM_SIGN_CERT_BROKEN, "Không mở được thư mục %s.", cli->config.trust);
    st = read_folder(cli, ctx, dir, trust);
    closedir(dir);
    return st;
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool signer_parse(struct str line, struct verify_expected *out)
{
    const size_t digits = (size_t)2 * CERT_DIGEST_BYTES;

    if (line.len <= digits + 2 || line.ptr[digits] != ' ' || line.ptr[digits + 1] != ' ')
        return false;
    for (size_t i = 0; i < CERT_DIGEST_BYTES; i++) {
        int high = digit_of(line.ptr[2 * i]), low = digit_of(line.ptr[2 * i + 1]);

        if (high < 0 || low < 0)
            return false;
        out->cert[i] = (unsigned char)(high << 4 | low);
    }
    out->field = str_sub(line, digits + 2, line.len);
    if (str_eq(out->field, S("-")))
        out->field = S("");
    return true;
}

bool verify_signers_parse(struct arena *arena, struct str text, bool apart, struct verify *out)
{
    struct verify_expected *all = ARENA_ARRAY(arena, VERIFY_SIGNERS_MAX, struct verify_expected);
    size_t len = 0;

    while (text.len) {
        struct str line = str_cut(&text, '\n');

        if (!line.len)
            continue;
        if (len == VERIFY_SIGNERS_MAX || !signer_parse(line, &all[len]))
            return false;
        if ((all[len].field.len == 0) == apart)
            len++;
    }
    out->expected = all;
    out->expected_len = len;
    return true;
}
