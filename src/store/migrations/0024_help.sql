-- The help desk: what people tell it, and what was said since.
CREATE TABLE ticket (
    id {pk},
    kind {int} NOT NULL,
    state {int} NOT NULL,
    subject {text} NOT NULL,
    subject_search {text} NOT NULL,
    unit_id {int} NOT NULL REFERENCES unit (id),
    asked_by {int} NOT NULL REFERENCES account (id),
    asked_name {text} NOT NULL,
    asked_at {int} NOT NULL,
    page {text} NOT NULL,
    roles {text} NOT NULL,
    program {text} NOT NULL,
    opened_at {int} NOT NULL,
    due_on {int},
    handler_id {int} REFERENCES account (id),
    answered_at {int} NOT NULL,
    closed_at {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE INDEX ticket_unit ON ticket (unit_id, id);
CREATE INDEX ticket_asker ON ticket (asked_by, asked_at);
CREATE INDEX ticket_handler ON ticket (handler_id, state);
CREATE INDEX ticket_asked ON ticket (asked_at);

CREATE TABLE ticket_message (
    id {pk},
    ticket_id {int} NOT NULL REFERENCES ticket (id),
    author_id {int} NOT NULL REFERENCES account (id),
    author_name {text} NOT NULL,
    author_unit_name {text} NOT NULL,
    by_desk {int} NOT NULL,
    body {text} NOT NULL,
    at {int} NOT NULL
);
CREATE INDEX ticket_message_ticket ON ticket_message (ticket_id, id);
