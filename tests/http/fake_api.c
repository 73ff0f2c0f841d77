#include "tests/http/fake_api.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

#include "base/host/heap.h"

/* ---- the database ---- */

struct database {
    struct fake_options options;
    pthread_t writer;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    struct write_job *head, *tail;
    int waiting;
    bool closed;
    atomic_int writes;
};

static struct db the_db; /* nobody looks into it */

static void sleep_ms(int ms)
{
    struct timespec t = { ms / 1000, (long)(ms % 1000) * 1000000 };

    while (nanosleep(&t, &t) != 0)
        ;
}

static struct write_job *jobs_take(struct database *database)
{
    struct write_job *jobs;

    pthread_mutex_lock(&database->mutex);
    while (!database->head && !database->closed)
        pthread_cond_wait(&database->changed, &database->mutex);
    jobs = database->head;
    database->head = database->tail = NULL;
    database->waiting = 0;
    pthread_mutex_unlock(&database->mutex);
    return jobs;
}

/* Like the real one: runs what waits, commits once, then answers all. */
static void *writer_main(void *arg)
{
    struct database *database = arg;
    struct write_job *jobs;

    while ((jobs = jobs_take(database)) != NULL) {
        for (struct write_job *job = jobs; job; job = job->next) {
            job->status = job->use_case(job->ctx, job->arg);
            job->problem = job->ctx->problem;
        }
        sleep_ms(database->options.commit_ms);
        while (jobs) {
            struct write_job *next = jobs->next;

            atomic_fetch_add(&database->writes, 1);
            jobs->done(jobs);
            jobs = next;
        }
    }
    return NULL;
}

struct database *fake_database_open(struct fake_options options)
{
    struct database *database = heap_take(sizeof(*database));

    database->options = options;
    pthread_mutex_init(&database->mutex, NULL);
    pthread_cond_init(&database->changed, NULL);
    pthread_create(&database->writer, NULL, writer_main, database);
    return database;
}

void fake_database_close(struct database *database)
{
    pthread_mutex_lock(&database->mutex);
    database->closed = true;
    pthread_cond_signal(&database->changed);
    pthread_mutex_unlock(&database->mutex);
    pthread_join(database->writer, NULL);
    pthread_cond_destroy(&database->changed);
    pthread_mutex_destroy(&database->mutex);
    heap_give(database);
}

int fake_database_writes(struct database *database)
{
    return atomic_load(&database->writes);
}

enum database_kind database_kind(const struct database *database)
{
    return database->options.kind;
}

enum status database_connect(struct ctx *ctx, struct database *database, struct db **out)
{
    if (database->options.refuse_connect)
        return fail(ctx, PROBLEM_STORE_FAILED, "no");
    *out = &the_db;
    return ST_OK;
}

bool database_write_later(struct database *database, struct write_job *job)
{
    bool taken;

    job->next = NULL;
    pthread_mutex_lock(&database->mutex);
    taken = database->waiting < database->options.queue_max;
    if (taken) {
        if (database->tail)
            database->tail->next = job;
        else
            database->head = job;
        database->tail = job;
        database->waiting++;
        pthread_cond_signal(&database->changed);
    }
    pthread_mutex_unlock(&database->mutex);
    return taken;
}

enum status api_commit(struct ctx *ctx, struct call *call)
{
    struct database *database = call->config->database;
    enum status status = api_write(ctx, call);

    sleep_ms(database->options.commit_ms);
    atomic_fetch_add(&database->writes, 1);
    return status;
}

/* ---- the routes ---- */

enum fake_work {
    FAKE_TINY,
    FAKE_ECHO,
    FAKE_SLOW,
    FAKE_HELD,
    FAKE_WRITE,
    FAKE_STREAM,
    FAKE_BIG,
    FAKE_PIECES,
    FAKE_CUT,
    FAKE_SEE
};

static const struct fake_route {
    struct str prefix;
    struct route route;
    enum fake_work work;
} fake_routes[] = {
    { { "/api/v1/tiny", 12 }, { .method = METHOD_GET }, FAKE_TINY },
    { { "/healthz", 8 }, { .method = METHOD_GET }, FAKE_TINY },
    { { "/api/v1/echo", 12 }, { .method = METHOD_POST }, FAKE_ECHO },
    { { "/api/v1/slow/", 13 }, { .method = METHOD_GET, .lane = LANE_HEAVY }, FAKE_SLOW },
    { { "/api/v1/held", 12 }, { .method = METHOD_GET, .lane = LANE_HEAVY }, FAKE_HELD },
    { { "/api/v1/hash/", 13 }, { .method = METHOD_GET, .lane = LANE_HASH }, FAKE_SLOW },
    { { "/api/v1/write", 13 }, { .method = METHOD_POST }, FAKE_WRITE },
    { { "/api/v1/stream", 14 }, { .method = METHOD_GET }, FAKE_STREAM },
    { { "/api/v1/big/", 12 }, { .method = METHOD_GET }, FAKE_BIG },
    { { "/api/v1/pieces/", 15 }, { .method = METHOD_GET, .lane = LANE_HEAVY }, FAKE_PIECES },
    { { "/api/v1/cut/", 12 }, { .method = METHOD_GET, .lane = LANE_HEAVY }, FAKE_CUT },
    { { "/api/v1/loop/", 13 }, { .method = METHOD_GET }, FAKE_PIECES },
    { { "/api/v1/see", 11 }, { .method = METHOD_GET }, FAKE_SEE },
};

