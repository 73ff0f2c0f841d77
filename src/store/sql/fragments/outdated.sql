-- outdated: whether revision %2 of total %1 counts a revision of a report that was sent anew since, itself or through totals, %3 deep at most.
-- Reports are looked up one by one: joined, PostgreSQL would read all there are.
EXISTS (WITH RECURSIVE counted (report_id, revision, depth) AS (
        SELECT CAST(%1 AS BIGINT), CAST(%2 AS BIGINT), 0
        UNION ALL
        SELECT xt.source_report_id, xt.source_revision, xc.depth + 1
        FROM counted xc JOIN total_revision xt ON xt.report_id = xc.report_id AND xt.revision = xc.revision WHERE xc.depth < %3)
    SELECT 1 FROM counted xc WHERE xc.depth > 0 AND xc.revision < (SELECT xr.revision FROM report xr WHERE xr.id = xc.report_id)
      AND xc.revision < {sent_last:xc.report_id})
