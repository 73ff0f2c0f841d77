#include "tests/exchange/accuracy.h"

#include <stdlib.h>

#include "tests/unit.h"

#define PAGE "docs/annex-accuracy.md"

const char *const what_names[WHATS] = { "headings", "numbers", "printed", "stt", "code", "label",
    "unit", "indent", "parent", "formula", "extra" };

static const char head[] =
    "# How well annexes are recognised\n"
    "\n"
    "Written by `tests/exchange/annex_test.c`: each real annex of `tests/data/forms/` read from "
    "its\n"
    ".xlsx and compared, cell by cell, with what people say of it in its .json. Formulas and "
    "column\n"
    "numbers that the description marks as derived or added are not counted. The test fails where "
    "an\n"
    "annex falls below 95 % or below what stands here; after an improvement write the page again:\n"
    "\n"
    "    ANNEX_ACCURACY=write build/tests/tests_exchange_annex_test\n"
    "\n"
    "headings: paths of columns; numbers: the number row; printed: formulas of columns; stt, "
    "code,\n"
    "label, unit: of rows; indent, parent: their levels; formula: of cells; extra: rows and "
    "formulas\n"
    "that the description has not. A figure in brackets is not demanded, for the reason below the "
    "table.\n"
    "\n";

struct accuracy accuracy_begin(struct arena *arena)
{
    struct accuracy accuracy = { .page = { .arena = arena }, .good = true };
    FILE *kept = fopen(PAGE, "rb");

    accuracy.before = S("");
    if (kept != NULL) {
        fclose(kept);
        accuracy.before = file_read(arena, PAGE);
    }
    buf_add(&accuracy.page, str_of(head));
    buf_add(&accuracy.page, S("| annex |"));
    for (int i = 0; i < WHATS; i++)
        buf_addf(&accuracy.page, " %s |", what_names[i]);
    buf_add(&accuracy.page, S(" all |\n|---|"));
    for (int i = 0; i <= WHATS; i++)
        buf_add(&accuracy.page, S("---|"));
    buf_add_char(&accuracy.page, '\n');
    return accuracy;
}

/* How many were right when the page was written; -1: the annex is not on it. */
static int64_t right_before(const struct accuracy *accuracy, struct str name)
{
    struct arena *arena = accuracy->page.arena;
    struct str begin = str_format(arena, "| " STR_FMT " |", STR_ARG(name));
    struct str rest = accuracy->before;
    int64_t right = -1;

    while (rest.len > 0) {
        struct str line = str_cut(&rest, '\n');
        struct str cell = S("");

        if (!str_starts(line, begin))
            continue;
        while (line.len > 0) {
            struct str next = str_trim(str_cut(&line, '|'));

            cell = next.len > 0 ? next : cell;
        }
        if (!str_to_int(str_cut(&cell, '/'), &right))
            right = -1;
    }
    return right;
}

static void judge(struct accuracy *accuracy, struct str name, struct score all)
{
    if (all.right * 100 < all.all * ACCURACY_LEAST_PERCENT) {
        print_message("  " STR_FMT ": %d of %d, less than %d %%\n", STR_ARG(name), all.right,
            all.all, ACCURACY_LEAST_PERCENT);
        accuracy->good = false;
    }
    if (all.right < right_before(accuracy, name)) {
        print_message("  " STR_FMT ": %d right, %lld before\n", STR_ARG(name), all.right,
            (long long)right_before(accuracy, name));
        accuracy->good = false;
    }
}

void accuracy_add(struct accuracy *accuracy, struct str name, const struct score scores[WHATS],
    unsigned doubtful, const char *why)
{
    struct score all = { 0, 0 };

    buf_addf(&accuracy->page, "| " STR_FMT " |", STR_ARG(name));
    for (int i = 0; i < WHATS; i++) {
        bool counts = (doubtful >> i & 1) == 0;

        all.right += counts ? scores[i].right : 0;
        all.all += counts ? scores[i].all : 0;
        if (scores[i].all == 0)
            buf_add(&accuracy->page, S(" |"));
        else
            buf_addf(&accuracy->page, counts ? " %d/%d |" : " (%d/%d) |", scores[i].right,
                scores[i].all);
    }
    buf_addf(&accuracy->page, " %d/%d, %d.%d %%%s%s |\n", all.right, all.all,
        all.right * 100 / all.all, all.right * 1000 / all.all % 10, why[0] == '\0' ? "" : ": ",
        why);
    accuracy->whole.right += all.right;
    accuracy->whole.all += all.all;
    judge(accuracy, name, all);
}

static bool keep(struct str page)
{
    FILE *file = fopen(PAGE, "wb");
    bool good = file != NULL && fwrite(page.ptr, 1, page.len, file) == page.len;

    return file != NULL && fclose(file) == 0 && good;
}

bool accuracy_end(struct accuracy *accuracy)
{
    struct str page;

    buf_addf(&accuracy->page, "\nAll together: %d of %d, %d.%d %%.\n", accuracy->whole.right,
        accuracy->whole.all, accuracy->whole.right * 100 / accuracy->whole.all,
        accuracy->whole.right * 1000 / accuracy->whole.all % 10);
    page = buf_str(&accuracy->page);
    fwrite(page.ptr, 1, page.len, stdout);
    if (accuracy->good && getenv("ANNEX_ACCURACY") != NULL)
        return keep(page);
    if (!str_eq(page, accuracy->before))
        print_message(PAGE " is stale; ANNEX_ACCURACY=write makes it anew\n");
    return accuracy->good && str_eq(page, accuracy->before);
}
