-- Who may sign for a unit.

-- authorisation_get: one entry
-- $1 id
SELECT {authorisation_row} WHERE a.id = $1;

-- authorisation_list: a page of entries of units within somebody's scope
-- $1 account  $2 roles  $3 today  $4 search key  $5 path of the unit  $6 state  $7 kind  $8 now  $9 order  $10 place after  $11 id after  $12 limit
SELECT {authorisation_row}
WHERE {scope:u.path,NULL}
  AND ($4 = '' OR a.search LIKE '%' || $4 || '%') AND ($5 = '' OR substr(u.path, 1, length($5)) = $5)
  AND ($6 IS NULL OR CAST($6 AS BIGINT) = CASE WHEN a.ended_at > 0 AND a.ended_at <= CAST($8 AS BIGINT) THEN 3 WHEN a.valid_from > $3 THEN 0
       WHEN a.valid_to < $3 THEN 2 ELSE 1 END)
  AND ($7 IS NULL OR a.kind = $7)
  AND ({authorisation_place:$9} > $10 OR ({authorisation_place:$9} = $10 AND a.id > $11))
ORDER BY {authorisation_place:$9}, a.id LIMIT $12;

-- authorisation_of_unit: the entries of one unit, those that may count yet before those that do not, the newest first
-- $1 unit  $2 today  $3 limit
SELECT {authorisation_row} WHERE a.unit_id = $1
ORDER BY CASE WHEN a.ended_at = 0 AND (a.valid_to IS NULL OR a.valid_to >= $2) THEN 0 ELSE 1 END, a.id DESC LIMIT $3;

-- authorisation_of_account: those of a unit that say how an account signs for it, in the same order
-- $1 unit  $2 account  $3 today  $4 limit
SELECT {authorisation_row} WHERE {authorisation_own:$1,$2}
ORDER BY CASE WHEN a.ended_at = 0 AND (a.valid_to IS NULL OR a.valid_to >= $3) THEN 0 ELSE 1 END, a.id DESC LIMIT $4;

-- authorisation_is_kept: whether a unit's register names anybody; what was ended before the day it would have begun names nobody
-- $1 unit  $2 milliseconds a day  $3 when a day begins
SELECT 1 FROM unit u WHERE u.id = $1 AND EXISTS (SELECT 1 FROM authorisation a WHERE a.unit_id = u.id
  AND (a.ended_at = 0 OR a.ended_at >= a.valid_from * CAST($2 AS BIGINT) - CAST($3 AS BIGINT)));

-- authorisation_account_regimes: for which regimes those are
-- $1 unit  $2 account
SELECT x.authorisation_id, x.regime_id FROM authorisation a JOIN authorisation_regime x ON x.authorisation_id = a.id
WHERE {authorisation_own:$1,$2} ORDER BY x.authorisation_id, x.regime_id;

-- authorisation_regimes: for which regimes an entry is
-- $1 id
SELECT r.id, r.name FROM authorisation_regime x JOIN regime r ON r.id = x.regime_id WHERE x.authorisation_id = $1 ORDER BY r.id;

-- authorisation_unit_regimes: the same of all entries of a unit
-- $1 unit
SELECT x.authorisation_id, x.regime_id FROM authorisation_regime x JOIN authorisation a ON a.id = x.authorisation_id
WHERE a.unit_id = $1 ORDER BY x.authorisation_id, x.regime_id;

-- authorisation_holder: whether an account may sign for a unit on a day, by a deputy's role and by another
-- $1 account  $2 roles that sign but a deputy's  $3 day  $4 unit  $5 the deputy's  $6 for which regime; NULL: for any  $7 the same for a deputy
SELECT CASE WHEN {holds:u.path,$6,$2} THEN 1 ELSE 0 END, CASE WHEN {holds:u.path,$7,$5} THEN 1 ELSE 0 END FROM unit u WHERE u.id = $4;

-- authorisation_insert: somebody may sign
-- $1 unit  $2 account  $3 kind  $4 under  $5 on_behalf  $6 head  $7 position  $8 signer  $9 from  $10 to  $11 document  $12 its day  $13 about
-- $14 search  $15 now  $16 by whom
INSERT INTO authorisation (unit_id, account_id, kind, under_id, on_behalf, head, position, signer, valid_from, valid_to, document, document_on,
    document_about, search, made_at, made_by, ended_at, ended_by, end_reason, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, '', '', 1) RETURNING id;

-- authorisation_regime_insert: for this regime
-- $1 id  $2 regime
INSERT INTO authorisation_regime (authorisation_id, regime_id) VALUES ($1, $2);

-- authorisation_end: it ends early, if nobody else ended it first
-- $1 id  $2 version  $3 now  $4 by whom  $5 reason
UPDATE authorisation SET ended_at = $3, ended_by = $4, end_reason = $5, version = version + 1
WHERE id = $1 AND version = $2 AND ended_at = 0 RETURNING version;

-- authorisation_under: what was given on from it and is not ended
-- $1 id
SELECT {authorisation_row} WHERE a.under_id = $1 AND a.ended_at = 0 ORDER BY a.id;
