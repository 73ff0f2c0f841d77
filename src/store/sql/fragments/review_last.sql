-- review_last: the last word of the stage called %1 of report r's revision: 1 agreed, 0 objected, NULL none.
(SELECT xv.agreed FROM report_review xv WHERE xv.report_id = r.id AND xv.revision = r.revision AND xv.stage = %1 ORDER BY xv.id DESC LIMIT 1)
