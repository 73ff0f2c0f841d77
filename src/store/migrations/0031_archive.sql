-- How long reports of a regime are kept where the regime says more than the profile: whole years; 0: for ever.
CREATE TABLE archive_rule (
    regime_id {int} PRIMARY KEY REFERENCES regime (id),
    years {int} NOT NULL,
    reason {text} NOT NULL,
    changed_at {int} NOT NULL,
    changed_name {text} NOT NULL,
    version {int} NOT NULL
);

-- Files of the archive: what a unit issued of a regime for a year; part 2 and further ones take what comes once a part is closed or full.
-- manifest_id, size: once closed. stamp_at: when its manifest is to be stamped next; 0: not. destroyed_at: its documents are gone, this row stays.
CREATE TABLE archive_file (
    id {pk},
    unit_id {int} NOT NULL REFERENCES unit (id),
    regime_id {int} NOT NULL REFERENCES regime (id),
    year {int} NOT NULL,
    part {int} NOT NULL,
    title {text} NOT NULL,
    search {text} NOT NULL,
    made_at {int} NOT NULL,
    size {int} NOT NULL,
    closed_at {int} NOT NULL,
    closed_on {int},
    closed_name {text} NOT NULL,
    years {int} NOT NULL,
    kept_until {int},
    manifest_id {int} REFERENCES file (id),
    manifest_size {int} NOT NULL,
    manifest_hash {text} NOT NULL,
    destroyed_at {int} NOT NULL,
    stamp_at {int} NOT NULL,
    stamp_claimed_until {int} NOT NULL,
    stamp_tries {int} NOT NULL,
    stamp_failures {int} NOT NULL,
    stamp_error {text} NOT NULL,
    version {int} NOT NULL,
    UNIQUE (unit_id, regime_id, year, part)
);
CREATE INDEX archive_file_stamp ON archive_file (stamp_at);
CREATE INDEX archive_file_manifest ON archive_file (manifest_id);

-- What was filed, in order: a revision of a report that was taken in.
CREATE TABLE archive_entry (
    id {pk},
    file_id {int} NOT NULL REFERENCES archive_file (id),
    number {int} NOT NULL,
    report_id {int} NOT NULL REFERENCES report (id),
    revision {int} NOT NULL,
    code {text} NOT NULL,
    issued_on {int},
    subject {text} NOT NULL,
    period {text} NOT NULL,
    signer {text} NOT NULL,
    filed_at {int} NOT NULL,
    UNIQUE (file_id, number),
    UNIQUE (report_id, revision)
);

-- Its bytes, each under the name it has in a package. entry 0: of the file as a whole. kept_id NULL: destroyed.
CREATE TABLE archive_piece (
    file_id {int} NOT NULL REFERENCES archive_file (id),
    entry {int} NOT NULL,
    number {int} NOT NULL,
    kind {int} NOT NULL,
    path {text} NOT NULL,
    title {text} NOT NULL,
    kept_id {int} REFERENCES file (id),
    size {int} NOT NULL,
    hash {text} NOT NULL,
    came_at {int} NOT NULL,
    PRIMARY KEY (file_id, entry, number),
    UNIQUE (file_id, path)
);
CREATE INDEX archive_piece_kept ON archive_piece (kept_id);

-- A file that is not destroyed for now: an inspection, a court.
CREATE TABLE archive_hold (
    id {pk},
    file_id {int} NOT NULL REFERENCES archive_file (id),
    reason {text} NOT NULL,
    document {text} NOT NULL,
    placed_at {int} NOT NULL,
    placed_name {text} NOT NULL,
    released_at {int} NOT NULL,
    released_name {text} NOT NULL,
    release_reason {text} NOT NULL,
    release_document {text} NOT NULL
);
CREATE INDEX archive_hold_file ON archive_hold (file_id, released_at);

