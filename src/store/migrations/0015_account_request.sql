-- What units ask about accounts, and how it was answered.
CREATE TABLE account_request (
    id {pk},
    kind {int} NOT NULL,
    state {int} NOT NULL,
    unit_id {int} NOT NULL REFERENCES unit (id),
    account_id {int} REFERENCES account (id),
    username {text} NOT NULL,
    name {text} NOT NULL,
    name_search {text} NOT NULL,
    to_unit_id {int} REFERENCES unit (id),
    extra {int} NOT NULL,
    reason {text} NOT NULL,
    document_number {text} NOT NULL,
    document_on {int},
    asked_by {int} NOT NULL REFERENCES account (id),
    asked_name {text} NOT NULL,
    asked_at {int} NOT NULL,
    due_on {int},
    decided_by {int} REFERENCES account (id),
    decided_name {text} NOT NULL,
    decided_at {int} NOT NULL,
    answer {text} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX account_request_state ON account_request (state, due_on);
CREATE INDEX account_request_unit ON account_request (unit_id, id);
CREATE INDEX account_request_account ON account_request (account_id);
CREATE INDEX account_request_asker ON account_request (asked_by, state);

-- The rights one of them asks for.
CREATE TABLE account_request_grant (
    id {pk},
    request_id {int} NOT NULL REFERENCES account_request (id),
    role {int} NOT NULL,
    unit_id {int} NOT NULL REFERENCES unit (id),
    below {int} NOT NULL,
    regime_id {int} REFERENCES regime (id),
    valid_from {int},
    valid_to {int}
);
CREATE INDEX account_request_grant_request ON account_request_grant (request_id);
