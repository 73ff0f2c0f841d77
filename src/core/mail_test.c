#include "core/mail.h"

#include "tests/unit.h"

/* clang-format off */
static const struct {
    const char *text;
    bool valid;
} addresses[] = {
    { "vanthu.thanhvinh@nghean.gov.vn", true },
    { "a@b.vn", true },
    { "A_b+c-d%e@sub.domain-1.gov.vn", true },
    { "", false },
    { "@b.vn", false },
    { "a@", false },
    { "a@b", false },
    { "a@b.", false },
    { "a@.vn", false },
    { "a@b..vn", false },
    { "a@-b.vn", false },
    { "a@b-.vn", false },
    { ".a@b.vn", false },
    { "a.@b.vn", false },
    { "a..b@b.vn", false },
    { "a b@b.vn", false },
    { "a@b@c.vn", false },
    { "văn.thư@b.vn", false },
    { "a@b.vn\r\nBcc: c@d.vn", false },
    { "a@b.vn\n", false },
    { "a@b.vn>", false },
    { "<a@b.vn>", false },
    { "\"a\"@b.vn", false },
    { "a@b.vn,c@d.vn", false },
    { "a@[127.0.0.1]", false },
};

static const struct {
    const char *text;
    bool valid;
} links[] = {
    { "https://baocao.nghean.gov.vn/unsubscribe?account=5&sign=0af", true },
    { "http://127.0.0.1:8080/", true },
    { "javascript:alert(1)", false },
    { "https://a.vn/ b", false },
    { "https://a.vn/\"x", false },
    { "https://a.vn/>", false },
    { "https://a.vn/\r\nBcc: c@d.vn", false },
    { "https://tỉnh.vn/", false },
};
/* clang-format on */

static void addresses_are_plain(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(addresses); i++)
        if (mail_address_valid(str_of(addresses[i].text)) != addresses[i].valid)
            fail_msg("%s", addresses[i].text);
    assert_false(mail_address_valid((struct str){ "a\0b@c.vn", 8 }));
}

static void links_are_ours(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(links); i++)
        if (mail_link_valid(str_of(links[i].text)) != links[i].valid)
            fail_msg("%s", links[i].text);
}

static struct mail_letter plain_letter(void)
{
    return (struct mail_letter){
        .from_name = S("Hệ thống báo cáo"),
        .from = S("baocao@nghean.gov.vn"),
        .to = S("vanthu.thanhvinh@nghean.gov.vn"),
        .subject = S("Sắp đến hạn"),
        .text = S("Kính gửi <văn thư>,\n\nMở: https://baocao.nghean.gov.vn/alerts\n"),
        .message_key = S("k1"),
        .unsubscribe = S("https://baocao.nghean.gov.vn/unsubscribe?account=5&sign=0af"),
        .at_ms = INT64_C(1792458000000), /* 2026-10-20 08:00 in Vietnam */
    };
}

static void a_message_is_as_the_standards_want(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct mail_letter letter = plain_letter();

    (void)state;
    expect_text(mail_message(arena, &letter),
        "Date: Tue, 20 Oct 2026 08:00:00 +0700\r\n"
        "From: =?UTF-8?B?SOG7hyB0aOG7kW5nIGLDoW8gY8Ohbw==?=\r\n"
        " <baocao@nghean.gov.vn>\r\n"
        "To: <vanthu.thanhvinh@nghean.gov.vn>\r\n"
        "Subject: =?UTF-8?B?U+G6r3AgxJHhur9uIGjhuqFu?=\r\n"
        "Message-ID: <k1@nghean.gov.vn>\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        "List-Unsubscribe: <https://baocao.nghean.gov.vn/unsubscribe?account=5&sign=0af>\r\n"
        "Content-Type: multipart/alternative; boundary=\"=_k1\"\r\n\r\n"
        "--=_k1\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
        "S8OtbmggZ+G7rWkgPHbEg24gdGjGsD4sCgpN4bufOiBodHRwczovL2Jhb2Nhby5uZ2hlYW4uZ292\r\n"
        "LnZuL2FsZXJ0cwo=\r\n"
        "--=_k1\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
        "PCFET0NUWVBFIGh0bWw+PGh0bWwgbGFuZz0idmkiPjxib2R5PjxwPkvDrW5oIGfhu61pICZsdDt2\r\n"
        "xINuIHRoxrAmZ3Q7LDwvcD48cD5N4bufOiA8YSBocmVmPSJodHRwczovL2Jhb2Nhby5uZ2hlYW4u\r\n"
        "Z292LnZuL2FsZXJ0cyI+aHR0cHM6Ly9iYW9jYW8ubmdoZWFuLmdvdi52bi9hbGVydHM8L2E+PC9w\r\n"
        "PjwvYm9keT48L2h0bWw+\r\n"
        "--=_k1--\r\n",
        "the message");
    arena_free(arena);
}

