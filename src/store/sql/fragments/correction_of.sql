-- correction_of: which event asked last for the correction of report %1 that is under way, or waits for its receiver in the state %2; NULL: none.
CASE WHEN %1.corrections > 0 OR %1.state = %2 THEN (SELECT MAX(xq.id) FROM event xq
    WHERE xq.object_type = 'report' AND xq.object_id = %1.id AND xq.action = 'report.request_correction') END
