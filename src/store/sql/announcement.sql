-- Announcements, and who read them.

-- announcement_get: one announcement
-- $1 account  $2 id
SELECT {announcement_row} WHERE n.id = $2;

-- announcement_newest: a page of announcements, the newest first
-- $1 account  $2 roles  $3 today  $4 path of the account's unit  $5 search key  $6 kind  $7 state  $8 now  $9 read  $10 id before  $11 limit
SELECT {announcement_row} WHERE {announcement_asked} AND n.id < $10 ORDER BY n.id DESC LIMIT $11;

-- announcement_oldest: a page of announcements, the oldest first
-- $1 account  $2 roles  $3 today  $4 path of the account's unit  $5 search key  $6 kind  $7 state  $8 now  $9 read  $10 id after  $11 limit
SELECT {announcement_row} WHERE {announcement_asked} AND n.id > $10 ORDER BY n.id LIMIT $11;

-- announcement_by_title: a page of announcements by their titles
-- $1 account  $2 roles  $3 today  $4 path of the account's unit  $5 search key  $6 kind  $7 state  $8 now  $9 read  $10 id after  $11 limit  $12 sort key after
SELECT {announcement_row} WHERE {announcement_asked} AND (n.title_sort > $12 OR (n.title_sort = $12 AND n.id > $10))
ORDER BY n.title_sort, n.id LIMIT $11;

-- announcement_shown: what an account has not read since it exists, and the maintenance under way; that first, then the newest
-- $1 account  $2 path of its unit  $3 now  $4 limit
SELECT {announcement_row}
WHERE (n.unit_id IS NULL OR substr($2, 1, length(u.path)) = u.path) AND n.withdrawn_at = 0 AND (n.kind <> 1 OR n.ends_at > $3)
  AND ((n.kind = 1 AND n.starts_at <= $3)
       OR (e.read_at IS NULL AND n.changed_at >= (SELECT a.created_at FROM account a WHERE a.id = $1)))
ORDER BY CASE WHEN n.kind = 1 AND n.starts_at <= $3 THEN 0 ELSE 1 END, n.changed_at DESC, n.id DESC LIMIT $4;

-- announcement_insert: an announcement is published
-- $1 kind  $2 title  $3 title_sort  $4 body  $5 search  $6 document  $7 unit_id  $8 starts_at  $9 ends_at  $10 ground  $11 reason  $12 now  $13 account  $14 its name
INSERT INTO announcement (kind, title, title_sort, body, search, document, unit_id, starts_at, ends_at, ground, reason, edition,
    published_at, published_by, published_name, changed_at, withdrawn_at, withdrawn_reason, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12, $13, $14, $12, 0, '', 1) RETURNING id;

-- announcement_change: an announcement is changed, if nobody else did so first: another edition
-- $1 id  $2 version  $3 title  $4 title_sort  $5 body  $6 search  $7 document  $8 starts_at  $9 ends_at  $10 ground  $11 reason  $12 now
UPDATE announcement SET title = $3, title_sort = $4, body = $5, search = $6, document = $7, starts_at = $8, ends_at = $9, ground = $10,
    reason = $11, changed_at = $12, edition = edition + 1, version = version + 1
WHERE id = $1 AND version = $2 AND withdrawn_at = 0 RETURNING version;

-- announcement_withdraw: an announcement is withdrawn, if nobody else changed it first
-- $1 id  $2 version  $3 now  $4 reason
UPDATE announcement SET withdrawn_at = $3, withdrawn_reason = $4, changed_at = $3, version = version + 1
WHERE id = $1 AND version = $2 AND withdrawn_at = 0 RETURNING version;

-- announcement_mark_read: an account read the edition there is now
-- $1 id  $2 edition  $3 account  $4 now
INSERT INTO announcement_read (announcement_id, edition, account_id, read_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (announcement_id, edition, account_id) DO NOTHING;

-- announcement_readers: a page of those an announcement is addressed to, by username
-- $1 id  $2 edition  $3 path  $4 search key  $5 read  $6 username after  $7 limit
SELECT a.id, a.username, a.name, u.name, COALESCE(e.read_at, 0) {announcement_accounts}
  AND ($4 = '' OR a.name_search LIKE '%' || $4 || '%' OR u.name_search LIKE '%' || $4 || '%')
  AND ($5 IS NULL OR $5 = CASE WHEN e.read_at IS NULL THEN 0 ELSE 1 END) AND a.username > $6
ORDER BY a.username LIMIT $7;

-- announcement_counts: how many it is addressed to, and how many of them read it
-- $1 id  $2 edition  $3 path
SELECT COUNT(*), COUNT(e.read_at) {announcement_accounts};

-- stop_now: until when the maintenance under way lasts
-- $1 now
SELECT {stop:$1};

-- stop_next: the maintenance under way, else the next one
-- $1 now
SELECT n.id, n.starts_at, n.ends_at FROM announcement n WHERE n.kind = 1 AND n.ends_at > $1 AND n.withdrawn_at = 0
ORDER BY n.starts_at, n.id LIMIT 1;

-- stop_beside: a maintenance announced for a time that meets another
-- $1 id, 0 for a new one  $2 starts_at  $3 ends_at
SELECT n.title, n.starts_at, n.ends_at FROM announcement n
WHERE n.kind = 1 AND n.ends_at > $2 AND n.starts_at < $3 AND n.id <> $1 AND n.withdrawn_at = 0 ORDER BY n.starts_at LIMIT 1;
