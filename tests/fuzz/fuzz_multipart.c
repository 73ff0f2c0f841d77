/*
 * Whatever is sent, what is read lies within the body, one part behind the other, and no name
 * twice. The first line of the input is the Content-Type.
 */
#include "base/host/heap.h"
#include "base/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct str body = { (const char *)data, len }, type = str_cut(&body, '\n');
    struct multipart form;
    const char *at = body.ptr;

    if (!multipart_read(type, body, &form))
        return 0;
    ASSERT(form.len > 0 && form.len <= MULTIPART_PARTS_MAX);
    for (size_t i = 0; i < form.len; i++) {
        struct str found;

        ASSERT(form.parts[i].name.len > 0 && form.parts[i].name.ptr >= at);
        ASSERT(form.parts[i].content.ptr >= form.parts[i].name.ptr + form.parts[i].name.len);
        at = form.parts[i].content.ptr + form.parts[i].content.len;
        ASSERT(at <= body.ptr + body.len);
        ASSERT(multipart_find(&form, form.parts[i].name, &found));
        ASSERT(found.ptr == form.parts[i].content.ptr);
    }
    return 0;
}
