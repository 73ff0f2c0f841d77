-- outdated: whether revision %2 of total %1 counts a revision of a report that was sent anew since, itself or through totals, %3 deep at most.
EXISTS (WITH RECURSIVE counted (report_id, revision, depth) AS (
        SELECT CAST(%1 AS BIGINT), CAST(%2 AS BIGINT), 1
        UNION ALL
        SELECT xt.source_report_id, xt.source_revision, xc.depth + 1
        FROM counted xc JOIN total_revision xt ON xt.report_id = xc.report_id AND xt.revision = xc.revision WHERE xc.depth < %3)
    SELECT 1 FROM counted xc JOIN total_revision xt ON xt.report_id = xc.report_id AND xt.revision = xc.revision
    JOIN report xr ON xr.id = xt.source_report_id
    WHERE xr.revision > xt.source_revision AND {sent_last:xr.id} > xt.source_revision)
