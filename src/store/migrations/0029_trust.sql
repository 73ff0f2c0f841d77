-- What signatures are believed by: certificates of authorities, lists of revoked certificates, OCSP answers.
-- A list that a newer one of the same authority replaced is kept where certificates that ended since may need it.
CREATE TABLE trust_item (
    id {pk},
    kind {int} NOT NULL,
    title {text} NOT NULL,
    bytes {blob} NOT NULL,
    hash {text} NOT NULL,
    subject {text} NOT NULL,
    issuer {text} NOT NULL,
    issuer_key {text} NOT NULL,
    own_key {text} NOT NULL,
    search {text} NOT NULL,
    serial {text} NOT NULL,
    valid_from {int} NOT NULL,
    valid_to {int} NOT NULL,
    is_root {int} NOT NULL,
    list_url {text} NOT NULL,
    answer_url {text} NOT NULL,
    source_id {int},
    added_at {int} NOT NULL,
    added_name {text} NOT NULL,
    replaced_at {int} NOT NULL,
    withdrawn_at {int} NOT NULL,
    withdrawn_name {text} NOT NULL,
    reason {text} NOT NULL
);
CREATE UNIQUE INDEX trust_item_live ON trust_item (hash) WHERE withdrawn_at = 0;
CREATE INDEX trust_item_serial ON trust_item (serial, kind);
CREATE INDEX trust_item_issuer ON trust_item (issuer_key, kind);

-- What the authorities and lists in force are known by in each process: another text with each change.
CREATE TABLE trust_generation (
    id {int} PRIMARY KEY,
    value {text} NOT NULL
);
INSERT INTO trust_generation (id, value) VALUES (1, '');

-- Where an authority is asked: by lists (kind of trust_item) or question by question. Nobody else is ever asked.
CREATE TABLE trust_source (
    id {pk},
    kind {int} NOT NULL,
    authority_id {int} NOT NULL REFERENCES trust_item (id),
    url {text} NOT NULL,
    inside {int} NOT NULL,
    next_at {int} NOT NULL,
    claimed_until {int} NOT NULL,
    tries {int} NOT NULL,
    failures {int} NOT NULL,
    fetched_at {int} NOT NULL,
    error {text} NOT NULL,
    error_at {int} NOT NULL,
    added_at {int} NOT NULL,
    added_name {text} NOT NULL,
    withdrawn_at {int} NOT NULL,
    withdrawn_name {text} NOT NULL,
    reason {text} NOT NULL
);
CREATE INDEX trust_source_next ON trust_source (withdrawn_at, next_at);

-- A certificate whose authority answers by OCSP, and when it is asked about next.
CREATE TABLE trust_question (
    id {pk},
    source_id {int} NOT NULL REFERENCES trust_source (id),
    bytes {blob} NOT NULL,
    hash {text} NOT NULL,
    next_at {int} NOT NULL,
    claimed_until {int} NOT NULL,
    tries {int} NOT NULL,
    failures {int} NOT NULL,
    error {text} NOT NULL,
    error_at {int} NOT NULL,
    answered_at {int} NOT NULL,
    wanted_at {int} NOT NULL,
    UNIQUE (hash)
);
CREATE INDEX trust_question_next ON trust_question (next_at);

-- Whose certificate it is to sign with: an account's (a leader's post) or a unit's (its seal).
CREATE TABLE certificate (
    id {pk},
    account_id {int} REFERENCES account (id),
    unit_id {int} REFERENCES unit (id),
    bytes {blob} NOT NULL,
    hash {text} NOT NULL,
    subject {text} NOT NULL,
    issuer {text} NOT NULL,
    serial {text} NOT NULL,
    issuer_key {text} NOT NULL,
    list_url {text} NOT NULL,
    answer_url {text} NOT NULL,
    valid_from {int} NOT NULL,
    valid_to {int} NOT NULL,
    added_at {int} NOT NULL,
    added_by {int} NOT NULL REFERENCES account (id),
    added_name {text} NOT NULL,
    withdrawn_at {int} NOT NULL,
    withdrawn_name {text} NOT NULL,
    reason {text} NOT NULL
);
CREATE INDEX certificate_account ON certificate (account_id, id);
CREATE INDEX certificate_unit ON certificate (unit_id, id);
CREATE INDEX certificate_hash ON certificate (hash);

-- How a signature or a seal shows on the page: PNG, and how wide it is printed.
CREATE TABLE picture (
    id {pk},
    account_id {int} UNIQUE REFERENCES account (id),
    unit_id {int} UNIQUE REFERENCES unit (id),
    bytes {blob} NOT NULL,
    hash {text} NOT NULL,
    width {int} NOT NULL,
    height {int} NOT NULL,
    width_mm {int} NOT NULL,
    changed_at {int} NOT NULL,
    changed_name {text} NOT NULL
);

-- A signed file that somebody brings is looked for by its bytes, and by the manifest it names.
CREATE INDEX document_version_hash ON document_version (hash);
CREATE INDEX revision_manifest_hash ON revision_manifest (hash);
