#include "base/multipart.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool starts_like(struct str text, struct str words)
{
    if (text.len < words.len)
        return false;
    for (size_t i = 0; i < words.len; i++)
        if (lower(text.ptr[i]) != words.ptr[i])
            return false;
    return true;
}

/* One value of `name=value; name="value"`: the parameter with this name, and no other of it. */
static bool parameter(struct str left, struct str name, struct str *out)
{
    bool found = false;

    while (left.len) {
        struct str word = str_trim(str_cut(&left, ';'));
        struct str key;

        if (!str_find(word, S("=")) || str_find(word, S("=")) == word.len)
            continue;
        key = str_trim(str_cut(&word, '='));
        if (key.len != name.len || !starts_like(key, name))
            continue;
        word = str_trim(word);
        if (found)
            return false;
        if (word.len >= 2 && word.ptr[0] == '"' && word.ptr[word.len - 1] == '"')
            word = str_sub(word, 1, word.len - 2);
        if (str_find(word, S("\"")) < word.len)
            return false;
        *out = word;
        found = true;
    }
    return found;
}

/* RFC 2046: 1 to 70 of these. */
static bool boundary_ok(struct str boundary)
{
    struct str signs = S("'()+_,-./:=? ");

    if (!boundary.len || boundary.len > MULTIPART_BOUNDARY_CHARS_MAX ||
        boundary.ptr[boundary.len - 1] == ' ')
        return false;
    for (size_t i = 0; i < boundary.len; i++) {
        char c = boundary.ptr[i];
        bool plain = (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');

        if (!plain && str_find(signs, (struct str){ &c, 1 }) == signs.len)
            return false;
    }
    return true;
}

/* The head's lines up to the empty one; its Content-Disposition names the part. */
static bool head_read(struct str *left, struct str *out_name)
{
    size_t end = str_find(str_sub(*left, 0, MULTIPART_HEAD_BYTES_MAX), S("\r\n\r\n"));
    struct str head, disposition = { 0 };

    if (end >= left->len || end >= MULTIPART_HEAD_BYTES_MAX)
        return false;
    head = str_sub(*left, 0, end);
    *left = str_sub(*left, end + 4, left->len);
    while (head.len) {
        struct str line = str_cut(&head, '\n');

        if (!starts_like(line, S("content-disposition:")))
            continue;
        if (disposition.len)
            return false;
        disposition = str_trim(str_sub(line, sizeof("content-disposition:") - 1, line.len));
    }
    return starts_like(disposition, S("form-data;")) &&
           parameter(disposition, S("name"), out_name) && out_name->len > 0;
}

/* Behind a boundary: "--" ends the form, an end of line begins a part. */
enum after_boundary { AFTER_PART, AFTER_END, AFTER_NOTHING };

static enum after_boundary boundary_pass(struct str *left, struct str mark)
{
    *left = str_sub(*left, mark.len, left->len);
    if (str_starts(*left, S("--")))
        return AFTER_END;
    if (!str_starts(*left, S("\r\n")))
        return AFTER_NOTHING;
    *left = str_sub(*left, 2, left->len);
    return AFTER_PART;
}

static bool part_read(struct str *left, struct str mark, struct multipart *out)
{
    struct multipart_part part = { 0 };
    struct str ignored;
    size_t end;

    if (out->len == MULTIPART_PARTS_MAX || !head_read(left, &part.name) ||
        multipart_find(out, part.name, &ignored))
        return false;
    end = str_find(*left, mark);
    if (end == left->len)
        return false;
    part.content = str_sub(*left, 0, end);
    *left = str_sub(*left, end, left->len);
    out->parts[out->len++] = part;
    return true;
}

bool multipart_read(struct str type, struct str body, struct multipart *out)
{
    char text[MULTIPART_BOUNDARY_CHARS_MAX + 4] = { '\r', '\n', '-', '-' };
    struct str boundary, mark;
    enum after_boundary after;

    *out = (struct multipart){ .len = 0 };
    if (!starts_like(type, S("multipart/form-data;")) ||
        !parameter(type, S("boundary"), &boundary) || !boundary_ok(boundary))
        return false;
    for (size_t i = 0; i < boundary.len; i++)
        text[4 + i] = boundary.ptr[i];
    mark = (struct str){ text, boundary.len + 4 };
    /* The first one stands at the very beginning, without an end of line before it. */
    if (!str_starts(body, str_sub(mark, 2, mark.len)))
        return false;
    after = boundary_pass(&body, str_sub(mark, 2, mark.len));
    while (after == AFTER_PART) {
        if (!part_read(&body, mark, out))
            return false;
        after = boundary_pass(&body, mark);
    }
    return after == AFTER_END && out->len > 0;
}

bool multipart_find(const struct multipart *form, struct str name, struct str *out)
{
    for (size_t i = 0; i < form->len; i++) {
        if (!str_eq(form->parts[i].name, name))
            continue;
        *out = form->parts[i].content;
        return true;
    }
    return false;
}
