#include "core/profile.h"

#include "base/limits.h"
#include "core/notice.h"
#include "core/period.h"

const char *const clock_unit_names[CLOCK_UNIT_COUNT] = {
#define X(name, wire, title) [CLOCK_##name] = wire,
    CLOCK_UNIT_LIST(X)
#undef X
};

const char *const clock_unit_titles[CLOCK_UNIT_COUNT] = {
#define X(name, wire, title) [CLOCK_##name] = title,
    CLOCK_UNIT_LIST(X)
#undef X
};

const char *const signature_kind_names[SIGNATURE_KIND_COUNT] = {
#define X(name, wire, title) [SIGNATURE_##name] = wire,
    SIGNATURE_KIND_LIST(X)
#undef X
};

const char *const signature_kind_titles[SIGNATURE_KIND_COUNT] = {
#define X(name, wire, title) [SIGNATURE_##name] = title,
    SIGNATURE_KIND_LIST(X)
#undef X
};

struct settle {
    struct ctx *ctx;
    const struct profile *profile;
    struct faults *faults;
};

/* "workflow.steps[3].to" */
static struct str at(struct settle *s, const char *list, size_t i, const char *member)
{
    return str_format(s->ctx->arena, "%s[%zu].%s", list, i, member);
}

static bool name_find(const char *const *names, size_t len, struct str name, unsigned *out)
{
    for (size_t i = 0; i < len; i++)
        if (str_eq(name, str_of(names[i]))) {
            *out = (unsigned)i;
            return true;
        }
    return false;
}

static void article_check(struct settle *s, struct str field, struct str article)
{
    if (!str_trim(article).len)
        faults_add(
            s->ctx, s->faults, field, STR_FMT ": chưa ghi điều khoản của quy chế.", STR_ARG(field));
}

/* ---- the workflow ---- */

#define TO(name) (1u << REPORT_##name)

/* What an action means whatever the province: where it may lead, on which side it is taken, and
 * whether whoever takes it must say why. The rest of the program goes by these. */
static const struct {
    unsigned to;
    enum wf_side side;
    bool says_why;
} meanings[ACTION_COUNT] = {
    [ACTION_ENTER] = { TO(IN_ENTRY), SIDE_REPORTER, false },
    [ACTION_SUBMIT] = { TO(SUBMITTED), SIDE_REPORTER, false },
    [ACTION_REFUSE] = { TO(REFUSED), SIDE_REPORTER, true },
    [ACTION_APPROVE] = { TO(APPROVED) | TO(WITH_CLERK), SIDE_REPORTER, false },
    [ACTION_SEND] = { TO(SENT), SIDE_REPORTER, false },
    [ACTION_RECALL] = { TO(RECALLED), SIDE_REPORTER, true },
    [ACTION_ACCEPT] = { TO(ACCEPTED), SIDE_RECEIVER, false },
    [ACTION_RETURN] = { TO(RETURNED), SIDE_RECEIVER, true },
    [ACTION_APPROVE_FIGURES] = { TO(FIGURES_APPROVED), SIDE_REPORTER, false },
    [ACTION_SIGN] = { TO(SIGNED) | TO(WITH_CLERK), SIDE_REPORTER, false },
    [ACTION_RETURN_UNSIGNED] = { TO(SUBMITTED), SIDE_REPORTER, true },
    [ACTION_ASK_CORRECTION] = { TO(CORRECTION_ASKED), SIDE_REPORTER, true },
    [ACTION_GRANT_CORRECTION] = { TO(CORRECTION_OPEN), SIDE_RECEIVER, false },
    [ACTION_DENY_CORRECTION] = { TO(ACCEPTED), SIDE_RECEIVER, true },
    [ACTION_REGISTER] = { TO(SENT), SIDE_REPORTER, false },
    [ACTION_CONFIRM_SENDING] = { TO(SENT), SIDE_RECEIVER, false },
    [ACTION_DENY_SENDING] = { TO(SENT), SIDE_RECEIVER, true },
};

