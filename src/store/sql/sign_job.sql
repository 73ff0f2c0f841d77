-- Who is signing which documents.

-- sign_job_get: one job
-- $1 id
SELECT {sign_job.columns} FROM sign_job WHERE id = $1;

-- sign_job_parts: its documents
-- $1 job
SELECT {sign_job_part.columns:p}, d.kind, d.name FROM sign_job_part p JOIN document d ON d.id = p.document_id
WHERE p.job_id = $1 ORDER BY p.number;

-- sign_job_live: whose job for this purpose still takes answers, the newest first
-- $1 report_id  $2 purpose  $3 waiting  $4 pending  $5 now
SELECT id, account_id, account_name FROM sign_job
WHERE report_id = $1 AND purpose = $2 AND state IN ($3, $4) AND expires_at > $5 ORDER BY id DESC;

-- sign_job_insert: somebody begins to sign
-- $1 report_id  $2 revision  $3 digest  $4 purpose  $5 source  $6 account  $7 its name  $8 state  $9 credential  $10 remote  $11 now  $12 expires_at  $13 authorisation
INSERT INTO sign_job (report_id, revision, digest, purpose, source, account_id, account_name, state, credential, remote, reason, detail,
    created_at, expires_at, ended_at, ask_at, authorisation_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '', $11, $12, 0, $11, $13) RETURNING id;

-- sign_job_part_insert: one of its documents
-- $1 job  $2 number  $3 document_id  $4 base_version  $5 prepared_id  $6 prepared_size  $7 hole_from  $8 hole_to  $9 digest
INSERT INTO sign_job_part (job_id, number, document_id, base_version, prepared_id, prepared_size, hole_from, hole_to, digest,
    answered_at, answer_print, answer_id, answer_hash, answer_size)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, '', NULL, '', 0);

-- sign_job_end: it takes no more answers, if it still did
-- $1 id  $2 state  $3 reason  $4 detail  $5 now  $6 waiting  $7 pending
UPDATE sign_job SET state = $2, reason = $3, detail = $4, ended_at = $5 WHERE id = $1 AND state IN ($6, $7) RETURNING id;

-- sign_job_answer: one of its documents is signed, if it was not yet
-- $1 job  $2 number  $3 now  $4 print  $5 file  $6 hash  $7 size  $8 stamped_at  $9 why there is no stamp
UPDATE sign_job_part SET answered_at = $3, answer_print = $4, answer_id = $5, answer_hash = $6, answer_size = $7, stamped_at = $8, stamp_note = $9
WHERE job_id = $1 AND number = $2 AND answered_at = 0 RETURNING number;

-- sign_job_claim: the job whose key is to be asked next, so that nobody else asks it meanwhile
-- $1 now  $2 token  $3 remote  $4 waiting  $5 pending  $6 until when
UPDATE sign_job SET ask_at = $6 WHERE id = (SELECT id FROM sign_job
    WHERE state IN ($4, $5) AND source IN ($2, $3) AND expires_at > $1 AND ask_at <= $1 ORDER BY ask_at, id LIMIT 1) RETURNING id;

-- sign_job_waits: whether there is one
-- $1 now  $2 token  $3 remote  $4 waiting  $5 pending
SELECT 1 FROM sign_job WHERE state IN ($4, $5) AND source IN ($2, $3) AND expires_at > $1 AND ask_at <= $1 LIMIT 1;

-- sign_job_pend: it is to be asked again, by a service's reference or from the beginning
-- $1 id  $2 reference  $3 ask_at  $4 waiting  $5 pending  $6 which of these
UPDATE sign_job SET remote = $2, ask_at = $3, state = $6 WHERE id = $1 AND state IN ($4, $5);

-- sign_job_expire: those nobody answered in time
-- $1 now  $2 expired  $3 waiting  $4 pending
UPDATE sign_job SET state = $2, ended_at = expires_at WHERE state IN ($3, $4) AND expires_at <= $1;

-- sign_job_forget_tickets: the addresses of jobs that are over for long
-- $1 ended before
DELETE FROM sign_ticket WHERE job_id IN (SELECT id FROM sign_job WHERE ended_at > 0 AND ended_at < $1);

-- sign_job_forget_parts: what was prepared for them
-- $1 ended before
DELETE FROM sign_job_part WHERE job_id IN (SELECT id FROM sign_job WHERE ended_at > 0 AND ended_at < $1);

-- sign_job_forget: and they themselves
-- $1 ended before
DELETE FROM sign_job WHERE ended_at > 0 AND ended_at < $1;

-- sign_ticket_insert: an address for a program
-- $1 hash  $2 job  $3 number  $4 answers  $5 expires_at
INSERT INTO sign_ticket (hash, job_id, number, answers, expires_at, used_at) VALUES ($1, $2, $3, $4, $5, 0);

-- sign_ticket_get: what an address is for, while it may be used
-- $1 hash  $2 answers  $3 now
SELECT job_id, number FROM sign_ticket WHERE hash = $1 AND answers = $2 AND expires_at > $3 AND used_at = 0;

-- sign_ticket_use: it was used, if it still might be
-- $1 hash  $2 answers  $3 now
UPDATE sign_ticket SET used_at = $3 WHERE hash = $1 AND answers = $2 AND expires_at > $3 AND used_at = 0 RETURNING job_id, number;
