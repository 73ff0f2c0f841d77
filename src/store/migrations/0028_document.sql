-- What a frozen revision goes out as: its manifest, its documents, every stage of them, and who is signing them.

-- Names all that belongs to a revision, with digests: its own digest stands on the paper.
CREATE TABLE revision_manifest (
    report_id {int} NOT NULL REFERENCES report (id),
    revision {int} NOT NULL,
    body {text} NOT NULL,
    hash {text} NOT NULL,
    PRIMARY KEY (report_id, revision)
);

-- A paper, or the packet of the data. Where a signature goes on a paper: page from 0, hundredths of a point from its lower left corner.
CREATE TABLE document (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    revision {int} NOT NULL,
    kind {int} NOT NULL,
    name {text} NOT NULL,
    made_at {int} NOT NULL,
    sign_page {int} NOT NULL,
    sign_left {int} NOT NULL,
    sign_bottom {int} NOT NULL,
    sign_right {int} NOT NULL,
    sign_top {int} NOT NULL,
    UNIQUE (report_id, revision, kind)
);

-- Each stage of a document, whole; never changed. Of a packet the first is its bytes, the others are signatures over them.
CREATE TABLE document_version (
    document_id {int} NOT NULL REFERENCES document (id),
    number {int} NOT NULL,
    stage {int} NOT NULL,
    file_id {int} NOT NULL REFERENCES file (id),
    hash {text} NOT NULL,
    size {int} NOT NULL,
    account_id {int} NOT NULL REFERENCES account (id),
    account_name {text} NOT NULL,
    at {int} NOT NULL,
    number_text {text} NOT NULL,
    dated_on {int},
    PRIMARY KEY (document_id, number)
);
CREATE INDEX document_version_file ON document_version (file_id);

-- Somebody is signing the documents of a revision. reason: a key of problems, once it was refused. remote: what the service calls it. ask_at: a key that the
-- server asks itself is asked from then on.
CREATE TABLE sign_job (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    revision {int} NOT NULL,
    digest {text} NOT NULL,
    purpose {int} NOT NULL,
    source {int} NOT NULL,
    account_id {int} NOT NULL REFERENCES account (id),
    account_name {text} NOT NULL,
    state {int} NOT NULL,
    credential {text} NOT NULL,
    remote {text} NOT NULL,
    reason {text} NOT NULL,
    detail {text} NOT NULL,
    created_at {int} NOT NULL,
    expires_at {int} NOT NULL,
    ended_at {int} NOT NULL,
    ask_at {int} NOT NULL
);
CREATE INDEX sign_job_report ON sign_job (report_id, purpose);
CREATE INDEX sign_job_state ON sign_job (state, expires_at);

-- One document of it. prepared: with the hole, or as it is now; hole 0: none. answer: what came back, not yet a version of the document
-- while others are still to be signed; answer_print is the digest of the bytes that were sent.
CREATE TABLE sign_job_part (
    job_id {int} NOT NULL REFERENCES sign_job (id),
    number {int} NOT NULL,
    document_id {int} NOT NULL REFERENCES document (id),
    base_version {int} NOT NULL,
    prepared_id {int} NOT NULL REFERENCES file (id),
    prepared_size {int} NOT NULL,
    hole_from {int} NOT NULL,
    hole_to {int} NOT NULL,
    digest {text} NOT NULL,
    answered_at {int} NOT NULL,
    answer_print {text} NOT NULL,
    answer_id {int} REFERENCES file (id),
    answer_hash {text} NOT NULL,
    answer_size {int} NOT NULL,
    PRIMARY KEY (job_id, number)
);
CREATE INDEX sign_job_part_prepared ON sign_job_part (prepared_id);
CREATE INDEX sign_job_part_answer ON sign_job_part (answer_id);

-- An address for a program that has no session: for one thing, once.
CREATE TABLE sign_ticket (
    hash {text} PRIMARY KEY,
    job_id {int} NOT NULL REFERENCES sign_job (id),
    number {int} NOT NULL,
    answers {int} NOT NULL,
    expires_at {int} NOT NULL,
    used_at {int} NOT NULL
);
CREATE INDEX sign_ticket_job ON sign_ticket (job_id);
