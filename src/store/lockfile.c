#include "store/lockfile.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static struct str read_owner(struct arena *arena, int fd)
{
    char text[24];
    ssize_t len = pread(fd, text, sizeof(text), 0);

    return str_trim(str_copy(arena, (struct str){ text, len > 0 ? (size_t)len : 0 }));
}

/* For whoever is refused; the lock does not depend on it. */
static bool write_owner(struct ctx *ctx, int fd)
{
    struct str text = str_format(ctx->arena, "%lld\n", (long long)getpid());

    return ftruncate(fd, 0) == 0 && pwrite(fd, text.ptr, text.len, 0) == (ssize_t)text.len;
}

static enum status lock(struct ctx *ctx, const char *path, int fd)
{
    if (flock(fd, LOCK_EX | LOCK_NB) == 0 && write_owner(ctx, fd))
        return ST_OK;
    if (errno == EWOULDBLOCK)
        return fail(ctx, PROBLEM_STORE_LOCKED,
            "%s đang được tiến trình " STR_FMT
            " mở. Mỗi tệp chỉ một tiến trình được mở: hãy dừng tiến trình đó hoặc thao tác qua nó.",
            path, STR_ARG(read_owner(ctx->arena, fd)));
    return fail(ctx, PROBLEM_STORE_FAILED, "Không khoá được %s.lock: %s", path, strerror(errno));
}

enum status lockfile_open(struct ctx *ctx, const char *path, int *out_fd)
{
    const char *name = str_format(ctx->arena, "%s.lock", path).ptr;
    int fd = open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    enum status st;

    if (fd < 0)
        return fail(ctx, PROBLEM_STORE_FAILED, "Không mở được %s: %s", name, strerror(errno));
    st = lock(ctx, path, fd);
    if (st != ST_OK) {
        close(fd);
        return st;
    }
    *out_fd = fd;
    return ST_OK;
}

void lockfile_close(int fd)
{
    close(fd);
}
