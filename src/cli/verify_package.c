#include <stdio.h>

#include "base/date.h"
#include "base/stored_zip.h"
#include "cli/verify_files.h"
#include "domain/archive_verify.h"

static void print_finding(const struct package_finding *one)
{
    struct str name = one->name.len ? one->name : str_of("Gói");

    printf(" - " STR_FMT ": " STR_FMT " (" STR_FMT ")\n", STR_ARG(name), STR_ARG(one->reason_title),
        STR_ARG(one->reason));
    if (one->detail.len)
        printf("   " STR_FMT "\n", STR_ARG(one->detail));
}

static int print_all(const struct package_verification *found)
{
    static const int codes[VERIFIED_COUNT] = { [VERIFIED_VALID] = 0,
        [VERIFIED_UNCHECKED] = EXIT_UNCHECKED,
        [VERIFIED_INVALID] = EXIT_INVALID };

    printf("Gói hồ sơ: " STR_FMT ".\n", STR_ARG(found->verdict_title));
    if (found->title.len)
        printf("   " STR_FMT "\n", STR_ARG(found->title));
    printf("   SHA-256: " STR_FMT "\n", STR_ARG(found->hash));
    if (found->manifest_hash.len)
        printf("   SHA-256 của bản kê hồ sơ (ho-so.json): " STR_FMT "\n",
            STR_ARG(found->manifest_hash));
    printf("   %lld tệp, %lld văn bản, %lld chữ ký số, %lld dấu thời gian\n",
        (long long)found->members, (long long)found->documents, (long long)found->signatures,
        (long long)found->stamps);
    if (found->stamp_note.len)
        printf("   " STR_FMT "\n", STR_ARG(found->stamp_note));
    for (size_t i = 0; i < found->findings.len; i++)
        print_finding(LIST_AT(found->findings, struct package_finding, i));
    return codes[found->verdict];
}

/* baocao verify-package FILE [--trust DIR] [--kept SHA256] */
int cli_verify_package(struct cli *cli)
{
    struct ctx ctx = cli_ctx(cli);
    struct package_verification found;
    struct trust *trust = NULL;
    struct str bytes;

    if (cli->argc != 1) {
        fprintf(stderr, "Cách dùng: baocao verify-package FILE [--trust DIR] [--kept SHA256]\n");
        return EXIT_WRONG_WORDS;
    }
    if (!verify_read(cli->arena, cli->argv[0], STORED_ZIP_BYTES_MAX, &bytes)) {
        fprintf(stderr, "Không đọc được tệp.\n");
        return EXIT_WRONG_WORDS;
    }
    if (cli->config.trust) {
        trust = trust_new(&ctx);
        if (verify_read_trust(cli, &ctx, trust) != ST_OK)
            return cli_fail(&ctx);
    }
    package_verify(&ctx, bytes, trust, &found);
    if (cli->config.kept)
        package_compare(&ctx, str_of(cli->config.kept), &found);
    return print_all(&found);
}
