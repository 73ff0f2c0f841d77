-- stands: the newest revision of report %1 that stands: approved, with a signature where %2 is 1, and not taken back since; 0: none. Each was made by one
-- submission; what lies between two is told by the order of events.
COALESCE((SELECT MAX(xd.number) FROM (SELECT xe.action, SUM(CASE WHEN xe.action = 'report.submit' THEN 1 ELSE 0 END) OVER (ORDER BY xe.id) AS number,
        LEAD(xe.action) OVER (ORDER BY xe.id) AS next_action
    FROM event xe WHERE xe.object_type = 'report' AND xe.object_id = %1
      AND xe.action IN ('report.submit', 'report.approve', 'report.sign', 'report.refuse', 'report.return_unsigned')) xd
  WHERE xd.action IN ('report.approve', 'report.sign') AND (xd.next_action IS NULL OR xd.next_action = 'report.submit')
    AND (%2 = 0 OR EXISTS (SELECT 1 FROM signature xg WHERE xg.report_id = %1 AND xg.revision = xd.number))), 0)
