#include "jobs/copies.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "base/host/clock.h"
#include "base/host/door.h"
#include "base/host/heap.h"
#include "base/host/log.h"
#include "base/limits.h"

struct copies {
    struct database *database;
    struct arena *arena;
    const char *path;
    pthread_t thread;
    int door;
    int stop[2]; /* a pipe: what is written ends the thread */
};

static struct str copy_make(struct copies *copies, struct str path)
{
    struct ctx ctx = { .arena = copies->arena, .now_ms = clock_now_ms() };

    if (!path.len || path.ptr[0] != '/')
        return S("Cần đường dẫn tuyệt đối.");
    if (database_copy(&ctx, copies->database, str_z(copies->arena, path)) == ST_OK) {
        log_line(LOG_INFO, "backup.done", LOG_FIELDS(LOG_S("path", path)));
        return S(COPIES_DONE);
    }
    log_line(LOG_ERROR, "backup.failed",
        LOG_FIELDS(LOG_S("path", path), LOG_S("detail", ctx.problem.detail)));
    return ctx.problem.detail;
}

static void *copies_main(void *arg)
{
    struct copies *copies = arg;
    struct pollfd waits[2] = { { .fd = copies->door, .events = POLLIN },
        { .fd = copies->stop[0], .events = POLLIN } };
    struct str question;
    int client;

    for (;;) {
        if (poll(waits, 2, -1) < 0 && errno != EINTR)
            return NULL;
        if (waits[1].revents)
            return NULL;
        if (!waits[0].revents)
            continue;
        client = door_accept(copies->arena, copies->door, &question);
        if (client >= 0)
            door_answer(client, copy_make(copies, question));
        arena_reset(copies->arena);
    }
}

struct copies *copies_start(struct database *database, const char *door_path)
{
    struct copies *copies;
    int door = database_kind(database) == DATABASE_SQLITE ? door_listen(door_path) : -1;

    if (door < 0) {
        if (database_kind(database) == DATABASE_SQLITE)
            log_line(LOG_WARN, "backup.no_door",
                LOG_FIELDS(
                    LOG_S("path", str_of(door_path)), LOG_S("detail", str_of(strerror(errno)))));
        return NULL;
    }
    copies = heap_take(sizeof(*copies));
    *copies = (struct copies){
        .database = database,
        .arena = arena_new(ARENA_REQUEST_BYTES),
        .path = door_path,
        .door = door,
    };
    ASSERT(pipe(copies->stop) == 0);
    ASSERT(pthread_create(&copies->thread, NULL, copies_main, copies) == 0);
    return copies;
}

void copies_stop(struct copies *copies)
{
    if (!copies)
        return;
    ASSERT(write(copies->stop[1], "", 1) == 1);
    pthread_join(copies->thread, NULL);
    close(copies->door);
    close(copies->stop[0]);
    close(copies->stop[1]);
    (void)unlink(copies->path);
    arena_free(copies->arena);
    heap_give(copies);
}
