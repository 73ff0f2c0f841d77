-- Reports taken from the units that had them, and cycles cancelled.

-- withdrawal_below: a report and all that were handed on from it, downward
-- $1 report_id  $2 kind of those handed on  $3 levels
WITH RECURSIVE below (id, depth) AS (
    SELECT CAST($1 AS BIGINT), 0
    UNION ALL
    SELECT r.id, b.depth + 1 FROM below b JOIN report r ON r.parent_id = b.id AND r.kind = $2 WHERE b.depth < $3)
SELECT r.id, r.unit_id, r.receiver_unit_id, r.state, r.kind, u.name, r.corrections FROM below b JOIN report r ON r.id = b.id JOIN unit u ON u.id = r.unit_id
ORDER BY b.depth, r.id;

-- withdrawal_of_cycle: all reports of a cycle that are not withdrawn, in Vietnamese order of the units
-- $1 cycle_id  $2 withdrawn
SELECT r.id, r.unit_id, r.receiver_unit_id, r.state, r.kind, u.name, r.corrections FROM report r JOIN unit u ON u.id = r.unit_id
WHERE r.cycle_id = $1 AND r.state <> $2 ORDER BY u.name_sort, r.id;

-- withdrawal_one: a unit's report of a cycle
-- $1 cycle_id  $2 report_id  $3 kind
SELECT r.id, r.unit_id, r.receiver_unit_id, r.state, r.kind, u.name, r.corrections FROM report r JOIN unit u ON u.id = r.unit_id
WHERE r.cycle_id = $1 AND r.id = $2 AND r.kind = $3;

-- withdrawal_insert: where a report stands that is being withdrawn, by whom and why
-- $1 report_id  $2 now  $3 account's name  $4 reason  $5 document
INSERT INTO withdrawal (report_id, state, clock, withdrawn_at, withdrawn_by_name, reason, document)
SELECT r.id, r.state, r.clock, CAST($2 AS BIGINT), $3, $4, $5 FROM report r WHERE r.id = $1;

-- report_withdraw: a report is withdrawn: it counts nowhere, and is no part of its cycle's total
-- $1 id  $2 state  $3 clock  $4 kind of a unit's own  $5 now
UPDATE report SET state = $2, clock = $3, parent_id = CASE WHEN kind = $4 THEN NULL ELSE parent_id END, version = version + 1, changed_at = $5
WHERE id = $1;

-- withdrawal_get: by whom a report was withdrawn, when and why, and whether with its cycle
-- $1 report_id  $2 state of a cancelled cycle
SELECT w.withdrawn_at, w.withdrawn_by_name, w.reason, w.document, CASE WHEN c.state = $2 THEN 1 ELSE 0 END
FROM withdrawal w JOIN report r ON r.id = w.report_id JOIN cycle c ON c.id = r.cycle_id WHERE w.report_id = $1;

-- withdrawal_remove: a report is given again
-- $1 report_id
DELETE FROM withdrawal WHERE report_id = $1;

-- report_give_back: what was handed on is given again: it stands where it stood
-- $1 id  $2 now
UPDATE report SET state = (SELECT w.state FROM withdrawal w WHERE w.report_id = report.id),
    clock = (SELECT w.clock FROM withdrawal w WHERE w.report_id = report.id), version = version + 1, changed_at = $2
WHERE id = $1;

-- report_give_again: a unit is given again what was taken from it: to be filled in, with what it had entered, and due anew
-- $1 id  $2 state  $3 clock  $4 due_on  $5 receiver_unit_id  $6 now
UPDATE report SET state = $2, clock = $3, clock_due_on = NULL, due_on = $4, first_due_on = $4, extended_from = NULL, upheld = 0, corrections = 0, correcting_since = NULL, receiver_unit_id = $5,
    submitted_at = 0, approved_at = 0, sent_at = 0, accepted_at = 0, registered_at = 0, version = version + 1, changed_at = $6
WHERE id = $1;

-- assignment_again: a unit must fill in a part of a form, anew
-- $1 cycle_id  $2 unit_id  $3 part_rows  $4 part_columns  $5 now  $6 account
UPDATE assignment SET part_rows = $3, part_columns = $4, assigned_at = $5, assigned_by = $6 WHERE cycle_id = $1 AND unit_id = $2;

-- cycle_cancel: a cycle is cancelled, if nobody changed it first
-- $1 id  $2 version  $3 state  $4 now  $5 account's name  $6 reason  $7 document
UPDATE cycle SET state = $3, cancelled_at = $4, cancelled_by_name = $5, cancelled_note = $6, cancelled_document = $7, version = version + 1
WHERE id = $1 AND version = $2 RETURNING version;
