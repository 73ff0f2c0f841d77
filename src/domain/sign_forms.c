#include "domain/sign_forms.h"

#include "domain/authorisations.h"
#include "domain/letterheads.h"
#include "domain/successions.h"
#include "domain/use.h"

bool sign_form_is_deputy(const struct ctx *ctx, const struct report *report)
{
    struct actor own = *ctx->actor;
    struct grant_fact *grants = ARENA_ARRAY(ctx->arena, own.grants_len + 1, struct grant_fact);
    size_t len = 0;

    for (size_t i = 0; i < own.grants_len; i++)
        if (own.grants[i].role != ROLE_DEPUTY)
            grants[len++] = own.grants[i];
    own.grants = grants;
    own.grants_len = len;
    return !access_allows(
        &own, RIGHT_REPORT_APPROVE, report->unit_path, report->regime_id, use_today(ctx));
}

enum status sign_forms_look(struct ctx *ctx, const struct report *report, struct sign_forms *out)
{
    struct sign_asker asker = { .account_id = ctx->actor->account_id,
        .head = !sign_form_is_deputy(ctx, report),
        .regime_id = report->regime_id,
        .at_ms = ctx->now_ms };
    struct list entries;
    int64_t issuer;

    TRY(succession_issuer(ctx, report->unit_id, &issuer));
    TRY(authorisation_own(ctx, issuer, asker.account_id, &entries, &asker.kept));
    *out = sign_forms_of(ctx->arena, entries, &asker);
    return ST_OK;
}

enum status sign_form_require(
    struct ctx *ctx, const struct report *report, int64_t authorisation_id, struct sign_form *out)
{
    enum problem_key key = authorisation_id ? PROBLEM_SIGN_FORM_OTHER : PROBLEM_SIGN_FORM_CHOICE;
    const struct sign_form *form;
    struct sign_forms forms;

    TRY(sign_forms_look(ctx, report, &forms));
    form = sign_form_pick(&forms, authorisation_id);
    if (form) {
        *out = *form;
        return ST_OK;
    }
    if (!forms.forms.len)
        return fail_field(ctx, PROBLEM_SIGN_FORM_NONE, "authorisation_id", "%s " STR_FMT,
            problem_text(PROBLEM_SIGN_FORM_NONE), STR_ARG(sign_forms_reason(ctx->arena, &forms)));
    return fail_field(ctx, key, "authorisation_id", "%s", problem_text(key));
}

/* ---- how it reads ---- */

enum status sign_form_letterhead(struct ctx *ctx, const struct report *report,
    const struct sign_form *form, struct letterhead *out)
{
    int64_t issuer;

    TRY(succession_issuer(ctx, report->unit_id, &issuer));
    TRY(letterhead_load(ctx, issuer, out));
    sign_form_print(form, out);
    return ST_OK;
}

enum status sign_form_read(
    struct ctx *ctx, const struct report *report, const struct sign_form *form, struct str *out)
{
    struct buf text = { .arena = ctx->arena };
    struct letterhead head;
    struct list lines;

    *out = (struct str){ 0 };
    if (form->as_printed)
        return ST_OK;
    TRY(sign_form_letterhead(ctx, report, form, &head));
    lines = letterhead_authority(ctx->arena, &head);
    for (size_t i = 0; i < lines.len; i++)
        buf_addf(&text, "%s" STR_FMT, i ? "\n" : "", STR_ARG(*LIST_AT(lines, struct str, i)));
    *out = buf_str(&text);
    return ST_OK;
}

static enum status choice_make(struct ctx *ctx, const struct letterhead *letterhead,
    const struct sign_form *form, struct sign_form_choice *out)
{
    struct letterhead head = *letterhead;
    struct authorisation entry;

    sign_form_print(form, &head);
    *out = (struct sign_form_choice){
        .kind = head.authority,
        .title = str_of(authority_titles[head.authority]),
        .lines = letterhead_authority(ctx->arena, &head),
        .signer = head.signer,
        .document_on = DATE_NONE,
        .valid_to = DATE_NONE,
    };
    if (!form->by)
        return ST_OK;
    TRY(authorisation_get(ctx, form->by->id, &entry));
    out->authorisation_id = entry.id;
    out->document = entry.document;
    out->document_on = entry.document_on;
    out->valid_to = entry.valid_to;
    return ST_OK;
}

enum status sign_forms_tell(
    struct ctx *ctx, const struct report *report, struct report_signing *out)
{
    const struct sign_form printed = { .as_printed = true };
    struct sign_form_choice *choices;
    struct letterhead head;
    struct sign_forms forms;

    TRY(sign_forms_look(ctx, report, &forms));
    TRY(sign_form_letterhead(ctx, report, &printed, &head));
    choices = ARENA_ARRAY(ctx->arena, forms.forms.len + 1, struct sign_form_choice);
    for (size_t i = 0; i < forms.forms.len; i++)
        TRY(choice_make(ctx, &head, LIST_AT(forms.forms, struct sign_form, i), &choices[i]));
    out->forms = (struct list){ choices, forms.forms.len };
    out->form_reason = sign_forms_reason(ctx->arena, &forms);
    return ST_OK;
}
