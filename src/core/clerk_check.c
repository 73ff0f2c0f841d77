#include "core/clerk_check.h"

#define X(name, wire, title) [CLERK_##name] = wire,
const char *const clerk_check_names[CLERK_CHECK_COUNT] = { CLERK_CHECK_LIST(X) };
const char *const clerk_answer_names[CLERK_ANSWER_COUNT] = { CLERK_ANSWER_LIST(X) };
#undef X
#define X(name, wire, title) [CLERK_##name] = title,
const char *const clerk_check_titles[CLERK_CHECK_COUNT] = { CLERK_CHECK_LIST(X) };
const char *const clerk_answer_titles[CLERK_ANSWER_COUNT] = { CLERK_ANSWER_LIST(X) };
#undef X

#define NO_SIGNATURE "Bản đang gửi chưa có chữ ký."
#define NOT_DIGITAL "Bản này được xác nhận bằng mật khẩu, không phải chữ ký số: "

static struct clerk_fact say(enum clerk_answer answer, struct str words)
{
    return (struct clerk_fact){ answer, words };
}

/* What only a digital signature has; the others cannot be asked for it. */
static struct clerk_fact digital(
    const struct clerk_facts *facts, struct clerk_fact fact, struct str otherwise)
{
    if (facts->signing == CLERK_DIGITAL)
        return fact;
    if (facts->signing == CLERK_CONFIRMED)
        return say(CLERK_UNKNOWN, otherwise);
    return say(CLERK_FAIL, S(NO_SIGNATURE));
}

static struct clerk_fact signer_of(struct arena *arena, const struct clerk_facts *facts)
{
    switch (facts->signing) {
    case CLERK_UNSIGNED:
        return say(CLERK_FAIL, S(NO_SIGNATURE " Trả lại để lãnh đạo ký."));
    case CLERK_SIGNED_OTHER:
        return say(CLERK_FAIL,
            S("Chữ ký có sẵn là của bản khác hoặc thuộc loại không còn được công nhận. Trả lại để "
              "lãnh đạo ký bản này."));
    case CLERK_CONFIRMED:
        return say(CLERK_PASS,
            str_format(arena, STR_FMT " xác nhận bằng mật khẩu ngày " STR_FMT ".",
                STR_ARG(facts->signer), STR_ARG(date_format_vi(arena, facts->signed_on))));
    case CLERK_DIGITAL:
        break;
    }
    if (facts->registered.answer != CLERK_PASS)
        return facts->registered;
    return say(
        CLERK_PASS, str_format(arena, STR_FMT " ký số ngày " STR_FMT ".", STR_ARG(facts->signer),
                        STR_ARG(date_format_vi(arena, facts->signed_on))));
}

static struct clerk_fact authority_of(const struct clerk_facts *facts)
{
    if (facts->signing == CLERK_UNSIGNED || facts->signing == CLERK_SIGNED_OTHER)
        return say(CLERK_FAIL, S(NO_SIGNATURE));
    if (facts->right.words.len)
        return facts->right;
    switch ((enum authority)facts->authority) {
    case AUTHORITY_HEAD:
    case AUTHORITY_ACTING:
        if (facts->for_head)
            return say(CLERK_FAIL,
                S("Thể thức ghi người đứng đầu ký nhưng người ký chỉ được giao ký thay (KT.)."));
        return say(CLERK_PASS, S("Người đứng đầu ký, đúng thể thức của văn bản."));
    case AUTHORITY_DEPUTY:
        if (!facts->for_head)
            return say(CLERK_FAIL,
                S("Thể thức ghi ký thay (KT.) nhưng người ký không phải cấp phó được giao ký "
                  "thay."));
        return say(CLERK_PASS, S("Cấp phó ký thay (KT.) trong thời gian được giao."));
    case AUTHORITY_BY_ORDER:
    case AUTHORITY_AUTHORISED:
        return say(CLERK_UNKNOWN,
            S("Ký thừa lệnh (TL.) hoặc thừa ủy quyền (TUQ.): sổ ủy quyền ký của đơn vị chưa ghi "
              "để đối chiếu."));
    case AUTHORITY_COUNT:
        break;
    }
    return say(CLERK_UNKNOWN, S("Thể thức không ghi thẩm quyền ký."));
}

static struct clerk_fact unchanged_of(const struct clerk_facts *facts)
{
    if (facts->signing == CLERK_UNSIGNED || facts->signing == CLERK_SIGNED_OTHER)
        return say(CLERK_FAIL, S(NO_SIGNATURE));
    if (!facts->digest_holds)
        return say(CLERK_FAIL, S("Nội dung đã khác với nội dung người ký đã đọc."));
    if (facts->signing == CLERK_DIGITAL)
        return facts->document;
    return say(CLERK_PASS, S("Số liệu, lời văn và tệp kèm theo đúng như khi người ký xác nhận."));
}

static struct clerk_fact annexes_of(struct arena *arena, const struct clerk_facts *facts)
{
    if (facts->signing == CLERK_DIGITAL)
        return facts->annexes;
    if (facts->signing != CLERK_CONFIRMED)
        return say(CLERK_FAIL, S(NO_SIGNATURE));
    if (!facts->digest_holds)
        return say(CLERK_FAIL, S("Tệp kèm theo có thể đã thay đổi từ khi ký."));
    if (!facts->attachments)
        return say(
            CLERK_PASS, S("Biểu số liệu kèm theo nằm trong văn bản; không có tệp nào khác."));
    return say(CLERK_PASS,
        str_format(arena, "Biểu số liệu và %zu tệp kèm theo nằm trong nội dung được ký.",
            facts->attachments));
}

