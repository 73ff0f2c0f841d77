-- Files of the archive: what is filed, closed, held back, destroyed.

-- archive_rule_get: how long reports of a regime are kept, where it says so itself
-- $1 regime_id
SELECT years, reason, changed_at, changed_name, version FROM archive_rule WHERE regime_id = $1;

-- archive_rule_insert: a regime says so for the first time
-- $1 regime_id  $2 years  $3 reason  $4 now  $5 account's name
INSERT INTO archive_rule (regime_id, years, reason, changed_at, changed_name, version) VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT (regime_id) DO NOTHING RETURNING version;

-- archive_rule_update: it says something else, if nobody else changed it first
-- $1 regime_id  $2 version  $3 years  $4 reason  $5 now  $6 account's name
UPDATE archive_rule SET years = $3, reason = $4, changed_at = $5, changed_name = $6, version = version + 1
WHERE regime_id = $1 AND version = $2 RETURNING version;

-- archive_waiting: revisions that were taken in, are in no file and have a document, within somebody's scope
-- $1 account  $2 roles  $3 today  $4 path of the unit  $5 limit
SELECT d.report_id, d.revision FROM {archive_taken} WHERE {scope:u.path,r.regime_id} AND ($4 = '' OR substr(u.path, 1, length($4)) = $4)
ORDER BY d.report_id, d.revision LIMIT $5;

-- archive_waiting_all: the same, wherever
-- $1 limit
SELECT d.report_id, d.revision FROM {archive_taken} ORDER BY d.report_id, d.revision LIMIT $1;

-- archive_lacking: how many reports were taken in without a document, within somebody's scope; not those whose document was filed and destroyed
-- $1 account  $2 roles  $3 today  $4 path of the unit
SELECT COUNT(*) FROM report r JOIN unit u ON u.id = r.unit_id
WHERE r.kind <> 2 AND r.state IN (6, 12) AND {scope:u.path,r.regime_id} AND ($4 = '' OR substr(u.path, 1, length($4)) = $4)
  AND NOT EXISTS (SELECT 1 FROM document d WHERE d.report_id = r.id AND d.revision = r.revision)
  AND NOT EXISTS (SELECT 1 FROM archive_entry e WHERE e.report_id = r.id AND e.revision = r.revision);

-- archive_newest: the newest volume of a file
-- $1 unit_id  $2 regime_id  $3 year
SELECT f.id, f.part, f.size, f.closed_at, (SELECT COUNT(*) FROM archive_entry e WHERE e.file_id = f.id),
    (SELECT COUNT(*) FROM archive_piece p WHERE p.file_id = f.id)
FROM archive_file f WHERE f.unit_id = $1 AND f.regime_id = $2 AND f.year = $3 ORDER BY f.part DESC LIMIT 1;

-- archive_insert: a volume is begun
-- $1 unit_id  $2 regime_id  $3 year  $4 part  $5 title  $6 search  $7 now
INSERT INTO archive_file (unit_id, regime_id, year, part, title, search, made_at, size, closed_at, closed_on, closed_name, years, kept_until,
    manifest_id, manifest_size, manifest_hash, destroyed_at, stamp_at, stamp_claimed_until, stamp_tries, stamp_failures, stamp_error, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, NULL, '', 0, NULL, NULL, 0, '', 0, 0, 0, 0, 0, '', 1) RETURNING id;

-- archive_grow: a document was filed, unless the file is closed
-- $1 id  $2 bytes
UPDATE archive_file SET size = size + $2, version = version + 1 WHERE id = $1 AND closed_at = 0 RETURNING version;

-- archive_list: a page of files within somebody's scope
-- $1 account  $2 roles  $3 today  $4 search key  $5 path of the unit  $6 regime_id  $7 year  $8 state  $9 order  $10 place after  $11 id after  $12 limit
SELECT {archive_file.columns:f}, {archive_names}, {archive_place:$9} FROM {archive_about}
WHERE {scope:u.path,f.regime_id} AND ($4 = '' OR f.search LIKE '%' || $4 || '%') AND ($5 = '' OR substr(u.path, 1, length($5)) = $5)
  AND ($6 IS NULL OR f.regime_id = $6) AND ($7 IS NULL OR f.year = $7) AND ($8 IS NULL OR {archive_state:$3} = $8)
  AND ({archive_place:$9} > $10 OR ({archive_place:$9} = $10 AND f.id > $11))
