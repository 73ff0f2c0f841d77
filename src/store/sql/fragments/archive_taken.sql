-- archive_taken: papers of revisions that were taken in and are in no file of the archive.
document d JOIN report r ON r.id = d.report_id AND r.kind <> 2 AND d.kind = 0
AND (EXISTS (SELECT 1 FROM arrival a WHERE a.report_id = d.report_id AND a.revision = d.revision) OR (r.revision = d.revision AND r.state IN (6, 12)))
AND NOT EXISTS (SELECT 1 FROM archive_entry e WHERE e.report_id = d.report_id AND e.revision = d.revision)
JOIN unit u ON u.id = r.unit_id
