-- The regime whose yearly reports are the plan that KE_HOACH takes from.
ALTER TABLE regime ADD COLUMN plan_regime_id {int} REFERENCES regime (id);

-- What the formulas of a frozen revision took from other reports: frozen revisions too. roles are
-- bits of enum formula_external_kind.
CREATE TABLE revision_source (
    revision_id {int} NOT NULL REFERENCES revision (id),
    position {int} NOT NULL,
    source_revision_id {int} NOT NULL REFERENCES revision (id),
    roles {int} NOT NULL,
    PRIMARY KEY (revision_id, position)
);

-- Why a warning of a check stands, while the report is filled in.
CREATE TABLE check_note (
    report_id {int} NOT NULL REFERENCES report (id),
    code {text} NOT NULL,
    note {text} NOT NULL,
    noted_by {text} NOT NULL,
    noted_at {int} NOT NULL,
    PRIMARY KEY (report_id, code)
);

-- The warnings of a frozen revision, each with its explanation; the first cell it is about.
CREATE TABLE revision_check (
    id {pk},
    revision_id {int} NOT NULL REFERENCES revision (id),
    code {text} NOT NULL,
    message {text} NOT NULL,
    row_key {int} NOT NULL,
    column_key {int} NOT NULL,
    cells {int} NOT NULL,
    found {text} NOT NULL,
    allowed {text} NOT NULL,
    note {text} NOT NULL,
    noted_by {text} NOT NULL,
    noted_at {int} NOT NULL,
    UNIQUE (revision_id, code)
);
