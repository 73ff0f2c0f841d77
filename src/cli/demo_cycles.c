/*
 * The demo's cycles: what happens to each report, when, by whom.
 *
 * First the whole agenda is written down: for every report a script of steps
 * with times in office hours, all sorted into one order of time. Then it is
 * lived through, one use case a step.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "cli/demo_cycle_texts.h"
#include "cli/demo_figures.h"
#include "cli/demo_posts.h"
#include "core/notice.h"
#include "core/period.h"
#include "domain/cells.h"
#include "domain/numbers.h"
#include "domain/profiles.h"
#include "domain/regimes.h"
#include "domain/sessions.h"
#include "domain/signatures.h"
#include "domain/totals.h"

#define CYCLES 3
#define OPEN_CYCLE (CYCLES - 1)
#define STEPS_MAX 16
#define MINUTE_MS ((int64_t)60 * 1000)
/* An office works from 7:30 to 11:30 and from 13:30 to 17:00. */
#define OFFICE_MINUTES 450
#define MORNING_MINUTES 240
#define TOTAL ((size_t)-1)

/* What is done in a step. */
enum step {
    OPEN = 'o',  /* the lead unit opens the cycle */
    CROPS = 'e', /* figures of crops are typed in, */
    HERDS = 'r', /* then the rest */
    MEND = 'x',  /* the wrong figure is corrected */
    PLAN = 'p',  /* the total's plan is typed in */
    COUNT = 'k', /* the total is built */
    SUBMIT = 's',
    REFUSE = 'n',
    APPROVE = 'a',
    SEND = 'g',
    RECALL = 'h',
    ACCEPT = 'c',
    RETURN = 't'
};

/* How a report goes, and how many do; REST takes those that are left. */
struct script {
    const char *steps;
    size_t reports;
    bool late;
};

#define REST 1000

static const struct script finished_scripts[] = {
    { "ersagtxsagc", 5, false },
    { "ersnxsagc", 7, false },
    { "ersaghxsagc", 1, false },
    { "ersagc", 6, true },
    { "ersagc", REST, false },
};

/* The first three are the wards whose accounts are shown: one to type, one to approve, one to send.
 */
static const struct script open_scripts[] = {
    { "e", 1, false },
    { "ers", 1, false },
    { "ersa", 1, false },
    { "", 20, false },
    { "e", 13, false },
    { "er", 11, false },
    { "ers", 13, false },
    { "ersn", 6, false },
    { "ersa", 8, false },
    { "ersag", 13, false },
    { "ersagt", 5, false },
    { "ersagh", 2, false },
    { "ersnxsagc", 2, false },
    { "ersagc", REST, false },
};
#define PINNED 3

/* Office minutes since the step before. */
static const struct {
    enum step step;
    int64_t low, high;
} delays[] = {
    { HERDS, 60, 500 },
    { SUBMIT, 20, 180 },
    { REFUSE, 60, 400 },
    { APPROVE, 60, 400 },
    { SEND, 15, 150 },
    { RECALL, 30, 120 },
    { RETURN, 100, 450 },
    { ACCEPT, 60, 600 },
    { MEND, 60, 400 },
};

/* Figures typed ten times too large, and what a careful reader writes about them. */
static const struct {
    int64_t row, column;
    const char *note;
} mistakes[] = {
    { 169, 6, "Đàn heo tăng gấp mười lần so với cùng kỳ, đề nghị kiểm tra lại số đầu con." },
    { 77, 6,
        "Sản lượng rau lũy kế không khớp với diện tích thu hoạch và năng suất, đề nghị rà soát." },
    { 22, 6,
        "Sản lượng lúa Đông Xuân lũy kế cao bất thường, đề nghị đối chiếu với báo cáo tháng "
        "trước." },
    { 197, 6, "Sản lượng cá nuôi nước ngọt lũy kế không khớp số tháng trước, đề nghị kiểm tra." },
};
static const char *const recall_note = "Nhập nhầm một số liệu, xin thu hồi để nhập lại.";

struct deed {
    int64_t at_ms;
    size_t order;          /* of deeds at the same moment */
    size_t cycle, commune; /* TOTAL: of the lead unit's report */
    enum step step;
};

struct work {
    int64_t report_id, version;
    size_t mistake;
};