-- Files of a unit proposed to be destroyed. minutes: what was destroyed, with digests; for ever.
CREATE TABLE archive_disposal (
    id {pk},
    unit_id {int} NOT NULL REFERENCES unit (id),
    state {int} NOT NULL,
    reason {text} NOT NULL,
    search {text} NOT NULL,
    proposed_at {int} NOT NULL,
    proposed_by {int} NOT NULL REFERENCES account (id),
    proposed_name {text} NOT NULL,
    decided_at {int} NOT NULL,
    decided_name {text} NOT NULL,
    document {text} NOT NULL,
    answer {text} NOT NULL,
    minutes {text} NOT NULL,
    minutes_hash {text} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX archive_disposal_unit ON archive_disposal (unit_id, id);
CREATE TABLE archive_disposal_file (
    disposal_id {int} NOT NULL REFERENCES archive_disposal (id),
    file_id {int} NOT NULL REFERENCES archive_file (id),
    PRIMARY KEY (disposal_id, file_id)
);
CREATE INDEX archive_disposal_file_file ON archive_disposal_file (file_id);

-- A package of a file that somebody asked for; kept_id once it is made, for some days.
CREATE TABLE archive_package (
    id {pk},
    file_id {int} NOT NULL REFERENCES archive_file (id),
    account_id {int} NOT NULL REFERENCES account (id),
    state {int} NOT NULL,
    done {int} NOT NULL,
    total {int} NOT NULL,
    asked_at {int} NOT NULL,
    claimed_until {int} NOT NULL,
    tries {int} NOT NULL,
    ended_at {int} NOT NULL,
    kept_id {int} REFERENCES file (id),
    size {int} NOT NULL,
    hash {text} NOT NULL,
    error {text} NOT NULL
);
CREATE INDEX archive_package_file ON archive_package (file_id);
CREATE INDEX archive_package_state ON archive_package (state, id);
CREATE INDEX archive_package_kept ON archive_package (kept_id);

-- Time stamps of a file's manifest: each is over the manifest and all stamps before it.
CREATE TABLE archive_stamp (
    file_id {int} NOT NULL REFERENCES archive_file (id),
    number {int} NOT NULL,
    token {blob} NOT NULL,
    digest {int} NOT NULL,
    stamped_at {int} NOT NULL,
    ends_at {int} NOT NULL,
    authority {text} NOT NULL,
    PRIMARY KEY (file_id, number)
);

-- Who stamps: one row. url empty: nobody.
CREATE TABLE stamp_authority (
    id {int} PRIMARY KEY,
    url {text} NOT NULL,
    inside {int} NOT NULL,
    policy {text} NOT NULL,
    digest {int} NOT NULL,
    changed_at {int} NOT NULL,
    changed_name {text} NOT NULL,
    answered_at {int} NOT NULL,
    error {text} NOT NULL,
    error_at {int} NOT NULL,
    version {int} NOT NULL
);
INSERT INTO stamp_authority (id, url, inside, policy, digest, changed_at, changed_name, answered_at, error, error_at, version)
VALUES (1, '', 0, '', 0, 0, '', 0, '', 0, 1);

-- Rights that are new with this: whoever sends for a unit and reads what was sent to it, its clerk, keeps its archive; whoever approves
-- reports decides on destroying. No text has either in a step of the workflow.
INSERT INTO profile_version (number, print, text, hash, made_at, account_id, made_by, note)
SELECT q.number + 1, q.print + 1,
    replace(replace(replace(replace(q.text, '"report.send", "report.read_sent"', '"report.send", "archive.keep", "report.read_sent"'),
        '"report.send","report.read_sent"', '"report.send","archive.keep","report.read_sent"'),
        '"report.approve", "progress.read"', '"report.approve", "archive.destroy", "progress.read"'),
        '"report.approve","progress.read"', '"report.approve","archive.destroy","progress.read"'),
    '', q.made_at, NULL, 'Hệ thống', 'Nâng cấp chương trình: thêm quyền lập hồ sơ lưu trữ và phê duyệt hủy hồ sơ.'
FROM profile_version q
WHERE q.number = (SELECT MAX(number) FROM profile_version) AND q.text NOT LIKE '%"archive.keep"%'
    AND (q.text LIKE '%"report.send", "report.read_sent"%' OR q.text LIKE '%"report.send","report.read_sent"%'
        OR q.text LIKE '%"report.approve", "progress.read"%' OR q.text LIKE '%"report.approve","progress.read"%');
