-- The history.

-- event_insert: something changed
-- $1 at  $2 actor_id  $3 actor_name  $4 actor_unit_id  $5 session_id  $6 address  $7 request_id  $8 action  $9 object_type  $10 object_id  $11 object_version  $12 unit_id  $13 other_unit_id  $14 note  $15 before  $16 after  $17 cells
INSERT INTO event (at, actor_id, actor_name, actor_unit_id, session_id, address, request_id, action, object_type, object_id,
    object_version, unit_id, other_unit_id, note, before, after, cells)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17);

-- event_list: a page of one object's history, newest first
-- $1 object_type  $2 object_id  $3 actor or 0  $4 from  $5 before  $6 id before  $7 limit
SELECT {event_line} FROM {event_about}
WHERE e.object_type = $1 AND e.object_id = $2 AND ($3 = 0 OR e.actor_id = $3) AND e.at >= $4 AND e.at < $5
  AND e.id < $6 ORDER BY e.id DESC LIMIT $7;

-- event_list_all: a page of the history within somebody's scope, newest first
-- $1 account  $2 roles  $3 today  $4 object_type  $5 actor or 0  $6 from  $7 before  $8 id before  $9 limit
SELECT {event_line} FROM {event_about}
WHERE +e.unit_id IN ({units:$2}) AND {scope:o.path,NULL} AND ($4 = '' OR e.object_type = $4)
  AND ($5 = 0 OR e.actor_id = $5) AND e.at >= $6 AND e.at < $7 AND e.id < $8 ORDER BY e.id DESC LIMIT $9;

-- event_steps: what was done with a report, newest first; without what was done to its files; of saves one after another by one person the last alone
-- $1 report  $2 limit
SELECT {event_bare} FROM event e LEFT JOIN unit u ON u.id = e.actor_unit_id
WHERE e.object_type = 'report' AND e.object_id = $1 AND e.action NOT IN {attachings} AND e.id NOT IN (
    SELECT s.id FROM (SELECT id, action, actor_id, LEAD(action) OVER w AS next_action, LEAD(actor_id) OVER w AS next_actor
        FROM event WHERE object_type = 'report' AND object_id = $1 AND action NOT IN {attachings} WINDOW w AS (ORDER BY id)) s
    WHERE s.action IN {saves} AND s.next_action = s.action AND s.next_actor = s.actor_id)
ORDER BY e.id DESC LIMIT $2;

-- event_of_version: who made a version of a report
-- $1 report  $2 version
SELECT actor_name, at FROM event
WHERE object_type = 'report' AND object_id = $1 AND object_version = $2 ORDER BY id DESC LIMIT 1;

-- event_figures: the saves of a report's figures, newest first
-- $1 report  $2 limit
SELECT {event_bare} FROM event e LEFT JOIN unit u ON u.id = e.actor_unit_id
WHERE e.object_type = 'report' AND e.object_id = $1
  AND e.action IN ('report.enter', 'report.override', 'report.restore', 'report.consolidate', 'report.draw') ORDER BY e.id DESC LIMIT $2;

-- event_since: what happened after one event and up to another, for those who watch
-- $1 id after  $2 last id  $3 limit
SELECT e.id, e.object_type, e.object_id, COALESCE(u.path, ''), COALESCE(o.path, ''), e.action
FROM event e LEFT JOIN unit u ON u.id = e.unit_id LEFT JOIN unit o ON o.id = e.other_unit_id
WHERE e.id > $1 AND e.id <= $2 ORDER BY e.id LIMIT $3;

-- event_newest: the newest event there is
SELECT COALESCE(MAX(id), 0) FROM event;

-- idempotency_get: the answer a request with this key got
-- $1 account  $2 key
SELECT request_hash, status, body FROM idempotency WHERE account_id = $1 AND key = $2;

-- idempotency_put: the answer to a request, to be given again
-- $1 account  $2 key  $3 request_hash  $4 status  $5 body  $6 now
INSERT INTO idempotency (account_id, key, request_hash, status, body, at) VALUES ($1, $2, $3, $4, $5, $6);

-- idempotency_forget: answers nobody will ask for again
-- $1 before
DELETE FROM idempotency WHERE at < $1;
