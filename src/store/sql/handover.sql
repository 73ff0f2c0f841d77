-- What is open when a post changes hands.

-- handover_remarks: comments nobody answered on reports that are being filled in, within an account's scope
-- $1 account  $2 roles  $3 today  $4 assigned  $5 in entry  $6 refused  $7 returned  $8 recalled
SELECT COUNT(*) FROM narrative_comment m JOIN report r ON r.id = m.report_id JOIN unit u ON u.id = r.unit_id
WHERE m.resolved_at = 0 AND r.state IN ($4, $5, $6, $7, $8) AND {scope:u.path,r.regime_id};

-- handover_requests: what an account asked about accounts, and waits
-- $1 account  $2 waiting  $3 limit
SELECT id, CASE WHEN name <> '' THEN name ELSE reason END, asked_at, unit_id FROM account_request WHERE asked_by = $1 AND state = $2 ORDER BY id LIMIT $3;

-- handover_tickets: what an account handles for the help desk and is open
-- $1 account  $2 new  $3 handling  $4 reopened  $5 limit
SELECT id, subject, asked_at, unit_id FROM ticket WHERE handler_id = $1 AND state IN ($2, $3, $4) ORDER BY id LIMIT $5;

-- ticket_hand_over: another handles a ticket, or nobody
-- $1 id  $2 handler or NULL  $3 state  $4 now
UPDATE ticket SET handler_id = $2, state = $3, version = version + 1, changed_at = $4 WHERE id = $1 RETURNING version;

-- alert_hand_over: what an account has not read is told another, the newest of it; what he was told already is not told again, what was answered to the account itself stays
-- $1 account  $2 successor  $3 now  $4 limit  $5 kind of what was answered
INSERT INTO alert (account_id, kind, object_type, object_id, step, turn, text_key, text, text_search, made_at, read_at)
SELECT $2, kind, object_type, object_id, step, turn, text_key, text, text_search, $3, 0
FROM (SELECT * FROM alert a WHERE a.account_id = $1 AND a.read_at = 0 AND a.kind <> $5 ORDER BY a.id DESC LIMIT $4) n
ORDER BY n.id
ON CONFLICT (account_id, object_type, object_id, step, turn) DO NOTHING RETURNING id;
