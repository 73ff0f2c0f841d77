-- How often a report's receiver let it be corrected after it was accepted.
ALTER TABLE report ADD COLUMN corrections {int} NOT NULL DEFAULT 0;

UPDATE report SET corrections = (SELECT COUNT(*) FROM event e
    WHERE e.object_type = 'report' AND e.object_id = report.id AND e.action = 'report.grant_correction')
WHERE revision > 0;
