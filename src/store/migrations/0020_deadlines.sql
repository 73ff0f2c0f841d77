-- The lead unit closes and opens the intake of a cycle (state 1: closed), by whom, when and why.
ALTER TABLE cycle ADD COLUMN closed_at {int} NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN closed_by_name {text} NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN closed_note {text} NOT NULL DEFAULT '';

-- The due day a report had before the first extension; NULL: it was never extended.
ALTER TABLE report ADD COLUMN extended_from {int};

-- A later due day, asked for by the reporter and granted or refused by the receiver.
CREATE TABLE extension (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    state {int} NOT NULL,
    old_due_on {int} NOT NULL,
    wished_on {int} NOT NULL,
    due_on {int},
    reason {text} NOT NULL,
    asked_by_name {text} NOT NULL,
    asked_at {int} NOT NULL,
    answer {text} NOT NULL,
    decided_by_name {text} NOT NULL,
    decided_at {int} NOT NULL
);
CREATE INDEX extension_report ON extension (report_id, id);
CREATE INDEX extension_state ON extension (state, report_id);
