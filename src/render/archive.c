#include "render/archive.h"

#include <zip.h>

static bool put_part(zip_t *zip, const struct archive_part *part)
{
    zip_source_t *source = zip_source_buffer(zip, part->bytes.ptr, part->bytes.len, 0);
    zip_int64_t at = source ? zip_file_add(zip, part->name, source, ZIP_FL_ENC_UTF_8) : -1;

    if (at < 0)
        zip_source_free(source);
    return at >= 0 && zip_file_set_dostime(zip, (zip_uint64_t)at, 0, 0x21, 0) == 0;
}

static bool read_all(struct arena *arena, zip_source_t *source, struct str *out)
{
    zip_stat_t stat;
    char *bytes;

    if (zip_source_stat(source, &stat) < 0 || zip_source_open(source) < 0)
        return false;
    bytes = arena_bytes(arena, (size_t)stat.size);
    *out = (struct str){ bytes, (size_t)stat.size };
    return zip_source_read(source, bytes, stat.size) == (zip_int64_t)stat.size &&
           zip_source_close(source) == 0;
}

enum status archive_make(
    struct ctx *ctx, const struct archive_part *parts, size_t len, struct str *out)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL) : NULL;
    bool made = true;

    if (!zip) {
        zip_source_free(source);
        return fail(ctx, PROBLEM_RENDER_FAILED, "Không tạo được tệp nén.");
    }
    zip_source_keep(source); /* closing gives up the archive's hold of it */
    for (size_t i = 0; i < len && made; i++)
        made = put_part(zip, &parts[i]);
    if (!made || zip_close(zip) < 0) {
        zip_discard(zip);
        made = false;
    }
    made = made && read_all(ctx->arena, source, out);
    zip_source_free(source);
    return made ? ST_OK : fail(ctx, PROBLEM_RENDER_FAILED, "Không ghi được tệp nén.");
}