static const struct fake_route *fake_of(const struct call *call)
{
    return (const struct fake_route *)(const void *)((const char *)call->route -
                                                     offsetof(struct fake_route, route));
}

static void respond(struct call *call, int status, const char *type, struct str body)
{
    call->response.status = status;
    call->response.content_type = type;
    call->response.body = body;
    call->answered = true;
}

void api_match(struct ctx *ctx, struct call *call)
{
    enum method method = call->request.method;

    (void)ctx;
    if (method == METHOD_HEAD)
        method = METHOD_GET;
    for (size_t i = 0; i < ARRAY_LEN(fake_routes); i++) {
        const struct fake_route *fake = &fake_routes[i];

        if (fake->route.method != method || !str_starts(call->request.path, fake->prefix))
            continue;
        call->route = &fake->route;
        call->args[0] = str_sub(call->request.path, fake->prefix.len, call->request.path.len);
        call->args_len = 1;
        return;
    }
    respond(call, 404, "application/problem+json", S("{\"status\":404}"));
}

static int number_of(const struct call *call)
{
    int64_t n = 0;

    return str_to_int(call->args[0], &n) ? (int)n : 0;
}

/* The piece that begins at this place of all there is. */
static struct str piece(struct ctx *ctx, const struct call *call, size_t at)
{
    size_t left = (size_t)number_of(call) - at;
    size_t len = left < FAKE_PIECE_BYTES ? left : FAKE_PIECE_BYTES;
    char *bytes = arena_alloc(ctx->arena, len + 1);

    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)('a' + (at + i) % 26);
    return (struct str){ bytes, len };
}

enum status api_more(struct ctx *ctx, struct call *call)
{
    size_t at = (size_t)number_of(call) - call->response.body_more;

    if (fake_of(call)->work == FAKE_CUT && at >= (size_t)2 * FAKE_PIECE_BYTES)
        return fail(ctx, PROBLEM_INTERNAL, "no");
    call->response.body = piece(ctx, call, at);
    call->response.body_more -= call->response.body.len;
    return ST_OK;
}

static atomic_int slow_begun;
static atomic_bool is_held;

int fake_slow_begun(void)
{
    return atomic_load(&slow_begun);
}

bool fake_holds(void)
{
    return atomic_load(&is_held);
}

void fake_let_go(void)
{
    atomic_store(&is_held, false);
}

static struct str seen(struct ctx *ctx, const struct request *r)
{
    return str_format(ctx->arena,
        "path=%.*s query=%.*s cookie=%.*s host=%.*s address=%.*s secure=%d agent=%.*s id=%.*s",
        STR_ARG(r->path), STR_ARG(r->query), STR_ARG(r->cookie), STR_ARG(r->host),
        STR_ARG(r->address), r->secure, STR_ARG(ctx->user_agent), STR_ARG(ctx->request_id));
}

void api_prepare(struct ctx *ctx, struct call *call)
{
    size_t bytes;

    switch (fake_of(call)->work) {
    case FAKE_TINY:
        respond(call, 200, "text/plain", S("tiny"));
        break;
    case FAKE_ECHO:
        respond(call, 200, "application/octet-stream", call->request.body);
        break;
    case FAKE_SLOW:
        atomic_fetch_add(&slow_begun, 1);
        sleep_ms(number_of(call));
        respond(call, 200, "text/plain", S("slow"));
        break;
    case FAKE_HELD:
        atomic_store(&is_held, true);
        while (atomic_load(&is_held))
            sleep_ms(1);
        respond(call, 200, "text/plain", S("held"));
        break;
    case FAKE_WRITE:
        break;
    case FAKE_STREAM:
        call->response.stream = true;
        respond(call, 200, "text/event-stream", S("retry: 1000\n\n"));
        break;
    case FAKE_BIG:
        bytes = (size_t)number_of(call);
        respond(call, 200, "text/plain", (struct str){ arena_alloc(ctx->arena, bytes), bytes });
        break;
    case FAKE_PIECES:
    case FAKE_CUT:
        respond(call, 200, "text/plain", piece(ctx, call, 0));
        call->response.body_more = (size_t)number_of(call) - call->response.body.len;
        break;
    case FAKE_SEE:
        respond(call, 200, "text/plain", seen(ctx, &call->request));
        break;
    }
}

enum status api_write(struct ctx *ctx, void *arg)
{
    struct call *call = arg;

    if (call->request.body.len == 0)
        return fail(ctx, PROBLEM_FIELD_REQUIRED, "empty");
    call->out = ARENA_NEW(ctx->arena, size_t);
    *(size_t *)call->out = call->request.body.len;
    return ST_OK;
}

void api_finish(struct ctx *ctx, struct call *call, enum status status)
{
    if (status == ST_OK)
        respond(call, 200, "text/plain", str_format(ctx->arena, "%zu", *(size_t *)call->out));
    else
        respond(call, status_http(status), "application/problem+json",
            str_of(problem_name(ctx->problem.key)));
}

size_t api_body_limit(enum method method, struct str path)
{
    (void)method;
    return str_eq(path, S("/api/v1/echo")) ? FAKE_ECHO_MAX : FAKE_BODY_MAX;
}
