-- Files attached to reports. Their bytes are kept once, whatever refers to them.

-- hash is that of all the bytes, and NULL while they come in and once nothing refers to them: then
-- nobody finds them any more, and the sweep takes them, chunk by chunk.
CREATE TABLE file (
    id {pk},
    hash {text} UNIQUE,
    size {int} NOT NULL,
    touched_at {int} NOT NULL
);
CREATE INDEX file_touched ON file (touched_at);

CREATE TABLE file_chunk (
    file_id {int} NOT NULL REFERENCES file (id),
    number {int} NOT NULL,
    bytes {blob} NOT NULL,
    PRIMARY KEY (file_id, number)
);

-- What is attached to a report while it may be changed.
CREATE TABLE attachment (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    file_id {int} NOT NULL REFERENCES file (id),
    name {text} NOT NULL,
    note {text} NOT NULL,
    kind {int} NOT NULL,
    added_by {int} NOT NULL REFERENCES account (id),
    added_name {text} NOT NULL,
    added_at {int} NOT NULL,
    version {int} NOT NULL,
    UNIQUE (report_id, name),
    UNIQUE (report_id, file_id)
);
CREATE INDEX attachment_file ON attachment (file_id);

-- What was attached when the report was submitted; never changed.
CREATE TABLE revision_attachment (
    revision_id {int} NOT NULL REFERENCES revision (id),
    id {int} NOT NULL,
    report_id {int} NOT NULL,
    file_id {int} NOT NULL REFERENCES file (id),
    name {text} NOT NULL,
    note {text} NOT NULL,
    kind {int} NOT NULL,
    added_by {int} NOT NULL,
    added_name {text} NOT NULL,
    added_at {int} NOT NULL,
    version {int} NOT NULL,
    PRIMARY KEY (revision_id, id)
);
CREATE INDEX revision_attachment_file ON revision_attachment (file_id);
