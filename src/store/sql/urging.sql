-- Letters that urge units to send what they owe.

-- owed_by_unit: a page of what is owed, in Vietnamese order of the units
-- $1 account  $2 roles  $3 today  $4 due until  $5 unit that does not count  $6 search key  $7 path of a unit  $8 regime_id  $9 cycle_id
-- $10 last due day that is over  $11 which  $12 urged  $13 limit  $14 sort key after  $15 id after
SELECT {owed_row} {owed} AND (u.name_sort > $14 OR (u.name_sort = $14 AND r.id > $15)) ORDER BY u.name_sort, r.id LIMIT $13;

-- owed_by_due: a page of what is owed, what is due longest first
-- $1 account  $2 roles  $3 today  $4 due until  $5 unit that does not count  $6 search key  $7 path of a unit  $8 regime_id  $9 cycle_id
-- $10 last due day that is over  $11 which  $12 urged  $13 limit  $14 due after  $15 id after
SELECT {owed_row} {owed} AND (r.due_on > $14 OR (r.due_on = $14 AND r.id > $15)) ORDER BY r.due_on, r.id LIMIT $13;

-- owed_counts: how many units owe something, how many reports are overdue, how many due soon
-- $1 account  $2 roles  $3 today  $4 due until  $5 unit that does not count  $6 search key  $7 path of a unit  $8 regime_id  $9 cycle_id
-- $10 last due day that is over  $11 which  $12 urged
SELECT COUNT(DISTINCT r.unit_id), COUNT(CASE WHEN r.due_on <= $10 THEN 1 END), COUNT(CASE WHEN r.due_on > $10 THEN 1 END) {owed};

-- urging_report: a report that is to be urged, with what decides whether it may be
-- $1 id
SELECT r.id, r.kind, r.unit_id, u.name, r.regime_id, g.name, c.period, r.due_on, r.state, 0, NULL, u.name_sort, v.path, l.path, r.clock, r.upheld
FROM report r JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id JOIN regime g ON g.id = r.regime_id
JOIN unit l ON l.id = g.lead_unit_id JOIN cycle c ON c.id = r.cycle_id WHERE r.id = $1 AND r.kind <> 2;

-- urging_insert: a letter is issued
-- $1 number  $2 symbol  $3 issued_on  $4 about  $5 body  $6 due_on  $7 unit_id  $8 unit_name  $9 addressees  $10 letterhead  $11 search
-- $12 made_name  $13 now
INSERT INTO urging (number, symbol, issued_on, about, body, due_on, unit_id, unit_name, addressees, letterhead, search, made_name, made_at,
    withdrawn_at, withdrawn_name, withdrawn_reason, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, '', '', 1) RETURNING id;

-- urging_unit_insert: a unit it goes to
-- $1 urging_id  $2 unit_id  $3 unit_name
INSERT INTO urging_unit (urging_id, unit_id, unit_name, seen_at, seen_name) VALUES ($1, $2, $3, 0, '');

-- urging_item_insert: a report it asks for, as it stands
-- $1 urging_id  $2 place  $3 unit_id  $4 report_id  $5 owner_name  $6 regime_id  $7 regime_name  $8 period_title  $9 due_on  $10 state  $11 standing
INSERT INTO urging_item (urging_id, place, unit_id, report_id, owner_name, regime_id, regime_name, period_title, due_on, state, standing)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- urging_get: one letter
-- $1 account  $2 roles that urge  $3 today  $4 id
SELECT {urging_row:$2} WHERE w.id = $4;

-- urging_units: the units it goes to, in the order of its annex
-- $1 id
SELECT {urging_unit.columns:t}, u.path FROM urging_unit t JOIN unit u ON u.id = t.unit_id
WHERE t.urging_id = $1 ORDER BY (SELECT MIN(i.place) FROM urging_item i WHERE i.urging_id = $1 AND i.unit_id = t.unit_id);

-- urging_items: what it asks for, and how that stands now
-- $1 id
SELECT {urging_item.columns:i}, r.state, r.due_on, CASE WHEN r.clock = 0 THEN 0 ELSE r.sent_at END, CASE WHEN r.clock = 0 THEN 1 ELSE 0 END
FROM urging_item i JOIN report r ON r.id = i.report_id WHERE i.urging_id = $1 ORDER BY i.place;

