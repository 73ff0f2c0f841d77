-- Accounts, grants, sessions.

-- account_get: one account
-- $1 id
SELECT {account.columns:a}, u.name, u.path FROM account a JOIN unit u ON u.id = a.unit_id WHERE a.id = $1;

-- account_by_username: one account by the name it logs in with
-- $1 username
SELECT {account.columns:a}, u.name, u.path FROM account a JOIN unit u ON u.id = a.unit_id WHERE a.username = $1;

-- account_post: what an account is called, and its unit
-- $1 id
SELECT a.name, u.name FROM account a JOIN unit u ON u.id = a.unit_id WHERE a.id = $1;

-- account_path: where an account's unit is in the tree
-- $1 id
SELECT u.path FROM account a JOIN unit u ON u.id = a.unit_id WHERE a.id = $1;

-- account_list: a page of the accounts within somebody's scope
-- $1 account  $2 roles  $3 today  $4 search key  $5 path of the unit  $6 locked  $7 username after  $8 limit
SELECT {account.columns:a}, u.name, u.path FROM account a JOIN unit u ON u.id = a.unit_id
WHERE {scope:u.path,NULL}
  AND ($4 = '' OR a.name_search LIKE '%' || $4 || '%')
  AND ($5 = '' OR substr(u.path, 1, length($5)) = $5)
  AND ($6 IS NULL OR a.locked = $6)
  AND a.username > $7
ORDER BY a.username LIMIT $8;

-- account_insert: a new account
-- $1 username  $2 name  $3 name_search  $4 unit_id  $5 password_hash  $6 must_change_password  $7 now
INSERT INTO account (username, name, name_search, unit_id, password_hash, must_change_password, locked,
    password_changed_at, last_login_at, created_at, version, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 0, $7, 1, $7) RETURNING id;

-- account_update: an account changed, if nobody else changed it first
-- $1 id  $2 version  $3 name  $4 name_search  $5 unit_id  $6 locked  $7 now
UPDATE account SET name = $3, name_search = $4, unit_id = $5, locked = $6, version = version + 1, changed_at = $7
WHERE id = $1 AND version = $2 RETURNING version;

-- account_set_password: a new password
-- $1 id  $2 password_hash  $3 must_change_password  $4 now
UPDATE account SET password_hash = $2, must_change_password = $3, password_changed_at = $4,
    version = version + 1, changed_at = $4
WHERE id = $1 RETURNING version;

-- account_logged_in: the time of the last log-in
-- $1 id  $2 now
UPDATE account SET last_login_at = $2 WHERE id = $1;

-- grant_get: one grant
-- $1 id
SELECT {account_grant.columns:g}, u.name, u.path, COALESCE(r.name, '')
FROM account_grant g JOIN unit u ON u.id = g.unit_id LEFT JOIN regime r ON r.id = g.regime_id WHERE g.id = $1;

-- grant_list: the grants of an account, those ended too
-- $1 account_id
SELECT {account_grant.columns:g}, u.name, u.path, COALESCE(r.name, '')
FROM account_grant g JOIN unit u ON u.id = g.unit_id LEFT JOIN regime r ON r.id = g.regime_id
WHERE g.account_id = $1 ORDER BY g.id;

-- grant_roles: the roles an account has today
-- $1 account_id  $2 today
SELECT DISTINCT g.role FROM account_grant g WHERE g.account_id = $1
  AND (g.valid_from IS NULL OR g.valid_from <= $2) AND (g.valid_to IS NULL OR g.valid_to >= $2) ORDER BY g.role;

-- grant_admins: how many may log in and hold a role over a whole tree
-- $1 role  $2 root of the tree  $3 today
SELECT COUNT(*) FROM account_grant g JOIN account a ON a.id = g.account_id
WHERE g.role = $1 AND g.unit_id = $2 AND g.below = 1 AND g.regime_id IS NULL AND a.locked = 0
  AND (g.valid_from IS NULL OR g.valid_from <= $3) AND (g.valid_to IS NULL OR g.valid_to >= $3);

-- grant_insert: a new grant
-- $1 account_id  $2 role  $3 unit_id  $4 below  $5 regime_id  $6 valid_from  $7 valid_to  $8 now
INSERT INTO account_grant (account_id, role, unit_id, below, regime_id, valid_from, valid_to, version, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8) RETURNING id;

