-- archive_its: what is of a report and a revision (%1) belongs to file %2, which may go on the day %3: it was filed there, or it is an earlier one that never was.
EXISTS (SELECT 1 FROM archive_entry e WHERE e.file_id = %2 AND e.report_id = %1.report_id AND e.revision >= %1.revision
    AND (e.revision = %1.revision OR NOT EXISTS (SELECT 1 FROM archive_entry o WHERE o.report_id = %1.report_id AND o.revision = %1.revision)))
AND {archive_may_go:%2,%3}
