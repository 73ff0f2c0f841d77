-- The years whose days off and swapped working days an administrator confirmed.
CREATE TABLE calendar_year (
    year {int} PRIMARY KEY,
    content {text} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL,
    changed_by {int} NOT NULL REFERENCES account (id)
);
