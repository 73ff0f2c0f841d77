-- Who gave a right and when, what was granted beyond the quota, and the passwords a person had.
ALTER TABLE account ADD COLUMN extra_request_id {int} REFERENCES account_request (id);
ALTER TABLE account_grant ADD COLUMN extra_request_id {int} REFERENCES account_request (id);
ALTER TABLE account_grant ADD COLUMN given_at {int} NOT NULL DEFAULT 0;
ALTER TABLE account_grant ADD COLUMN given_by {int};
ALTER TABLE account_grant ADD COLUMN given_name {text} NOT NULL DEFAULT '';

-- What was given before is told by the history, whose event holds the grant as JSON, its id first.
UPDATE account_grant SET
    given_at = COALESCE((SELECT MIN(e.at) FROM event e WHERE e.object_type = 'account' AND e.object_id = account_grant.account_id
        AND e.action = 'grant.create' AND e.after LIKE '_"id":' || account_grant.id || ',%'), 0),
    given_by = (SELECT MIN(e.actor_id) FROM event e WHERE e.object_type = 'account' AND e.object_id = account_grant.account_id
        AND e.action = 'grant.create' AND e.after LIKE '_"id":' || account_grant.id || ',%'),
    given_name = COALESCE((SELECT MIN(e.actor_name) FROM event e WHERE e.object_type = 'account' AND e.object_id = account_grant.account_id
        AND e.action = 'grant.create' AND e.after LIKE '_"id":' || account_grant.id || ',%'), '');

-- Hashes of passwords that are not to be chosen again.
CREATE TABLE account_password (
    id {pk},
    account_id {int} NOT NULL REFERENCES account (id),
    password_hash {text} NOT NULL,
    at {int} NOT NULL
);
CREATE INDEX account_password_account ON account_password (account_id, id);
