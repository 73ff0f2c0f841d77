/*
 * limits -- every size, depth and count that outside data can reach, with its reason.
 *
 * Layer:  base (freestanding)
 * Owns:   nothing
 * Fails:  never
 * Limits: these
 * Tests:  each limit is met by a test of the module that keeps it
 */
#ifndef BAOCAO_LIMITS_H
#define BAOCAO_LIMITS_H

#include <stddef.h>

#include "base/limits_told.h"
#include "base/limits_work.h"

/* One allocation: the largest upload and its parse fit. */
#define ARENA_ALLOC_MAX ((size_t)256 << 20)
/* A request's arena: a report of 5,000 cells as JSON takes about 2 MiB. */
#define ARENA_REQUEST_BYTES ((size_t)32 << 20)
/* An import, an export, a consolidation: works on whole files and many reports. */
#define ARENA_HEAVY_BYTES ((size_t)256 << 20)

/* HTTP. A head holds a cookie, a path and little else. */
#define HTTP_HEAD_BYTES_MAX ((size_t)16 << 10)
#define HTTP_BODY_BYTES_MAX ((size_t)8 << 20)
#define HTTP_UPLOAD_BYTES_MAX ((size_t)50 << 20)
#define HTTP_HEADERS_MAX 64
#define HTTP_HEAD_MS_MAX 10000
#define HTTP_BODY_MS_MAX 60000
#define HTTP_ANSWER_MS_MAX 60000
#define HTTP_IDLE_MS_MAX 75000
#define HTTP_CONNECTIONS_MAX 4096
/* A whole office may sit behind one address. */
#define HTTP_CONNECTIONS_PER_ADDRESS_MAX 512
#define HTTP_STREAMS_PER_ADDRESS_MAX 256
#define HTTP_STREAM_BACKLOG_BYTES_MAX ((size_t)64 << 10)
#define HTTP_STREAM_BEAT_MS 15000
/* Long bodies and answers get time in proportion: a commune's line carries at least this. */
#define HTTP_BYTES_PER_MS_MIN 65
/* Bodies being received, of all connections together. */
#define HTTP_BODIES_BYTES_MAX ((size_t)512 << 20)
/* After a refusal: how long to read on, so that the client sees the answer. */
#define HTTP_LINGER_MS_MAX 2000
#define HTTP_STOP_MS_MAX 5000
#define HTTP_SLOW_MS 1000
#define HTTP_LOOPS_MAX 64
#define HTTP_LANE_THREADS_MAX 64
#define HTTP_QUEUE_HEAVY_MAX 64
#define HTTP_QUEUE_HASH_MAX 64
#define HTTP_QUEUE_DB_MAX 1024
/* Requests kept ready for the next one, per loop, each with 16 KiB. */
#define HTTP_TICKETS_SPARE_MAX 256

/* Fonts of papers: Liberation Serif has 390 KB. */
#define FONT_BYTES_MAX ((size_t)4 << 20)

/* JSON. The deepest document we define, a form with its heading tree, has depth 8; the widest, our
 * own description, has a member a resource: over 250. */
#define JSON_DEPTH_MAX 32
#define JSON_MEMBERS_MAX 512

/* A province's profile: the five shipped have under 40 steps and 20 KB. A step's place is a byte.
 */
#define PROFILE_BYTES_MAX ((size_t)256 << 10)
#define WORKFLOW_STEPS_MAX 200
#define PROFILE_RULES_MAX 100

/* Lists. */
/* What a report's page shows of what was done with it, the newest; all of it is in the history. */
#define REPORT_STEPS_MAX 200
#define PAGE_ROWS_MAX 500
#define PAGE_ROWS_DEFAULT 50

/* Forms (design: at most 5,000 fixed cells). */
#define FORM_CELLS_MAX 5000
#define FORM_ROWS_MAX 5000
#define FORM_COLUMNS_MAX 256
#define FORM_HEADING_DEPTH_MAX 6
/* Keys are places on a sheet: row 1,048,576 and column XFD are a spreadsheet's last. */
#define FORM_ROW_KEY_MAX 1048576
#define FORM_COLUMN_KEY_MAX 16384
#define FORM_LABEL_BYTES_MAX 2000
#define FORM_INDENT_MAX 20
#define CLOCK_DAYS_MAX 366    /* to build or to test a form */
#define TRIAL_UNITS_MAX 200   /* that try a form */
#define TRIAL_REMARKS_MAX 500 /* shown of a form */
#define TRIALS_SHOWN_MAX 100  /* of what somebody's units try */
/* Below the table: who signs, and the lines of notes. */
#define FORM_SIGNS_MAX 8
#define FORM_NOTES_MAX 60
/* Rows a report's author adds, and their cells with those that name them: read and packed in a few
 * ms, as JSON about 12 MiB. */
