#include "exchange/office.h"

#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/host/child.h"
#include "base/host/heap.h"
#include "base/host/scratch.h"
#include "base/limits.h"

#define PATH_BYTES 256

struct office {
    const char *path; /* NULL: there is none */
    int64_t ms, wait_ms;
    pthread_mutex_t lock;
    pthread_cond_t over;
    bool busy;
};

static const char *const endings[OFFICE_KIND_COUNT] = {
#define X(name, ending, filter) [OFFICE_##name] = ending,
    OFFICE_KIND_LIST(X)
#undef X
};
static const char *const filters[OFFICE_KIND_COUNT] = {
#define X(name, ending, filter) [OFFICE_##name] = filter,
    OFFICE_KIND_LIST(X)
#undef X
};

static const char *const places[] = {
    "/usr/bin/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/usr/local/bin/soffice",
};

static bool is_program(const char *path)
{
    return access(path, X_OK) == 0;
}

static const char *find_program(const char *path)
{
    if (path != NULL && path[0] != '\0')
        return is_program(path) ? path : NULL;
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        if (is_program(places[i]))
            return places[i];
    }
    return NULL;
}

struct office *office_new(const char *path, int64_t ms, int64_t wait_ms)
{
    struct office *office = heap_take(sizeof(*office));
    pthread_condattr_t attr;

    office->path = find_program(path);
    office->ms = ms > 0 ? ms : OFFICE_MS_MAX;
    office->wait_ms = wait_ms > 0 ? wait_ms : OFFICE_WAIT_MS_MAX;
    pthread_mutex_init(&office->lock, NULL);
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&office->over, &attr);
    pthread_condattr_destroy(&attr);
    return office;
}

void office_free(struct office *office)
{
    pthread_cond_destroy(&office->over);
    pthread_mutex_destroy(&office->lock);
    heap_give(office);
}

bool office_present(const struct office *office)
{
    return office != NULL && office->path != NULL;
}

/* ---- one at a time ---- */

static struct timespec from_now(int64_t ms)
{
    struct timespec at;

    clock_gettime(CLOCK_MONOTONIC, &at);
    at.tv_sec += ms / 1000;
    at.tv_nsec += (ms % 1000) * 1000000;
    if (at.tv_nsec >= 1000000000) {
        at.tv_nsec -= 1000000000;
        at.tv_sec++;
    }
    return at;
}

static bool turn_take(struct office *office)
{
    struct timespec until = from_now(office->wait_ms);
    bool mine;

    pthread_mutex_lock(&office->lock);
    while (office->busy && pthread_cond_timedwait(&office->over, &office->lock, &until) == 0)
        ;
    mine = !office->busy;
    office->busy = true;
    pthread_mutex_unlock(&office->lock);
    return mine;
}

static void turn_give(struct office *office)
{
    pthread_mutex_lock(&office->lock);
    office->busy = false;
    pthread_cond_signal(&office->over);
    pthread_mutex_unlock(&office->lock);
}

/* ---- one conversion ---- */

