-- What bounds accounts, and what happens to them in time.

-- quota_unit: what kind of unit it is
-- $1 id
SELECT kind FROM unit WHERE id = $1;

-- quota_accounts: the accounts of a unit that count, but for one
-- $1 unit  $2 account  $3 limit
SELECT username FROM account WHERE unit_id = $1 AND id <> $2 AND locked = 0 AND extra_request_id IS NULL ORDER BY username LIMIT $3;

-- quota_admins: the administrators of a unit that count, but for one
-- $1 unit  $2 role  $3 today  $4 limit  $5 account
SELECT DISTINCT a.username FROM account_grant g JOIN account a ON a.id = g.account_id
WHERE g.unit_id = $1 AND g.role = $2 AND a.id <> $5 AND a.locked = 0 AND g.extra_request_id IS NULL
  AND (g.valid_to IS NULL OR g.valid_to >= $3) ORDER BY a.username LIMIT $4;

-- quota_managers: how many administrators of a unit may log in
-- $1 unit  $2 role  $3 today
SELECT COUNT(DISTINCT a.id) FROM account_grant g JOIN account a ON a.id = g.account_id
WHERE g.unit_id = $1 AND g.role = $2 AND a.locked = 0
  AND (g.valid_from IS NULL OR g.valid_from <= $3) AND (g.valid_to IS NULL OR g.valid_to >= $3);

-- account_set_extra: an account that was granted beyond the quota
-- $1 id  $2 request
UPDATE account SET extra_request_id = $2 WHERE id = $1;

-- account_must_change: its password has come of age
-- $1 id
UPDATE account SET must_change_password = 1 WHERE id = $1;

-- grant_given: who gave a grant
-- $1 id  $2 now  $3 account  $4 its name  $5 request
UPDATE account_grant SET given_at = $2, given_by = $3, given_name = $4, extra_request_id = $5 WHERE id = $1;

-- grants_end: the last day all grants of an account count that have not ended
-- $1 account  $2 valid_to  $3 now
UPDATE account_grant SET valid_to = $2, version = version + 1, changed_at = $3
WHERE account_id = $1 AND (valid_to IS NULL OR valid_to > $2);

-- password_keep: a password that is one no more
-- $1 account  $2 password_hash  $3 now
INSERT INTO account_password (account_id, password_hash, at) VALUES ($1, $2, $3);

-- password_trim: only the last ones are kept
-- $1 account  $2 how many
DELETE FROM account_password WHERE account_id = $1 AND id NOT IN
    (SELECT p.id FROM account_password p WHERE p.account_id = $1 ORDER BY p.id DESC LIMIT $2);

-- passwords_old: what is not to be chosen again
-- $1 account  $2 limit
SELECT password_hash FROM account_password WHERE account_id = $1 ORDER BY id DESC LIMIT $2;

-- account_review: a page of the accounts within somebody's scope that should be looked at: 0 never logged in, 1 not for long, 2 of a unit that ended, 3 without a right, 4 that did nothing with theirs but log in
-- $1 account  $2 roles  $3 today  $4 kind  $5 path of the unit  $6 since  $7 username after  $8 limit
SELECT {account.columns:a}, u.name, u.path FROM account a JOIN unit u ON u.id = a.unit_id
WHERE {scope:u.path,NULL} AND a.locked = 0 AND ($5 = '' OR substr(u.path, 1, length($5)) = $5) AND a.username > $7
  AND (($4 = 0 AND a.last_login_at = 0 AND a.created_at < $6)
    OR ($4 = 1 AND a.last_login_at > 0 AND a.last_login_at < $6)
    OR ($4 = 2 AND u.valid_to < $3)
    OR ($4 = 3 AND NOT EXISTS (SELECT 1 FROM account_grant g WHERE g.account_id = a.id AND (g.valid_to IS NULL OR g.valid_to >= $3)))
    OR ($4 = 4 AND a.created_at < $6
      AND EXISTS (SELECT 1 FROM account_grant g WHERE g.account_id = a.id AND g.given_at < $6 AND g.role <> 8
        AND (g.valid_from IS NULL OR g.valid_from <= $3) AND (g.valid_to IS NULL OR g.valid_to >= $3))
      AND a.id NOT IN (SELECT e.actor_id FROM event e WHERE e.at >= $6 AND e.actor_id IS NOT NULL
        AND e.object_type <> 'session' AND e.action NOT IN ('session.open', 'session.close', 'account.password'))))
ORDER BY a.username LIMIT $8;

-- account_register: the accounts within somebody's scope that were there at a moment, each behind what the history says it was then: the first change after that moment tells, nothing if it is as it was
-- $1 account  $2 roles  $3 today  $4 path of the unit  $5 moment  $6 limit
SELECT COALESCE((SELECT e.before FROM event e WHERE e.object_type = 'account' AND e.object_id = a.id AND e.at > $5
    AND e.action IN ('account.change', 'account.move', 'account.lock', 'account.unlock') ORDER BY e.id LIMIT 1), ''),
    {account.columns:a}, u.name, u.path FROM account a JOIN unit u ON u.id = a.unit_id
WHERE {scope:u.path,NULL} AND ($4 = '' OR substr(u.path, 1, length($4)) = $4) AND a.created_at <= $5
ORDER BY u.path, a.username LIMIT $6;