#define OPEN_ROWS_MAX 100000
#define OPEN_CELLS_MAX 200000
/* What one report's author may add, counted in cells: a save holds the form as it was and as it
 * becomes, with its formulas, within ARENA_REQUEST_BYTES. A row counts for some, a formula or check
 * of it for one and more the longer it is: so measured, lists of 19,000 light rows just fit. */
#define OPEN_OWN_WEIGHT_MAX 120000
#define OPEN_ROW_WEIGHT 3
#define OPEN_FORMULA_WEIGHT_BYTES 8
/* Figures and words of a draft, packed: as many are read, changed and packed again at once. */
#define DRAFT_BYTES_MAX ((size_t)12 << 20)
/* Rows taken away that a draft remembers, to tell who did it to whoever still writes in them. */
#define OPEN_REMOVED_MAX 1000
/* One save: what is pasted comes in several. */
#define OPEN_ROWS_PATCH_MAX 5000
/* Rows and columns that a total does not take: named as far as people read. */
#define AGGREGATE_GAPS_MAX 100
#define FORMULA_BYTES_MAX 4096
#define FORMULA_DEPTH_MAX 64
#define FORMULA_STEPS_MAX 100000
/* Texts one formula makes and compares: a whole form of 50-letter texts searched once. */
#define FORMULA_TEXT_BYTES_MAX ((size_t)256 << 10)
/* Figures a form's formulas take from other reports: one for each of its cells. */
#define FORMULA_EXTERNALS_MAX 5000
/* All formulas of a form together, one step for each operation and each cell of a range: 10 ms. */
#define FORMULA_PROGRAM_STEPS_MAX 2000000
/* Other forms that a form's formulas take from, and those that these take from. */
#define FORM_LINKS_MAX 64
/* Checks of a form, and the cells they look at one by one: all of them in under 5 ms. */
#define CHECKS_MAX 500
#define CHECK_STEPS_MAX 100000
#define CHECK_VALUES_MAX 200
/* What checks found: so many cells are named, all are counted. */
#define CHECK_FINDINGS_MAX 1000
/* People count letters, of which UTF-8 has up to four bytes. */
#define CELL_TEXT_CHARS_MAX 2000
#define CELL_TEXT_BYTES_MAX (4 * CELL_TEXT_CHARS_MAX)
#define CELLS_PATCH_MAX 5000

/* Texts of reports and outlines: a hundred printed pages are about 400 KB of JSON. The deepest node
 * that makes sense is a text in a list of a list in a cell: nine. */
#define DOCUMENT_BYTES_MAX ((size_t)1 << 20)
#define DOCUMENT_NODES_MAX 20000
#define DOCUMENT_DEPTH_MAX 12
#define DOCUMENT_HEADINGS_MAX 300
/* Each is looked for among those before it. */
#define DOCUMENT_PLACES_MAX 2000
/* More than anybody reads of one report. */
#define COMMENTS_MAX 500
/* Of a table in a text, spans counted: more do not fit any paper. */
#define PAPER_TABLE_COLUMNS_MAX 60
/* Tables of one page of a spreadsheet that are told apart. */
#define ANNEX_TABLES_MAX 16

/* Figures: column scales run from 0 to 6 decimals. */
#define DEC_SCALE_MAX 6

/* .xlsx: inflated bytes are counted, the headers of the archive are not believed. */
#define XLSX_ENTRIES_MAX 1000
#define XLSX_INFLATED_BYTES_MAX ((size_t)200 << 20)
#define XLSX_ENTRY_BYTES_MAX ((size_t)120 << 20)
#define XLSX_CELLS_MAX 2000000
#define XLSX_SHEETS_MAX 64
#define XLSX_MERGES_MAX 20000
#define XLSX_LINKS_MAX 2000
/* Excel's own: 64,000 styles in a file; a cell's style fits 16 bits. */
#define XLSX_STYLES_MAX 65000
#define XLSX_SHARED_FORMULAS_MAX 100000
#define XML_DEPTH_MAX 64
#define XML_ATTRIBUTES_MAX 64
/* Excel's longest cell is 32,767 characters. */
#define XLSX_TEXT_BYTES_MAX ((size_t)128 << 10)
/* One tag with its attributes; the longest ones name namespaces. */
#define XML_TOKEN_BYTES_MAX ((size_t)256 << 10)
/* Different names of elements and attributes in one part: expat keeps each for good. */
#define XML_NAMES_MAX 1000

