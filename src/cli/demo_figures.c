/*
 * The demo's figures: made by a generator, plausible, and consistent from month to month.
 *
 * A commune has a size of each thing, by the land it lies on; a year has its
 * small difference; a course says how much of the year's work is done by the
 * end of each month. Cumulative figures are the year's times the course, the
 * month's figure is the difference of two of them, last year's the same a year
 * before. Output is area times yield.
 */
#include "cli/demo_figures.h"

/* Columns of the communes' form. */
#define LAST_YEAR 4
#define MONTH 5
#define CUMULATIVE 6
/* The plan's column of the province's form. */
#define PLAN 5
/* What every series may take: the demo's things have 4 rows at most. */
#define CHANGES_MAX 512
#define THOUSAND 1000

enum land { URBAN, PLAIN, COAST, HILL, MOUNTAIN, LAND_COUNT };

/* Ours, by the districts that were: good enough for figures that are made up. */
static const struct {
    int64_t first, last; /* codes of communes */
    enum land land;
} lands[] = {
    { 16681, 16708, URBAN },    /* Vinh */
    { 16732, 16732, COAST },    /* Cửa Lò */
    { 16738, 16936, MOUNTAIN }, /* Quế Phong, Quỳ Châu, Kỳ Sơn, Tương Dương */
    { 16939, 17089, HILL },     /* Thái Hòa, Nghĩa Đàn, Quỳ Hợp */
    { 17110, 17128, COAST },    /* Hoàng Mai */
    { 17143, 17170, PLAIN },    /* Quỳnh Lưu */
    { 17176, 17212, COAST },    /* the same, by the sea */
    { 17224, 17224, HILL }, { 17230, 17263, MOUNTAIN }, /* Con Cuông */
    { 17266, 17380, HILL },                             /* Tân Kỳ, Anh Sơn */
    { 17395, 17416, PLAIN },                            /* Diễn Châu */
    { 17419, 17419, COAST }, { 17443, 17443, PLAIN }, { 17464, 17464, COAST },
    { 17476, 17713, PLAIN }, /* Diễn Châu, Yên Thành, Đô Lương */
    { 17722, 17818, HILL },  /* Thanh Chương */
    { 17827, 17827, PLAIN }, /* Nghi Lộc */
    { 17833, 17833, COAST }, { 17842, 17878, PLAIN }, { 17920, 17920, URBAN }, /* Vinh */
    { 17935, 18040, PLAIN }, /* Nam Đàn, Hưng Nguyên */
};

/* Thousandths of the year's work done by the end of each month. */
enum course {
    SPRING_SOWN,
    SPRING_REAPED,
    SUMMER_SOWN,
    SUMMER_REAPED,
    AUTUMN_SOWN,
    AUTUMN_REAPED,
    FIELD_SOWN,
    FIELD_REAPED,
    GREENS_SOWN,
    GREENS_REAPED,
    CASSAVA_SOWN,
    CASSAVA_REAPED,
    FRUIT,
    FOREST,
    FISH,
    EVEN,
    COURSE_COUNT
};

