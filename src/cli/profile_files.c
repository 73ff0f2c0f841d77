#include "cli/profile_files.h"

#include <stdio.h>

#include "base/json.h"
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

/* The line where the file stops being JSON; 0: it is JSON. */
static size_t bad_line(struct ctx *ctx, struct str text, enum problem_key *out)
{
    struct json_reader reader = json_read(ctx->arena, text);
    enum json_token token = json_next(&reader);
    size_t line = 1;

    while (token != JSON_END && token != JSON_ERROR)
        token = json_next(&reader);
    if (token == JSON_END)
        return 0;
    *out = reader.problem;
    for (size_t i = 0; i < json_offset(&reader) && i < text.len; i++)
        line += text.ptr[i] == '\n';
    return line;
}

static const char *json_wrong(enum problem_key key)
{
    if (key == PROBLEM_JSON_TOO_DEEP)
        return "các phần lồng nhau quá sâu";
    if (key == PROBLEM_JSON_DUPLICATE)
        return "có trường lặp lại trong một đối tượng";
    if (key == PROBLEM_JSON_TOO_MANY)
        return "có quá nhiều trường trong một đối tượng";
    return "không phải JSON hợp lệ";
}

/* What is refused is said with the file it stands in and, where that is no JSON, the line. */
static enum status file_refuse(
    struct ctx *ctx, const char *path, struct str text, enum status refused)
{
    enum problem_key key = PROBLEM_JSON_SYNTAX;
    struct str said = str_of(problem_text(PROBLEM_PROFILE_INVALID)), detail = ctx->problem.detail;
    size_t line;

    if (refused != ST_INVALID && refused != ST_BAD_REQUEST)
        return refused;
    line = text.len <= PROFILE_BYTES_MAX ? bad_line(ctx, text, &key) : 0;
    if (line)
        return fail(ctx, PROBLEM_PROFILE_INVALID, STR_FMT " %s, dòng %zu: %s.", STR_ARG(said), path,
            line, json_wrong(key));
    if (str_starts(detail, said))
        detail = str_trim(str_sub(detail, said.len, detail.len));
    return fail(ctx, PROBLEM_PROFILE_INVALID, STR_FMT " %s: " STR_FMT, STR_ARG(said), path,
        STR_ARG(detail));
}

enum status profile_ensure(struct ctx *ctx, struct database *database, const char *name_or_path)
{
    enum status begun;
    struct str text;
    bool any;

    TRY(database_read(ctx, profile_any, &any));
    if (any)
        return ST_OK;
    TRY(profile_text(ctx, name_or_path, &text));
    begun = database_write(ctx, database, profile_begin, &text);
    return begun == ST_OK || !is_path(str_of(name_or_path))
               ? begun
               : file_refuse(ctx, name_or_path, text, begun);
}