static unsigned needs_of(struct settle *s, const struct profile_step *step, size_t i)
{
    unsigned needs = 0, need;

    for (size_t k = 0; k < step->needs.len; k++) {
        struct str name = *LIST_AT(step->needs, struct str, k);

        if (name_find(wf_need_names, NEED_COUNT, name, &need))
            needs |= 1u << need;
        else
            faults_add(s->ctx, s->faults,
                str_format(s->ctx->arena, "workflow.steps[%zu].needs[%zu]", i, k),
                "workflow.steps[%zu].needs[%zu]: không có điều kiện “" STR_FMT "”.", i, k,
                STR_ARG(name));
    }
    return needs;
}

/* To sign is to have made a signature; without a kind that counts nobody could. */
static void sign_check(struct settle *s, const struct wf_step *step, size_t i)
{
    if (step->action == ACTION_SIGN && !(step->needs & NEED_SIGNATURE))
        faults_add(s->ctx, s->faults, at(s, "workflow.steps", i, "needs"),
            "workflow.steps[%zu].needs: việc “sign” phải có chữ ký (“signature”).", i);
    if ((step->needs & NEED_SIGNATURE) && !s->profile->signatures)
        faults_add(s->ctx, s->faults, S("workflow.accepted"),
            "workflow.accepted: bước %zu cần chữ ký mà không loại chữ ký nào được công nhận.", i);
}

/* What nobody has submitted yet is checked by nobody. */
static void reviewed_check(struct settle *s, const struct wf_step *step, size_t i)
{
    if ((step->needs & NEED_REVIEWED) &&
        (step->action == ACTION_ENTER || step->action == ACTION_SUBMIT))
        faults_add(s->ctx, s->faults, at(s, "workflow.steps", i, "needs"),
            "workflow.steps[%zu].needs: việc “%s” có trước khi trình, chưa ai soát xét được.", i,
            report_action_names[step->action]);
}

/* Only what was registered is answered, and who registers must find somebody to answer. */
static void registering_check(struct settle *s, const struct workflow *workflow)
{
    static const enum report_action answers[] = { ACTION_CONFIRM_SENDING, ACTION_DENY_SENDING };
    bool registers = workflow_has(workflow, ACTION_REGISTER);

    for (size_t i = 0; i < ARRAY_LEN(answers); i++) {
        const struct wf_step *step = workflow_step(workflow, REPORT_SENT, answers[i]);

        if (registers != (step != NULL))
            faults_add(s->ctx, s->faults, S("workflow.steps"),
                "workflow.steps: việc “%s” và việc “%s” ở trạng thái “%s” phải có cùng nhau.",
                report_action_names[ACTION_REGISTER], report_action_names[answers[i]],
                report_state_names[REPORT_SENT]);
        if (step && !(step->needs & NEED_REGISTRATION))
            faults_add(s->ctx, s->faults, S("workflow.steps"),
                "workflow.steps: việc “%s” phải có điều kiện “%s”.",
                report_action_names[answers[i]], wf_need_names[NEED_AT_REGISTRATION]);
    }
}

static void step_check(struct settle *s, const struct wf_step *step, size_t i, struct str article)
{
    const char *action = report_action_names[step->action];

    article_check(s, at(s, "workflow.steps", i, "article"), article);
    if (!(meanings[step->action].to >> step->to & 1))
        faults_add(s->ctx, s->faults, at(s, "workflow.steps", i, "to"),
            "workflow.steps[%zu].to: việc “%s” không thể đưa báo cáo tới trạng thái “%s”.", i,
            action, report_state_names[step->to]);
    if (meanings[step->action].side != step->side)
        faults_add(s->ctx, s->faults, at(s, "workflow.steps", i, "side"),
            "workflow.steps[%zu].side: việc “%s” không thuộc bên “%s”.", i, action,
            wf_side_names[step->side]);
    if (meanings[step->action].says_why && !(step->needs & NEED_NOTE))
        faults_add(s->ctx, s->faults, at(s, "workflow.steps", i, "needs"),
            "workflow.steps[%zu].needs: việc “%s” phải nêu lý do (“note”).", i, action);
    sign_check(s, step, i);
    reviewed_check(s, step, i);
}

/* Where a report is complete with both its parts only, whoever submits it has both: figures unless
 * it is a text alone, the text unless none was asked for (NA-26). */
