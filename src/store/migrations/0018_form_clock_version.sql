-- The administrator changes how long building and testing may take, as regulations change.
ALTER TABLE form_clock ADD COLUMN version {int} NOT NULL DEFAULT 1;
