-- E-mail: addresses, and the queue of what is to be sent.

-- mail_choice_get: where an account's mail goes, and how often
-- $1 account_id
SELECT address, mode, version FROM account_mail WHERE account_id = $1;

-- mail_choice_insert: that is said for the first time, if nobody else said so first
-- $1 account_id  $2 address  $3 mode  $4 now
INSERT INTO account_mail (account_id, address, mode, digest_on, version, changed_at) VALUES ($1, $2, $3, 0, 1, $4)
ON CONFLICT (account_id) DO NOTHING RETURNING version;

-- mail_choice_update: that changed, if nobody else changed it first
-- $1 account_id  $2 address  $3 mode  $4 now  $5 version
UPDATE account_mail SET address = $2, mode = $3, version = version + 1, changed_at = $4
WHERE account_id = $1 AND version = $5 RETURNING version;

-- mail_key_get: what links in mails are signed with
SELECT value FROM setting WHERE key = 'mail.key';

-- mail_key_insert: that is made once
-- $1 value  $2 now
INSERT INTO setting (key, value, version, changed_at) VALUES ('mail.key', $1, 1, $2) ON CONFLICT (key) DO NOTHING;

-- mail_idle: whether there are alerts that no mail will tell of: too old, or of accounts that want none
-- $1 made before  $2 mode of those who want none
SELECT 1 FROM alert a WHERE a.mail_id IS NULL AND (a.made_at < $1 OR NOT EXISTS (
    SELECT 1 FROM account_mail m WHERE m.account_id = a.account_id AND m.address <> '' AND m.mode <> $2)) LIMIT 1;

-- mail_pass_over: no mail tells of those
-- $1 made before  $2 mode of those who want none
UPDATE alert SET mail_id = 0 WHERE mail_id IS NULL AND (made_at < $1 OR NOT EXISTS (
    SELECT 1 FROM account_mail m WHERE m.account_id = alert.account_id AND m.address <> '' AND m.mode <> $2));

-- mail_due: accounts to be written to now
-- $1 mode at once  $2 mode daily  $3 whether the hour has come  $4 today  $5 limit  $6 announcements since  $7 now  $8 whether what happens when the day begins may go  $9 due soon
-- $10 overdue  $11 assigned
SELECT m.account_id FROM account_mail m JOIN account c ON c.id = m.account_id JOIN unit cu ON cu.id = c.unit_id
WHERE c.locked = 0 AND m.address <> '' AND (m.mode = $1 OR (m.mode = $2 AND $3 = 1 AND m.digest_on < $4))
  AND (EXISTS (SELECT 1 FROM alert a WHERE a.account_id = m.account_id AND a.mail_id IS NULL
                 AND (m.mode <> $1 OR $8 = 1 OR NOT {alert_early:a,$9,$10,$11}))
       OR EXISTS (SELECT 1 FROM announcement n LEFT JOIN unit u ON u.id = n.unit_id WHERE {announcement_unmailed:$6,$7}))
ORDER BY m.account_id LIMIT $5;

-- mail_alerts: what an account is to be told by mail, newest first
-- $1 account_id  $2 limit
SELECT a.id, a.kind, a.text FROM alert a WHERE a.account_id = $1 AND a.mail_id IS NULL ORDER BY a.id DESC LIMIT $2;

-- mail_alerts_count: how much that is
-- $1 account_id
SELECT COUNT(*) FROM alert WHERE account_id = $1 AND mail_id IS NULL;

-- mail_alerts_told: a mail tells of it
-- $1 account_id  $2 mail_id
UPDATE alert SET mail_id = $2 WHERE account_id = $1 AND mail_id IS NULL;

-- mail_announcements: what was announced and an account is to be told by mail, newest first
-- $1 account_id  $2 since  $3 now  $4 limit
SELECT n.id, n.edition, n.kind, n.title, n.starts_at, n.ends_at
FROM account c JOIN unit cu ON cu.id = c.unit_id JOIN announcement n ON n.withdrawn_at = 0 LEFT JOIN unit u ON u.id = n.unit_id
WHERE c.id = $1 AND {announcement_unmailed:$2,$3} ORDER BY n.changed_at DESC, n.id DESC LIMIT $4;

