-- A regime may give its cycles to the lead unit first, which then says who reports; its list of
-- reporters has days.
ALTER TABLE regime ADD COLUMN two_step {int} NOT NULL DEFAULT 0;
ALTER TABLE regime_reporter ADD COLUMN valid_from {int};
ALTER TABLE regime_reporter ADD COLUMN valid_to {int};
