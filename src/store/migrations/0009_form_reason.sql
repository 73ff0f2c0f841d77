-- Why a form asks what another form asks already. A row's or column's key names it for good; the
-- label is what it was called when the reason was given: a row that means something else since has
-- none. One of row_key and column_key is 0, and so of the other form's.
CREATE TABLE form_reason (
    id {pk},
    form_id {int} NOT NULL REFERENCES form (id),
    form_version_id {int} NOT NULL REFERENCES form_version (id),
    row_key {int} NOT NULL,
    column_key {int} NOT NULL,
    label {text} NOT NULL,
    other_form_id {int} NOT NULL REFERENCES form (id),
    other_row {int} NOT NULL,
    other_column {int} NOT NULL,
    reason {text} NOT NULL,
    stated_by {text} NOT NULL,
    stated_at {int} NOT NULL,
    UNIQUE (form_id, row_key, column_key, other_form_id, other_row, other_column)
);
