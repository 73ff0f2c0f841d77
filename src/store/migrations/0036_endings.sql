-- What people were told of once is kept of whatever it is about, no longer of reports alone.
CREATE TABLE alert_told_of (
    object_type {text} NOT NULL,
    object_id {int} NOT NULL,
    step {int} NOT NULL,
    turn {int} NOT NULL,
    PRIMARY KEY (object_id, object_type, step, turn)
);
INSERT INTO alert_told_of (object_type, object_id, step, turn) SELECT 'report', report_id, step, turn FROM alert_told;
DROP TABLE alert_told;
ALTER TABLE alert_told_of RENAME TO alert_told;

-- Certificates by the day they end, and what stands of them in people's alerts.
CREATE INDEX certificate_ending ON certificate (valid_to) WHERE withdrawn_at = 0;
CREATE INDEX trust_item_ending ON trust_item (valid_to) WHERE kind = 0 AND withdrawn_at = 0;
CREATE INDEX alert_ending ON alert (object_type, object_id, turn) WHERE kind = 7;

-- Whose certificate the last stamp was made with, and when it ends; 0: nothing was stamped yet.
ALTER TABLE stamp_authority ADD COLUMN signer {text} NOT NULL DEFAULT '';
ALTER TABLE stamp_authority ADD COLUMN ends_at {int} NOT NULL DEFAULT 0;
