#include "base/host/log.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/date.h"
#include "base/host/clock.h"
#include "base/utf8.h"

#define LINE_BYTES ((size_t)4096)
#define PREFIX_BYTES 128
#define CUT ",\"cut\":true}\n"

/* What does not fit is left out whole, and CUT says so: the line stays JSON. */
struct line {
    char text[LINE_BYTES];
    size_t len;
    bool cut;
};

static enum log_level least_level = LOG_INFO;

void log_set_level(enum log_level least)
{
    least_level = least;
}

/* Always leaves room for a closing quote and for CUT. */
static bool add(struct line *line, struct str s)
{
    line->cut = line->cut || s.len > LINE_BYTES - sizeof(CUT) - line->len;
    if (line->cut)
        return false;
    if (s.len)
        memcpy(line->text + line->len, s.ptr, s.len);
    line->len += s.len;
    return true;
}

/* One character of a JSON string; malformed bytes become U+FFFD. */
static bool add_char(struct line *line, struct str *from)
{
    const char *begin = from->ptr;
    uint32_t c = utf8_next(from);
    char escape[16];
    int len;

    if (c == UTF8_BAD)
        return add(line, S("\xef\xbf\xbd"));
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f)
        return add(line, (struct str){ begin, (size_t)(from->ptr - begin) });
    len = snprintf(escape, sizeof(escape), "\\u%04x", (unsigned)c);
    return add(line, (struct str){ escape, (size_t)len });
}

/* A text that does not fit keeps its head. */
static void add_text(struct line *line, const char *name, struct str text)
{
    char prefix[PREFIX_BYTES];
    int len = snprintf(prefix, sizeof(prefix), ",\"%.100s\":\"", name);

    if (!add(line, (struct str){ prefix, (size_t)len }))
        return;
    while (text.len && add_char(line, &text))
        continue;
    line->text[line->len++] = '"';
}

static void add_number(struct line *line, const char *name, int64_t number)
{
    char member[PREFIX_BYTES];
    int len = snprintf(member, sizeof(member), ",\"%.90s\":%lld", name, (long long)number);

    add(line, (struct str){ member, (size_t)len });
}

static void add_head(struct line *line, enum log_level level)
{
    static const char *const names[] = {
        [LOG_DEBUG] = "debug", [LOG_INFO] = "info", [LOG_WARN] = "warn", [LOG_ERROR] = "error"
    };
    int64_t now_ms = clock_now_ms(), of_day = now_ms % MS_PER_DAY;
    struct ymd day = date_ymd(now_ms / MS_PER_DAY);
    char head[PREFIX_BYTES];
    int len = snprintf(head, sizeof(head),
        "{\"time\":\"%04d-%02d-%02dT%02d:%02d:%02d.%03dZ\",\"level\":\"%s\"", day.year, day.month,
        day.day, (int)(of_day / 3600000), (int)(of_day / 60000 % 60), (int)(of_day / 1000 % 60),
        (int)(of_day % 1000), names[level]);

    add(line, (struct str){ head, (size_t)len });
}

/* One write, so that lines of several threads do not mix. */
static void write_out(struct line *line)
{
    struct str tail = line->cut ? S(CUT) : S("}\n");
    ssize_t written;

    memcpy(line->text + line->len, tail.ptr, tail.len);
    written = write(STDERR_FILENO, line->text, line->len + tail.len);
    (void)written;
}

void log_line(enum log_level level, const char *what, const struct log_field *fields, size_t len)
{
    struct line line;

    if (level < least_level)
        return;
    line.len = 0;
    line.cut = false;
    add_head(&line, level);
    add_text(&line, "what", str_of(what));
    for (size_t i = 0; i < len; i++) {
        if (fields[i].kind == LOG_TEXT)
            add_text(&line, fields[i].name, fields[i].text);
        else
            add_number(&line, fields[i].name, fields[i].number);
    }
    write_out(&line);
}