struct month {
    int64_t year, number; /* number from 1 */
    struct str period;
    struct period_dates dates;
    int64_t open_ms;
    int64_t last_ms;           /* nothing happens to communes' reports after */
    struct work total, *works; /* by commune */
};

/* What happens to one commune's report. */
struct entry {
    size_t cycle, commune;
    const struct script *script;
};

struct play {
    struct demo *demo;
    struct month months[CYCLES];
    struct deed *deeds;
    size_t len, cap;
};

/* ---- writing the agenda ---- */

/* That many office minutes after the morning of a day. */
static int64_t office_ms(int64_t day, int64_t minutes)
{
    int64_t left = minutes / OFFICE_MINUTES, minute = minutes % OFFICE_MINUTES;

    while (date_weekday(day) > 5)
        day++;
    for (; left > 0; left--)
        for (day++; date_weekday(day) > 5;)
            day++;
    minute += minute < MORNING_MINUTES ? 450 : 450 + 120;
    return demo_ms(day, minute);
}

static int64_t chance(const struct demo *demo, int64_t a, int64_t b, int64_t c, int64_t below)
{
    ASSERT(below > 0);
    return (int64_t)(demo_random(demo->seed + 77, a, b, c) % (uint64_t)below);
}

static int64_t delay_of(const struct demo *demo, enum step step, int64_t a, int64_t b)
{
    for (size_t i = 0; i < ARRAY_LEN(delays); i++)
        if (delays[i].step == step)
            return delays[i].low + chance(demo, a, b, step, delays[i].high - delays[i].low + 1);
    return 0;
}

static void deed_add(struct play *play, struct deed deed)
{
    play->deeds =
        list_room(play->demo->arena, play->deeds, play->len, &play->cap, sizeof(*play->deeds));
    deed.order = play->len;
    play->deeds[play->len++] = deed;
}

/* When each step of the script is done, if its commune begins that morning. */
static void times_of(const struct play *play, const struct entry *entry, int64_t day, int64_t *out)
{
    const struct demo *demo = play->demo;
    int64_t own = (int64_t)(entry->cycle * 1000 + entry->commune);
    int64_t minutes = chance(demo, own, 0, 0, entry->script->late ? 500 : 1000);

    for (size_t i = 0; entry->script->steps[i]; i++) {
        minutes += delay_of(demo, (enum step)entry->script->steps[i], own, (int64_t)i);
        out[i] = office_ms(day, minutes) + chance(demo, own, minutes, (int64_t)i, 60000);
    }
}

/* What does not end before the story does begins earlier; and if it cannot, it is done in haste. */
static void times_fit(
    const struct play *play, const struct entry *entry, int64_t *times, size_t len)
{
    const struct month *month = &play->months[entry->cycle];
    int64_t day = entry->script->late ? month->dates.due_on + 1 : month->dates.window_to;
    int64_t first_day = date_today(month->open_ms) + 1, room;

    times_of(play, entry, day, times);
    while (times[len - 1] > month->last_ms && day > first_day)
        times_of(play, entry, --day, times);
    if (times[len - 1] <= month->last_ms)
        return;
    room = (month->last_ms - month->open_ms) / (int64_t)(len + 1);
    for (size_t i = 0; i < len; i++)
        times[i] = month->open_ms + room * (int64_t)(i + 1);
}

static void script_write(struct play *play, const struct entry *entry)
{
    size_t len = strlen(entry->script->steps);
    int64_t times[STEPS_MAX];

    if (!len)
        return;
    times_fit(play, entry, times, len);
    for (size_t i = 0; i < len; i++)
        deed_add(play, (struct deed){ .at_ms = times[i],
                           .cycle = entry->cycle,
                           .commune = entry->commune,
                           .step = (enum step)entry->script->steps[i] });
}

/* Which commune comes how many-th: shuffled, but for the first ones of the open cycle. */
static size_t *order_of(const struct play *play, size_t cycle)
{
    size_t len = play->demo->communes_len;
    size_t *order = ARENA_ARRAY(play->demo->arena, len, size_t);
    size_t fixed = cycle == OPEN_CYCLE ? PINNED : 0;

    for (size_t i = 0; i < len; i++)
        order[i] = i;
    for (size_t i = len - 1; i > fixed; i--) {
        size_t with = fixed + (size_t)chance(play->demo, (int64_t)cycle, (int64_t)i, 2,
                                  (int64_t)(i - fixed + 1));
        size_t kept = order[i];

        order[i] = order[with];
        order[with] = kept;
    }
    return order;
}

