-- urged_by: the letters that urged report r, without those withdrawn.
SELECT 1 FROM urging_item qi JOIN urging qw ON qw.id = qi.urging_id WHERE qi.report_id = r.id AND qw.withdrawn_at = 0
