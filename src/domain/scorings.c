#include "domain/scorings.h"

#include "domain/alerts.h"
#include "domain/discipline_tables.h"
#include "domain/profiles.h"
#include "domain/system_actor.h"
#include "domain/usage_plans.h"

/* What alert_told keeps of a year whose table was drawn up, or had nothing to say. */
static struct value told_of(void)
{
    return V_TEXT(str_of(object_type_names[OBJECT_DISCIPLINE_TABLE]));
}

static bool is_due(const struct scoring *scoring, int64_t today)
{
    return scoring->made_on <= today && today <= scoring->made_on + SCORING_LATE_DAYS;
}

enum status scoring_due(struct ctx *ctx, struct scoring_task *out)
{
    int64_t today = use_today(ctx);
    int this_year = date_ymd(today).year;
    const struct profile *profile;
    struct usage_office office;
    bool found;

    *out = (struct scoring_task){ 0 };
    TRY(profile_get(ctx, &profile));
    TRY(usage_office_find(ctx, &office, &found));
    /* A day early in the year has its table made at the end of the year before. */
    for (int year = this_year - 1; found && !out->year && year <= this_year + 1; year++) {
        struct scoring_task task = { .year = year };
        bool told;

        if (!scoring_of(&profile->usage.scoring, year, &task.of) || !is_due(&task.of, today))
            continue;
        TRY(db_one(ctx, STMT_ALERT_WAS_TOLD, ARGS(told_of(), V_INT(task.year), V_INT(0), V_INT(0)),
            &told));
        if (!told)
            *out = task;
    }
    return ST_OK;
}

/* Whoever leads the province's regimes, at the office or nearest above it. */
static enum status tell(struct ctx *ctx, const struct usage_office *office,
    const struct scoring_task *task, const struct discipline_table *table)
{
    const struct alert_words words = {
        .what = str_format(ctx->arena, "năm %d", task->year),
        .due_on = task->of.made_on + 1,
    };

    return alert_tell_nearest(ctx,
        &(struct alert_office){ .right = RIGHT_REGIME_WRITE, .unit_path = office->unit_path },
        &(struct alert){
            .kind = ALERT_WAITING,
            .object_type = str_of(object_type_names[OBJECT_DISCIPLINE_TABLE]),
            .object_id = table->id,
            .text_key = S("scored"),
            .text = alert_text(ctx->arena, "scored", &words),
        });
}

static enum status table_draw(struct ctx *ctx, const struct usage_office *office,
    const struct scoring_task *task, struct discipline_table_out *out)
{
    const struct profile *profile;
    struct actor actor;
    enum status drawn;

    TRY(profile_get(ctx, &profile));
    actor = *system_actor(ctx, SYSTEM_MAY(PROGRESS_READ), S(""));
    actor.unit_id = office->unit_id;
    actor.unit_name = office->unit_name;
    ctx->actor = &actor;
    drawn = discipline_table_draw(ctx,
        &(struct discipline_table){
            .year = task->year,
            .from_on = task->of.due.first,
            .to_on = task->of.due.last,
            .note = str_format(ctx->arena, "Hệ thống tự lập theo " STR_FMT " " STR_FMT,
                STR_ARG(profile_article_words(ctx->arena, profile->usage.scoring.article)),
                STR_ARG(profile->about.regulation)),
        },
        out);
    ctx->actor = NULL; /* it ends here, also where there is nothing to draw up */
    return drawn;
}

enum status scoring_make(struct ctx *ctx, const struct scoring_task *task)
{
    struct discipline_table_out table = { 0 };
    struct usage_office office;
    enum status drawn;
    bool first, named;

    TRY(usage_office_find(ctx, &office, &named));
    TRY(db_one(ctx, STMT_ALERT_TOLD_INSERT, ARGS(told_of(), V_INT(task->year), V_INT(0), V_INT(0)),
        &first));
    if (!first || !named)
        return ST_OK;
    drawn = table_draw(ctx, &office, task, &table);
    if (drawn != ST_OK && ctx->problem.key == PROBLEM_DISCIPLINE_EMPTY)
        return ST_OK;
    TRY(drawn);
    return tell(ctx, &office, task, &table.table);
}
