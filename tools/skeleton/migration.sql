-- thing: say in one sentence what is kept. The columns are the fields marked F_COLUMN, in order.

CREATE TABLE thing (
    id {pk},
    code {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
