#include "render/papers.h"

/* clang-format off */
static const struct paper_writer writers[] = {
    { "pdf",  "application/pdf", render_pdf },
    { "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", render_docx },
};
/* clang-format on */

const struct paper_writer *paper_writer(struct str extension)
{
    for (size_t i = 0; i < ARRAY_LEN(writers); i++) {
        if (str_eq(extension, str_of(writers[i].extension)))
            return &writers[i];
    }
    return NULL;
}

static int64_t hundredths(double points)
{
    return (int64_t)(points * 100 + 0.5);
}

struct paper_spot paper_spot(const struct paper_place *place)
{
    return (struct paper_spot){
        .page = (int64_t)place->page - 1,
        .left = hundredths(place->x),
        .bottom = hundredths(place->page_height - place->y - place->height),
        .right = hundredths(place->x + place->width),
        .top = hundredths(place->page_height - place->y),
    };
}

struct paper_gaps paper_gaps(const struct paper_line *line)
{
    struct paper_gaps out = { .page = (int64_t)line->page - 1,
        .size = hundredths(line->size),
        .len = line->len,
        .before = line->before,
        .behind = line->behind,
        .at_end = line->at_end };

    for (size_t i = 0; i < line->len; i++)
        out.rooms[i] = (struct paper_gap){
            .left = hundredths(line->rooms[i].x),
            .base = hundredths(line->page_height - line->rooms[i].y),
            .width = hundredths(line->rooms[i].width),
        };
    return out;
}
