#include "http/static.h"

#define IMMUTABLE "public, max-age=31536000, immutable"

static const char no_site[] =
    "<!doctype html>\n<html lang=\"vi\"><meta charset=\"utf-8\"><title>Chưa có giao diện</title>\n"
    "<h1>Chưa có giao diện web</h1>\n"
    "<p>Bản chương trình này được dựng mà không kèm giao diện. "
    "Giao diện lập trình vẫn hoạt động tại <code>/api/v1</code>. "
    "Hãy dựng lại đầy đủ bằng <code>make build</code>.</p></html>\n";

const struct static_file *static_find(const struct static_site *site, struct str path)
{
    size_t low = 0, high = site->files_len;

    if (str_eq(path, S("/")))
        path = S("/index.html");
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(path, str_of(site->files[middle].path));

        if (order == 0)
            return &site->files[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool static_may_be_page(struct str path)
{
    if (str_starts(path, S("/api/")) || str_eq(path, S("/api")))
        return false;
    return str_find(path, S(".")) == path.len;
}

/* "0", "0.0" and so on: the client does not take this encoding. */
static bool weight_is_zero(struct str weight)
{
    for (size_t i = 0; i < weight.len; i++)
        if (weight.ptr[i] != '0' && weight.ptr[i] != '.')
            return false;
    return weight.len > 0;
}

static bool accepts(struct str accept_encoding, struct str coding)
{
    while (accept_encoding.len) {
        struct str item = str_cut(&accept_encoding, ',');
        struct str name = str_trim(str_cut(&item, ';'));
        struct str weight = str_trim(item);

        if (str_starts(weight, S("q=")))
            weight = str_sub(weight, 2, weight.len);
        if (str_eq(name, coding))
            return !weight_is_zero(weight);
    }
    return false;
}

static void header_add(struct response *out, const char *name, struct str value)
{
    out->headers[out->headers_len++] = (struct response_header){ .name = name, .value = value };
}

static bool tag_matches(struct str if_none_match, struct str tag)
{
    while (if_none_match.len) {
        struct str item = str_trim(str_cut(&if_none_match, ','));

        if (str_starts(item, S("W/")))
            item = str_sub(item, 2, item.len); /* a proxy that recompressed made it weak */
        if (str_eq(item, tag) || str_eq(item, S("*")))
            return true;
    }
    return false;
}

void static_answer(struct arena *arena, const struct static_file *file,
    const struct request *request, struct str accept_encoding, struct response *out)
{
    const struct static_bytes *bytes = &file->plain;
    const char *coding = NULL;
    struct str tag;

    if (file->brotli.ptr && accepts(accept_encoding, S("br"))) {
        bytes = &file->brotli;
        coding = "br";
    } else if (file->gzip.ptr && accepts(accept_encoding, S("gzip"))) {
        bytes = &file->gzip;
        coding = "gzip";
    }
    tag = str_format(arena, "\"%s%s%s\"", file->tag, coding ? "-" : "", coding ? coding : "");
    *out = (struct response){ .status = 200, .content_type = file->type };
    header_add(out, "ETag", tag);
    header_add(out, "Cache-Control", file->immutable ? S(IMMUTABLE) : S("no-cache"));
    if (file->brotli.ptr || file->gzip.ptr)
        header_add(out, "Vary", S("Accept-Encoding"));
    if (tag_matches(request->if_none_match, tag)) {
        out->status = 304;
        return;
    }
    if (coding)
        header_add(out, "Content-Encoding", str_of(coding));
    out->body = (struct str){ bytes->ptr, bytes->len };
}

void static_answer_without_site(struct response *out)
{
    *out = (struct response){
        .status = 404,
        .content_type = "text/html; charset=utf-8",
        .body = { no_site, sizeof(no_site) - 1 },
    };
}