static unsigned parts_needs(const struct settle *s, const struct profile_step *step)
{
    return s->profile->parts.both && step->action == ACTION_SUBMIT ? NEED_FIGURES | NEED_TEXT : 0;
}

/* The steps as the workflow has them; of two for one state and action the first is kept. */
static struct workflow steps_make(struct settle *s)
{
    const struct list *given = &s->profile->steps.steps;
    struct wf_step *steps = ARENA_ARRAY(s->ctx->arena, given->len, struct wf_step);
    bool taken[REPORT_STATE_COUNT][ACTION_COUNT] = { { false } };
    size_t len = 0;

    for (size_t i = 0; i < given->len; i++) {
        const struct profile_step *step = LIST_AT(*given, struct profile_step, i);
        struct wf_step made = {
            .from = (enum report_state)step->from,
            .action = (enum report_action)step->action,
            .to = (enum report_state)step->to,
            .side = (enum wf_side)step->side,
            .right = (enum right)step->right,
            .needs = needs_of(s, step, i) | parts_needs(s, step),
        };

        step_check(s, &made, i, step->article);
        if (taken[made.from][made.action])
            faults_add(s->ctx, s->faults, at(s, "workflow.steps", i, "action"),
                "workflow.steps[%zu]: trạng thái “%s” đã có bước “%s”.", i,
                report_state_names[made.from], report_action_names[made.action]);
        else
            steps[len++] = made;
        taken[made.from][made.action] = true;
    }
    return workflow_of(steps, len);
}

/* The states that can be come to from those marked, by steps other than `but` (ACTION_COUNT: by
 * any). */
static void spread(const struct workflow *workflow, bool *reached, enum report_action but)
{
    for (int round = 0; round < REPORT_STATE_COUNT; round++)
        for (size_t i = 0; i < workflow->steps_len; i++) {
            const struct wf_step *step = &workflow->steps[i];

            if (reached[step->from] && step->action != but)
                reached[step->to] = true;
        }
}

static bool is_used(const struct workflow *workflow, enum report_state state)
{
    for (size_t i = 0; i < workflow->steps_len; i++)
        if (workflow->steps[i].from == state || workflow->steps[i].to == state)
            return true;
    return false;
}

static void state_fault(struct settle *s, enum report_state state, const char *what)
{
    faults_add(s->ctx, s->faults, S("workflow.steps"), "workflow.steps: trạng thái “%s” (%s) %s",
        report_state_names[state], report_state_titles[state], what);
}

/* From every state that is used a report comes to be accepted, and so is sent before: by a step
 * that is always there, not by registering what was sent otherwise while the system failed. */
static void states_check(struct settle *s, const struct workflow *workflow)
{
    bool begun[REPORT_STATE_COUNT] = { [REPORT_ASSIGNED] = true };
    bool unfrozen[REPORT_STATE_COUNT] = { [REPORT_ASSIGNED] = true };

    spread(workflow, begun, ACTION_COUNT);
    spread(workflow, unfrozen, ACTION_SUBMIT);
    for (enum report_state state = 0; state < REPORT_STATE_COUNT; state++) {
        bool ahead[REPORT_STATE_COUNT] = { false };

        if (!is_used(workflow, state) && state != REPORT_ASSIGNED)
            continue;
        ahead[state] = true;
        spread(workflow, ahead, ACTION_REGISTER);
        if (!begun[state])
            state_fault(s, state, "không có bước nào dẫn tới.");
        if (!ahead[REPORT_ACCEPTED])
            state_fault(s, state, "không có đường đi tới khi báo cáo được gửi và tiếp nhận.");
        if (unfrozen[state] && !workflow_open_for_entry(workflow, state))
            state_fault(s, state, "có thể tới mà báo cáo chưa được trình nên chưa có bản chốt.");
    }
}

/* ---- the other sections ---- */

static void clock_check(struct settle *s, const char *path, const struct profile_clock *clock)
{
    if (clock->value)
        article_check(s, str_format(s->ctx->arena, "%s.article", path), clock->article);
}

