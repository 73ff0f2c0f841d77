-- The province's profile, the data in which provinces differ: a version for each change of it. What
-- was decided is decided by the version of the highest number. print is the beginning of hash as a
-- number: the same text has the same print, in any process.
CREATE TABLE profile_version (
    number {int} PRIMARY KEY,
    print {int} NOT NULL,
    text {text} NOT NULL,
    hash {text} NOT NULL,
    made_at {int} NOT NULL,
    account_id {int} REFERENCES account (id),
    made_by {text} NOT NULL,
    note {text} NOT NULL
);
