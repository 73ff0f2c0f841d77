-- The file that proves a sending by other means is kept with the registration; NULL: it was destroyed with the archive, or is of before.
ALTER TABLE registration ADD COLUMN evidence_file_id {int} REFERENCES file (id);
ALTER TABLE registration ADD COLUMN evidence_kind {int} NOT NULL DEFAULT 0;
-- The revision that was sent so; 0: of before, and no longer told.
ALTER TABLE registration ADD COLUMN revision {int} NOT NULL DEFAULT 0;
CREATE INDEX registration_file ON registration (evidence_file_id);

-- Until now it was one of the files attached to the report, wherever that still is.
UPDATE registration SET evidence_file_id = (SELECT MIN(x.file_id) FROM revision_attachment x JOIN file f ON f.id = x.file_id
    WHERE x.report_id = registration.report_id AND f.hash = registration.evidence_sha256);
UPDATE registration SET evidence_file_id = (SELECT MIN(x.file_id) FROM attachment x JOIN file f ON f.id = x.file_id
    WHERE x.report_id = registration.report_id AND f.hash = registration.evidence_sha256) WHERE evidence_file_id IS NULL;
UPDATE registration SET evidence_kind = COALESCE((SELECT MIN(x.kind) FROM revision_attachment x
    WHERE x.report_id = registration.report_id AND x.file_id = registration.evidence_file_id), (SELECT MIN(x.kind) FROM attachment x
    WHERE x.report_id = registration.report_id AND x.file_id = registration.evidence_file_id), 0) WHERE evidence_file_id IS NOT NULL;

-- The last one of a report that counts as sent by it was of the revision the report has.
UPDATE registration SET revision = (SELECT r.revision FROM report r WHERE r.id = registration.report_id)
WHERE state IN (0, 1) AND id = (SELECT MAX(g.id) FROM registration g WHERE g.report_id = registration.report_id)
  AND EXISTS (SELECT 1 FROM report r WHERE r.id = registration.report_id AND r.registered_at > 0);
