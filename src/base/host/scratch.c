#define _GNU_SOURCE /* O_DIRECTORY with fdopendir, DT_DIR */
#include "base/host/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_BYTES 256

bool scratch_new(char path[SCRATCH_PATH_BYTES])
{
    (void)snprintf(path, SCRATCH_PATH_BYTES, "/tmp/baocao-XXXXXX");
    return mkdtemp(path) != NULL;
}

/* ---- removing ---- */

static void empty_folder(int folder, int depth);

static void remove_in(int folder, const char *name, int depth)
{
    int inner;

    if (unlinkat(folder, name, 0) == 0 || depth == SCRATCH_DEPTH_MAX)
        return;
    inner = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (inner < 0)
        return;
    empty_folder(inner, depth + 1);
    (void)unlinkat(folder, name, AT_REMOVEDIR);
}

/* Takes the descriptor. */
static void empty_folder(int folder, int depth)
{
    DIR *entries = fdopendir(folder);
    const struct dirent *entry;

    if (entries == NULL) {
        close(folder);
        return;
    }
    while ((entry = readdir(entries)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            remove_in(folder, entry->d_name, depth);
    }
    closedir(entries);
}

void scratch_remove(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

    if (folder >= 0)
        empty_folder(folder, 0);
    (void)rmdir(path);
}

/* ---- files ---- */

static bool path_of(char to[PATH_BYTES], const char *folder, const char *name)
{
    int len = snprintf(to, PATH_BYTES, "%s/%s", folder, name);

    return len > 0 && len < PATH_BYTES;
}

static bool write_all(int fd, struct str bytes)
{
    while (bytes.len > 0) {
        ssize_t put = write(fd, bytes.ptr, bytes.len);

        if (put < 0 && errno != EINTR)
            return false;
        if (put > 0)
            bytes = str_sub(bytes, (size_t)put, bytes.len);
    }
    return true;
}

bool scratch_folder(const char *folder, const char *name)
{
    char path[PATH_BYTES];

    return path_of(path, folder, name) && mkdir(path, 0700) == 0;
}

bool scratch_write(const char *folder, const char *name, struct str bytes)
{
    char path[PATH_BYTES];
    bool good;
    int fd;

    if (!path_of(path, folder, name))
        return false;
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    good = write_all(fd, bytes);
    return close(fd) == 0 && good;
}

static enum scratch_found read_all(struct arena *arena, int fd, size_t most, struct str *out)
{
    struct stat stat;
    size_t len = 0;
    char *bytes;

    if (fstat(fd, &stat) != 0 || !S_ISREG(stat.st_mode) || stat.st_size <= 0)
        return SCRATCH_NONE;
    if ((size_t)stat.st_size > most)
        return SCRATCH_TOO_LARGE;
    bytes = arena_bytes(arena, (size_t)stat.st_size);
    while (len < (size_t)stat.st_size) {
        ssize_t got = read(fd, bytes + len, (size_t)stat.st_size - len);

        if (got <= 0)
            return SCRATCH_NONE;
        len += (size_t)got;
    }
    *out = (struct str){ bytes, len };
    return SCRATCH_READ;
}

enum scratch_found scratch_read(
    struct arena *arena, const char *folder, const char *name, size_t most, struct str *out)
{
    char path[PATH_BYTES];
    enum scratch_found found;
    int fd;

    if (!path_of(path, folder, name))
        return SCRATCH_NONE;
    fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return SCRATCH_NONE;
    found = read_all(arena, fd, most, out);
    close(fd);
    return found;
}
