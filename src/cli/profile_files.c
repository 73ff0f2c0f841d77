#include "cli/profile_files.h"

#include <stdio.h>

#include "base/limits.h"
#include "domain/profiles.h"

static bool is_path(struct str name)
{
    return str_find(name, S("/")) < name.len || str_ends(name, S(".json"));
}

static enum status file_read(struct ctx *ctx, const char *path, struct str *out)
{
    char *bytes = arena_alloc(ctx->arena, PROFILE_BYTES_MAX + 1);
    FILE *file = fopen(path, "rb");

    if (!file)
        return fail(
            ctx, PROBLEM_PROFILE_UNKNOWN, "Không mở được tệp cấu hình theo quy chế %s.", path);
    *out = (struct str){ bytes, fread(bytes, 1, PROFILE_BYTES_MAX + 1, file) };
    fclose(file);
    return ST_OK;
}

enum status profile_text(struct ctx *ctx, const char *name_or_path, struct str *out)
{
    struct buf names = { .arena = ctx->arena };

    for (size_t i = 0; i < profile_files_len; i++) {
        if (str_eq(str_of(name_or_path), str_of(profile_files[i].name))) {
            *out = profile_files[i].text;
            return ST_OK;
        }
        buf_addf(&names, "%s%s", i ? ", " : "", profile_files[i].name);
    }
    if (is_path(str_of(name_or_path)))
        return file_read(ctx, name_or_path, out);
    return fail(ctx, PROBLEM_PROFILE_UNKNOWN, "%s (“%s”; có sẵn: " STR_FMT ")",
        problem_text(PROBLEM_PROFILE_UNKNOWN), name_or_path, STR_ARG(buf_str(&names)));
}

enum status profile_ensure(struct ctx *ctx, struct database *database, const char *name_or_path)
{
    struct str text;
    bool any;

    TRY(database_read(ctx, profile_any, &any));
    if (any)
        return ST_OK;
    TRY(profile_text(ctx, name_or_path, &text));
    return database_write(ctx, database, profile_begin, &text);
}
