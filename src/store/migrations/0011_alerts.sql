-- What people are told in the application. An alert is told once: by whom, of what, at which step
-- and which turn of it (the revision of a report's state, the due day of a step before or after it).
CREATE TABLE alert (
    id {pk},
    account_id {int} NOT NULL REFERENCES account (id),
    kind {int} NOT NULL,
    object_type {text} NOT NULL,
    object_id {int} NOT NULL,
    step {int} NOT NULL,
    turn {int} NOT NULL,
    text_key {text} NOT NULL,
    text {text} NOT NULL,
    text_search {text} NOT NULL,
    made_at {int} NOT NULL,
    read_at {int} NOT NULL,
    UNIQUE (account_id, object_type, object_id, step, turn)
);
CREATE INDEX alert_account ON alert (account_id, id);
CREATE INDEX alert_unread ON alert (account_id, read_at, id);
CREATE INDEX alert_made ON alert (made_at);

-- The steps of a report of which people were told, whoever they were: what is not here is to be told.
CREATE TABLE alert_told (
    report_id {int} NOT NULL REFERENCES report (id),
    step {int} NOT NULL,
    turn {int} NOT NULL,
    PRIMARY KEY (report_id, step, turn)
);
