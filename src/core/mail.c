#include "core/mail.h"

/* Bytes of text in one encoded word: 45 make 60 letters, and 75 with what is around them. */
#define WORD_BYTES_MAX 45
/* Bytes in one line of base64: 76 letters. */
#define LINE_BYTES 57

/* ---- addresses and links ---- */

static bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool among(char c, const char *some)
{
    for (; *some; some++)
        if (c == *some)
            return true;
    return false;
}

/* Letters, digits and a few signs; a dot neither first, last nor beside another. */
static bool local_valid(struct str local)
{
    if (!local.len || local.len > 64 || local.ptr[0] == '.' || local.ptr[local.len - 1] == '.')
        return false;
    for (size_t i = 0; i < local.len; i++) {
        if (!is_letter_or_digit(local.ptr[i]) && !among(local.ptr[i], "._%+-"))
            return false;
        if (local.ptr[i] == '.' && local.ptr[i + 1] == '.')
            return false;
    }
    return true;
}

static bool label_valid(struct str label)
{
    if (!label.len || label.len > 63 || label.ptr[0] == '-' || label.ptr[label.len - 1] == '-')
        return false;
    for (size_t i = 0; i < label.len; i++)
        if (!is_letter_or_digit(label.ptr[i]) && label.ptr[i] != '-')
            return false;
    return true;
}

bool mail_address_valid(struct str address)
{
    struct str domain = address, local = str_cut(&domain, '@');
    size_t labels = 0;

    if (address.len > MAIL_ADDRESS_CHARS_MAX || !local_valid(local) || !domain.len ||
        str_ends(domain, S(".")))
        return false;
    while (domain.len) {
        if (!label_valid(str_cut(&domain, '.')))
            return false;
        labels++;
    }
    return labels >= 2;
}

bool mail_link_valid(struct str link)
{
    if (!str_starts(link, S("https://")) && !str_starts(link, S("http://")))
        return false;
    for (size_t i = 0; i < link.len; i++)
        if (link.ptr[i] <= ' ' || link.ptr[i] > '~' || among(link.ptr[i], "<>\"'\\"))
            return false;
    return link.len < MAIL_LINK_BYTES_MAX;
}

/* ---- encodings ---- */

static void base64_add(struct buf *out, struct str bytes)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < bytes.len; i += 3) {
        unsigned three = 0;

        for (size_t j = 0; j < 3; j++)
            three = three << 8 | (i + j < bytes.len ? (unsigned char)bytes.ptr[i + j] : 0u);
        buf_add_char(out, letters[three >> 18 & 63]);
        buf_add_char(out, letters[three >> 12 & 63]);
        buf_add_char(out, i + 1 < bytes.len ? letters[three >> 6 & 63] : '=');
        buf_add_char(out, i + 2 < bytes.len ? letters[three & 63] : '=');
    }
}

static bool continues_letter(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* The beginning of a text in so many bytes, not cutting a letter in two. */
static struct str begin_of(struct str text, size_t bytes)
{
    size_t len = text.len < bytes ? text.len : bytes;

    while (len < text.len && len > bytes - 4 && continues_letter(text.ptr[len]))
        len--;
    return str_sub(text, 0, len);
}

/* RFC 2047: words one below the other. */
static void words_add(struct buf *out, struct str text)
{
    bool first = true;

    while (text.len) {
        struct str word = begin_of(text, WORD_BYTES_MAX);

        buf_add(out, first ? S("=?UTF-8?B?") : S("\r\n =?UTF-8?B?"));
        base64_add(out, word);
        buf_add(out, S("?="));
        text = str_sub(text, word.len, text.len);
        first = false;
    }
}

static void body_add(struct buf *out, const char *type, struct str text)
{
    buf_addf(
        out, "Content-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n", type);
    while (text.len) {
        base64_add(out, str_sub(text, 0, LINE_BYTES));
        buf_add(out, S("\r\n"));
        text = str_sub(text, LINE_BYTES, text.len);
    }
}

/* ---- HTML of a text ---- */

static void escape_add(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '<':
            buf_add(out, S("&lt;"));
            break;
        case '>':
            buf_add(out, S("&gt;"));
            break;
        case '&':
            buf_add(out, S("&amp;"));
            break;
        case '"':
            buf_add(out, S("&quot;"));
            break;
        default:
            buf_add_char(out, text.ptr[i]);
        }
    }
}

