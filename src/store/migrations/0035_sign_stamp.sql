-- When a signature was made by its time stamp, and why it has none if it was to have one.
ALTER TABLE sign_job_part ADD COLUMN stamped_at {int} NOT NULL DEFAULT 0;
ALTER TABLE sign_job_part ADD COLUMN stamp_note {text} NOT NULL DEFAULT '';