/* No macro runs, no link to other files is followed. */
static const char settings[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\""
    " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\""
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"MacroSecurityLevel\" oor:op=\"fuse\"><value>3</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Common/Security/Scripting\">"
    "<prop oor:name=\"DisableMacrosExecution\" oor:op=\"fuse\"><value>true</value></prop></item>\n"
    "<item oor:path=\"/org.openoffice.Office.Calc/Content/Update\">"
    "<prop oor:name=\"Link\" oor:op=\"fuse\"><value>2</value></prop></item>\n"
    "</oor:items>\n";

static bool furnish(const char *folder, const char *name, struct str bytes)
{
    return scratch_folder(folder, "profile") && scratch_folder(folder, "profile/user") &&
           scratch_folder(folder, "out") &&
           scratch_write(folder, "profile/user/registrymodifications.xcu", str_of(settings)) &&
           scratch_write(folder, name, bytes);
}

static enum child_end convert(
    const struct office *office, const char *folder, const char *name, enum office_kind kind)
{
    char profile[PATH_BYTES], filter[PATH_BYTES], out[PATH_BYTES];
    const char *const args[] = { office->path, profile, "--headless", "--norestore",
        "--nolockcheck", "--nologo", "--nodefault", filter, "--convert-to",
        "xlsx:Calc MS Excel 2007 XML", "--outdir", out, name, NULL };
    const struct child child = {
        .args = args,
        .folder = folder,
        .deadline_ms = office->ms,
        .memory_bytes = OFFICE_MEMORY_BYTES_MAX,
        .file_bytes = OFFICE_FILE_BYTES_MAX + 1, /* so that too much shows */
    };

    (void)snprintf(profile, sizeof(profile), "-env:UserInstallation=file://%s/profile", folder);
    (void)snprintf(filter, sizeof(filter), "--infilter=%s", filters[kind]);
    (void)snprintf(out, sizeof(out), "%s/out", folder);
    return child_run(&child);
}

static enum status failed(struct ctx *ctx, const struct office_file *file)
{
    if (file->locked)
        return fail(ctx, PROBLEM_XLSX_PASSWORD, "%s", problem_text(PROBLEM_XLSX_PASSWORD));
    return fail(ctx, PROBLEM_OFFICE_FAILED, "%s", problem_text(PROBLEM_OFFICE_FAILED));
}

/* What it left behind: all of it, or why not. */
static enum status take(struct ctx *ctx, const char *folder, enum child_end end,
    const struct office_file *file, struct str *out)
{
    switch (scratch_read(ctx->arena, folder, "out/in.xlsx", OFFICE_FILE_BYTES_MAX, out)) {
    case SCRATCH_READ:
        return end == CHILD_DONE ? ST_OK : failed(ctx, file);
    case SCRATCH_TOO_LARGE:
        return fail(ctx, PROBLEM_XLSX_TOO_LARGE, "Bảng tính sau khi chuyển đổi lớn hơn %zu MiB.",
            OFFICE_FILE_BYTES_MAX >> 20);
    case SCRATCH_NONE:
        break;
    }
    return failed(ctx, file);
}

static enum status convert_in(struct ctx *ctx, struct office *office, const char *folder,
    const struct office_file *file, struct str *out)
{
    const char *name = str_z(ctx->arena, str_format(ctx->arena, "in.%s", endings[file->kind]));
    enum child_end end;

    if (!furnish(folder, name, file->bytes))
        return fail(ctx, PROBLEM_INTERNAL, "Không tạo được tệp tạm.");
    end = convert(office, folder, name, file->kind);
    if (end == CHILD_LATE)
        return fail(ctx, PROBLEM_OFFICE_SLOW, "%s Quá %lld giây.",
            problem_text(PROBLEM_OFFICE_SLOW), (long long)(office->ms / 1000));
    if (end == CHILD_NOT_STARTED)
        return fail(ctx, PROBLEM_OFFICE_MISSING, "%s", problem_text(PROBLEM_OFFICE_MISSING));
    return take(ctx, folder, end, file, out);
}

enum status office_to_xlsx(
    struct ctx *ctx, struct office *office, const struct office_file *file, struct str *out)
{
    char folder[SCRATCH_PATH_BYTES];
    enum status st;

    if (!office_present(office))
        return fail(ctx, PROBLEM_OFFICE_MISSING, "%s", problem_text(PROBLEM_OFFICE_MISSING));
    if (!turn_take(office))
        return fail(ctx, PROBLEM_OFFICE_BUSY, "%s", problem_text(PROBLEM_OFFICE_BUSY));
    if (scratch_new(folder)) {
        st = convert_in(ctx, office, folder, file, out);
        scratch_remove(folder);
    } else {
        st = fail(ctx, PROBLEM_INTERNAL, "Không tạo được thư mục tạm.");
    }
    turn_give(office);
    return st;
}
