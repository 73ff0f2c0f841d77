-- Books of numbers, a unit's of a year (0: running on): kind 0 of what it issues, 1 of what arrives. next: what nobody has had.
CREATE TABLE number_book (
    id {pk},
    unit_id {int} NOT NULL REFERENCES unit (id),
    year {int} NOT NULL,
    kind {int} NOT NULL,
    next {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL,
    UNIQUE (unit_id, year, kind)
);

-- Numbers of documents: reserved, issued or released. number NULL: sent outside under a number that is not of the book, or is
-- somebody else's. A released one stays as it was; whoever gets the number again has a row of his own.
CREATE TABLE document_number (
    id {pk},
    book_id {int} NOT NULL REFERENCES number_book (id),
    number {int},
    text {text} NOT NULL,
    state {int} NOT NULL,
    report_id {int} REFERENCES report (id),
    revision {int} NOT NULL,
    issued_on {int} NOT NULL,
    subject {text} NOT NULL,
    search {text} NOT NULL,
    outside {int} NOT NULL,
    sent_at {int} NOT NULL,
    account_id {int} NOT NULL REFERENCES account (id),
    account_name {text} NOT NULL,
    at {int} NOT NULL,
    reason {text} NOT NULL,
    version {int} NOT NULL
);
CREATE UNIQUE INDEX document_number_live ON document_number (book_id, number) WHERE state <> 2;
CREATE UNIQUE INDEX document_number_report ON document_number (report_id, revision) WHERE state <> 2;
CREATE INDEX document_number_released ON document_number (book_id, state, number);

-- What arrived at a unit and was taken in there, each revision with a number of its own.
CREATE TABLE arrival (
    id {pk},
    book_id {int} NOT NULL REFERENCES number_book (id),
    number {int} NOT NULL,
    report_id {int} NOT NULL REFERENCES report (id),
    revision {int} NOT NULL,
    arrived_on {int} NOT NULL,
    accepted_at {int} NOT NULL,
    document_text {text} NOT NULL,
    document_on {int},
    subject {text} NOT NULL,
    search {text} NOT NULL,
    account_name {text} NOT NULL,
    UNIQUE (book_id, number),
    UNIQUE (report_id, revision)
);
