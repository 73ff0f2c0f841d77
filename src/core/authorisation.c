#include "core/authorisation.h"

#define X(name, wire, title) [AUTHORISATION_##name] = wire,
const char *const authorisation_state_names[AUTHORISATION_STATE_COUNT] = { AUTHORISATION_STATE_LIST(
    X) };
#undef X
#define X(name, wire, title) [AUTHORISATION_##name] = title,
const char *const authorisation_state_titles[AUTHORISATION_STATE_COUNT] = {
    AUTHORISATION_STATE_LIST(X)
};
#undef X

/* ---- days and documents ---- */

static bool is_void(const struct authorisation_fact *entry)
{
    return entry->ended_ms && date_today(entry->ended_ms) < entry->valid_from;
}

/* The last day it counts on as a whole: the rest of the day it was ended on is free for another. */
static int64_t last_day(const struct authorisation_fact *entry)
{
    int64_t to = entry->valid_to == DATE_NONE ? INT64_MAX : entry->valid_to;
    int64_t ended = entry->ended_ms ? date_today(entry->ended_ms) - 1 : INT64_MAX;

    return ended < to ? ended : to;
}

static bool days_meet(const struct authorisation_fact *a, const struct authorisation_fact *b)
{
    int64_t from = a->valid_from > b->valid_from ? a->valid_from : b->valid_from;

    return from <= last_day(a) && from <= last_day(b);
}

static bool has_regime(const struct authorisation_fact *entry, int64_t regime_id)
{
    if (!entry->regimes.len)
        return true;
    for (size_t i = 0; i < entry->regimes.len; i++)
        if (*LIST_AT(entry->regimes, int64_t, i) == regime_id)
            return true;
    return false;
}

static bool regimes_meet(const struct authorisation_fact *a, const struct authorisation_fact *b)
{
    for (size_t i = 0; i < a->regimes.len; i++)
        if (has_regime(b, *LIST_AT(a->regimes, int64_t, i)))
            return true;
    return !a->regimes.len || !b->regimes.len;
}

static bool regimes_within(
    const struct authorisation_fact *inner, const struct authorisation_fact *outer)
{
    for (size_t i = 0; i < inner->regimes.len; i++)
        if (!has_regime(outer, *LIST_AT(inner->regimes, int64_t, i)))
            return false;
    return inner->regimes.len || !outer->regimes.len;
}

/* ---- writing ---- */

static bool is_for_head(const struct authorisation_fact *entry)
{
    return entry->kind != AUTHORITY_ACTING;
}

enum authorisation_fault authorisation_check(const struct authorisation_fact *entry,
    const struct authorisation_holder *holder, int64_t document_on)
{
    if (entry->kind <= AUTHORITY_HEAD || entry->kind >= AUTHORITY_COUNT)
        return AUTHORISATION_KIND;
    if (is_for_head(entry) && !entry->position.len)
        return AUTHORISATION_POSITION;
    if (entry->valid_to != DATE_NONE && entry->valid_to < entry->valid_from)
        return AUTHORISATION_DATES;
    if (document_on > entry->valid_from)
        return AUTHORISATION_DOCUMENT;
    if (entry->kind == AUTHORITY_AUTHORISED && entry->valid_to == DATE_NONE)
        return AUTHORISATION_NO_END;
    if (entry->kind == AUTHORITY_AUTHORISED && !entry->regimes.len)
        return AUTHORISATION_NO_SCOPE;
    if (is_for_head(entry) && holder->head)
        return AUTHORISATION_IS_HEAD;
    if (entry->kind == AUTHORITY_DEPUTY && !holder->deputy)
        return AUTHORISATION_NO_DEPUTY;
    return AUTHORISATION_NONE;
}

enum authorisation_given_on authorisation_give_on(
    const struct authorisation_fact *under, const struct authorisation_fact *entry, int64_t now_ms)
{
    if (under->kind == AUTHORITY_AUTHORISED)
        return GIVEN_ON_NEVER;
    if (under->kind != AUTHORITY_BY_ORDER || entry->kind != AUTHORITY_DEPUTY ||
        under->account_id == entry->account_id)
        return GIVEN_ON_NOT;
    if (entry->valid_from < under->valid_from || last_day(entry) > last_day(under) ||
        !regimes_within(entry, under) ||
        authorisation_state_at(under, now_ms) >= AUTHORISATION_OVER)
        return GIVEN_ON_WIDER;
    return GIVEN_ON_OK;
}

enum authorisation_clash authorisation_clashes(
    const struct authorisation_fact *a, const struct authorisation_fact *b)
{
    bool acting = !is_for_head(a) || !is_for_head(b);

    if (!days_meet(a, b))
        return CLASH_NONE;
    if (!is_for_head(a) && !is_for_head(b))
        return CLASH_ACTING;
    if (a->account_id != b->account_id)
        return CLASH_NONE;
    if (acting)
        return CLASH_BOTH;
    return a->kind == b->kind && a->under_id == b->under_id && regimes_meet(a, b) ? CLASH_SAME
                                                                                  : CLASH_NONE;
}

/* ---- asking ---- */

enum authorisation_state authorisation_state_at(
    const struct authorisation_fact *entry, int64_t at_ms)
{
    int64_t day = date_today(at_ms);

    if (entry->ended_ms && at_ms >= entry->ended_ms)
        return AUTHORISATION_ENDED;
    if (day < entry->valid_from)
        return AUTHORISATION_COMING;
    if (entry->valid_to != DATE_NONE && day > entry->valid_to)
        return AUTHORISATION_OVER;
    return AUTHORISATION_IN_FORCE;
}

