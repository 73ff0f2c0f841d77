-- Jobs of one account that its signer confirms at once have one batch; empty: the job is confirmed alone.
ALTER TABLE sign_job ADD COLUMN batch {text} NOT NULL DEFAULT '';