static void scripts_write(struct play *play, size_t cycle)
{
    const struct script *scripts = cycle == OPEN_CYCLE ? open_scripts : finished_scripts;
    const size_t *order = order_of(play, cycle);
    size_t taken = 0, at = 0;

    for (size_t i = 0; i < play->demo->communes_len; i++) {
        if (taken == scripts[at].reports) {
            taken = 0;
            at++;
        }
        taken++;
        script_write(play, &(struct entry){ cycle, order[i], &scripts[at] });
    }
}

/* Office minutes after the morning of the day the reports were due. */
static const struct {
    enum step step;
    int64_t minutes;
} total_steps[] = {
    { PLAN, 5 * OFFICE_MINUTES + 40 },
    { COUNT, 5 * OFFICE_MINUTES + 75 },
    { SUBMIT, 5 * OFFICE_MINUTES + 130 },
    { APPROVE, 5 * OFFICE_MINUTES + 310 },
    { SEND, 5 * OFFICE_MINUTES + 345 },
    { ACCEPT, 6 * OFFICE_MINUTES + 95 },
};
#define STEPS_BEFORE_SUBMITTING 2

/* The total: five working days after the reports were due, or in the last hour there is. */
static void total_write(struct play *play, size_t cycle)
{
    size_t len = cycle == OPEN_CYCLE ? STEPS_BEFORE_SUBMITTING : ARRAY_LEN(total_steps);
    struct month *month = &play->months[cycle];
    int64_t now_ms = play->demo->now_ms;
    bool haste = cycle == OPEN_CYCLE ||
                 office_ms(month->dates.due_on, total_steps[len - 1].minutes) > now_ms;

    for (size_t i = 0; i < len; i++) {
        int64_t at_ms = haste ? now_ms - (int64_t)(len - i) * 5 * MINUTE_MS
                              : office_ms(month->dates.due_on, total_steps[i].minutes);

        if (i == 0)
            month->last_ms = at_ms - 15 * MINUTE_MS;
        deed_add(play,
            (struct deed){
                .at_ms = at_ms, .cycle = cycle, .commune = TOTAL, .step = total_steps[i].step });
    }
}

static enum status month_write(struct ctx *ctx, struct play *play, size_t cycle)
{
    const struct period_rules rules = demo_rules();
    struct demo *demo = play->demo;
    struct month *month = &play->months[cycle];
    int64_t index = demo->open_month - (int64_t)(OPEN_CYCLE - cycle);

    month->year = index / 12;
    month->number = index % 12 + 1;
    month->period =
        str_format(demo->arena, "%04lld-%02lld", (long long)month->year, (long long)month->number);
    month->open_ms = office_ms(demo_month_day(demo, (int64_t)(CYCLES - cycle)) + 24, 45);
    month->works = ARENA_ARRAY(demo->arena, demo->communes_len, struct work);
    TRY(period_dates_of(ctx, month->period, &rules, &month->dates));
    deed_add(play,
        (struct deed){ .at_ms = month->open_ms, .cycle = cycle, .commune = TOTAL, .step = OPEN });
    total_write(play, cycle);
    scripts_write(play, cycle);
    return ST_OK;
}

