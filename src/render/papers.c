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