static void names_check(struct settle *s, struct str path, const struct list *given,
    const char *const *names, size_t names_len)
{
    unsigned found;

    for (size_t i = 0; i < given->len; i++) {
        struct str name = *LIST_AT(*given, struct str, i);

        if (!name_find(names, names_len, name, &found))
            faults_add(s->ctx, s->faults,
                str_format(s->ctx->arena, STR_FMT "[%zu]", STR_ARG(path), i),
                STR_FMT "[%zu]: không có “" STR_FMT "”.", STR_ARG(path), i, STR_ARG(name));
    }
}

static void accounts_check(struct settle *s)
{
    const struct profile_accounts *accounts = &s->profile->accounts;

    for (size_t i = 0; i < accounts->kinds.len; i++) {
        const struct profile_account_kind *kind =
            LIST_AT(accounts->kinds, struct profile_account_kind, i);

        article_check(s, at(s, "accounts.kinds", i, "article"), kind->article);
        names_check(s, at(s, "accounts.kinds", i, "roles"), &kind->roles, role_names, ROLE_COUNT);
    }
    for (size_t i = 0; i < accounts->quotas.len; i++)
        article_check(s, at(s, "accounts.quotas", i, "article"),
            LIST_AT(accounts->quotas, struct profile_quota, i)->article);
    if (accounts->admins_a_unit.value)
        article_check(s, S("accounts.admins_a_unit.article"), accounts->admins_a_unit.article);
    if (accounts->managers_a_unit.value)
        article_check(s, S("accounts.managers_a_unit.article"), accounts->managers_a_unit.article);
    if (accounts->issuing.central)
        article_check(s, S("accounts.issuing.article"), accounts->issuing.article);
    clock_check(s, "accounts.request_clock", &accounts->request_clock);
    clock_check(s, "accounts.password_age", &accounts->password_age);
}

/* ---- roles ---- */

static uint64_t rights_of(struct settle *s, const struct profile_role *role, size_t i)
{
    uint64_t rights = 0;
    unsigned right;

    article_check(s, at(s, "roles.presets", i, "article"), role->article);
    names_check(s, at(s, "roles.presets", i, "rights"), &role->rights, right_names, RIGHT_COUNT);
    for (size_t k = 0; k < role->rights.len; k++)
        if (name_find(right_names, RIGHT_COUNT, *LIST_AT(role->rights, struct str, k), &right))
            rights |= UINT64_C(1) << right;
    return rights;
}

/* A role that is left out holds nothing; of two for one role the first is kept. */
static struct access_table access_make(struct settle *s)
{
    const struct list *presets = &s->profile->roles.presets;
    struct access_table made = { { 0 } };
    bool taken[ROLE_COUNT] = { false };

    for (size_t i = 0; i < presets->len; i++) {
        const struct profile_role *role = LIST_AT(*presets, struct profile_role, i);
        uint64_t rights = rights_of(s, role, i);

        if (taken[role->role])
            faults_add(s->ctx, s->faults, at(s, "roles.presets", i, "role"),
                "roles.presets[%zu].role: vai trò “%s” đã được nêu ở trên.", i,
                role_names[role->role]);
        else
            made.rights[role->role] = rights;
        taken[role->role] = true;
    }
    return made;
}

/* There is always somebody who administers a whole tree of units (domain/accounts): without these
 * nobody could ever give a right again, nor mend the profile. */
static void masters_check(struct settle *s, const struct access_table *access)
{
    static const enum right kept[] = { RIGHT_ACCOUNT_WRITE, RIGHT_PROFILE_WRITE };

    for (size_t i = 0; i < ARRAY_LEN(kept); i++)
        if (!(access->rights[ROLE_SYSTEM_ADMIN] >> kept[i] & 1))
            faults_add(s->ctx, s->faults, S("roles.presets"),
                "roles.presets: vai trò “%s” phải giữ quyền “%s”, nếu không thì không còn ai %s.",
                role_names[ROLE_SYSTEM_ADMIN], right_names[kept[i]],
                kept[i] == RIGHT_ACCOUNT_WRITE ? "cấp được tài khoản và quyền"
                                               : "sửa lại được cấu hình này");
}

/* Every report can be entered, submitted, approved, sent and received by somebody, and every step
 * taken; a right that nobody holds is named once. */