static void link_add(struct buf *out, struct str link)
{
    buf_add(out, S("<a href=\""));
    escape_add(out, link);
    buf_add(out, S("\">"));
    escape_add(out, link);
    buf_add(out, S("</a>"));
}

/* A line is a paragraph; a link stands last in its line, behind "http". */
static struct str html_of(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };

    buf_add(&out, S("<!DOCTYPE html><html lang=\"vi\"><body>"));
    while (text.len) {
        struct str line = str_trim(str_cut(&text, '\n'));
        size_t at = str_find(line, S("http"));
        struct str link = str_sub(line, at, line.len);

        if (!line.len)
            continue;
        buf_add(&out, S("<p>"));
        escape_add(&out, mail_link_valid(link) ? str_sub(line, 0, at) : line);
        if (mail_link_valid(link))
            link_add(&out, link);
        buf_add(&out, S("</p>"));
    }
    buf_add(&out, S("</body></html>"));
    return buf_str(&out);
}

/* ---- the message ---- */

/* "Tue, 20 Oct 2026 08:00:00 +0700" */
static void date_add(struct buf *out, int64_t at_ms)
{
    static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
        "Sep", "Oct", "Nov", "Dec" };
    int64_t day = date_today(at_ms), seconds = (at_ms + DATE_CLOCK_MS) / 1000 % 86400;
    struct ymd ymd = date_ymd(day);

    buf_addf(out, "Date: %s, %d %s %d %02d:%02d:%02d +0700\r\n", days[date_weekday(day) - 1],
        ymd.day, months[ymd.month - 1], ymd.year, (int)(seconds / 3600), (int)(seconds / 60 % 60),
        (int)(seconds % 60));
}

static bool key_valid(struct str key)
{
    for (size_t i = 0; i < key.len; i++)
        if (!is_letter_or_digit(key.ptr[i]) && !among(key.ptr[i], "-_"))
            return false;
    return key.len > 0 && key.len <= 64;
}

static void heads_add(struct buf *out, const struct mail_letter *letter)
{
    struct str domain = letter->from;

    str_cut(&domain, '@');
    date_add(out, letter->at_ms);
    buf_add(out, S("From: "));
    words_add(out, begin_of(letter->from_name, MAIL_SUBJECT_BYTES_MAX));
    buf_addf(out, "\r\n <" STR_FMT ">\r\nTo: <" STR_FMT ">\r\nSubject: ", STR_ARG(letter->from),
        STR_ARG(letter->to));
    words_add(out, begin_of(letter->subject, MAIL_SUBJECT_BYTES_MAX));
    buf_addf(out, "\r\nMessage-ID: <" STR_FMT "@" STR_FMT ">\r\n", STR_ARG(letter->message_key),
        STR_ARG(domain));
    buf_add(out, S("Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"));
    if (letter->unsubscribe.len)
        buf_addf(out, "List-Unsubscribe: <" STR_FMT ">\r\n", STR_ARG(letter->unsubscribe));
}

struct str mail_message(struct arena *arena, const struct mail_letter *letter)
{
    struct buf out = { .arena = arena };
    struct str key = letter->message_key;

    ASSERT(mail_address_valid(letter->from) && mail_address_valid(letter->to));
    ASSERT(key_valid(key));
    ASSERT(!letter->unsubscribe.len || mail_link_valid(letter->unsubscribe));
    heads_add(&out, letter);
    buf_addf(&out, "Content-Type: multipart/alternative; boundary=\"=_" STR_FMT "\"\r\n\r\n",
        STR_ARG(key));
    buf_addf(&out, "--=_" STR_FMT "\r\n", STR_ARG(key));
    body_add(&out, "text/plain", letter->text);
    buf_addf(&out, "--=_" STR_FMT "\r\n", STR_ARG(key));
    body_add(&out, "text/html", html_of(arena, letter->text));
    buf_addf(&out, "--=_" STR_FMT "--\r\n", STR_ARG(key));
    return buf_str(&out);
}

/* ---- trying again ---- */

int64_t mail_try_again_ms(int64_t tries, int64_t now_ms)
{
    static const int64_t gaps_minutes[] = { 1, 5, 15, 60, 180, 360, 720 };

    if (tries < 1 || tries > (int64_t)ARRAY_LEN(gaps_minutes))
        return 0;
    return now_ms + gaps_minutes[tries - 1] * 60000;
}
