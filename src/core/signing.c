#include "core/signing.h"

#define NAMES(list, array, count, prefix) \
    const char *const array##_names[count] = { list(prefix##_NAME) }; \
    const char *const array##_titles[count] = { list(prefix##_TITLE) };

#define KIND_NAME(name, wire, title) [DOCUMENT_##name] = wire,
#define KIND_TITLE(name, wire, title) [DOCUMENT_##name] = title,
NAMES(DOCUMENT_KIND_LIST, document_kind, DOCUMENT_KIND_COUNT, KIND)

#define STAGE_NAME(name, wire, title) [STAGE_##name] = wire,
#define STAGE_TITLE(name, wire, title) [STAGE_##name] = title,
NAMES(DOCUMENT_STAGE_LIST, document_stage, STAGE_COUNT, STAGE)

#define PURPOSE_NAME(name, wire, title) [PURPOSE_##name] = wire,
#define PURPOSE_TITLE(name, wire, title) [PURPOSE_##name] = title,
NAMES(SIGN_PURPOSE_LIST, sign_purpose, PURPOSE_COUNT, PURPOSE)

#define SOURCE_NAME(name, wire, title) [SOURCE_##name] = wire,
#define SOURCE_TITLE(name, wire, title) [SOURCE_##name] = title,
NAMES(SIGN_SOURCE_LIST, sign_source, SOURCE_COUNT, SOURCE)

#define STATE_NAME(name, wire, title) [SIGN_##name] = wire,
#define STATE_TITLE(name, wire, title) [SIGN_##name] = title,
NAMES(SIGN_STATE_LIST, sign_state, SIGN_STATE_COUNT, STATE)

unsigned sign_covers(enum sign_purpose purpose, unsigned covered)
{
    return purpose == PURPOSE_SEAL ? covered | 1u << DOCUMENT_ANNEX : covered;
}

bool document_is_pdf(enum document_kind kind)
{
    return kind != DOCUMENT_PACKET;
}

/* One that is not there need not be sealed. */
static bool annex_sealed(const struct document_stages *annex)
{
    return !annex->newest[STAGE_ISSUED] ||
           annex->newest[STAGE_SEALED] > annex->newest[STAGE_ISSUED];
}

struct document_marks document_marks_of(
    const struct document_stages stages[DOCUMENT_KIND_COUNT], unsigned covered)
{
    struct document_marks marks = { .digital = covered != 0, .numbered = false, .sealed = true };
    const int64_t *paper = stages[DOCUMENT_PAPER].newest;

    for (unsigned kind = 0; kind < DOCUMENT_KIND_COUNT; kind++) {
        const int64_t *newest = stages[kind].newest;

        if (!(covered >> kind & 1))
            continue;
        marks.digital = marks.digital && newest[STAGE_SIGNED] > newest[STAGE_ISSUED];
        marks.sealed = marks.sealed && newest[STAGE_SEALED] > newest[STAGE_SIGNED];
    }
    marks.numbered = marks.digital && paper[STAGE_NUMBERED] > paper[STAGE_SIGNED];
    marks.sealed = marks.sealed && marks.digital && annex_sealed(&stages[DOCUMENT_ANNEX]);
    return marks;
}

bool sign_state_lives(enum sign_state state)
{
    return state == SIGN_WAITING || state == SIGN_PENDING;
}

enum sign_state sign_state_now(enum sign_state state, int64_t expires_ms, int64_t now_ms)
{
    return sign_state_lives(state) && now_ms >= expires_ms ? SIGN_EXPIRED : state;
}

enum document_stage sign_stage(enum sign_purpose purpose)
{
    return purpose == PURPOSE_APPROVE ? STAGE_SIGNED : STAGE_SEALED;
}

bool sign_source_is_asked(enum sign_source source)
{
    return source == SOURCE_TOKEN || source == SOURCE_REMOTE;
}

bool sign_source_returns_document(enum sign_source source)
{
    return source == SOURCE_UPLOAD || source == SOURCE_AGENT;
}