-- urging_newest: a page of letters, the newest first
-- $1 account  $2 roles that follow  $3 today  $4 roles that read  $5 search key  $6 path of a unit  $7 regime_id  $8 first day  $9 last day
-- $10 state  $11 whose  $12 seen  $13 id before  $14 limit  $15 roles that urge
SELECT {urging_row:$15} WHERE {urging_chosen} AND w.id < $13 ORDER BY w.id DESC LIMIT $14;

-- urging_oldest: a page of letters, the oldest first
-- $1 account  $2 roles that follow  $3 today  $4 roles that read  $5 search key  $6 path of a unit  $7 regime_id  $8 first day  $9 last day
-- $10 state  $11 whose  $12 seen  $13 id after  $14 limit  $15 roles that urge
SELECT {urging_row:$15} WHERE {urging_chosen} AND w.id > $13 ORDER BY w.id LIMIT $14;

-- urging_number: a letter was given its number, if nobody else changed it first
-- $1 id  $2 version  $3 number  $4 symbol  $5 issued_on  $6 search
UPDATE urging SET number = $3, symbol = $4, issued_on = $5, search = $6, version = version + 1
WHERE id = $1 AND version = $2 AND withdrawn_at = 0 RETURNING version;

-- urging_withdraw: a letter is withdrawn, if nobody else changed it first
-- $1 id  $2 version  $3 now  $4 account's name  $5 reason
UPDATE urging SET withdrawn_at = $3, withdrawn_name = $4, withdrawn_reason = $5, version = version + 1
WHERE id = $1 AND version = $2 AND withdrawn_at = 0 RETURNING version;

-- urging_see: a unit says that it was seen, once
-- $1 id  $2 unit_id  $3 now  $4 account's name
UPDATE urging_unit SET seen_at = $3, seen_name = $4 WHERE urging_id = $1 AND unit_id = $2 AND seen_at = 0 RETURNING unit_id;

-- urged_by_name: how often units were urged, in Vietnamese order
-- $1 account  $2 roles that follow  $3 today  $4 roles that read  $5 search key  $6 path of a unit  $7 regime_id  $8 first day  $9 last day
-- $10 limit  $11 rows before
SELECT {urged_row} {urged} GROUP BY u.id, u.code, u.name, u.name_sort ORDER BY u.name_sort, u.id LIMIT $10 OFFSET $11;

-- urged_by_letters: the same, most letters first
-- $1 account  $2 roles that follow  $3 today  $4 roles that read  $5 search key  $6 path of a unit  $7 regime_id  $8 first day  $9 last day
-- $10 limit  $11 rows before
SELECT {urged_row} {urged} GROUP BY u.id, u.code, u.name, u.name_sort ORDER BY COUNT(DISTINCT w.id) DESC, u.name_sort, u.id LIMIT $10 OFFSET $11;

-- urged_by_open: the same, most that is owed yet first
-- $1 account  $2 roles that follow  $3 today  $4 roles that read  $5 search key  $6 path of a unit  $7 regime_id  $8 first day  $9 last day
-- $10 limit  $11 rows before
SELECT {urged_row} {urged} GROUP BY u.id, u.code, u.name, u.name_sort
ORDER BY COUNT(DISTINCT CASE WHEN r.clock = 0 THEN r.id END) DESC, u.name_sort, u.id LIMIT $10 OFFSET $11;

-- urged_counts: how many units that is, and how many letters
-- $1 account  $2 roles that follow  $3 today  $4 roles that read  $5 search key  $6 path of a unit  $7 regime_id  $8 first day  $9 last day
SELECT COUNT(DISTINCT u.id), COUNT(DISTINCT w.id) {urged};

-- urging_pairs: letters that urged reports first due on some days, by unit, then letter, then regime
-- $1 kind  $2 first day  $3 last day  $4 regime_id  $5 unit_id
SELECT DISTINCT r.unit_id, i.urging_id, r.regime_id FROM report r JOIN urging_item i ON i.report_id = r.id JOIN urging w ON w.id = i.urging_id
WHERE r.kind = $1 AND r.first_due_on >= $2 AND r.first_due_on <= $3 AND ($4 IS NULL OR r.regime_id = $4) AND ($5 IS NULL OR r.unit_id = $5)
  AND w.withdrawn_at = 0
ORDER BY r.unit_id, i.urging_id, r.regime_id;
