-- What is announced to everybody or to a unit and those below it. A change makes another edition,
-- which is read anew; who read which edition stays.
CREATE TABLE announcement (
    id {pk},
    kind {int} NOT NULL,
    title {text} NOT NULL,
    title_sort {text} NOT NULL,
    body {text} NOT NULL,
    search {text} NOT NULL,
    document {text} NOT NULL,
    unit_id {int} REFERENCES unit (id),
    starts_at {int} NOT NULL,
    ends_at {int} NOT NULL,
    ground {int} NOT NULL,
    reason {text} NOT NULL,
    edition {int} NOT NULL,
    published_at {int} NOT NULL,
    published_by {int} NOT NULL REFERENCES account (id),
    published_name {text} NOT NULL,
    changed_at {int} NOT NULL,
    withdrawn_at {int} NOT NULL,
    withdrawn_reason {text} NOT NULL,
    version {int} NOT NULL
);
-- Whether a maintenance is under way is asked with each request.
CREATE INDEX announcement_stop ON announcement (kind, ends_at);
CREATE INDEX announcement_title ON announcement (title_sort, id);

CREATE TABLE announcement_read (
    announcement_id {int} NOT NULL REFERENCES announcement (id),
    edition {int} NOT NULL,
    account_id {int} NOT NULL REFERENCES account (id),
    read_at {int} NOT NULL,
    PRIMARY KEY (announcement_id, edition, account_id)
);

-- Rights that are new with this: whoever could change the profile may go on doing so, and announces. No
-- digest: it was made of no text that somebody gave.
INSERT INTO profile_version (number, print, text, hash, made_at, account_id, made_by, note)
SELECT q.number + 1, q.print + 1, replace(q.text, '"calendar.write"', '"calendar.write","profile.write","announcement.write"'),
    '', q.made_at, NULL, 'Hệ thống', 'Nâng cấp chương trình: thêm quyền sửa cấu hình theo quy chế và quyền đăng thông báo chung.'
FROM profile_version q
WHERE q.number = (SELECT MAX(number) FROM profile_version) AND q.text NOT LIKE '%"profile.write"%';
