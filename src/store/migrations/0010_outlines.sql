-- Outlines: templates of reports' texts, in versions; the texts being written, and as submitted; what
-- reviewers say about them. A regime may ask for a form, an outline or both (form_id 0: no form).
CREATE TABLE outline (
    id {pk},
    code {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    title_search {text} NOT NULL,
    owner_unit_id {int} NOT NULL REFERENCES unit (id),
    version_number {int} NOT NULL,
    sections {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);

-- Never changed once written.
CREATE TABLE outline_version (
    id {pk},
    outline_id {int} NOT NULL REFERENCES outline (id),
    number {int} NOT NULL,
    document {text} NOT NULL,
    created_at {int} NOT NULL,
    created_by {int} NOT NULL,
    UNIQUE (outline_id, number)
);

ALTER TABLE regime ADD COLUMN outline_id {int} REFERENCES outline (id);
ALTER TABLE cycle ADD COLUMN outline_version_id {int} REFERENCES outline_version (id);

-- The text being written: core/narrative/document.h.
CREATE TABLE narrative_draft (
    report_id {int} PRIMARY KEY REFERENCES report (id),
    document {text} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL,
    changed_by {int} NOT NULL
);

-- The text as submitted, its computed places said; empty: the report has none.
ALTER TABLE revision ADD COLUMN narrative {text} NOT NULL DEFAULT '';

-- What an approver (own_side 1) or the receiver says about a section, and what was answered.
CREATE TABLE narrative_comment (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    section {text} NOT NULL,
    body {text} NOT NULL,
    own_side {int} NOT NULL,
    author_id {int} NOT NULL,
    author_name {text} NOT NULL,
    author_unit_name {text} NOT NULL,
    created_at {int} NOT NULL,
    answer {text} NOT NULL,
    resolved_by_name {text} NOT NULL,
    resolved_at {int} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX narrative_comment_report ON narrative_comment (report_id, id);
