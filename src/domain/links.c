#include "domain/links.h"

#include "core/form_links.h"
#include "store/form_cache.h"

struct linking {
    struct ctx *ctx;
    struct linked_form forms[FORM_LINKS_MAX];
    size_t len;
    struct form_fault fault;
};

static bool is_met(const struct linking *l, struct str code)
{
    for (size_t i = 0; i < l->len; i++)
        if (str_eq(l->forms[i].code, code))
            return true;
    return false;
}

/* A form that is not there is told later, with the formula that names it. */
static enum status form_meet(struct linking *l, struct str code)
{
    const struct form_entry *entry;
    bool found;

    if (is_met(l, code))
        return ST_OK;
    TRY(db_one(l->ctx, STMT_SOURCE_FORM, ARGS(V_TEXT(code)), &found));
    if (!found)
        return ST_OK;
    if (l->len == FORM_LINKS_MAX) {
        l->fault = (struct form_fault){ S("cells"),
            str_format(l->ctx->arena, "Biểu lấy số liệu, qua các biểu khác, của quá %d biểu.",
                FORM_LINKS_MAX) };
        return ST_OK;
    }
    TRY(form_entry_get(l->ctx, db_int(l->ctx, 0), &entry));
    l->forms[l->len++] = (struct linked_form){ code, &entry->form, entry->program };
    return ST_OK;
}

/* All forms that one names; most names come many times in a row. */
static enum status named_meet(struct linking *l, const struct formula_program *program)
{
    struct formula_external_list list = formula_externals(program);
    struct str last = { 0 };

    for (size_t i = 0; i < list.len; i++) {
        if (list.items[i].kind != EXTERNAL_FORM || str_eq(list.items[i].form, last))
            continue;
        last = list.items[i].form;
        TRY(form_meet(l, last));
    }
    return ST_OK;
}

enum status links_look(
    struct ctx *ctx, struct str code, const struct form *layout, struct form_fault *out)
{
    struct linking *l = ARENA_NEW(ctx->arena, struct linking);
    struct formula_fault wrong;

    *out = (struct form_fault){ 0 };
    l->ctx = ctx;
    l->forms[l->len++] =
        (struct linked_form){ code, layout, formula_program_new(ctx->arena, layout, &wrong) };
    if (!l->forms[0].program)
        return ST_OK; /* wrong in itself, which is told elsewhere */
    for (size_t i = 0; i < l->len && !l->fault.field.len; i++)
        TRY(named_meet(l, l->forms[i].program));
    *out = l->fault.field.len ? l->fault : form_links_check(ctx->arena, l->forms, l->len);
    return ST_OK;
}

enum status links_check(struct ctx *ctx, struct str code, const struct form *layout)
{
    struct form_fault fault;

    TRY(links_look(ctx, code, layout, &fault));
    if (!fault.field.len)
        return ST_OK;
    return fail_field(ctx, PROBLEM_FORM_INVALID,
        str_format(ctx->arena, "layout." STR_FMT, STR_ARG(fault.field)).ptr, STR_FMT,
        STR_ARG(fault.text));
}