ORDER BY {archive_place:$9}, f.id LIMIT $12;

-- archive_get: one file
-- $1 id
SELECT {archive_file.columns:f}, {archive_names} FROM {archive_about} WHERE f.id = $1;

-- archive_close: a file is closed, if nobody else did something with it first
-- $1 id  $2 version  $3 now  $4 today  $5 account's name  $6 years  $7 kept until  $8 manifest_id  $9 its size  $10 its hash  $11 when to stamp it
UPDATE archive_file SET closed_at = $3, closed_on = $4, closed_name = $5, years = $6, kept_until = $7, manifest_id = $8, manifest_size = $9,
    manifest_hash = $10, stamp_at = $11, version = version + 1
WHERE id = $1 AND version = $2 AND closed_at = 0 RETURNING version;

-- archive_touch: something was done with a file
-- $1 id
UPDATE archive_file SET version = version + 1 WHERE id = $1;

-- archive_entry_insert: a revision is filed
-- $1 file_id  $2 number  $3 report_id  $4 revision  $5 code  $6 issued_on  $7 subject  $8 period  $9 signer  $10 now
INSERT INTO archive_entry (file_id, number, report_id, revision, code, issued_on, subject, period, signer, filed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- archive_entry_of: where a revision was filed: its place, and the file's year, part and regime
-- $1 report_id  $2 revision
SELECT e.number, f.year, f.part, r.code FROM archive_entry e JOIN archive_file f ON f.id = e.file_id JOIN regime r ON r.id = f.regime_id
WHERE e.report_id = $1 AND e.revision = $2 ORDER BY e.file_id LIMIT 1;

-- archive_entries: what was filed, in order
-- $1 file_id  $2 limit
SELECT {archive_entry.columns} FROM archive_entry WHERE file_id = $1 ORDER BY number LIMIT $2;

-- archive_signer: who signed a revision last
-- $1 report_id  $2 revision
SELECT account_name FROM signature WHERE report_id = $1 AND revision = $2 ORDER BY id DESC LIMIT 1;

-- archive_annexes: the files that belong to a revision, in order
-- $1 report_id  $2 revision  $3 limit
SELECT x.name, x.file_id, f.size, f.hash, x.added_at FROM revision v JOIN revision_attachment x ON x.revision_id = v.id JOIN file f ON f.id = x.file_id
WHERE v.report_id = $1 AND v.number = $2 ORDER BY x.id LIMIT $3;

-- archive_piece_insert: bytes that stand in a file
-- $1 file_id  $2 entry  $3 number  $4 kind  $5 path  $6 title  $7 kept_id  $8 size  $9 hash  $10 came_at
INSERT INTO archive_piece (file_id, entry, number, kind, path, title, kept_id, size, hash, came_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- archive_pieces: all of them, in order
-- $1 file_id  $2 limit
SELECT {archive_piece.columns} FROM archive_piece WHERE file_id = $1 ORDER BY entry, number LIMIT $2;

-- archive_pieces_count: how many there are
-- $1 file_id
SELECT COUNT(*) FROM archive_piece WHERE file_id = $1;

-- archive_events: what happened to a report, the oldest first
-- $1 report_id  $2 limit
SELECT e.at, e.actor_name, COALESCE(u.name, ''), e.action, e.note FROM event e LEFT JOIN unit u ON u.id = e.actor_unit_id
WHERE e.object_type = 'report' AND e.object_id = $1 ORDER BY e.id LIMIT $2;

-- archive_holds: who held a file back, the newest first
-- $1 file_id  $2 limit
SELECT {archive_hold.columns} FROM archive_hold WHERE file_id = $1 ORDER BY id DESC LIMIT $2;

-- archive_hold_insert: a file is held back
-- $1 file_id  $2 reason  $3 document  $4 now  $5 account's name
INSERT INTO archive_hold (file_id, reason, document, placed_at, placed_name, released_at, released_name, release_reason, release_document)
VALUES ($1, $2, $3, $4, $5, 0, '', '', '') RETURNING id;

-- archive_hold_release: it is held back no more by this
-- $1 file_id  $2 id  $3 now  $4 account's name  $5 reason  $6 document
UPDATE archive_hold SET released_at = $3, released_name = $4, release_reason = $5, release_document = $6
WHERE file_id = $1 AND id = $2 AND released_at = 0 RETURNING id;

-- disposal_insert: files are proposed to be destroyed
-- $1 unit_id  $2 reason  $3 search  $4 now  $5 account  $6 its name
INSERT INTO archive_disposal (unit_id, state, reason, search, proposed_at, proposed_by, proposed_name, decided_at, decided_name, document, answer,
    minutes, minutes_hash, version)
VALUES ($1, 0, $2, $3, $4, $5, $6, 0, '', '', '', '', '', 1) RETURNING id;

-- disposal_file_insert: one of them
-- $1 disposal_id  $2 file_id
INSERT INTO archive_disposal_file (disposal_id, file_id) VALUES ($1, $2);

-- disposal_list: a page of proposals of units within somebody's scope, the newest first
-- $1 account  $2 roles  $3 today  $4 search key  $5 path of the unit  $6 state  $7 id before  $8 limit
SELECT {archive_disposal.columns:p}, u.name, u.path, (SELECT COUNT(*) FROM archive_disposal_file x WHERE x.disposal_id = p.id)
FROM archive_disposal p JOIN unit u ON u.id = p.unit_id
WHERE {scope:u.path,-1} AND ($4 = '' OR p.search LIKE '%' || $4 || '%') AND ($5 = '' OR substr(u.path, 1, length($5)) = $5)
  AND ($6 IS NULL OR p.state = $6) AND p.id < $7 ORDER BY p.id DESC LIMIT $8;

-- disposal_get: one proposal
-- $1 id
SELECT {archive_disposal.columns:p}, u.name, u.path, (SELECT COUNT(*) FROM archive_disposal_file x WHERE x.disposal_id = p.id)
FROM archive_disposal p JOIN unit u ON u.id = p.unit_id WHERE p.id = $1;

-- disposal_minutes: what was destroyed by it, if anything was
-- $1 id
SELECT minutes FROM archive_disposal WHERE id = $1 AND minutes <> '';

-- disposal_files: its files
-- $1 disposal_id  $2 limit
SELECT {archive_file.columns:f}, {archive_names} FROM {archive_about} JOIN archive_disposal_file x ON x.file_id = f.id
WHERE x.disposal_id = $1 ORDER BY f.id LIMIT $2;

-- disposal_settle: it was decided on or withdrawn, if nobody else did so first
-- $1 id  $2 version  $3 state  $4 now  $5 account's name  $6 document  $7 answer  $8 minutes  $9 their hash  $10 search
UPDATE archive_disposal SET state = $3, decided_at = $4, decided_name = $5, document = $6, answer = $7, minutes = $8, minutes_hash = $9, search = $10,
    version = version + 1
WHERE id = $1 AND version = $2 AND state = 0 RETURNING version;

-- destroy_pieces: the bytes of a file are let go, if it is closed, its time is over and nobody holds it; their digests stay
-- $1 file_id  $2 today
UPDATE archive_piece SET kept_id = NULL WHERE file_id = $1 AND {archive_may_go:$1,$2};

-- destroy_signed: what was being signed of its documents
-- $1 file_id  $2 today
DELETE FROM sign_job_part WHERE document_id IN (SELECT d.id FROM document d WHERE {archive_its:d,$1,$2});

-- destroy_versions: the stages of its documents, and of those of earlier revisions that were never taken in
-- $1 file_id  $2 today
DELETE FROM document_version WHERE document_id IN (SELECT d.id FROM document d WHERE {archive_its:d,$1,$2});

-- destroy_documents: the documents
-- $1 file_id  $2 today
DELETE FROM document WHERE id IN (SELECT d.id FROM document d WHERE {archive_its:d,$1,$2});

-- destroy_annexes: the files that came with them
-- $1 file_id  $2 today
DELETE FROM revision_attachment WHERE revision_id IN (SELECT d.id FROM (SELECT id, report_id, number AS revision FROM revision) d WHERE {archive_its:d,$1,$2});

-- destroy_drafts: of reports whose newest revision goes, the files attached to the draft
-- $1 file_id  $2 today
DELETE FROM attachment WHERE report_id IN (SELECT e.report_id FROM archive_entry e JOIN report r ON r.id = e.report_id
    WHERE e.file_id = $1 AND r.revision = e.revision AND {archive_may_go:$1,$2});

-- destroy_proofs: what proves that they were sent outside; that it was so stays, with its digest
-- $1 file_id  $2 today
UPDATE registration SET evidence_file_id = NULL WHERE id IN (SELECT d.id FROM registration d WHERE {archive_its:d,$1,$2});

-- destroy_file: what stays says that it is gone
-- $1 id  $2 now  $3 today
UPDATE archive_file SET destroyed_at = $2, manifest_id = NULL, stamp_at = 0, version = version + 1
WHERE id = $1 AND {archive_may_go:$1,$3} RETURNING id;

-- destroy_packages: packages that were made of it are let go, and those under way are wanted no more
-- $1 file_id  $2 today  $3 now
UPDATE archive_package SET kept_id = NULL, state = CASE WHEN state IN (0, 1) THEN 3 ELSE state END, ended_at = CASE WHEN state IN (0, 1) THEN $3 ELSE ended_at END
WHERE file_id = $1 AND {archive_may_go:$1,$2};

-- package_insert: a package is asked for
-- $1 file_id  $2 account  $3 pieces  $4 now
INSERT INTO archive_package (file_id, account_id, state, done, total, asked_at, claimed_until, tries, ended_at, kept_id, size, hash, error)
VALUES ($1, $2, 0, 0, $3, $4, 0, 0, 0, NULL, 0, '', '') RETURNING id;

-- package_of_mine: what somebody asked for of a file, the newest first
-- $1 file_id  $2 account  $3 limit
SELECT {archive_package.columns} FROM archive_package WHERE file_id = $1 AND account_id = $2 ORDER BY id DESC LIMIT $3;

-- package_open: one that waits or is being made for somebody already
-- $1 file_id  $2 account
SELECT id FROM archive_package WHERE file_id = $1 AND account_id = $2 AND state IN (0, 1) ORDER BY id LIMIT 1;

-- package_get: one of somebody's
-- $1 id  $2 account
SELECT {archive_package.columns} FROM archive_package WHERE id = $1 AND account_id = $2;

-- package_cancel: it is not wanted any more
-- $1 id  $2 account  $3 now
UPDATE archive_package SET state = 3, ended_at = $3 WHERE id = $1 AND account_id = $2 AND state IN (0, 1) RETURNING id;

-- package_waits: whether one is to be made
-- $1 now
SELECT 1 FROM archive_package WHERE state IN (0, 1) AND claimed_until <= $1 LIMIT 1;

-- package_claim: the next one, for a while nobody else's
-- $1 now  $2 until
UPDATE archive_package SET state = 1, done = 0, claimed_until = $2, tries = tries + 1
WHERE id = (SELECT id FROM archive_package WHERE state IN (0, 1) AND claimed_until <= $1 ORDER BY id LIMIT 1) RETURNING {archive_package.columns};

-- package_step: how far it is, as long as it is wanted and this one's
-- $1 id  $2 tries  $3 done  $4 claimed until
UPDATE archive_package SET done = $3, claimed_until = $4 WHERE id = $1 AND tries = $2 AND state = 1 RETURNING id;

-- package_settle: it is made, or cannot be
-- $1 id  $2 tries  $3 state  $4 now  $5 kept_id  $6 size  $7 hash  $8 error
UPDATE archive_package SET state = $3, ended_at = $4, kept_id = $5, size = $6, hash = $7, error = $8, done = CASE WHEN CAST($3 AS BIGINT) = 2 THEN total ELSE done END
WHERE id = $1 AND tries = $2 AND state = 1;

-- package_forget: those that ended long ago
-- $1 before
DELETE FROM archive_package WHERE state IN (2, 3, 4) AND ended_at < $1;

-- stamp_list: the time stamps of a file, in order
-- $1 file_id  $2 limit
SELECT {archive_stamp.columns} FROM archive_stamp WHERE file_id = $1 ORDER BY number LIMIT $2;

-- stamp_insert: one more
-- $1 file_id  $2 number  $3 token  $4 digest  $5 stamped_at  $6 ends_at  $7 authority
INSERT INTO archive_stamp (file_id, number, token, digest, stamped_at, ends_at, authority) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- stamp_waits: whether a file is to be stamped
-- $1 now
SELECT 1 FROM archive_file WHERE stamp_at > 0 AND stamp_at <= $1 AND stamp_claimed_until <= $1 LIMIT 1;

-- stamp_claim: the next one, for a while nobody else's
-- $1 now  $2 until
UPDATE archive_file SET stamp_claimed_until = $2, stamp_tries = stamp_tries + 1
WHERE id = (SELECT id FROM archive_file WHERE stamp_at > 0 AND stamp_at <= $1 AND stamp_claimed_until <= $1 ORDER BY stamp_at, id LIMIT 1)
RETURNING id, stamp_tries, stamp_failures, manifest_id, manifest_size;

-- stamp_settle: when the next one is due, or why there is none
-- $1 id  $2 tries  $3 stamp_at  $4 failures  $5 error
UPDATE archive_file SET stamp_at = $3, stamp_claimed_until = 0, stamp_failures = $4, stamp_error = $5 WHERE id = $1 AND stamp_tries = $2 RETURNING unit_id;

-- stamp_all_now: files whose last time stamp is over a weaker digest than this, and those that have none
-- $1 digest  $2 now
UPDATE archive_file SET stamp_at = $2, stamp_failures = 0, stamp_claimed_until = 0 WHERE closed_at > 0 AND destroyed_at = 0
  AND NOT EXISTS (SELECT 1 FROM archive_stamp s WHERE s.file_id = archive_file.id AND s.digest >= $1);

-- stamp_none: no file is to be stamped any more
UPDATE archive_file SET stamp_at = 0, stamp_error = '' WHERE stamp_at > 0;

-- stamp_again: when those are due that have a time stamp and were not to be stamped
-- $1 so long before it ends  $2 now
UPDATE archive_file SET stamp_at = CASE WHEN (SELECT MAX(s.ends_at) FROM archive_stamp s WHERE s.file_id = archive_file.id) - $1 < $2 THEN $2
    ELSE (SELECT MAX(s.ends_at) FROM archive_stamp s WHERE s.file_id = archive_file.id) - $1 END
WHERE closed_at > 0 AND destroyed_at = 0 AND stamp_at = 0 AND EXISTS (SELECT 1 FROM archive_stamp s WHERE s.file_id = archive_file.id);

-- stamp_authority_get: who stamps
SELECT {stamp_authority.columns} FROM stamp_authority WHERE id = 1;

-- stamp_authority_update: somebody else stamps, if nobody else said so first
-- $1 version  $2 url  $3 inside  $4 policy  $5 digest  $6 now  $7 account's name
UPDATE stamp_authority SET url = $2, inside = $3, policy = $4, digest = $5, changed_at = $6, changed_name = $7, answered_at = 0, error = '',
    error_at = 0, signer = CASE WHEN url = $2 THEN signer ELSE '' END, ends_at = CASE WHEN url = $2 THEN ends_at ELSE 0 END, version = version + 1 WHERE id = 1 AND version = $1 RETURNING version;

-- stamp_authority_told: what came of asking
-- $1 answered_at or 0  $2 error  $3 now  $4 whose certificate it stamped with  $5 when that ends, 0: it did not
UPDATE stamp_authority SET signer = CASE WHEN CAST($5 AS BIGINT) > 0 THEN $4 ELSE signer END,
    ends_at = CASE WHEN CAST($5 AS BIGINT) > 0 THEN CAST($5 AS BIGINT) ELSE ends_at END,
    answered_at = CASE WHEN CAST($1 AS BIGINT) > 0 THEN CAST($1 AS BIGINT) ELSE answered_at END, error = $2, error_at = CASE WHEN $2 = '' THEN error_at ELSE $3 END
WHERE id = 1;

-- archive_regime: who leads a regime, and of which kind its periods are
-- $1 id
SELECT u.path, g.period_kind FROM regime g JOIN unit u ON u.id = g.lead_unit_id WHERE g.id = $1;

-- archive_codes: what a file's unit and regime are called elsewhere
-- $1 id
SELECT u.code, g.code FROM {archive_about} WHERE f.id = $1;

-- archive_manifest_kept: what the list of contents was when the file was closed
-- $1 code of the unit  $2 code of the regime  $3 year  $4 part
SELECT f.manifest_hash FROM archive_file f JOIN unit u ON u.id = f.unit_id JOIN regime g ON g.id = f.regime_id
WHERE u.code = $1 AND g.code = $2 AND f.year = $3 AND f.part = $4 AND f.closed_at > 0;