/* clang-format off */
static const int64_t courses[COURSE_COUNT][12] = {
    [SPRING_SOWN]    = {  900, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000 },
    [SPRING_REAPED]  = {    0,    0,    0,   60,  780, 1000, 1000, 1000, 1000, 1000, 1000, 1000 },
    [SUMMER_SOWN]    = {    0,    0,    0,    0,  150,  920, 1000, 1000, 1000, 1000, 1000, 1000 },
    [SUMMER_REAPED]  = {    0,    0,    0,    0,    0,    0,    0,   80,  820, 1000, 1000, 1000 },
    [AUTUMN_SOWN]    = {    0,    0,    0,    0,    0,  100,  650, 1000, 1000, 1000, 1000, 1000 },
    [AUTUMN_REAPED]  = {    0,    0,    0,    0,    0,    0,    0,    0,   60,  480,  940, 1000 },
    [FIELD_SOWN]     = {  300,  450,  480,  520,  600,  640,  650,  690,  800,  930,  990, 1000 },
    [FIELD_REAPED]   = {   20,   60,  150,  330,  480,  560,  600,  650,  720,  800,  900, 1000 },
    [GREENS_SOWN]    = {  110,  200,  290,  370,  440,  500,  560,  620,  710,  810,  910, 1000 },
    [GREENS_REAPED]  = {   80,  170,  260,  345,  420,  480,  540,  600,  680,  775,  880, 1000 },
    [CASSAVA_SOWN]   = {  250,  650,  850,  950, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 1000 },
    [CASSAVA_REAPED] = {  150,  250,  300,  300,  300,  300,  300,  320,  400,  560,  780, 1000 },
    [FRUIT]          = {   40,   80,  120,  170,  240,  350,  480,  600,  710,  810,  900, 1000 },
    [FOREST]         = {  150,  330,  420,  450,  470,  490,  520,  580,  690,  830,  940, 1000 },
    [FISH]           = {   60,  120,  190,  270,  355,  445,  540,  630,  715,  800,  895, 1000 },
    [EVEN]           = {   83,  166,  250,  333,  416,  500,  583,  666,  750,  833,  916, 1000 },
};
/* clang-format on */

/* CROP and TREE have four rows: area, area that bears, yield, output; the others have one. */
enum kind { CROP, TREE, LEVEL, FLOW };

struct thing {
    int64_t row; /* of the communes' form */
    enum kind kind;
    int decimals;
    int64_t size[LAND_COUNT]; /* a year's area, heads or output of a commune, on average */
    int64_t rate;             /* CROP, TREE: tenths of tạ/ha */
    int64_t bearing;          /* TREE: thousandths of its area */
    int64_t presence;         /* of 100 communes with such land, how many have it */
    enum course sown, reaped;
    int64_t kin; /* things of the same kin go together */
};

