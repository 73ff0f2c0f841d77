/*
 * Whatever stands in a subject, a name and a text, the headers of a mail are those we wrote, and
 * nothing but ASCII leaves; what passes for an address or a link cannot end a line.
 */
#include "base/host/heap.h"
#include "core/mail.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void head_is_ours(struct str line)
{
    static const char *const heads[] = { "Date: ", "From: ", "To: ", "Subject: ", "Message-ID: ",
        "Auto-Submitted: ", "MIME-Version: ", "List-Unsubscribe: ", "Content-Type: ", " =?UTF-8?B?",
        " <", "\r" };

    for (size_t i = 0; i < ARRAY_LEN(heads); i++)
        if (str_starts(line, str_of(heads[i])))
            return;
    ASSERT(false);
}

static void message_check(struct str message)
{
    bool in_head = true;

    for (size_t i = 0; i < message.len; i++)
        ASSERT((unsigned char)message.ptr[i] < 128 && message.ptr[i]);
    while (message.len) {
        struct str line = str_cut(&message, '\n');

        ASSERT(line.len && line.ptr[line.len - 1] == '\r');
        if (in_head)
            head_is_ours(line);
        in_head = in_head && line.len > 1;
    }
}

static void token_check(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        ASSERT(text.ptr[i] > ' ' && text.ptr[i] <= '~' && text.ptr[i] != '<' && text.ptr[i] != '>');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct arena *arena = arena_new((size_t)16 << 20);
    struct str text = { (const char *)data, len };
    struct mail_letter letter = { .from_name = text,
        .from = S("baocao@tinh.gov.vn"),
        .to = mail_address_valid(text) ? text : S("vanthu@tinh.gov.vn"),
        .subject = text,
        .text = text,
        .message_key = S("k-1"),
        .unsubscribe = mail_link_valid(text) ? text : S("https://tinh.gov.vn/unsubscribe?a=1"),
        .at_ms = 0 };

    if (mail_address_valid(text) || mail_link_valid(text))
        token_check(text);
    message_check(mail_message(arena, &letter));
    arena_free(arena);
    return 0;
}