/* Decree 30/2020/NĐ-CP, Annex I, part I, section II.7: the name of who signs is part of a document.
 */
static struct clerk_fact named_of(struct arena *arena, const struct clerk_facts *facts)
{
    if (facts->named.len)
        return say(CLERK_PASS,
            str_format(arena, "Văn bản ghi họ tên " STR_FMT ".", STR_ARG(facts->named)));
    return say(CLERK_FAIL,
        S("Đơn vị chưa khai báo người ký: văn bản không ghi họ tên dưới chữ ký. Khai báo trước khi "
          "ký văn bản sau."));
}

static struct clerk_fact number_of(struct arena *arena, const struct clerk_facts *facts)
{
    if (facts->number.len && facts->issued_on != DATE_NONE)
        return say(CLERK_PASS,
            str_format(arena, "Số " STR_FMT " ngày " STR_FMT ".", STR_ARG(facts->number),
                STR_ARG(date_format_vi(arena, facts->issued_on))));
    return say(CLERK_FAIL,
        facts->signing == CLERK_DIGITAL || facts->demanded
            ? S("Chưa cấp số và ngày ban hành: chưa gửi được.")
            : S("Chưa cấp số và ngày ban hành: gửi được, nhưng văn bản không vào sổ văn bản đi."));
}

static struct clerk_fact due_of(struct arena *arena, const struct clerk_facts *facts)
{
    struct str due = date_format_vi(arena, facts->due_on);
    int64_t left = facts->due_on - facts->today;

    if (facts->was_sent)
        return say(CLERK_PASS, S("Báo cáo đã gửi một lần; lần này là bản đính chính."));
    if (left < 0)
        return say(
            CLERK_FAIL, str_format(arena, "Hạn gửi " STR_FMT ", đã trễ %lld ngày; vẫn gửi được.",
                            STR_ARG(due), (long long)-left));
    if (!left)
        return say(CLERK_PASS,
            str_format(arena, "Hôm nay, " STR_FMT ", là ngày cuối của hạn gửi.", STR_ARG(due)));
    return say(CLERK_PASS,
        str_format(arena, "Hạn gửi " STR_FMT ", còn %lld ngày.", STR_ARG(due), (long long)left));
}

static struct clerk_fact fact_of(
    struct arena *arena, const struct clerk_facts *facts, enum clerk_check check)
{
    switch (check) {
    case CLERK_SIGNER:
        return signer_of(arena, facts);
    case CLERK_AUTHORITY:
        return authority_of(facts);
    case CLERK_CERTIFICATE:
        return digital(
            facts, facts->certificate, S(NOT_DIGITAL "không có chứng thư số để kiểm tra."));
    case CLERK_UNCHANGED:
        return unchanged_of(facts);
    case CLERK_ANNEXES:
        return annexes_of(arena, facts);
    case CLERK_NAMED:
        return named_of(arena, facts);
    case CLERK_NUMBER:
        return number_of(arena, facts);
    case CLERK_SEAL:
        return digital(facts, facts->seal, S(NOT_DIGITAL "không có văn bản để cơ quan ký số."));
    case CLERK_DUE:
        return due_of(arena, facts);
    case CLERK_CHECK_COUNT:
        break;
    }
    return say(CLERK_UNKNOWN, (struct str){ 0 });
}

bool clerk_rehash_takes(int64_t *left, int64_t size)
{
    if (size > *left)
        return false;
    *left -= size;
    return true;
}

static long long megabytes(int64_t bytes)
{
    return (long long)((bytes + (1 << 20) - 1) >> 20);
}

struct clerk_fact clerk_not_rehashed(struct arena *arena, int64_t size, int64_t most)
{
    return say(CLERK_UNKNOWN,
        str_format(arena,
            "Còn %lld MB tệp kèm theo chưa đối chiếu lại: mỗi lần mở, danh sách này đối chiếu "
            "nhiều "
            "nhất %lld MB. Mã ghi khi nộp có trong bản kê đã ký; hãy tìm riêng báo cáo này để đối "
            "chiếu tệp.",
            megabytes(size), megabytes(most)));
}

void clerk_check(
    struct arena *arena, const struct clerk_facts *facts, struct clerk_line out[CLERK_CHECK_COUNT])
{
    for (int i = 0; i < CLERK_CHECK_COUNT; i++) {
        struct clerk_fact fact = fact_of(arena, facts, (enum clerk_check)i);

        out[i] = (struct clerk_line){ (enum clerk_check)i, fact.answer, fact.words };
    }
}

struct str clerk_held(struct arena *arena, const struct clerk_facts *facts,
    const struct clerk_line lines[CLERK_CHECK_COUNT])
{
    if (facts->signing == CLERK_UNSIGNED)
        return (struct str){ 0 };
    for (int i = CLERK_SIGNER; i <= CLERK_ANNEXES; i++)
        if (lines[i].answer == CLERK_FAIL)
            return str_format(arena, "%s: " STR_FMT " Hãy xem riêng báo cáo này.",
                clerk_check_titles[i], STR_ARG(lines[i].words));
    return (struct str){ 0 };
}
