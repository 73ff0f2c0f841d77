-- E-mail: where each account's goes and how often, and what is to be sent.
CREATE TABLE account_mail (
    account_id {int} PRIMARY KEY REFERENCES account (id),
    address {text} NOT NULL,
    mode {int} NOT NULL,
    digest_on {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);

CREATE TABLE mail (
    id {pk},
    account_id {int} NOT NULL REFERENCES account (id),
    kind {int} NOT NULL,
    address {text} NOT NULL,
    subject {text} NOT NULL,
    body {text} NOT NULL,
    unsubscribe {text} NOT NULL,
    message_key {text} NOT NULL,
    state {int} NOT NULL,
    tries {int} NOT NULL,
    next_at {int} NOT NULL,
    claimed_until {int} NOT NULL,
    error {text} NOT NULL,
    made_at {int} NOT NULL,
    ended_at {int} NOT NULL
);
CREATE INDEX mail_next ON mail (state, next_at, id);
CREATE INDEX mail_made ON mail (made_at);

-- The mail that told of an alert; NULL: not decided yet, 0: none did.
ALTER TABLE alert ADD COLUMN mail_id {int};
UPDATE alert SET mail_id = 0;
CREATE INDEX alert_mail ON alert (mail_id, account_id);
