-- Units, organisations and persons elsewhere in the tree to which a unit may hand its reports on, from when to when.
CREATE TABLE unit_reporter (
    id {pk},
    unit_id {int} NOT NULL REFERENCES unit (id),
    reporter_id {int} NOT NULL REFERENCES unit (id),
    basis {text} NOT NULL,
    valid_from {int},
    valid_to {int},
    version {int} NOT NULL,
    changed_at {int} NOT NULL,
    changed_by {text} NOT NULL,
    UNIQUE (unit_id, reporter_id)
);
CREATE INDEX unit_reporter_other ON unit_reporter (reporter_id);
