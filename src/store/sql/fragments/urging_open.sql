-- urging_open: how many reports of letter w are not sent now.
(SELECT COUNT(*) FROM urging_item i JOIN report r ON r.id = i.report_id WHERE i.urging_id = w.id AND r.clock = 0)
