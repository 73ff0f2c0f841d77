#include "base/host/door.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

static bool address_of(const char *path, struct sockaddr_un *out)
{
    size_t len = strlen(path);

    *out = (struct sockaddr_un){ .sun_family = AF_UNIX };
    if (len >= sizeof(out->sun_path)) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(out->sun_path, path, len);
    return true;
}

static int new_socket(void)
{
    return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

int door_listen(const char *path)
{
    struct sockaddr_un at;
    int fd;

    if (!address_of(path, &at))
        return -1;
    (void)unlink(path);
    fd = new_socket();
    if (fd < 0)
        return -1;
    if (bind(fd, (const struct sockaddr *)&at, sizeof(at)) == 0 && chmod(path, 0600) == 0 &&
        listen(fd, 4) == 0)
        return fd;
    close(fd);
    return -1;
}

static bool read_all(struct arena *arena, int fd, struct str *out)
{
    char *bytes = arena_alloc(arena, DOOR_BYTES_MAX);
    size_t len = 0;
    ssize_t got = 1;

    while (got > 0 && len < DOOR_BYTES_MAX) {
        got = read(fd, bytes + len, DOOR_BYTES_MAX - len);
        len += got > 0 ? (size_t)got : 0;
    }
    *out = (struct str){ bytes, len };
    return got == 0;
}

static bool write_all(int fd, struct str text)
{
    while (text.len) {
        ssize_t sent = send(fd, text.ptr, text.len, MSG_NOSIGNAL);

        if (sent <= 0)
            return false;
        text = str_sub(text, (size_t)sent, text.len);
    }
    return shutdown(fd, SHUT_WR) == 0;
}

int door_accept(struct arena *arena, int door, struct str *out_question)
{
    const struct timeval wait = { .tv_sec = DOOR_WAIT_S };
    int fd = accept(door, NULL, NULL);

    if (fd < 0)
        return -1;
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait));
    if (read_all(arena, fd, out_question))
        return fd;
    close(fd);
    return -1;
}

void door_answer(int client, struct str answer)
{
    (void)write_all(client, answer);
    close(client);
}

bool door_ask(struct arena *arena, const char *path, struct str question, struct str *out_answer)
{
    struct sockaddr_un at;
    bool answered;
    int fd;

    if (!address_of(path, &at))
        return false;
    fd = new_socket();
    if (fd < 0)
        return false;
    answered = connect(fd, (const struct sockaddr *)&at, sizeof(at)) == 0 &&
               write_all(fd, question) && read_all(arena, fd, out_answer);
    close(fd);
    return answered;
}