bool authorisation_covers(const struct authorisation_fact *entry, int64_t regime_id, int64_t at_ms)
{
    return authorisation_state_at(entry, at_ms) == AUTHORISATION_IN_FORCE &&
           has_regime(entry, regime_id);
}

static enum sign_refusal refusal_of(
    const struct authorisation_fact *entry, const struct sign_asker *asker)
{
    switch (authorisation_state_at(entry, asker->at_ms)) {
    case AUTHORISATION_COMING:
        return SIGN_FORM_COMING;
    case AUTHORISATION_OVER:
        return SIGN_FORM_OVER;
    case AUTHORISATION_ENDED:
        return SIGN_FORM_ENDED;
    case AUTHORISATION_IN_FORCE:
    case AUTHORISATION_STATE_COUNT:
        break;
    }
    return SIGN_FORM_REGIME;
}

static const struct authorisation_fact *entry_find(struct list entries, int64_t id)
{
    for (size_t i = 0; id && i < entries.len; i++)
        if (LIST_AT(entries, struct authorisation_fact, i)->id == id)
            return LIST_AT(entries, struct authorisation_fact, i);
    return NULL;
}

static void form_add(struct sign_forms *forms, struct sign_form form)
{
    if (forms->forms.len < SIGN_FORMS_MAX)
        *LIST_AT(forms->forms, struct sign_form, forms->forms.len++) = form;
}

/* Those in the register's order; of what he may not, the one that is nearest to it. */
static void own_add(struct sign_forms *forms, struct list entries, const struct sign_asker *asker)
{
    for (size_t i = 0; i < entries.len; i++) {
        const struct authorisation_fact *entry = LIST_AT(entries, struct authorisation_fact, i);
        const struct authorisation_fact *under = entry_find(entries, entry->under_id);
        enum sign_refusal refusal;

        if (entry->account_id != asker->account_id || is_void(entry))
            continue;
        if (authorisation_covers(entry, asker->regime_id, asker->at_ms) &&
            (!under || authorisation_covers(under, asker->regime_id, asker->at_ms))) {
            form_add(forms, (struct sign_form){ entry->kind, entry, under, false });
            continue;
        }
        refusal = refusal_of(
            under && authorisation_covers(entry, asker->regime_id, asker->at_ms) ? under : entry,
            asker);
        if (!forms->about || refusal < forms->refusal) {
            forms->refusal = refusal;
            forms->about = entry;
        }
    }
}

struct sign_forms sign_forms_of(
    struct arena *arena, struct list entries, const struct sign_asker *asker)
{
    struct sign_forms forms = { .forms = { ARENA_ARRAY(arena, SIGN_FORMS_MAX, struct sign_form),
                                    0 },
        .refusal = SIGN_FORM_NOT_WRITTEN };

    if (!asker->kept) {
        form_add(&forms, (struct sign_form){ AUTHORITY_HEAD, NULL, NULL, true });
    } else {
        own_add(&forms, entries, asker);
        if (!forms.forms.len && asker->head)
            form_add(&forms, (struct sign_form){ AUTHORITY_HEAD, NULL, NULL, false });
    }
    if (forms.forms.len) {
        forms.refusal = SIGN_FORM_OK;
        forms.about = NULL;
    }
    return forms;
}

const struct sign_form *sign_form_pick(const struct sign_forms *forms, int64_t authorisation_id)
{
    if (!authorisation_id && forms->forms.len == 1)
        return LIST_AT(forms->forms, struct sign_form, 0);
    for (size_t i = 0; authorisation_id && i < forms->forms.len; i++) {
        const struct sign_form *form = LIST_AT(forms->forms, struct sign_form, i);

        if (form->by && form->by->id == authorisation_id)
            return form;
    }
    return NULL;
}

struct str sign_forms_reason(struct arena *arena, const struct sign_forms *forms)
{
    const struct authorisation_fact *about = forms->about;

    switch (forms->refusal) {
    case SIGN_FORM_OK:
        break;
    case SIGN_FORM_NOT_WRITTEN:
        return S("Sổ ủy quyền ký của đơn vị không ghi tài khoản này được ký.");
    case SIGN_FORM_REGIME:
        return S("Ủy quyền ký của tài khoản này không bao gồm chế độ báo cáo này.");
    case SIGN_FORM_COMING:
        return str_format(arena, "Ủy quyền ký của tài khoản này có hiệu lực từ ngày " STR_FMT ".",
            STR_ARG(date_format_vi(arena, about->valid_from)));
    case SIGN_FORM_OVER:
        return str_format(arena, "Ủy quyền ký của tài khoản này đã hết hạn ngày " STR_FMT ".",
            STR_ARG(date_format_vi(arena, about->valid_to)));
    case SIGN_FORM_ENDED:
        return S("Ủy quyền ký của tài khoản này đã kết thúc trước hạn.");
    }
    return (struct str){ 0 };
}

void sign_form_print(const struct sign_form *form, struct letterhead *head)
{
    const struct authorisation_fact *by = form->by;

    if (form->as_printed)
        return;
    head->through = (struct str){ 0 };
    if (!by) {
        head->signer = head->authority == AUTHORITY_HEAD ? head->signer : (struct str){ 0 };
        head->position = (struct str){ 0 };
        head->authority = AUTHORITY_HEAD;
        return;
    }
    head->authority = form->under ? form->under->kind : by->kind;
    head->through = form->under ? form->under->position : (struct str){ 0 };
    head->on_behalf = by->on_behalf;
    head->head = by->head;
    head->position = by->position;
    head->signer = by->signer;
}
