-- Since which day a report's unit has it to correct: its receiver let it be corrected then, or returned the correction; NULL: never.
ALTER TABLE report ADD COLUMN correcting_since {int};

UPDATE report SET correcting_since = (SELECT (MAX(e.at) + 25200000) / 86400000 FROM event e
    WHERE e.object_type = 'report' AND e.object_id = report.id AND e.action IN ('report.grant_correction', 'report.return'))
WHERE corrections > 0;
CREATE INDEX report_correcting ON report (state, correcting_since) WHERE correcting_since IS NOT NULL;
