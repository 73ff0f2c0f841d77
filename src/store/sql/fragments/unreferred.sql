-- unreferred: nothing refers to the file %1.
NOT EXISTS (SELECT 1 FROM attachment fa WHERE fa.file_id = %1)
AND NOT EXISTS (SELECT 1 FROM revision_attachment fr WHERE fr.file_id = %1)
AND NOT EXISTS (SELECT 1 FROM document_version fd WHERE fd.file_id = %1)
AND NOT EXISTS (SELECT 1 FROM sign_job_part fp WHERE fp.prepared_id = %1)
AND NOT EXISTS (SELECT 1 FROM sign_job_part fq WHERE fq.answer_id = %1)
AND NOT EXISTS (SELECT 1 FROM archive_piece fk WHERE fk.kept_id = %1)
AND NOT EXISTS (SELECT 1 FROM archive_file fm WHERE fm.manifest_id = %1)
AND NOT EXISTS (SELECT 1 FROM archive_package fg WHERE fg.kept_id = %1)
