-- A cycle may be cancelled (state 3): by whom, when, why and by which document. Then its period may be opened anew, so only
-- one cycle of a period is in force (SQLite: a table is made anew to be rid of a constraint).
CREATE TABLE cycle_anew (
    id {pk},
    regime_id {int} NOT NULL REFERENCES regime (id),
    period {text} NOT NULL,
    window_from {int} NOT NULL,
    window_to {int} NOT NULL,
    due_on {int} NOT NULL,
    form_version_id {int} NOT NULL REFERENCES form_version (id),
    total_form_version_id {int} NOT NULL REFERENCES form_version (id),
    state {int} NOT NULL,
    opened_at {int} NOT NULL,
    opened_by {int} NOT NULL,
    version {int} NOT NULL,
    outline_version_id {int} REFERENCES outline_version (id),
    closed_at {int} NOT NULL DEFAULT 0,
    closed_by_name {text} NOT NULL DEFAULT '',
    closed_note {text} NOT NULL DEFAULT '',
    first_due_on {int} NOT NULL DEFAULT 0,
    cancelled_at {int} NOT NULL DEFAULT 0,
    cancelled_by_name {text} NOT NULL DEFAULT '',
    cancelled_note {text} NOT NULL DEFAULT '',
    cancelled_document {text} NOT NULL DEFAULT ''
);
INSERT INTO cycle_anew (id, regime_id, period, window_from, window_to, due_on, form_version_id, total_form_version_id, state, opened_at, opened_by,
    version, outline_version_id, closed_at, closed_by_name, closed_note, first_due_on)
SELECT id, regime_id, period, window_from, window_to, due_on, form_version_id, total_form_version_id, state, opened_at, opened_by,
    version, outline_version_id, closed_at, closed_by_name, closed_note, first_due_on FROM cycle;
DROP TABLE cycle;
ALTER TABLE cycle_anew RENAME TO cycle;
CREATE INDEX cycle_opened ON cycle (opened_at, id);
CREATE INDEX cycle_period ON cycle (regime_id, period);
CREATE UNIQUE INDEX cycle_in_force ON cycle (regime_id, period) WHERE state <> 3;

-- A report taken from the unit that had it: by whom, when and why; and where it stood, to be put back there.
CREATE TABLE withdrawal (
    report_id {int} PRIMARY KEY REFERENCES report (id),
    state {int} NOT NULL,
    clock {int} NOT NULL,
    withdrawn_at {int} NOT NULL,
    withdrawn_by_name {text} NOT NULL,
    reason {text} NOT NULL,
    document {text} NOT NULL
);
