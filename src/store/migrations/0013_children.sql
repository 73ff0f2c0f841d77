-- A report is part of another: a unit's of the cycle's total, one that was handed on downward of the
-- report it was handed on from. How many a unit's report was handed on to is kept with it, since
-- every save asks.
ALTER TABLE report ADD COLUMN parent_id {int} REFERENCES report (id);
ALTER TABLE report ADD COLUMN children {int} NOT NULL DEFAULT 0;
UPDATE report SET parent_id = (SELECT t.id FROM report t WHERE t.cycle_id = report.cycle_id AND t.kind = 1) WHERE kind = 0;
CREATE INDEX report_parent ON report (parent_id, unit_id);
