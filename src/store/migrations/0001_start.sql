-- The tables of the first release. {pk} {int} {text} {blob} are words of the dialect.
-- Instants are milliseconds since 1970 (UTC), days are days since 1970-01-01, booleans 0 or 1.

CREATE TABLE setting (
    key {text} PRIMARY KEY,
    value {text} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);

-- An agency, commune, division … in a dated tree of any depth; path is "1/40/16681/".
CREATE TABLE unit (
    id {pk},
    code {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    name_search {text} NOT NULL,
    name_sort {text} NOT NULL,
    kind {int} NOT NULL,
    parent_id {int} REFERENCES unit (id),
    path {text} NOT NULL,
    depth {int} NOT NULL,
    valid_from {int},
    valid_to {int},
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE INDEX unit_parent ON unit (parent_id);
CREATE INDEX unit_path ON unit (path);
CREATE INDEX unit_sort ON unit (name_sort, id);

CREATE TABLE account (
    id {pk},
    username {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    name_search {text} NOT NULL,
    unit_id {int} NOT NULL REFERENCES unit (id),
    password_hash {text} NOT NULL,
    must_change_password {int} NOT NULL,
    locked {int} NOT NULL,
    password_changed_at {int} NOT NULL,
    last_login_at {int} NOT NULL,
    created_at {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE INDEX account_unit ON account (unit_id);

CREATE TABLE regime (
    id {pk},
    code {text} NOT NULL UNIQUE,
    name {text} NOT NULL,
    name_search {text} NOT NULL,
    legal_basis {text} NOT NULL,
    lead_unit_id {int} NOT NULL REFERENCES unit (id),
    receiver_unit_id {int} NOT NULL REFERENCES unit (id),
    upper_unit_id {int} REFERENCES unit (id),
    form_id {int} NOT NULL,
    total_form_id {int},
    period_kind {int} NOT NULL,
    window_rule {text} NOT NULL,
    due_rule {text} NOT NULL,
    active {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);

-- A standing right: role x unit (and below) x regime x dates.
CREATE TABLE account_grant (
    id {pk},
    account_id {int} NOT NULL REFERENCES account (id),
    role {int} NOT NULL,
    unit_id {int} NOT NULL REFERENCES unit (id),
    below {int} NOT NULL,
    regime_id {int} REFERENCES regime (id),
    valid_from {int},
    valid_to {int},
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE INDEX account_grant_account ON account_grant (account_id);
CREATE INDEX account_grant_unit ON account_grant (unit_id);

-- The token itself is only in the browser; here is its hash.
CREATE TABLE login_session (
    id {pk},
    token_hash {text} NOT NULL UNIQUE,
    account_id {int} NOT NULL REFERENCES account (id),
    created_at {int} NOT NULL,
    seen_at {int} NOT NULL,
    address {text} NOT NULL,
    user_agent {text} NOT NULL
);
CREATE INDEX login_session_account ON login_session (account_id);
CREATE INDEX login_session_seen ON login_session (seen_at);

-- Browsers an account has logged in from: their lane is not slowed by others' guesses.
CREATE TABLE login_device (
    token_hash {text} NOT NULL,
    account_id {int} NOT NULL REFERENCES account (id),
    used_at {int} NOT NULL,
    PRIMARY KEY (token_hash, account_id)
);
CREATE INDEX login_device_account ON login_device (account_id);
CREATE INDEX login_device_used ON login_device (used_at);

-- Wrong log-ins by source ("address:…", "account:…", "device:…").
CREATE TABLE login_failure (
    source {text} PRIMARY KEY,
    failures {int} NOT NULL,
    next_at {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE INDEX login_failure_changed ON login_failure (changed_at);

CREATE TABLE form (
    id {pk},
    code {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    title_search {text} NOT NULL,
    state {int} NOT NULL,
    owner_unit_id {int} NOT NULL REFERENCES unit (id),
    version_number {int} NOT NULL,
    rows {int} NOT NULL,
    columns {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);

-- Never changed once written.
CREATE TABLE form_version (
    id {pk},
    form_id {int} NOT NULL REFERENCES form (id),
    number {int} NOT NULL,
    layout {text} NOT NULL,
    created_at {int} NOT NULL,
    created_by {int} NOT NULL,
    UNIQUE (form_id, number)
);

-- Who reports under a regime, and which part of the form; [] is all of it.
CREATE TABLE regime_reporter (
    regime_id {int} NOT NULL REFERENCES regime (id),
    unit_id {int} NOT NULL REFERENCES unit (id),
    part_rows {text} NOT NULL,
    part_columns {text} NOT NULL,
    PRIMARY KEY (regime_id, unit_id)
);

CREATE TABLE cycle (
    id {pk},
    regime_id {int} NOT NULL REFERENCES regime (id),
    period {text} NOT NULL,
    window_from {int} NOT NULL,
    window_to {int} NOT NULL,
    due_on {int} NOT NULL,
    form_version_id {int} NOT NULL REFERENCES form_version (id),
    total_form_version_id {int} NOT NULL REFERENCES form_version (id),
    state {int} NOT NULL,
    opened_at {int} NOT NULL,
    opened_by {int} NOT NULL,
    version {int} NOT NULL,
    UNIQUE (regime_id, period)
);
CREATE INDEX cycle_opened ON cycle (opened_at, id);

-- Who must fill which part of a form in a cycle.
CREATE TABLE assignment (
    id {pk},
    cycle_id {int} NOT NULL REFERENCES cycle (id),
    unit_id {int} NOT NULL REFERENCES unit (id),
    part_rows {text} NOT NULL,
    part_columns {text} NOT NULL,
    assigned_at {int} NOT NULL,
    assigned_by {int} NOT NULL,
    UNIQUE (cycle_id, unit_id)
);

-- One unit's duty in one cycle (kind 0), or the lead unit's total of it (kind 1).
CREATE TABLE report (
    id {pk},
    kind {int} NOT NULL,
    cycle_id {int} NOT NULL REFERENCES cycle (id),
    assignment_id {int} REFERENCES assignment (id),
    regime_id {int} NOT NULL REFERENCES regime (id),
    unit_id {int} NOT NULL REFERENCES unit (id),
    receiver_unit_id {int} NOT NULL REFERENCES unit (id),
    form_version_id {int} NOT NULL REFERENCES form_version (id),
    state {int} NOT NULL,
    due_on {int} NOT NULL,
    submitted_at {int} NOT NULL,
    approved_at {int} NOT NULL,
    sent_at {int} NOT NULL,
    accepted_at {int} NOT NULL,
    revision {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL,
    UNIQUE (cycle_id, kind, unit_id)
);
CREATE INDEX report_unit ON report (unit_id, state);
CREATE INDEX report_state ON report (state, due_on, id);
CREATE INDEX report_receiver ON report (receiver_unit_id, state);

-- The figures being filled in: core/content.h, with the version each cell was last changed by.
CREATE TABLE draft (
    report_id {int} PRIMARY KEY REFERENCES report (id),
    content {blob} NOT NULL
);

-- The figures as submitted; never changed.
CREATE TABLE revision (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    number {int} NOT NULL,
    content {blob} NOT NULL,
    content_hash {text} NOT NULL,
    frozen_at {int} NOT NULL,
    frozen_by {int} NOT NULL,
    UNIQUE (report_id, number)
);

-- What a total was built from.
CREATE TABLE total_source (
    report_id {int} NOT NULL REFERENCES report (id),
    source_report_id {int} NOT NULL REFERENCES report (id),
    revision_id {int} NOT NULL REFERENCES revision (id),
    PRIMARY KEY (report_id, source_report_id)
);
CREATE INDEX total_source_source ON total_source (source_report_id);

-- Everything that ever changed: one row per use case, in its transaction. Records and states before
-- and after are texts, the cells of a save are packed (core/cell_diff.h).
CREATE TABLE event (
    id {pk},
    at {int} NOT NULL,
    actor_id {int},
    actor_name {text} NOT NULL,
    actor_unit_id {int},
    session_id {int},
    address {text} NOT NULL,
    request_id {text} NOT NULL,
    action {text} NOT NULL,
    object_type {text} NOT NULL,
    object_id {int} NOT NULL,
    object_version {int},
    unit_id {int},
    other_unit_id {int},
    note {text} NOT NULL,
    before {text} NOT NULL,
    after {text} NOT NULL,
    cells {blob}
);
CREATE INDEX event_object ON event (object_type, object_id, id);

-- Answers to POSTs that carried an Idempotency-Key, to be given again.
CREATE TABLE idempotency (
    account_id {int} NOT NULL,
    key {text} NOT NULL,
    request_hash {text} NOT NULL,
    status {int} NOT NULL,
    body {text} NOT NULL,
    at {int} NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_at ON idempotency (at);
