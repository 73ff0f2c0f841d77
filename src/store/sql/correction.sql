-- Reports that were corrected: their revisions, and what was built on the figures of before.

-- correction_revisions: the revisions of a report, oldest first: when it was frozen, by whom, when it was sent, and why it was needed. Each
-- was made by one submission; what lies between two is told by the order of events, not by their times.
-- $1 report_id
WITH submitted AS (SELECT e.id, ROW_NUMBER() OVER (ORDER BY e.id) AS number, LEAD(e.id) OVER (ORDER BY e.id) AS next_id,
    LAG(e.id) OVER (ORDER BY e.id) AS last_id
    FROM event e WHERE e.object_type = 'report' AND e.object_id = $1 AND e.action = 'report.submit')
SELECT v.number, v.frozen_at, a.name, v.content_hash,
    COALESCE((SELECT MIN(e.at) FROM event e WHERE e.object_type = 'report' AND e.object_id = v.report_id AND e.action IN ('report.send', 'report.register')
        AND e.id > s.id AND (s.next_id IS NULL OR e.id < s.next_id)), 0),
    COALESCE(w.action, ''), COALESCE(w.note, ''), COALESCE(w.actor_name, ''), COALESCE(w.at, 0)
FROM revision v JOIN account a ON a.id = v.frozen_by LEFT JOIN submitted s ON s.number = v.number
LEFT JOIN event w ON w.id = (SELECT MAX(e.id) FROM event e WHERE e.object_type = 'report' AND e.object_id = v.report_id
    AND e.id > s.last_id AND e.id < s.id
    AND e.action IN ('report.recall', 'report.return', 'report.refuse', 'report.request_correction'))
WHERE v.report_id = $1 ORDER BY v.number;

-- correction_asked: the last time a correction of a report was asked for
-- $1 report_id
SELECT e.note, e.actor_name, e.at FROM event e WHERE e.id = (SELECT MAX(k.id) FROM event k
    WHERE k.object_type = 'report' AND k.object_id = $1 AND k.action = 'report.request_correction');

-- correction_content: the figures and the text of a revision
-- $1 report_id  $2 number
SELECT content, narrative FROM revision WHERE report_id = $1 AND number = $2;

-- correction_freeze: which revisions a total is frozen with
-- $1 report_id  $2 revision
INSERT INTO total_revision (report_id, revision, source_report_id, source_revision)
SELECT s.report_id, CAST($2 AS BIGINT), s.source_report_id, v.number FROM total_source s JOIN revision v ON v.id = s.revision_id WHERE s.report_id = $1;

-- correction_flags: the reports of which what stands of a total counts a revision that was sent anew since, and those that are outdated themselves: the
-- revision counted and the newest that was sent; how many there are in all
-- $1 report_id  $2 whether reports are signed  $3 levels  $4 limit
SELECT y.id, y.name, y.used, y.newest, COUNT(*) OVER ()
FROM (SELECT r.id, u.name, u.name_sort, x.source_revision AS used,
        CASE WHEN r.revision > x.source_revision THEN {sent_last:r.id} ELSE 0 END AS newest
    FROM total_revision x JOIN report r ON r.id = x.source_report_id JOIN unit u ON u.id = r.unit_id
    WHERE x.report_id = $1 AND x.revision = {stands:$1,$2}) y
WHERE y.newest > y.used OR {outdated:y.id,y.used,$3}
ORDER BY y.name_sort, y.id LIMIT $4;
