/* What stands below the table: notes, place and date, who signs. */
#include "core/annex/tokens.h"
#include "core/annex/words.h"
#include "core/annex/work.h"
#include "core/text.h"

#define SIGNER_BYTES_MAX 160
/* What is said under who signs: "(Ký, ghi rõ họ tên)". */
#define SIGN_ROWS_BELOW 2

struct foot {
    struct work *work;
    struct form_sign *signs;
    struct str *notes;
    size_t signs_len, notes_len;
    bool note_follows; /* the line above was a note, or said that notes follow */
};

static bool is_signing(struct str text, struct str key)
{
    return str_starts(text, S("(")) || str_starts(key, S("ky "));
}

/* The line under who signs, in the same columns. */
static struct str sign_note(const struct work *work, struct area area)
{
    for (int64_t row = area.last_row + 1; row <= area.last_row + SIGN_ROWS_BELOW; row++) {
        for (int64_t column = area.column; column <= area.last_column; column++) {
            struct str text = page_own_text(&work->page, row, column);

            if (text.len > 0 && text.len <= SIGNER_BYTES_MAX &&
                is_signing(text, page_key(&work->page, row, column)))
                return text;
        }
    }
    return S("");
}

static void take_signer(struct foot *foot, struct area area, struct str text)
{
    if (foot->signs_len == FORM_SIGNS_MAX)
        return;
    foot->signs[foot->signs_len++] =
        (struct form_sign){ .title = text, .note = sign_note(foot->work, area) };
}

static void take_note(struct foot *foot, struct str text)
{
    foot->note_follows = true;
    if (foot->notes_len < FORM_NOTES_MAX)
        foot->notes[foot->notes_len++] = text;
}

static void take(struct foot *foot, int64_t row, int64_t column)
{
    const struct work *work = foot->work;
    struct str text = page_own_text(&work->page, row, column);
    struct str key = page_key(&work->page, row, column);
    struct form *form = work->form;

    if (text.len == 0 || is_signing(text, key))
        return;
    if (token_is_date_line(key)) {
        form->date_line = form->date_line.len > 0 ? form->date_line : text;
        foot->note_follows = false;
    } else if (words_are(WORDS_SIGNER, key) && text.len <= SIGNER_BYTES_MAX) {
        foot->note_follows = false;
        take_signer(foot, page_area(&work->page, row, column), text);
    } else if (str_starts(key, S("noi nhan"))) {
        foot->note_follows = false;
    } else if (foot->signs_len == 0 &&
               (foot->note_follows || words_are(WORDS_SIGN_OFF, key) || foot->notes_len == 0)) {
        take_note(foot, text);
    }
}

void work_foot(struct work *work)
{
    struct foot foot = {
        .work = work,
        .signs = ARENA_ARRAY(work->arena, FORM_SIGNS_MAX, struct form_sign),
        .notes = ARENA_ARRAY(work->arena, FORM_NOTES_MAX, struct str),
    };

    work->form->date_line = S("");
    for (int64_t row = work->last_row + 1; row <= work->frame.body_last; row++) {
        for (int64_t column = 1; column <= work->page.columns && !page_row_empty(&work->page, row);
             column++)
            take(&foot, row, column);
    }
    work->form->signs = (struct list){ foot.signs, foot.signs_len };
    work->form->notes = (struct list){ foot.notes, foot.notes_len };
}
