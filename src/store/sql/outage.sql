-- Outages, and reports that were sent by other means in them.

-- outage_list: a page of outages, newest first
-- $1 from_at before  $2 id before  $3 limit
SELECT {outage.columns:o}, COALESCE(u.name, ''), COALESCE(u.path, ''), (SELECT COUNT(*) FROM registration g WHERE g.outage_id = o.id AND g.state IN (0, 1))
FROM outage o LEFT JOIN unit u ON u.id = o.unit_id
WHERE o.from_at < $1 OR (o.from_at = $1 AND o.id < $2)
ORDER BY o.from_at DESC, o.id DESC LIMIT $3;

-- outage_get: one of them
-- $1 id
SELECT {outage.columns:o}, COALESCE(u.name, ''), COALESCE(u.path, ''), (SELECT COUNT(*) FROM registration g WHERE g.outage_id = o.id AND g.state IN (0, 1))
FROM outage o LEFT JOIN unit u ON u.id = o.unit_id WHERE o.id = $1;

-- outage_insert: one is recorded
-- $1 from_at  $2 to_at  $3 unit_id  $4 affected  $5 confirmed_by  $6 document  $7 recorded_by_name  $8 now
INSERT INTO outage (from_at, to_at, unit_id, affected, confirmed_by, document, withdrawn, recorded_by_name, recorded_at, version, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, 1, $8) RETURNING id;

-- outage_update: one changed, if nobody else changed it first
-- $1 id  $2 version  $3 from_at  $4 to_at  $5 affected  $6 confirmed_by  $7 document  $8 withdrawn  $9 now
UPDATE outage SET from_at = $3, to_at = $4, affected = $5, confirmed_by = $6, document = $7, withdrawn = $8, version = version + 1, changed_at = $9
WHERE id = $1 AND version = $2 RETURNING version;

-- outage_of_report: outages since the first day of a report's data, of the whole system or of a unit above its sender or receiver, newest first
-- $1 report_id  $2 limit  $3 milliseconds of a day  $4 milliseconds the clock is ahead  $5 the longest an outage lasts
SELECT {outage.columns:o}, COALESCE(w.name, ''), COALESCE(w.path, ''), 0
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id
JOIN outage o ON CASE o.to_at WHEN 0 THEN o.from_at + CAST($5 AS BIGINT) ELSE o.to_at END >= c.window_from * CAST($3 AS BIGINT) - CAST($4 AS BIGINT)
LEFT JOIN unit w ON w.id = o.unit_id
WHERE r.id = $1 AND o.withdrawn = 0
  AND (w.path IS NULL OR substr(u.path, 1, length(w.path)) = w.path OR substr(v.path, 1, length(w.path)) = w.path)
ORDER BY o.from_at DESC, o.id DESC LIMIT $2;

-- outage_outside: a registration that would rest on an outage no longer, were it from $2 to $3
-- $1 outage_id  $2 from_at  $3 to_at  $4 asked  $5 confirmed
SELECT g.sent_at FROM registration g WHERE g.outage_id = $1 AND g.state IN ($4, $5)
  AND (g.sent_at < $2 OR g.sent_at > $3) ORDER BY g.id LIMIT 1;

-- registration_list: what was registered of a report, newest first
-- $1 report_id  $2 limit
SELECT {registration.columns:g}, o.from_at, o.to_at, o.affected, COALESCE(f.size, 0)
FROM registration g JOIN outage o ON o.id = g.outage_id LEFT JOIN file f ON f.id = g.evidence_file_id
WHERE g.report_id = $1 ORDER BY g.id DESC LIMIT $2;

-- registration_open: the registration of a report the receiver has not answered
-- $1 report_id  $2 asked
SELECT {registration.columns:g}, 0, 0, '', 0 FROM registration g WHERE g.report_id = $1 AND g.state = $2 ORDER BY g.id DESC LIMIT 1;

-- registration_insert: a report was sent outside
-- $1 report_id  $2 outage_id  $3 state  $4 sent_at  $5 fallback_at  $6 channel  $7 document_number  $8 evidence_name  $9 evidence_sha256  $10 note  $11 registered_by_name  $12 now  $13 evidence_file_id  $14 evidence_kind  $15 revision
INSERT INTO registration (report_id, outage_id, state, sent_at, fallback_at, channel, document_number, evidence_name, evidence_sha256, note,
    registered_by_name, registered_at, answer, decided_by_name, decided_at, evidence_file_id, evidence_kind, revision)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', '', 0, $13, $14, $15) RETURNING id;

-- registration_decide: it is answered, or ends unanswered
-- $1 id  $2 state  $3 answer  $4 decided_by_name  $5 now
UPDATE registration SET state = $2, answer = $3, decided_by_name = $4, decided_at = $5 WHERE id = $1;

-- registration_proof: what proves that a revision was sent outside, as the receiver confirmed it
-- $1 report_id  $2 revision  $3 confirmed
SELECT g.evidence_name, g.evidence_file_id, f.size, f.hash, g.registered_at FROM registration g JOIN file f ON f.id = g.evidence_file_id
WHERE g.report_id = $1 AND g.revision = $2 AND g.state = $3 ORDER BY g.id DESC LIMIT 1;