-- grant_end: the last day a grant counts
-- $1 id  $2 valid_to  $3 now
UPDATE account_grant SET valid_to = $2, version = version + 1, changed_at = $3
WHERE id = $1 AND (valid_to IS NULL OR valid_to > $2) RETURNING version;

-- session_actor: who a session's token belongs to: a row for each grant that has not ended, one without if there is none
-- $1 token_hash  $2 today  $3 now
SELECT s.id, s.created_at, s.seen_at, a.id, a.username, a.name, a.unit_id, u.name, a.must_change_password, a.locked,
    {profile}, u.path, {stop:$3}, g.role, g.unit_id, p.path, g.below, g.regime_id, g.valid_from, g.valid_to
FROM login_session s JOIN account a ON a.id = s.account_id JOIN unit u ON u.id = a.unit_id
LEFT JOIN account_grant g ON g.account_id = a.id AND (g.valid_to IS NULL OR g.valid_to >= $2)
LEFT JOIN unit p ON p.id = g.unit_id
WHERE s.token_hash = $1 LIMIT 64;

-- session_grants: the grants of the actor that have not ended
-- $1 account_id  $2 today
SELECT g.role, g.unit_id, u.path, g.below, g.regime_id, g.valid_from, g.valid_to, u.name
FROM account_grant g JOIN unit u ON u.id = g.unit_id
WHERE g.account_id = $1 AND (g.valid_to IS NULL OR g.valid_to >= $2) ORDER BY g.id LIMIT 64;

-- session_insert: somebody logged in
-- $1 token_hash  $2 account_id  $3 now  $4 address  $5 user_agent
INSERT INTO login_session (token_hash, account_id, created_at, seen_at, address, user_agent)
VALUES ($1, $2, $3, $3, $4, $5) RETURNING id;

-- session_seen: a session was used
-- $1 id  $2 now
UPDATE login_session SET seen_at = $2 WHERE id = $1;

-- session_delete: a session ends
-- $1 id
DELETE FROM login_session WHERE id = $1;

-- session_delete_others: an account's other sessions end; 0 for all
-- $1 account_id  $2 session kept
DELETE FROM login_session WHERE account_id = $1 AND id <> $2;

-- session_delete_old: sessions that are over
-- $1 created before  $2 seen before
DELETE FROM login_session WHERE created_at < $1 OR seen_at < $2;

-- device_known: whether an account has logged in from this browser
-- $1 token_hash  $2 account_id
SELECT 1 FROM login_device WHERE token_hash = $1 AND account_id = $2;

-- device_ours: whether anybody has logged in from this browser
-- $1 token_hash
SELECT 1 FROM login_device WHERE token_hash = $1 LIMIT 1;

-- device_insert: a browser an account logged in from
-- $1 token_hash  $2 account_id  $3 now
INSERT INTO login_device (token_hash, account_id, used_at) VALUES ($1, $2, $3)
ON CONFLICT (token_hash, account_id) DO UPDATE SET used_at = $3;

-- device_trim: an account keeps the browsers it used last
-- $1 account_id  $2 how many
DELETE FROM login_device WHERE account_id = $1 AND token_hash NOT IN
    (SELECT d.token_hash FROM login_device d WHERE d.account_id = $1 ORDER BY d.used_at DESC, d.token_hash LIMIT $2);

-- device_forget: an account got another password: no browser is known to it
-- $1 account_id
DELETE FROM login_device WHERE account_id = $1;

-- device_forget_old: browsers whose cookie is over
-- $1 used before
DELETE FROM login_device WHERE used_at < $1;

-- failure_get: wrong log-ins of a source
-- $1 source
SELECT failures, next_at, changed_at FROM login_failure WHERE source = $1;

-- failure_put: one more wrong log-in
-- $1 source  $2 failures  $3 next_at  $4 now
INSERT INTO login_failure (source, failures, next_at, changed_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (source) DO UPDATE SET failures = $2, next_at = $3, changed_at = $4;

-- failure_forget: misses that no longer count; those in a row count longer
-- $1 changed before  $2 in a row, changed before
DELETE FROM login_failure WHERE changed_at < $1 AND (changed_at < $2 OR substr(source, 1, 5) <> 'stop:');

-- failure_clear: a right log-in
-- $1 source
DELETE FROM login_failure WHERE source = $1;