static void doers_check(
    struct settle *s, const struct access_table *access, const struct workflow *workflow)
{
    static const enum right done[] = { RIGHT_REPORT_ENTER, RIGHT_REPORT_SUBMIT,
        RIGHT_REPORT_APPROVE, RIGHT_REPORT_SEND, RIGHT_REPORT_RECEIVE };
    uint64_t told = 0;

    for (size_t i = 0; i < ARRAY_LEN(done); i++) {
        told |= UINT64_C(1) << done[i];
        if (!access_roles_with(access, done[i]))
            faults_add(s->ctx, s->faults, S("roles.presets"),
                "roles.presets: không vai trò nào giữ quyền “%s”.", right_names[done[i]]);
    }
    for (size_t i = 0; i < workflow->steps_len; i++) {
        const struct wf_step *step = &workflow->steps[i];

        if (!(told >> step->right & 1) && !access_roles_with(access, step->right))
            faults_add(s->ctx, s->faults, S("workflow.steps"),
                "workflow.steps: không vai trò nào giữ quyền “%s” để “%s” ở trạng thái “%s”.",
                right_names[step->right], report_action_names[step->action],
                report_state_names[step->from]);
        told |= UINT64_C(1) << step->right;
    }
}

/* One reference; what is none is left as it is. */
static struct str reference_words(struct arena *arena, struct str article)
{
    struct str clause = article, number;
    size_t digits = 0;

    if (!str_starts(article, S("Đ")))
        return article;
    clause = str_sub(article, S("Đ").len, article.len);
    number = str_cut(&clause, '.');
    while (digits < clause.len && clause.ptr[digits] >= '0' && clause.ptr[digits] <= '9')
        digits++;
    if (!digits)
        return str_format(arena, "Điều " STR_FMT, STR_ARG(number));
    return str_format(arena, "%s" STR_FMT "%skhoản " STR_FMT " Điều " STR_FMT,
        digits < clause.len ? "điểm " : "", STR_ARG(str_sub(clause, digits, clause.len)),
        digits < clause.len ? " " : "", STR_ARG(str_sub(clause, 0, digits)), STR_ARG(number));
}

struct str profile_article_words(struct arena *arena, struct str article)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0, from = 0; i <= article.len; i++) {
        bool ends = i == article.len || article.ptr[i] == ',' || article.ptr[i] == ';';

        if (!ends)
            continue;
        buf_add(&out, from ? S(" ") : S(""));
        buf_add(&out, reference_words(arena, str_trim(str_sub(article, from, i))));
        if (i < article.len)
            buf_add_char(&out, article.ptr[i]);
        from = i + 1;
    }
    return buf_str(&out);
}

struct str profile_role_title(const struct profile *profile, enum role role)
{
    const struct list *presets = &profile->roles.presets;

    for (size_t i = 0; i < presets->len; i++) {
        const struct profile_role *preset = LIST_AT(*presets, struct profile_role, i);

        if (preset->role == (int)role && preset->title.len)
            return preset->title;
    }
    return str_of(role_titles[role]);
}

/* A bit for each name given, all of them words of `names`. */
static unsigned bits_of(struct settle *s, struct str path, const struct list *given,
    const char *const *names, size_t names_len)
{
    unsigned bits = 0, bit;

    names_check(s, path, given, names, names_len);
    for (size_t i = 0; i < given->len; i++)
        if (name_find(names, names_len, *LIST_AT(*given, struct str, i), &bit))
            bits |= 1u << bit;
    return bits;
}

/* The kinds of report left out are the answer. */
static unsigned parts_check(struct settle *s)
{
    const struct profile_parts *parts = &s->profile->parts;

    if (parts->both)
        article_check(s, S("parts.article"), parts->article);
    if (parts->left_out.len)
        article_check(s, S("parts.left_out_article"), parts->left_out_article);
    if (parts->posts)
        article_check(s, S("parts.posts_article"), parts->posts_article);
    return bits_of(s, S("parts.left_out"), &parts->left_out, period_kind_names, PERIOD_KIND_COUNT);
}