/* clang-format off */
static const struct thing things[] = {
    /* row  kind dec  {urban,  plain,  coast,   hill, mountain} rate bear pres  sown          reaped         kin */
    {  19, CROP,  1, {  120,    900,    420,    480,    160 },   680,   0, 100, SPRING_SOWN,  SPRING_REAPED,   1 },
    {  29, CROP,  1, {   90,    760,    330,    380,    110 },   510,   0, 100, SUMMER_SOWN,  SUMMER_REAPED,   1 },
    {  34, CROP,  1, {   10,    120,     60,    160,    190 },   470,   0,  90, AUTUMN_SOWN,  AUTUMN_REAPED,   2 },
    {  39, CROP,  1, {   25,    130,    180,    260,    200 },   475,   0, 100, FIELD_SOWN,   FIELD_REAPED,    3 },
    {  49, CROP,  1, {    6,     20,     45,     25,     12 },   680,   0,  85, FIELD_SOWN,   FIELD_REAPED,    4 },
    {  54, CROP,  1, {    0,     10,     15,    130,    140 },  2300,   0,  80, CASSAVA_SOWN, CASSAVA_REAPED,  5 },
    {  59, CROP,  1, {    0,      2,      2,      6,      4 },  1100,   0,  15, CASSAVA_SOWN, CASSAVA_REAPED,  6 },
    {  64, CROP,  1, {    1,      3,      3,      5,      5 },   900,   0,  20, FIELD_SOWN,   FIELD_REAPED,    7 },
    {  74, CROP,  1, {   90,    260,    420,    150,     60 },  1500,   0, 100, GREENS_SOWN,  GREENS_REAPED,   8 },
    {  79, CROP,  1, {    4,     30,     40,     45,     20 },    95,   0,  80, FIELD_SOWN,   FIELD_REAPED,    9 },
    {  89, CROP,  1, {    1,     12,     18,      5,      2 },   850,   0,  60, GREENS_SOWN,  GREENS_REAPED,  10 },
    {  94, CROP,  1, {    2,     10,     14,      8,      4 },   750,   0,  50, GREENS_SOWN,  GREENS_REAPED,  11 },
    {  99, CROP,  1, {    0,      1,      1,     18,     12 },  1100,   0,  40, FIELD_SOWN,   FIELD_REAPED,   12 },
    { 109, TREE,  1, {    4,      8,     25,      6,      1 },   900, 850,  60, EVEN,         EVEN,           13 },
    { 119, TREE,  1, {    0,      6,      4,      8,      2 },  1100, 700,  45, FRUIT,        FRUIT,          14 },
    { 124, TREE,  1, {    0,      0,      0,      6,      4 },   600, 200,   8, FRUIT,        FRUIT,          15 },
    { 129, TREE,  1, {    0,      0,     60,     30,      5 },  2300, 800,  30, FRUIT,        FRUIT,          16 },
    { 134, TREE,  1, {    2,      8,      4,     22,     18 },   950, 600,  80, FRUIT,        FRUIT,          17 },
    { 139, TREE,  1, {    2,     10,      8,     14,     16 },   550, 750,  80, FRUIT,        FRUIT,          18 },
    { 149, TREE,  1, {    3,     18,     10,     38,     20 },  1050, 650,  85, FRUIT,        FRUIT,          19 },
    { 159, TREE,  1, {    1,      3,      3,      2,      1 },   900, 800,  25, EVEN,         EVEN,           20 },
    { 164, TREE,  1, {    8,     40,     25,    110,     60 },  1300, 700,  95, FRUIT,        FRUIT,          21 },
    { 169, LEVEL, 0, {  900,   8200,   5200,   6800,   4200 },     0,   0, 100, EVEN,         EVEN,           22 },
    { 170, LEVEL, 0, {  400,   2900,   2400,   4300,   4600 },     0,   0, 100, EVEN,         EVEN,           23 },
    { 171, LEVEL, 0, { 60000, 330000, 240000, 210000, 70000 },     0,   0, 100, EVEN,         EVEN,           24 },
    { 172, LEVEL, 0, {  500,   4000,   2500,   1500,      0 },     0,   0,  20, EVEN,         EVEN,           25 },
    { 174, FLOW,  1, {    5,     20,     30,    170,    260 },     0,   0,  75, FOREST,       FOREST,         26 },
    { 175, LEVEL, 1, {   60,    500,    900,   6500,  17500 },     0,   0,  90, EVEN,         EVEN,           27 },
    { 176, FLOW,  1, {   12,     35,     30,     45,     40 },     0,   0, 100, FOREST,       FOREST,         28 },
    { 180, LEVEL, 1, {    0,      0,     12,      0,      0 },     0,   0,  85, FISH,         FISH,           29 },
    { 181, LEVEL, 1, {    0,      0,     55,      0,      0 },     0,   0,  90, FISH,         FISH,           30 },
    { 182, LEVEL, 1, {    0,      0,      8,      0,      0 },     0,   0,  50, FISH,         FISH,           31 },
    { 183, LEVEL, 1, {    0,      0,      6,      0,      0 },     0,   0,  60, FISH,         FISH,           32 },
    { 185, LEVEL, 1, {   40,    130,     70,     90,     35 },     0,   0, 100, FISH,         FISH,           33 },
    { 187, LEVEL, 1, {    0,      2,      2,      0,      0 },     0,   0,  30, FISH,         FISH,           34 },
    { 188, LEVEL, 1, {    1,      4,      3,      2,      1 },     0,   0,  40, FISH,         FISH,           35 },
    { 192, FLOW,  1, {    0,      0,     60,      0,      0 },     0,   0,  85, FISH,         FISH,           29 },
    { 193, FLOW,  1, {    0,      0,    320,      0,      0 },     0,   0,  90, FISH,         FISH,           30 },
    { 194, FLOW,  1, {    0,      0,    150,      0,      0 },     0,   0,  50, FISH,         FISH,           31 },
    { 195, FLOW,  1, {    0,      0,     25,      0,      0 },     0,   0,  60, FISH,         FISH,           32 },
    { 197, FLOW,  1, {   90,    330,    180,    190,     60 },     0,   0, 100, FISH,         FISH,           33 },
    { 199, FLOW,  1, {    0,      2,      1,      0,      0 },     0,   0,  30, FISH,         FISH,           34 },
    { 200, FLOW,  1, {    1,      5,      4,      2,      1 },     0,   0,  40, FISH,         FISH,           35 },
    { 203, FLOW,  1, {    0,      0,   5200,      0,      0 },     0,   0,  95, FISH,         FISH,           36 },
    { 204, FLOW,  1, {    0,      0,    180,      0,      0 },     0,   0,  80, FISH,         FISH,           37 },
    { 205, FLOW,  1, {    0,      0,    900,      0,      0 },     0,   0,  85, FISH,         FISH,           38 },
    { 207, FLOW,  1, {    6,     22,     15,     20,     18 },     0,   0,  95, FISH,         FISH,           39 },
    { 208, FLOW,  1, {    0,      2,      1,      1,      0 },     0,   0,  40, FISH,         FISH,           40 },
    { 209, FLOW,  1, {    1,      3,      2,      2,      1 },     0,   0,  50, FISH,         FISH,           41 },
    { 211, LEVEL, 0, {    0,      8,     14,     10,     16 },     0,   0,  35, EVEN,         EVEN,           42 },
    { 212, LEVEL, 0, {    0,    580,   1020,    720,   1150 },     0,   0,  35, EVEN,         EVEN,           42 },
};
/* clang-format on */

