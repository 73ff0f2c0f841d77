#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "api/answers.h"
#include "api/api.h"
#include "base/json.h"
#include "domain/sessions.h"
#include "store/form_cache.h"

#define SESSION_MS ((int64_t)3600 * 1000)

/* One row more lets another kind of file in or out: the route does the work, its rights, limits and
 * refusals are those of everybody. "{id}" is the word behind the kind, "{ext}" the file's ending.
 */
struct file_kind {
    const char *name, *usage, *doc;
    const char *path;
    const char *extensions; /* apart by spaces */
};

/* clang-format off */
static const struct file_kind imports[] = {
    { "units",      "units FILE.csv",      "Danh sách đơn vị.",                  "/units/import",      "csv" },
    { "indicators", "indicators FILE.csv", "Danh mục chỉ tiêu.",                 "/indicators/import", "csv" },
    { "attributes", "attributes FILE.csv", "Danh mục thuộc tính.",               "/attributes/import", "csv" },
    { "measures",   "measures FILE.csv",   "Danh mục đơn vị tính.",              "/measures/import",   "csv" },
    { "sectors",    "sectors FILE.csv",    "Danh mục lĩnh vực.",                 "/sectors/import",    "csv" },
};

static const struct file_kind exports[] = {
    { "units",      "units FILE.csv",                 "Danh sách đơn vị.",          "/units/export.csv",           "csv" },
    { "report",     "report ID FILE.xlsx|FILE.csv",   "Một báo cáo.",               "/reports/{id}/export.{ext}",  "xlsx csv" },
    { "progress",   "progress ID FILE.xlsx|FILE.csv", "Tiến độ của một kỳ báo cáo.", "/cycles/{id}/progress.{ext}", "xlsx csv" },
    { "indicators", "indicators FILE.csv",            "Danh mục chỉ tiêu.",         "/indicators/export.csv",      "csv" },
    { "attributes", "attributes FILE.csv",            "Danh mục thuộc tính.",       "/attributes/export.csv",      "csv" },
    { "measures",   "measures FILE.csv",              "Danh mục đơn vị tính.",      "/measures/export.csv",        "csv" },
    { "sectors",    "sectors FILE.csv",               "Danh mục lĩnh vực.",         "/sectors/export.csv",         "csv" },
};
/* clang-format on */

static struct str kinds_help(struct arena *arena, const struct file_kind *kinds, size_t len)
{
    struct buf out = { .arena = arena };

    buf_add(&out, S("Loại tệp:\n"));
    for (size_t i = 0; i < len; i++)
        buf_addf(&out, "  %-32s %s\n", kinds[i].usage, kinds[i].doc);
    return buf_str(&out);
}

struct str cli_import_kinds(struct arena *arena)
{
    return kinds_help(arena, imports, ARRAY_LEN(imports));
}

struct str cli_export_kinds(struct arena *arena)
{
    return kinds_help(arena, exports, ARRAY_LEN(exports));
}

/* ---- words of the command ---- */

struct job {
    struct cli *cli;
    const struct file_kind *kind;
    struct str id;
    const char *file;
    struct str extension;
};

static bool lists_word(struct str list, struct str word)
{
    while (list.len)
        if (str_eq(str_cut(&list, ' '), word))
            return true;
    return false;
}

static bool takes_id(const struct file_kind *kind)
{
    return str_find(str_of(kind->path), S("{id}")) < strlen(kind->path);
}

static struct str ending(const char *file)
{
    const char *dot = strrchr(file, '.');

    return dot ? str_of(dot + 1) : (struct str){ 0 };
}

static int usage(const char *verb, struct str kinds)
{
    fprintf(stderr, "Cách dùng: baocao %s KIND FILE\n\n" STR_FMT, verb, STR_ARG(kinds));
    return 2;
}

/* 0, or the exit code. */
static int job_read(struct job *job, const char *verb, const struct file_kind *kinds, size_t len)
{
    struct cli *cli = job->cli;
    int64_t id;

    for (size_t i = 0; cli->argc && i < len; i++)
        if (str_eq(str_of(cli->argv[0]), str_of(kinds[i].name)))
            job->kind = &kinds[i];
    if (!job->kind || cli->argc != (takes_id(job->kind) ? 3 : 2))
        return usage(verb, kinds_help(cli->arena, kinds, len));
    job->file = cli->argv[cli->argc - 1];
    job->extension = ending(job->file);
    if (!lists_word(str_of(job->kind->extensions), job->extension)) {
        fprintf(stderr, "Tệp “%s” phải có đuôi: %s.\n", job->file, job->kind->extensions);
        return 2;
    }
    if (!takes_id(job->kind))
        return 0;
    job->id = str_of(cli->argv[1]);
    if (str_to_int(job->id, &id) && id > 0)
        return 0;
    fprintf(stderr, "ID phải là số nguyên dương: “%s”.\n", cli->argv[1]);
    return 2;
}

static struct str path_of(const struct job *job)
{
    struct buf out = { .arena = job->cli->arena };
    struct str left = str_of(job->kind->path);

    buf_add(&out, S("/api/v1"));
    while (left.len) {
        struct str before = str_cut(&left, '{'), name;

        buf_add(&out, before);
        if (!left.len)
            break;
        name = str_cut(&left, '}');
        buf_add(&out, str_eq(name, S("id")) ? job->id : job->extension);
    }
    return buf_str(&out);
}

/* ---- the call ---- */

