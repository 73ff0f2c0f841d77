-- sent_last: the newest revision of report %1 that was sent, here or outside; 0: none.
(SELECT COUNT(*) FROM event xs WHERE xs.object_type = 'report' AND xs.object_id = %1 AND xs.action = 'report.submit' AND xs.id < (
    SELECT MAX(xn.id) FROM event xn WHERE xn.object_type = 'report' AND xn.object_id = %1 AND xn.action IN ('report.send', 'report.register')))