/* One commune's thing in one year. */
struct series {
    const struct thing *thing;
    int64_t size; /* in units of the last decimal */
    int64_t rate; /* tenths of tạ/ha */
};

/* Where a series stands at the end of a month. */
struct point {
    int64_t area, bearing, output;
};

static enum land land_of(int64_t code)
{
    for (size_t i = 0; i < ARRAY_LEN(lands); i++)
        if (lands[i].first <= code && code <= lands[i].last)
            return lands[i].land;
    return PLAIN;
}

/* Thousandths between low and high, evenly. */
static int64_t between(uint64_t random, int64_t low, int64_t high)
{
    return low + (int64_t)(random % (uint64_t)(high - low + 1));
}

static int64_t times(int64_t value, int64_t thousandths)
{
    return (value * thousandths + THOUSAND / 2) / THOUSAND;
}

static struct series series_of(int64_t seed, int64_t code, const struct thing *thing, int64_t year)
{
    struct series series = { .thing = thing };
    int64_t size = thing->size[land_of(code)] * (thing->decimals ? 10 : 1);
    uint64_t own = demo_random(seed, code, thing->kin, 0);

    if ((int64_t)(own % 100) >= thing->presence)
        return series;
    series.size = times(size, between(own >> 8, 550, 1600));
    series.size = times(series.size, between(demo_random(seed, code, thing->kin, year), 965, 1045));
    /* A good year is good for all. */
    series.size = times(series.size, between(demo_random(seed, 0, thing->kin, year), 960, 1060));
    series.rate = times(thing->rate, between(demo_random(seed, code, thing->row, year), 930, 1070));
    return series;
}

/* month 0 is the beginning of the year. */
static struct point point_at(const struct series *series, int64_t month)
{
    const struct thing *thing = series->thing;
    int64_t sown = month ? courses[thing->sown][month - 1] : 0;
    int64_t reaped = month ? courses[thing->reaped][month - 1] : 0;
    struct point point = { 0 };

    switch (thing->kind) {
    case CROP:
        point.area = times(series->size, sown);
        point.bearing = times(times(series->size, 993), reaped);
        point.output = point.bearing * series->rate / 100;
        break;
    case TREE:
        point.area = series->size;
        point.bearing = times(series->size, thing->bearing);
        point.output = times(point.bearing * series->rate / 100, reaped);
        break;
    case LEVEL:
        point.area = times(series->size, 990 + month * 2);
        break;
    case FLOW:
        point.area = times(series->size, sown);
        break;
    }
    return point;
}

