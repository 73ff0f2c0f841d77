#include "base/host/clock.h"

#include <sys/random.h>
#include <time.h>

int64_t clock_now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_monotonic_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void clock_random(void *to, size_t len)
{
    unsigned char *at = to;

    while (len) {
        ssize_t got = getrandom(at, len, 0);

        if (got < 0)
            continue; /* interrupted */
        at += got;
        len -= (size_t)got;
    }
}
