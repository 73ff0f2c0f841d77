-- What units ask about accounts.

-- request_get: one request
-- $1 id
SELECT {account_request.columns:q}, {request_names} FROM {request_about} WHERE q.id = $1;

-- request_list: a page of the requests within somebody's scope, newest first
-- $1 account  $2 roles  $3 today  $4 search key  $5 path of the unit  $6 state  $7 kind  $8 late  $9 id before  $10 limit  $11 milliseconds of a day  $12 milliseconds the clock is ahead
SELECT {account_request.columns:q}, {request_names} FROM {request_about}
WHERE {scope:u.path,NULL}
  AND ($4 = '' OR q.name_search LIKE '%' || $4 || '%' OR u.name_search LIKE '%' || $4 || '%')
  AND ($5 = '' OR substr(u.path, 1, length($5)) = $5)
  AND ($6 IS NULL OR q.state = $6) AND ($7 IS NULL OR q.kind = $7)
  AND ($8 IS NULL OR $8 = CASE WHEN q.due_on IS NULL OR q.state = 3 THEN 0
      WHEN (CASE WHEN q.decided_at = 0 THEN $3 ELSE (q.decided_at + $12) / $11 END) > q.due_on THEN 1 ELSE 0 END)
  AND q.id < $9
ORDER BY q.id DESC LIMIT $10;

-- request_grants: the rights a request asks for
-- $1 request
SELECT {account_request_grant.columns:g}, u.name, COALESCE(r.name, '') FROM account_request_grant g
JOIN unit u ON u.id = g.unit_id LEFT JOIN regime r ON r.id = g.regime_id WHERE g.request_id = $1 ORDER BY g.id;

-- request_same: a request that waits already, of this kind and about the same account or the same new name
-- $1 kind  $2 account or 0  $3 username
SELECT id FROM account_request WHERE kind = $1 AND state = 0 AND COALESCE(account_id, 0) = $2 AND username = $3 LIMIT 1;

-- request_insert: a new request
-- $1 kind  $2 unit_id  $3 account_id  $4 username  $5 name  $6 name_search  $7 to_unit_id  $8 extra  $9 reason  $10 document_number  $11 document_on  $12 asked_by  $13 asked_name  $14 now  $15 due_on
INSERT INTO account_request (kind, state, unit_id, account_id, username, name, name_search, to_unit_id, extra, reason,
    document_number, document_on, asked_by, asked_name, asked_at, due_on, decided_by, decided_name, decided_at, answer, version)
VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, NULL, '', 0, '', 1) RETURNING id;

-- request_grant_insert: a right it asks for
-- $1 request_id  $2 role  $3 unit_id  $4 below  $5 regime_id  $6 valid_from  $7 valid_to
INSERT INTO account_request_grant (request_id, role, unit_id, below, regime_id, valid_from, valid_to)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- request_decide: a request that waits is answered, if nobody else did so first
-- $1 id  $2 version  $3 state  $4 account_id  $5 decided_by  $6 decided_name  $7 now  $8 answer
UPDATE account_request SET state = $3, account_id = $4, decided_by = $5, decided_name = $6, decided_at = $7, answer = $8, version = version + 1
WHERE id = $1 AND version = $2 AND state = 0 RETURNING version;
