/* The formatter of str.h: printf's common part, without libc. */
#include "base/mem.h"
#include "base/str.h"

struct spec {
    bool left, zeros, exact; /* exact: a precision was given */
    size_t width, precision;
    int longs; /* 0 int, 1 long, 2 long long, 3 size_t */
};

static size_t take_number(const char **at, va_list *args)
{
    size_t n = 0;

    if (**at == '*') {
        int given = va_arg(*args, int);

        (*at)++;
        return given > 0 ? (size_t)given : 0;
    }
    while (**at >= '0' && **at <= '9')
        n = n * 10 + (size_t)(*(*at)++ - '0');
    return n;
}

static struct spec take_spec(const char **at, va_list *args)
{
    struct spec spec = { 0 };

    for (; **at == '-' || **at == '0'; (*at)++) {
        spec.left = spec.left || **at == '-';
        spec.zeros = spec.zeros || **at == '0';
    }
    spec.width = take_number(at, args);
    if (**at == '.') {
        (*at)++;
        spec.exact = true;
        spec.precision = take_number(at, args);
    }
    if (**at == 'z') {
        (*at)++;
        spec.longs = 3;
    }
    for (; **at == 'l'; (*at)++)
        spec.longs++;
    return spec;
}

static int64_t take_signed(int longs, va_list *args)
{
    switch (longs) {
    case 0:
        return va_arg(*args, int);
    case 1:
        return va_arg(*args, long);
    case 2:
        return va_arg(*args, long long);
    default:
        return (int64_t)va_arg(*args, size_t);
    }
}

static uint64_t take_unsigned(int longs, va_list *args)
{
    switch (longs) {
    case 0:
        return va_arg(*args, unsigned);
    case 1:
        return va_arg(*args, unsigned long);
    case 2:
        return va_arg(*args, unsigned long long);
    default:
        return va_arg(*args, size_t);
    }
}

/* Writes the digits of n before end and returns where they begin. */
static char *digits_before(char *end, uint64_t n, unsigned base)
{
    do
        *--end = "0123456789abcdef"[n % base];
    while ((n /= base) != 0);
    return end;
}

static void add_padded(struct buf *buf, struct spec spec, struct str s)
{
    size_t pad = spec.width > s.len ? spec.width - s.len : 0;
    bool zeros = spec.zeros && !spec.left;

    if (zeros && s.len && s.ptr[0] == '-') {
        buf_add_char(buf, '-');
        s = str_sub(s, 1, s.len);
    }
    for (; pad && !spec.left; pad--)
        buf_add_char(buf, zeros ? '0' : ' ');
    buf_add(buf, s);
    for (; pad; pad--)
        buf_add_char(buf, ' ');
}

static void add_number(struct buf *buf, struct spec spec, char kind, va_list *args)
{
    char text[24], *end = text + sizeof(text), *at;

    if (kind == 'd') {
        int64_t n = take_signed(spec.longs, args);

        at = digits_before(end, n < 0 ? ~(uint64_t)n + 1 : (uint64_t)n, 10);
        if (n < 0)
            *--at = '-';
    } else {
        at = digits_before(end, take_unsigned(spec.longs, args), kind == 'x' ? 16 : 10);
    }
    add_padded(buf, spec, (struct str){ at, (size_t)(end - at) });
}

static void add_text(struct buf *buf, struct spec spec, const char *text)
{
    struct str s = { text, 0 };

    while (text && (!spec.exact || s.len < spec.precision) && text[s.len])
        s.len++;
    spec.zeros = false;
    add_padded(buf, spec, s);
}

/* "%.*s" of a slice may hold NULs and need not end: take it as it is. */
static void add_slice(struct buf *buf, struct spec spec, const char *text)
{
    spec.zeros = false;
    add_padded(buf, spec, (struct str){ text, text ? spec.precision : 0 });
}

static void add_one(struct buf *buf, const char **at, va_list *args)
{
    struct spec spec = take_spec(at, args);
    char kind = *(*at)++;

    switch (kind) {
    case '%':
        buf_add_char(buf, '%');
        return;
    case 'c':
        buf_add_char(buf, (char)va_arg(*args, int));
        return;
    case 's':
        if (spec.exact)
            add_slice(buf, spec, va_arg(*args, const char *));
        else
            add_text(buf, spec, va_arg(*args, const char *));
        return;
    case 'd':
    case 'u':
    case 'x':
        add_number(buf, spec, kind, args);
        return;
    default:
        base_panic(__FILE__, __LINE__, "unknown conversion");
    }
}

void buf_vaddf(struct buf *buf, const char *fmt, va_list args)
{
    va_list left;

    va_copy(left, args);
    while (*fmt) {
        const char *plain = fmt;

        while (*fmt && *fmt != '%')
            fmt++;
        buf_add(buf, (struct str){ plain, (size_t)(fmt - plain) });
        if (*fmt == '%') {
            fmt++;
            add_one(buf, &fmt, &left);
        }
    }
    va_end(left);
}

void buf_addf(struct buf *buf, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    buf_vaddf(buf, fmt, args);
    va_end(args);
}
