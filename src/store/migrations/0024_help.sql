-- The help desk: what people tell it, and what was said since.
CREATE TABLE ticket (
    id {pk},
    kind {int} NOT NULL,
    state {int} NOT NULL,
    subject {text} NOT NULL,
    subject_search {text} NOT NULL,
    unit_id {int} NOT NULL REFERENCES unit (id),
    asked_by {int} NOT NULL REFERENCES account (id),
    asked_name {text} NOT NULL,
    asked_at {int} NOT NULL,
    page {text} NOT NULL,
    roles {text} NOT NULL,
    program {text} NOT NULL,
    opened_at {int} NOT NULL,
    due_on {int},
    handler_id {int} REFERENCES account (id),
    answered_at {int} NOT NULL,
    closed_at {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE INDEX ticket_unit ON ticket (unit_id, id);
CREATE INDEX ticket_asker ON ticket (asked_by, asked_at);
CREATE INDEX ticket_handler ON ticket (handler_id, state);
CREATE INDEX ticket_asked ON ticket (asked_at);

CREATE TABLE ticket_message (
    id {pk},
    ticket_id {int} NOT NULL REFERENCES ticket (id),
    author_id {int} NOT NULL REFERENCES account (id),
    author_name {text} NOT NULL,
    author_unit_name {text} NOT NULL,
    by_desk {int} NOT NULL,
    body {text} NOT NULL,
    at {int} NOT NULL
);
CREATE INDEX ticket_message_ticket ON ticket_message (ticket_id, id);

-- The right that is new with this: whoever may change the profile answers; and whoever administers a unit, where the
-- regulation makes him its help desk (Nghệ An Đ7.2, Cần Thơ Đ17.2). No digest, as before.
INSERT INTO profile_version (number, print, text, hash, made_at, account_id, made_by, note)
SELECT q.number + 1, q.print + 1,
    CASE WHEN q.text LIKE '%"id": "nghe-an"%' OR q.text LIKE '%"id":"nghe-an"%' OR q.text LIKE '%"id": "can-tho"%' OR q.text LIKE '%"id":"can-tho"%'
        THEN replace(q.text, '"account.write"', '"account.write","help.answer"')
        ELSE replace(q.text, '"profile.write"', '"profile.write","help.answer"') END,
    '', q.made_at, NULL, 'Hệ thống', 'Nâng cấp chương trình: thêm quyền trả lời góp ý, báo lỗi.'
FROM profile_version q
WHERE q.number = (SELECT MAX(number) FROM profile_version) AND q.text NOT LIKE '%"help.answer"%';
