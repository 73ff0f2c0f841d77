-- When the system, or the line of a unit and those below it (unit_id), could not be used; to_at 0: it still cannot.
CREATE TABLE outage (
    id {pk},
    from_at {int} NOT NULL,
    to_at {int} NOT NULL,
    unit_id {int} REFERENCES unit (id),
    affected {text} NOT NULL,
    confirmed_by {text} NOT NULL,
    document {text} NOT NULL,
    withdrawn {int} NOT NULL,
    recorded_by_name {text} NOT NULL,
    recorded_at {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE INDEX outage_time ON outage (from_at, id);

-- A report that was sent by other means during an outage: sent_at as it was, fallback_at what counts unless it is confirmed.
CREATE TABLE registration (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    outage_id {int} NOT NULL REFERENCES outage (id),
    state {int} NOT NULL,
    sent_at {int} NOT NULL,
    fallback_at {int} NOT NULL,
    channel {int} NOT NULL,
    document_number {text} NOT NULL,
    evidence_name {text} NOT NULL,
    evidence_sha256 {text} NOT NULL,
    note {text} NOT NULL,
    registered_by_name {text} NOT NULL,
    registered_at {int} NOT NULL,
    answer {text} NOT NULL,
    decided_by_name {text} NOT NULL,
    decided_at {int} NOT NULL
);
CREATE INDEX registration_report ON registration (report_id, id);
CREATE INDEX registration_outage ON registration (outage_id);

-- Since when a report counts as sent at another time than it was sent here; 0: it was sent here.
ALTER TABLE report ADD COLUMN registered_at {int} NOT NULL DEFAULT 0;

-- What became of a unit that ended, or changed its name: successor_id NULL: nothing. The heir takes over what is owed;
-- applied_at 0: the day has not come yet.
CREATE TABLE unit_link (
    id {pk},
    kind {int} NOT NULL,
    predecessor_id {int} NOT NULL REFERENCES unit (id),
    successor_id {int} REFERENCES unit (id),
    heir {int} NOT NULL,
    from_on {int} NOT NULL,
    document {text} NOT NULL,
    made_by_name {text} NOT NULL,
    made_at {int} NOT NULL,
    applied_at {int} NOT NULL,
    UNIQUE (predecessor_id, successor_id)
);
CREATE INDEX unit_link_successor ON unit_link (successor_id);
CREATE INDEX unit_link_due ON unit_link (applied_at, from_on);