/* "detail" of the answer, and its "faults", a line each. */
static int refused(struct arena *arena, struct str body)
{
    struct json_reader reader = json_read(arena, body);
    enum json_token token = json_next(&reader);
    struct str detail = { 0 }, name = { 0 };
    size_t faults = 0;
    int depth = 0;

    for (; token != JSON_END && token != JSON_ERROR; token = json_next(&reader)) {
        depth += token == JSON_OBJECT || token == JSON_ARRAY;
        depth -= token == JSON_OBJECT_END || token == JSON_ARRAY_END;
        if (token == JSON_NAME)
            name = reader.text;
        if (token != JSON_STRING || !str_eq(name, S("detail")))
            continue;
        if (depth > 1 && ++faults)
            fprintf(stderr, STR_FMT "\n", STR_ARG(reader.text));
        else
            detail = reader.text;
    }
    if (!faults)
        fprintf(stderr, STR_FMT "\n", STR_ARG(detail));
    return 1;
}

/* Runs it as the account of --as. */
static int call_run(struct job *job, struct request request, struct call *call)
{
    struct ctx ctx = cli_ctx(job->cli);
    struct actor *actor = ARENA_NEW(job->cli->arena, struct actor);
    struct operator_in operator= { .username = str_of(job->cli->config.as), .out = actor };
    struct api_config config = { .session_idle_ms = SESSION_MS, .session_life_ms = SESSION_MS };
    struct database *database;
    int code = 0;

    if (cli_open(job->cli, &ctx, DATABASE_AS_IS, &database) != ST_OK)
        return cli_fail(&ctx);
    config.database = database;
    *call = (struct call){ .config = &config, .request = request, .operator= actor };
    if (database_read(&ctx, session_operator, &operator) != ST_OK)
        code = cli_fail(&ctx);
    else
        api_dispatch(&ctx, call);
    if (!code && call->response.status >= 300)
        code = refused(job->cli->arena, call->response.body);
    database_close(database);
    form_cache_free();
    return code;
}

/* ---- in ---- */

static bool file_read_all(struct arena *arena, const char *path, struct str *out)
{
    FILE *file = fopen(path, "rb");
    struct buf bytes = { .arena = arena };
    size_t len = 1;
    bool whole;

    if (!file)
        return false;
    while (len > 0 && bytes.len <= HTTP_UPLOAD_BYTES_MAX) {
        len = fread(buf_reserve(&bytes, (size_t)64 << 10), 1, (size_t)64 << 10, file);
        bytes.len += len;
    }
    whole = !ferror(file);
    if (!whole)
        errno = EIO;
    fclose(file);
    *out = buf_str(&bytes);
    return whole;
}

/* Counts of the answer: each integer of the record by its title. */
static void counts_print(const struct call *call)
{
    const struct resource *res;

    ASSERT(call->route); /* of a call that was answered with a success */
    res = call->route->out;
    for (size_t i = 0; i < res->fields_len; i++) {
        const struct field *field = &res->fields[i];
        int64_t n;

        if (field->type != FIELD_INT)
            continue;
        memcpy(&n, (const char *)call->out + field->offset, sizeof(n));
        printf("%s: %lld\n", field->title ? field->title : field->name, (long long)n);
    }
}

int cli_import(struct cli *cli)
{
    struct job job = { .cli = cli };
    struct request request = { .method = METHOD_POST };
    struct call call;
    int code = job_read(&job, "import", imports, ARRAY_LEN(imports));

    if (code)
        return code;
    if (!file_read_all(cli->arena, job.file, &request.body)) {
        fprintf(stderr, "Không đọc được tệp %s: %s\n", job.file, strerror(errno));
        return 1;
    }
    if (request.body.len > HTTP_UPLOAD_BYTES_MAX) {
        fprintf(stderr, "Tệp %s quá lớn, tối đa %zu MB.\n", job.file,
            (size_t)HTTP_UPLOAD_BYTES_MAX >> 20);
        return 1;
    }
    request.path = path_of(&job);
    code = call_run(&job, request, &call);
    if (!code)
        counts_print(&call);
    return code;
}

/* ---- out ---- */

/* A new file, for its owner alone; one that cannot be written whole is not left. */
static int file_write(const char *path, struct str bytes)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    size_t done = 0;

    if (fd < 0) {
        fprintf(stderr, "Không tạo được tệp %s: %s\n", path,
            errno == EEXIST ? "tệp đã có" : strerror(errno));
        return 1;
    }
    while (done < bytes.len) {
        ssize_t n = write(fd, bytes.ptr + done, bytes.len - done);

        if (n <= 0)
            break;
        done += (size_t)n;
    }
    if (close(fd) == 0 && done == bytes.len) {
        printf("Đã ghi %s\n", path);
        return 0;
    }
    fprintf(stderr, "Không ghi được tệp %s: %s\n", path, strerror(errno));
    (void)unlink(path);
    return 1;
}

int cli_export(struct cli *cli)
{
    struct job job = { .cli = cli };
    struct call call;
    int code = job_read(&job, "export", exports, ARRAY_LEN(exports));

    if (code)
        return code;
    if (access(job.file, F_OK) == 0) {
        fprintf(stderr, "Không tạo được tệp %s: tệp đã có\n", job.file);
        return 1;
    }
    code = call_run(&job, (struct request){ .method = METHOD_GET, .path = path_of(&job) }, &call);
    return code ? code : file_write(job.file, call.response.body);
}