-- mail_announcement_told: a mail tells of one
-- $1 id  $2 edition  $3 account_id  $4 mail_id
INSERT INTO announcement_mail (announcement_id, edition, account_id, mail_id) VALUES ($1, $2, $3, $4)
ON CONFLICT (announcement_id, edition, account_id) DO NOTHING;

-- mail_digested: an account got its mail of the day
-- $1 account_id  $2 today
UPDATE account_mail SET digest_on = $2 WHERE account_id = $1;

-- mail_insert: a mail is to be sent
-- $1 account_id  $2 kind  $3 address  $4 subject  $5 body  $6 unsubscribe  $7 begin of the message key  $8 now
INSERT INTO mail (account_id, kind, address, subject, body, unsubscribe, message_key, state, tries, next_at, claimed_until, error, made_at, ended_at)
VALUES ($1, $2, $3, $4, $5, $6, $7 || '-' || CAST((SELECT COUNT(*) FROM mail q WHERE q.account_id = $1 AND q.made_at = $8) AS VARCHAR),
    0, 0, $8, 0, '', $8, 0) RETURNING id;

-- mail_waits: whether a mail is to be sent now
-- $1 queued  $2 now
SELECT 1 FROM mail WHERE state = $1 AND next_at <= $2 AND claimed_until <= $2 LIMIT 1;

-- mail_claim: the mail that waits longest is taken, by one sender for a while
-- $1 queued  $2 now  $3 until
UPDATE mail SET claimed_until = $3, tries = tries + 1
WHERE id = (SELECT q.id FROM mail q WHERE q.state = $1 AND q.next_at <= $2 AND q.claimed_until <= $2 ORDER BY q.next_at, q.id LIMIT 1)
  AND claimed_until <= $2
RETURNING id, address, subject, body, unsubscribe, message_key, tries, made_at;

-- mail_end: a mail was sent, or is given up; by who took it. What it said is kept, unless it was a password.
-- $1 id  $2 tries  $3 state  $4 error  $5 now  $6 kind of those that tell a password
UPDATE mail SET state = $3, error = $4, ended_at = $5, claimed_until = 0, body = CASE WHEN kind = $6 THEN '' ELSE body END
WHERE id = $1 AND tries = $2;

-- credential_forget: a password that is one no more is told to nobody
-- $1 account_id  $2 kind of mails that tell a password  $3 queued
DELETE FROM mail WHERE account_id = $1 AND kind = $2 AND state = $3;

-- mail_later: a mail is tried again; by who took it
-- $1 id  $2 tries  $3 error  $4 next_at
UPDATE mail SET error = $3, next_at = $4, claimed_until = 0 WHERE id = $1 AND tries = $2;

-- mail_list: a page of the queue, newest first
-- $1 state  $2 words of the address  $3 id before  $4 limit
SELECT {mail.columns:m}, a.name, a.username FROM mail m JOIN account a ON a.id = m.account_id
WHERE ($1 IS NULL OR m.state = $1) AND ($2 = '' OR m.address LIKE '%' || $2 || '%' OR a.name_search LIKE '%' || $2 || '%') AND m.id < $3
ORDER BY m.id DESC LIMIT $4;

-- mail_get: one of the queue
-- $1 id
SELECT {mail.columns:m}, a.name, a.username FROM mail m JOIN account a ON a.id = m.account_id WHERE m.id = $1;

-- mail_revive: a mail that was given up is tried again
-- $1 id  $2 dead  $3 queued  $4 now
UPDATE mail SET state = $3, tries = 0, next_at = $4, claimed_until = 0, ended_at = 0 WHERE id = $1 AND state = $2 RETURNING id;

-- mail_forget: what was sent or given up long ago
-- $1 made before  $2 queued
DELETE FROM mail WHERE made_at < $1 AND state <> $2;