/* Since the month before: levels stay levels. */
static struct point during(const struct series *series, int64_t month)
{
    struct point now = point_at(series, month), before = point_at(series, month - 1);
    enum kind kind = series->thing->kind;

    now.output -= before.output;
    if (kind == CROP)
        now.bearing -= before.bearing;
    if (kind == CROP || kind == FLOW)
        now.area -= before.area;
    return now;
}

static void put(struct list *out, struct cell_ref at, int64_t mantissa, int decimals)
{
    if (!mantissa)
        return;
    ASSERT(out->len < CHANGES_MAX);
    *LIST_AT(*out, struct cell_change, out->len++) = (struct cell_change){
        .given = CELL_CHANGE_SAYS,
        .row = at.row,
        .column = at.column,
        .value = { true, { mantissa, decimals } },
    };
}

static void point_put(
    struct list *out, const struct thing *thing, struct cell_ref at, struct point point)
{
    put(out, at, point.area, thing->decimals);
    if (thing->kind != CROP && thing->kind != TREE)
        return;
    put(out, (struct cell_ref){ at.row + 1, at.column }, point.bearing, thing->decimals);
    if (point.bearing)
        put(out, (struct cell_ref){ at.row + 2, at.column },
            (point.output * THOUSAND + point.bearing / 2) / point.bearing, 2);
    put(out, (struct cell_ref){ at.row + 3, at.column }, point.output, thing->decimals);
}

struct list demo_figures(
    const struct demo *demo, struct arena *arena, struct str unit_code, int64_t year, int64_t month)
{
    struct list out = { ARENA_ARRAY(arena, CHANGES_MAX, struct cell_change), 0 };
    int64_t code = 0;

    (void)str_to_int(unit_code, &code);
    for (size_t i = 0; i < ARRAY_LEN(things); i++) {
        const struct thing *thing = &things[i];
        struct series before = series_of(demo->seed, code, thing, year - 1);
        struct series now = series_of(demo->seed, code, thing, year);

        if (!now.size)
            continue;
        point_put(
            &out, thing, (struct cell_ref){ thing->row, LAST_YEAR }, point_at(&before, month));
        point_put(&out, thing, (struct cell_ref){ thing->row, MONTH }, during(&now, month));
        point_put(&out, thing, (struct cell_ref){ thing->row, CUMULATIVE }, point_at(&now, month));
    }
    return out;
}

/* Plans are round. */
static int64_t rounded(int64_t value)
{
    int64_t step = value < 10000 ? 10 : 100;

    return (value + step / 2) / step * step;
}

/* What is planned is a little more than last year brought. */
struct list demo_plan(const struct demo *demo, struct arena *arena, int64_t year)
{
    struct list out = { ARENA_ARRAY(arena, CHANGES_MAX, struct cell_change), 0 };

    for (size_t i = 0; i < ARRAY_LEN(things); i++) {
        const struct thing *thing = &things[i];
        struct point sum = { 0 };

        for (size_t k = 0; k < demo->communes_len; k++) {
            int64_t code = 0;
            struct series last;
            struct point end;

            (void)str_to_int(demo->units[demo->communes_from + k].unit.code, &code);
            last = series_of(demo->seed, code, thing, year - 1);
            end = point_at(&last, 12);
            sum.area += end.area;
            sum.bearing += end.bearing;
            sum.output += end.output;
        }
        sum.area = rounded(times(sum.area, 1015));
        sum.bearing = rounded(times(sum.bearing, 1015));
        sum.output = rounded(times(sum.output, 1025));
        point_put(&out, thing, (struct cell_ref){ thing->row - DEMO_TOTAL_ROWS_UP, PLAN }, sum);
    }
    return out;
}