/* The paper is what a signature is seen on; other documents are signed with it. */
static unsigned covered_of(struct settle *s)
{
    const struct list *covered = &s->profile->steps.covered;
    unsigned kinds =
        bits_of(s, S("workflow.signed"), covered, document_kind_names, DOCUMENT_CHOICES);

    if (covered->len && !(kinds >> DOCUMENT_PAPER & 1))
        faults_add(s->ctx, s->faults, S("workflow.signed"),
            "workflow.signed: phải có “%s”, văn bản mang chữ ký của người có thẩm quyền.",
            document_kind_names[DOCUMENT_PAPER]);
    return kinds | 1u << DOCUMENT_PAPER;
}

/* "7:30", "07:30": minutes since midnight. */
static bool time_read(struct str text, int64_t *out)
{
    struct str minutes = text, hours = str_cut(&minutes, ':');
    int64_t hour = 0, minute = 0;

    if (!hours.len || hours.len > 2 || minutes.len != 2)
        return false;
    for (size_t i = 0; i < hours.len; i++) {
        if (hours.ptr[i] < '0' || hours.ptr[i] > '9')
            return false;
        hour = hour * 10 + (hours.ptr[i] - '0');
    }
    for (size_t i = 0; i < minutes.len; i++) {
        if (minutes.ptr[i] < '0' || minutes.ptr[i] > '9')
            return false;
        minute = minute * 10 + (minutes.ptr[i] - '0');
    }
    *out = hour * 60 + minute;
    return hour < 24 && minute < 60;
}

int64_t profile_mail_from(const struct profile *profile)
{
    int64_t minutes;

    return time_read(profile->notices.mail_from.at, &minutes) ? minutes : MAIL_FROM_MINUTES;
}

static void mail_from_check(struct settle *s)
{
    const struct profile_time *from = &s->profile->notices.mail_from;
    int64_t minutes;

    if (!from->at.len)
        return;
    article_check(s, S("notices.mail_from.article"), from->article);
    if (!time_read(from->at, &minutes))
        faults_add(s->ctx, s->faults, S("notices.mail_from.at"),
            "notices.mail_from.at: “" STR_FMT "” không phải giờ trong ngày; ghi giờ và phút như "
            "7:30.",
            STR_ARG(from->at));
}

/* Later steps come after earlier ones, or the last that has come would not be the last told. Each
 * begins with a struct profile_alert. */
static void alerts_check(
    struct settle *s, const char *name, const struct list *alerts, size_t item_size)
{
    const char *items = alerts->items;
    int64_t last = INT64_MIN;

    for (size_t i = 0; i < alerts->len; i++) {
        const struct profile_alert *step = (const void *)(items + i * item_size);

        article_check(s, at(s, name, i, "article"), step->article);
        if (step->days <= last)
            faults_add(s->ctx, s->faults, at(s, name, i, "days"),
                "Các lần nhắc phải xếp theo ngày tăng dần, không trùng nhau.");
        last = step->days;
    }
}

static void pattern_check(struct settle *s, struct str pattern)
{
    static const char *const faults[] = {
        [NUMBERING_NO_NUMBER] = "phải bắt đầu bằng {number} và chỉ có một lần",
        [NUMBERING_NO_SYMBOL] = "phải có {symbol} hoặc {unit} để phân biệt số của các đơn vị",
        [NUMBERING_UNKNOWN] = "chỉ được dùng {number}, {symbol}, {unit}",
        [NUMBERING_NUMBER_LAST] = "sau {number} phải có dấu ngăn, không được là chữ số",
    };
    enum numbering_fault fault = numbering_pattern_check(pattern);

    if (fault != NUMBERING_SOUND)
        faults_add(s->ctx, s->faults, S("numbering.pattern"),
            "numbering.pattern: “" STR_FMT "”: %s.", STR_ARG(pattern), faults[fault]);
}

/* That a number is demanded is a need of each step that sends: without it nobody would be asked. */
static void demanded_check(struct settle *s)
{
    const struct workflow *workflow = &s->profile->workflow;

    for (size_t i = 0; i < workflow->steps_len; i++)
        if (workflow->steps[i].action == ACTION_SEND && !(workflow->steps[i].needs & NEED_NUMBER)) {
            faults_add(s->ctx, s->faults, S("numbering.demanded"),
                "numbering.demanded: bước gửi từ “%s” phải có điều kiện number.",
                report_state_titles[workflow->steps[i].from]);
            return;
        }
}

