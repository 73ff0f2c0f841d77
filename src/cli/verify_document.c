#include <stdio.h>

#include "base/date.h"
#include "base/limits.h"
#include "cli/verify_files.h"
#include "sign/verify.h"

static void print_time(struct arena *arena, const char *what, int64_t ms)
{
    struct str text = time_format_vi(arena, ms);

    if (ms)
        printf("   %s: " STR_FMT "\n", what, STR_ARG(text));
}

static void print_reason(enum problem_key reason, struct str detail)
{
    if (reason != PROBLEM_NONE)
        printf("   %s (%s)\n   " STR_FMT "\n", problem_text(reason), problem_name(reason),
            STR_ARG(detail));
}

static void print_signature(
    struct arena *arena, const struct verified_signature *one, size_t number)
{
    printf("%zu. %s" STR_FMT ": %s\n", number, one->field.len ? "Ô ký " : "Chữ ký rời",
        STR_ARG(one->field), verdict_text(one->verdict));
    print_reason(one->reason, one->detail);
    if (one->signer.len)
        printf("   Người ký: " STR_FMT "\n   Nơi cấp chứng thư: " STR_FMT "\n",
            STR_ARG(one->signer), STR_ARG(one->issuer));
    print_time(arena, "Dấu thời gian", one->stamped_ms);
    if (one->stamped_ms)
        printf("   Nơi cấp dấu thời gian: " STR_FMT "\n", STR_ARG(one->stamper));
    else if (one->signer.len)
        printf("   Chưa có dấu thời gian\n");
    print_time(arena, "Giờ do máy người ký ghi", one->claimed_ms);
    if (one->level != LEVEL_NONE)
        printf("   Mức: %s\n", level_text(one->level));
    printf("   Phạm vi ký: %zu byte đầu của tệp\n", one->covers);
}

/* What stands in the document beside its text. */
static void print_aside(struct arena *arena, const struct verified *found)
{
    struct str day =
        found->issued_on == DATE_NONE ? S("") : date_format_vi(arena, found->issued_on);

    if (found->number.len)
        printf("   Số: " STR_FMT STR_FMT ", ngày " STR_FMT "%s\n", STR_ARG(found->number),
            STR_ARG(found->symbol), STR_ARG(day),
            found->symbol.len ? "" : " (ký hiệu in trên văn bản)");
    if (found->manifest.len)
        printf("   Mã đối chiếu: " STR_FMT "\n", STR_ARG(found->manifest));
}

static int print_all(struct arena *arena, const struct verified *found)
{
    printf("Tài liệu %s.\n", verdict_text(found->verdict));
    print_reason(found->reason, found->detail);
    if (found->rewritten)
        printf("   Phần mềm ký đã ghi lại tệp; nội dung được so với bản phát hành.\n");
    print_aside(arena, found);
    for (size_t i = 0; i < found->len; i++)
        print_signature(arena, &found->items[i], i + 1);
    switch (found->verdict) {
    case VERDICT_VALID:
        return 0;
    case VERDICT_UNCHECKED:
        return EXIT_UNCHECKED;
    case VERDICT_INVALID:
        return EXIT_INVALID;
    }
    return EXIT_INVALID;
}

/* Both are given by name; the time, as it is written in reports of this program. */
static bool read_more(struct cli *cli, struct verify *of, struct str *out_signature)
{
    const struct config *config = &cli->config;
    struct str signers;

    if (config->issued &&
        !verify_read(cli->arena, config->issued, HTTP_UPLOAD_BYTES_MAX, &of->issued))
        return false;
    if (config->signers &&
        (!verify_read(cli->arena, config->signers, HTTP_UPLOAD_BYTES_MAX, &signers) ||
            !verify_signers_parse(cli->arena, signers, config->signature != NULL, of)))
        return false;
    return !config->signature ||
           verify_read(cli->arena, config->signature, HTTP_UPLOAD_BYTES_MAX, out_signature);
}

/* That the signatures fit the file does not say that they are whose they had to be. */
static void signers_unknown(struct verified *found)
{
    if (found->verdict != VERDICT_VALID)
        return;
    found->verdict = VERDICT_UNCHECKED;
    found->reason = PROBLEM_VERIFY_SIGNERS;
    found->detail = S("Ghi tệp danh sách người phải ký sau --signers.");
}

/* baocao verify-document FILE --trust DIR [--issued FILE] [--signature FILE]
 * [--signers FILE] [--at TIME] */
int cli_verify_document(struct cli *cli)
{
    struct ctx ctx = cli_ctx(cli);
    struct trust *trust = trust_new(&ctx);
    struct verify of = { .trust = trust };
    struct verified *found = ARENA_NEW(cli->arena, struct verified);
    struct str signature = { 0 };

    if (cli->argc != 1 || !cli->config.trust ||
        (cli->config.at && !time_parse(str_of(cli->config.at), &of.at_ms))) {
        fprintf(stderr, "Cách dùng: baocao verify-document FILE --trust DIR [--issued FILE]"
                        " [--signature FILE] [--signers FILE] [--at 2026-11-30T08:00:00.000Z]\n");
        return EXIT_WRONG_WORDS;
    }
    if (!verify_read(cli->arena, cli->argv[0], HTTP_UPLOAD_BYTES_MAX, &of.bytes) ||
        !read_more(cli, &of, &signature)) {
        fprintf(stderr, "Không đọc được tệp.\n");
        return EXIT_WRONG_WORDS;
    }
    if (verify_read_trust(cli, &ctx, trust) != ST_OK)
        return cli_fail(&ctx);
    if (cli->config.signature)
        verify_packet(&ctx, &of, signature, found);
    else
        verify_document(&ctx, &of, found);
    if (!of.expected_len)
        signers_unknown(found);
    return print_all(cli->arena, found);
}
