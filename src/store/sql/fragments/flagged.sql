-- flagged: 1 for a total %1 of which what stands is outdated, %3 deep at most; %2 as stands.
CASE WHEN EXISTS (SELECT 1 FROM total_revision xq WHERE xq.report_id = %1)
    AND EXISTS (SELECT 1 FROM (SELECT {stands:%1,%2} AS revision) xv WHERE {outdated:%1,xv.revision,%3}) THEN 1 ELSE 0 END
