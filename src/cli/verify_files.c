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

enum status verify_read_trust(struct cli *cli, struct ctx *ctx, struct trust *trust)
{
    DIR *dir = opendir(cli->config.trust);
    struct dirent *entry;
    enum status st = ST_OK;

    if (!dir)
        return fail(ctx, PROBLEM_SIGN_CERT_BROKEN, "Không mở được thư mục %s.", cli->config.trust);
    while (st == ST_OK && (entry = readdir(dir)) != NULL) {
        struct str path = str_format(cli->arena, "%s/%s", cli->config.trust, entry->d_name), bytes;

        if (entry->d_name[0] == '.')
            continue;
        if (!verify_read(cli->arena, path.ptr, HTTP_UPLOAD_BYTES_MAX, &bytes) ||
            trust_add(ctx, trust, bytes) != ST_OK)
            st = fail(ctx, PROBLEM_SIGN_CERT_BROKEN,
                "Tệp " STR_FMT " không phải chứng thư, danh sách thu hồi hay trả lời OCSP.",
                STR_ARG(path));
    }
    closedir(dir);
    return st;
}
