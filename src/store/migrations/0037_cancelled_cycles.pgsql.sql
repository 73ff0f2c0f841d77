ALTER TABLE cycle ADD COLUMN cancelled_at {int} NOT NULL DEFAULT 0;
ALTER TABLE cycle ADD COLUMN cancelled_by_name {text} NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN cancelled_note {text} NOT NULL DEFAULT '';
ALTER TABLE cycle ADD COLUMN cancelled_document {text} NOT NULL DEFAULT '';
ALTER TABLE cycle DROP CONSTRAINT cycle_regime_id_period_key;
CREATE INDEX cycle_period ON cycle (regime_id, period);
CREATE UNIQUE INDEX cycle_in_force ON cycle (regime_id, period) WHERE state <> 3;

CREATE TABLE withdrawal (
    report_id {int} PRIMARY KEY REFERENCES report (id),
    state {int} NOT NULL,
    clock {int} NOT NULL,
    withdrawn_at {int} NOT NULL,
    withdrawn_by_name {text} NOT NULL,
    reason {text} NOT NULL,
    document {text} NOT NULL
);
