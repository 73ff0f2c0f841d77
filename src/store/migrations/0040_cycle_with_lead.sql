-- Cycles that wait for their lead unit are few, and asked for with every inbox.
CREATE INDEX cycle_with_lead ON cycle (due_on, id) WHERE state = 2;