/* The working calendar: a year has some 15 days off that are no weekend, and a few swaps. */
#define CALENDAR_DAYS_MAX 100
#define CALENDAR_YEAR_MIN 2000
#define CALENDAR_YEAR_MAX 2198
/* Years around a window in which a due day may fall, or until the next one of a regime does. */
#define CALENDAR_YEARS_MAX 12
/* LibreOffice, turning .xls and .ods into .xlsx: a form takes it one to two seconds. Waiting and
 * working together end before the answer would be late (HTTP_ANSWER_MS_MAX). */
#define OFFICE_MS_MAX 30000
#define OFFICE_WAIT_MS_MAX 15000
/* Addresses, not pages: it starts with half of it. */
#define OFFICE_MEMORY_BYTES_MAX ((size_t)2 << 30)
#define OFFICE_FILE_BYTES_MAX ((size_t)64 << 20)

/* Attached files. One is an upload; a report's go to a share where they are more. */
#define ATTACHMENT_BYTES_MAX ((int64_t)HTTP_UPLOAD_BYTES_MAX)
#define ATTACHMENTS_BYTES_MAX ((int64_t)200 << 20)
#define ATTACHMENTS_MAX 50
#define ATTACHMENT_NAME_CHARS_MAX 200
#define ATTACHMENT_NOTE_CHARS_MAX 500
/* Kept in pieces; so many are written in one transaction and sent in one go: about 1 ms of the
 * writer, 1 MiB of memory a download. */
#define FILE_CHUNK_BYTES ((size_t)256 << 10)
#define FILE_SLICE_CHUNKS 4
/* What an office file lists: a thousand pictures make a thousand entries. */
#define ARCHIVE_ENTRIES_MAX 10000
#define ARCHIVE_INFLATED_BYTES_MAX ((uint64_t)1 << 30)
/* The old office files' directory: 128 bytes a line. */
#define COMPOUND_ENTRIES_MAX 20000
#define COMPOUND_SECTORS_MAX (HTTP_UPLOAD_BYTES_MAX / 512)

/* Units. Depth guards against a cycle in imported data. */
#define UNIT_DEPTH_MAX 12
/* What was built of a report: how far up it is followed, and how much is named. */
#define REPORT_USES_LEVELS_MAX 8
#define REPORT_USES_MAX 100
/* Faults of one file that are told. */
#define PROBLEM_FAULTS_MAX 100
#define CSV_ROWS_MAX 20000
#define CSV_COLUMNS_MAX 64

/* People. */
#define PASSWORD_CHARS_MIN 12
#define PASSWORD_CHARS_MAX 128
#define GRANTS_PER_ACCOUNT_MAX 64
#define QUOTA_NAMES_MAX 10   /* named of those that fill a quota */
#define PASSWORDS_KEPT_MAX 5 /* not chosen again; each is verified, some 60 ms */
#define PASSWORD_SOON_DAYS 14
#define READERS_MAX 1000       /* who may see a report: a province's offices and its unit */
#define REQUEST_GRANTS_MAX 16  /* one request asks for: a post's roles in a few regimes */
#define HANDOVER_ITEMS_MAX 200 /* of each kind, that one post leaves to the next */
#define SESSION_IDLE_MS ((int64_t)30 * 60 * 1000)
#define SESSION_LIFE_MS ((int64_t)12 * 60 * 60 * 1000)

/* An agency's rule of approval: stages in a row, who may speak for one, rules of one unit. */
#define REVIEW_STAGES_MAX 8
#define REVIEW_ACCOUNTS_MAX 20
#define REVIEW_TITLE_CHARS_MAX 100
#define APPROVAL_RULES_MAX 100

/* Writing: one batch of the group commit. */
#define WRITE_BATCH_MAX 64
#define WRITE_BATCH_MS_MAX 5
#define WRITE_RETRIES_MAX 5
#define QUEUE_WRITES_MAX 1024
#define QUEUE_HEAVY_MAX 64
#define QUEUE_HASH_MAX 64

#endif