/* A rule of numbering has its article; what is left out is the decree's. */
static void numbering_check(struct settle *s)
{
    const struct profile_numbering *numbering = &s->profile->numbering;
    bool says = numbering->pattern.len || numbering->digits || numbering->demanded ||
                numbering->series != NUMBERING_YEAR;

    if (numbering->pattern.len)
        pattern_check(s, numbering->pattern);
    if (numbering->demanded)
        demanded_check(s);
    if (says)
        article_check(s, S("numbering.article"), numbering->article);
}

/* Each kind of period once, with the article that says how long. */
static void archive_check(struct settle *s)
{
    const struct list *keep = &s->profile->archive.keep;
    unsigned seen = 0;

    if (s->profile->archive.says.len || s->profile->archive.article.len)
        article_check(s, S("archive.article"), s->profile->archive.article);
    for (size_t i = 0; i < keep->len; i++) {
        const struct profile_keep *one = LIST_AT(*keep, struct profile_keep, i);
        struct str place = str_format(s->ctx->arena, "archive.keep[%zu]", i);

        if (seen >> one->kind & 1u)
            faults_add(s->ctx, s->faults, place, STR_FMT ": loại kỳ “%s” đã có thời hạn ở trên.",
                STR_ARG(place), period_kind_titles[one->kind]);
        seen |= 1u << one->kind;
        article_check(
            s, str_format(s->ctx->arena, STR_FMT ".article", STR_ARG(place)), one->article);
    }
}

/* What the system draws up is assigned like everything else. */
static void usage_check(struct settle *s)
{
    struct notice_rule rule = notice_rule_of(s->ctx->arena, s->profile);

    usage_rules_check(s->ctx, &s->profile->usage, notice_least_days(&rule), s->faults);
}

void profile_settle(struct ctx *ctx, struct profile *profile, struct faults *out)
{
    struct settle s = { .ctx = ctx, .profile = profile, .faults = out };

    profile->signatures = bits_of(&s, S("workflow.accepted"), &profile->steps.accepted,
        signature_kind_names, SIGNATURE_KIND_COUNT);
    profile->covered = covered_of(&s);
    profile->workflow = steps_make(&s);
    states_check(&s, &profile->workflow);
    registering_check(&s, &profile->workflow);
    accounts_check(&s);
    profile->access = access_make(&s);
    masters_check(&s, &profile->access);
    doers_check(&s, &profile->access, &profile->workflow);
    clock_check(&s, "clocks.assignment", &profile->clocks.assignment);
    if (profile->clocks.assignment.value && profile->clocks.assignment.unit != CLOCK_HOURS &&
        profile->clocks.assignment.unit != CLOCK_WORKING_DAYS)
        faults_add(ctx, out, S("clocks.assignment.unit"),
            "Thời gian giao trước hạn gửi tính bằng giờ (hours) hoặc ngày làm việc "
            "(working_days).");
    clock_check(&s, "notices.maintenance", &profile->notices.maintenance);
    if (profile->notices.maintenance.value && profile->notices.maintenance.unit == CLOCK_MONTHS)
        faults_add(ctx, out, S("notices.maintenance.unit"),
            "Thời gian báo trước khi dừng hệ thống tính bằng giờ (hours), ngày (days) hoặc ngày "
            "làm việc (working_days).");
    clock_check(&s, "notices.help", &profile->notices.help);
    mail_from_check(&s);
    alerts_check(&s, "notices.alerts", &profile->notices.alerts, sizeof(struct profile_alert));
    alerts_check(
        &s, "notices.certificates", &profile->notices.certificates, sizeof(struct profile_alert));
    alerts_check(&s, "notices.corrections", &profile->notices.corrections,
        sizeof(struct profile_correction));
    if (profile->notices.corrections_every.value)
        article_check(
            &s, S("notices.corrections_every.article"), profile->notices.corrections_every.article);
    profile_day_check(ctx, "notices.calendar", &profile->notices.calendar, out);
    numbering_check(&s);
    archive_check(&s);
    usage_check(&s);
    profile->kinds_left_out = parts_check(&s);
}