static int deed_order(const void *a, const void *b)
{
    const struct deed *x = a, *y = b;

    if (x->at_ms != y->at_ms)
        return x->at_ms < y->at_ms ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* ---- living through it ---- */

static enum status cycle_do(struct ctx *ctx, struct play *play, const struct deed *deed)
{
    struct month *month = &play->months[deed->cycle];
    const struct demo *demo = play->demo;
    const struct cycle wanted = {
        .regime_id = demo->regime_id,
        .period = month->period,
        .short_notice_ground = GROUND_CENTRAL,
        .short_notice_reason = S("Kỳ báo cáo mở theo chỉ đạo của Ủy ban nhân dân tỉnh"),
    };
    struct report_query query = { .state = -1, .page.limit = PAGE_ROWS_MAX };
    struct page_out reports = { 0 };
    struct cycle_opened opened;

    TRY(cycle_open(ctx, &wanted, &opened));
    query.cycle_id = opened.cycle.id;
    TRY(report_list(ctx, &query, &reports));
    for (size_t i = 0; i < reports.items.len; i++) {
        const struct report *report = LIST_AT(reports.items, struct report, i);

        if (report->kind == REPORT_TOTAL)
            month->total = (struct work){ report->id, report->version, 0 };
        for (size_t k = 0; report->kind != REPORT_TOTAL && k < demo->communes_len; k++)
            if (demo->units[demo->communes_from + k].unit.id == report->unit_id)
                month->works[k] = (struct work){ report->id, report->version, 0 };
    }
    printf(
        "  " STR_FMT ": %zu báo cáo\n", STR_ARG(opened.cycle.period_title), reports.items.len - 1);
    fflush(stdout);
    return ST_OK;
}

static enum status save(struct ctx *ctx, struct work *work, struct list cells)
{
    const struct cells_patch patch = {
        .id = work->report_id,
        .base_version = work->version,
        .cells = cells,
    };
    struct cells_saved saved = { 0 };

    if (!cells.len)
        return ST_OK;
    TRY(cells_save(ctx, &patch, &saved));
    work->version = saved.version;
    return ST_OK;
}

static bool is_mistake(const struct cell_change *cell, size_t mistake)
{
    return cell->row == mistakes[mistake].row && cell->column == mistakes[mistake].column;
}

/* Whether somebody finds fault with the report later on. */
static bool goes_wrong(const struct play *play, const struct deed *deed)
{
    for (size_t i = 0; i < play->len; i++) {
        const struct deed *other = &play->deeds[i];

        if (other->cycle == deed->cycle && other->commune == deed->commune &&
            (other->step == REFUSE || other->step == RETURN || other->step == RECALL))
            return true;
    }
    return false;
}

/* The first mistake of the list that the commune has a figure for, from a place of its own on. */
static size_t mistake_choose(const struct list *cells, size_t commune)
{
    for (size_t i = 0; i < ARRAY_LEN(mistakes); i++) {
        size_t mistake = (commune + i) % ARRAY_LEN(mistakes);

        for (size_t k = 0; k < cells->len; k++)
            if (is_mistake(LIST_AT(*cells, struct cell_change, k), mistake))
                return mistake;
    }
    return 0;
}

/* The cells of the step, out of all of the commune's. */
static struct list cells_of(
    const struct play *play, const struct deed *deed, struct work *work, struct list all)
{
    bool wrong = deed->step != MEND && goes_wrong(play, deed);
    struct list out = { all.items, 0 };

    work->mistake = mistake_choose(&all, deed->commune);
    for (size_t i = 0; i < all.len; i++) {
        struct cell_change cell = *LIST_AT(all, struct cell_change, i);
        bool herds = cell.row >= DEMO_HERDS_ROW, mistaken = is_mistake(&cell, work->mistake);

        if (deed->step == MEND ? !mistaken : herds != (deed->step == HERDS))
            continue;
        if (wrong && mistaken)
            cell.value.value.mantissa *= 10;
        *LIST_AT(out, struct cell_change, out.len++) = cell;
    }
    return out;
}

static enum status figures_do(
    struct ctx *ctx, struct play *play, const struct deed *deed, struct work *work)
{
    const struct month *month = &play->months[deed->cycle];
    const struct demo *demo = play->demo;
    const struct demo_unit *unit;

    if (deed->step == PLAN)
        return save(ctx, work, demo_plan(demo, ctx->arena, month->year));
    unit = &demo->units[demo->communes_from + deed->commune];
    TRY(save(ctx, work,
        cells_of(play, deed, work,
            demo_figures(demo, ctx->arena, unit->unit.code, month->year, month->number))));
    /* The last who types writes the text as well. */
    if (deed->step != HERDS)
        return ST_OK;
    return demo_text_write(ctx, demo,
        (struct demo_writing){ work->report_id, deed->commune, deed->cycle }, &work->version);
}

static enum status count_do(struct ctx *ctx, struct work *work)
{
    const struct consolidate_in in = { .id = work->report_id, .version = work->version };
    struct total_count count;
    struct consolidate_out out;

    TRY(total_count(ctx, &in, &count));
    TRY(total_keep(ctx, &in, &count, &out));
    work->version = out.version;
    return ST_OK;
}

static enum status move_do(
    struct ctx *ctx, struct work *work, enum report_action action, const char *note)
{
    const struct report_move move = {
        .id = work->report_id,
        .action = (int)action,
        .note = str_of(note),
        .version = work->version,
    };
    struct report_full full;

    TRY(report_act(ctx, &move, &full));
    work->version = full.report.version;
    return ST_OK;
}

/* Where the profile wants a signature, the leader confirms what was submitted and signs it. */
static enum status approve_do(struct ctx *ctx, struct work *work)
{
    struct signature_new in = { .id = work->report_id, .kind = SIGNATURE_CONFIRMED, .right = true };
    const struct profile *profile;
    struct report_full full;

    TRY(profile_get(ctx, &profile));
    if (!workflow_has(&profile->workflow, ACTION_SIGN))
        return move_do(ctx, work, ACTION_APPROVE, "");
    TRY(report_view(ctx, &(struct by_id){ work->report_id }, &full));
    in.revision = full.report.revision;
    in.digest = full.digest;
    TRY(password_look(ctx, &in.hash));
    TRY(signature_make(ctx, &in, &full));
    return move_do(ctx, work, ACTION_SIGN, "");
}

/* Where nothing goes out without a number, the clerk gives one first. */
static enum status send_do(struct ctx *ctx, struct work *work)
{
    const struct number_new in = { .id = work->report_id, .issued_on = DATE_NONE };
    const struct profile *profile;
    struct document_number given;

    TRY(profile_get(ctx, &profile));
    if (profile->numbering.demanded)
        TRY(number_issue(ctx, &in, &given));
    return move_do(ctx, work, ACTION_SEND, "");
}

/* The post whose work the step is. */
static const struct demo_post *post_of(const struct demo *demo, const struct deed *deed)
{
    const struct demo_unit *unit = NULL;
    bool total = deed->commune == TOTAL;

    if (!total)
        unit = &demo->units[demo->communes_from + deed->commune];
    switch (deed->step) {
    case OPEN:
        return demo_post_get(demo, S("chutri.snnmt"));
    case PLAN:
    case COUNT:
        return demo_post_get(demo, S("tonghop.snnmt"));
    case CROPS:
    case HERDS:
    case MEND:
    case SUBMIT:
        return total ? demo_post_get(demo, S("tonghop.snnmt")) : unit->entry;
    case REFUSE:
    case APPROVE:
        return total ? demo_post_get(demo, S("lanhdao.snnmt")) : unit->approver;
    case SEND:
    case RECALL:
        return total ? demo_post_get(demo, S("vanthu.snnmt")) : unit->clerk;
    case ACCEPT:
    case RETURN:
        break;
    }
    return demo_post_get(demo, total ? S("tiepnhan.vpubnd") : S("tonghop.snnmt"));
}

static enum status deed_do(struct ctx *ctx, struct play *play, const struct deed *deed)
{
    struct month *month = &play->months[deed->cycle];
    struct work *work = deed->commune == TOTAL ? &month->total : &month->works[deed->commune];

    switch (deed->step) {
    case OPEN:
        return cycle_do(ctx, play, deed);
    case CROPS:
    case HERDS:
    case MEND:
    case PLAN:
        return figures_do(ctx, play, deed, work);
    case COUNT:
        return count_do(ctx, work);
    case SUBMIT:
        return move_do(ctx, work, ACTION_SUBMIT, "");
    case REFUSE:
        return move_do(ctx, work, ACTION_REFUSE, mistakes[work->mistake].note);
    case APPROVE:
        return approve_do(ctx, work);
    case SEND:
        return send_do(ctx, work);
    case RECALL:
        return move_do(ctx, work, ACTION_RECALL, recall_note);
    case ACCEPT:
        return move_do(ctx, work, ACTION_ACCEPT, "");
    case RETURN:
        return move_do(ctx, work, ACTION_RETURN, mistakes[work->mistake].note);
    }
    return ST_OK;
}

enum status demo_cycles_make(struct ctx *ctx, struct demo *demo)
{
    struct play play = { .demo = demo };

    for (size_t cycle = 0; cycle < CYCLES; cycle++)
        TRY(month_write(ctx, &play, cycle));
    qsort(play.deeds, play.len, sizeof(*play.deeds), deed_order);
    for (size_t i = 0; i < play.len; i++) {
        struct arena_mark mark = arena_mark(ctx->arena);

        demo_act_as(ctx, play.deeds[i].at_ms, post_of(demo, &play.deeds[i]));
        TRY(deed_do(ctx, &play, &play.deeds[i]));
        arena_rewind(ctx->arena, mark);
    }
    demo_act_as(ctx, demo->now_ms, NULL);
    return ST_OK;
}