/* Each line is short, and each header is one we wrote. */
static void lines_are_ours(struct str message)
{
    static const char *const heads[] = { "Date: ", "From: ", "To: ", "Subject: ", "Message-ID: ",
        "Auto-Submitted: ", "MIME-Version: ", "List-Unsubscribe: ", "Content-Type: ", " =?UTF-8?B?",
        " <" };
    bool in_head = true;

    while (message.len) {
        struct str line = str_cut(&message, '\n');
        bool known = false;

        assert_true(line.len > 0 && line.ptr[line.len - 1] == '\r');
        assert_true(line.len < 200);
        in_head = in_head && line.len > 1;
        for (size_t i = 0; i < ARRAY_LEN(heads); i++)
            known = known || str_starts(line, str_of(heads[i]));
        assert_true(!in_head || known);
    }
}

static void nothing_written_can_begin_a_header(void **state)
{
    static const char *const texts[] = { "Chào\r\nBcc: a@b.vn", "\nBcc: a@b.vn", "a\r\n\r\nthân",
        "?=\r\nX: y", "\r", "",
        ("Báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội, quốc phòng - an ninh "
         "tháng 10 và nhiệm vụ trọng tâm tháng 11 năm 2026 của Ủy ban nhân dân xã") };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        struct mail_letter letter = plain_letter();

        letter.subject = letter.from_name = letter.text = str_of(texts[i]);
        lines_are_ours(mail_message(arena, &letter));
    }
    arena_free(arena);
}

/* An encoded word holds whole letters: a word alone must be text. */
static void words_hold_whole_letters(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct mail_letter letter = plain_letter();
    struct str message;

    (void)state;
    letter.subject = S("ếếếếếếếếếếếếếếếếếế"); /* three bytes each: 45 are 15 letters */
    message = mail_message(arena, &letter);
    assert_true(str_find(message, S("?=\r\n =?UTF-8?B?4bq/4bq/4bq/?=\r\n")) < message.len);
    letter.subject = S("aếếếếếếếếếếếếếếếế");
    message = mail_message(arena, &letter);
    assert_true(str_find(message, S("?=\r\n =?UTF-8?B?4bq/4bq/?=\r\n")) < message.len);
    arena_free(arena);
}

static void gaps_grow_and_end(void **state)
{
    int64_t before = 0;

    (void)state;
    for (int64_t tries = 1; tries <= 7; tries++) {
        assert_true(mail_try_again_ms(tries, 0) > before);
        before = mail_try_again_ms(tries, 0);
    }
    assert_int_equal(mail_try_again_ms(1, 1000), 61000);
    assert_int_equal(mail_try_again_ms(8, 1000), 0);
    assert_int_equal(mail_try_again_ms(0, 1000), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_are_plain),
        cmocka_unit_test(links_are_ours),
        cmocka_unit_test(a_message_is_as_the_standards_want),
        cmocka_unit_test(nothing_written_can_begin_a_header),
        cmocka_unit_test(words_hold_whole_letters),
        cmocka_unit_test(gaps_grow_and_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
