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
-- $1 report_id  $2 revision  $3 digest  $4 purpose  $5 source  $6 account  $7 its name  $8 state  $9 credential  $10 remote  $11 now  $12 expires_at  $13 authorisation  $14 batch  $15 ask_at
INSERT INTO sign_job (report_id, revision, digest, purpose, source, account_id, account_name, state, credential, remote, reason, detail,
    created_at, expires_at, ended_at, ask_at, authorisation_id, batch)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '', '', $11, $12, 0, $15, $13, $14) RETURNING id;

-- sign_job_part_insert: one of its documents
-- $1 job  $2 number  $3 document_id  $4 base_version  $5 prepared_id  $6 prepared_size  $7 hole_from  $8 hole_to  $9 digest
INSERT INTO sign_job_part (job_id, number, document_id, base_version, prepared_id, prepared_size, hole_from, hole_to, digest,
    answered_at, answer_print, answer_id, answer_hash, answer_size)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, '', NULL, '', 0);

-- sign_job_gather: those of its batch that nobody was asked for yet wait for it
-- $1 account  $2 batch  $3 until when  $4 waiting
UPDATE sign_job SET ask_at = $3 WHERE account_id = $1 AND batch = $2 AND state = $4 AND remote = '' AND ask_at < $3;

-- sign_job_end: it takes no more answers, if it still did
-- $1 id  $2 state  $3 reason  $4 detail  $5 now  $6 waiting  $7 pending
UPDATE sign_job SET state = $2, reason = $3, detail = $4, ended_at = $5 WHERE id = $1 AND state IN ($6, $7) RETURNING id;

-- sign_job_answer: one of its documents is signed, if it was not yet
-- $1 job  $2 number  $3 now  $4 print  $5 file  $6 hash  $7 size  $8 stamped_at  $9 why there is no stamp
UPDATE sign_job_part SET answered_at = $3, answer_print = $4, answer_id = $5, answer_hash = $6, answer_size = $7, stamped_at = $8, stamp_note = $9
WHERE job_id = $1 AND number = $2 AND answered_at = 0 RETURNING number;

-- sign_job_claim: the job whose key is to be asked next, so that nobody else asks it meanwhile; of a batch whose signer is being asked none
-- $1 now  $2 token  $3 remote  $4 waiting  $5 pending  $6 until when
UPDATE sign_job SET ask_at = $6 WHERE id = (SELECT j.id FROM sign_job j
    WHERE j.state IN ($4, $5) AND j.source IN ($2, $3) AND j.expires_at > $1 AND j.ask_at <= $1
        AND NOT EXISTS (SELECT 1 FROM sign_job p WHERE p.account_id = j.account_id AND p.source = j.source AND p.credential = j.credential
            AND p.batch = j.batch AND p.batch <> '' AND p.state = $5 AND j.state = $4 AND p.expires_at > $1)
    ORDER BY j.ask_at, j.id LIMIT 1) RETURNING id;

-- sign_job_prolong: those of its batch that wait for their turn live on, up to an age
-- $1 one of them  $2 until when  $3 waiting  $4 now  $5 begun before
UPDATE sign_job SET expires_at = $2 WHERE state = $3 AND expires_at > $4 AND expires_at < $2 AND created_at > $5 AND batch <> ''
    AND EXISTS (SELECT 1 FROM sign_job f WHERE f.id = $1 AND f.account_id = sign_job.account_id AND f.batch = sign_job.batch AND f.state = $3);

-- sign_job_companions: those that one confirmation is for with a job that was claimed: of its batch, or of its ticket
-- $1 id  $2 now  $3 at most
SELECT o.id FROM sign_job o JOIN sign_job f ON f.id = $1
WHERE o.account_id = f.account_id AND o.source = f.source AND o.credential = f.credential AND o.state = f.state AND o.id <> f.id
    AND o.remote = f.remote AND (f.remote <> '' OR (f.batch <> '' AND o.batch = f.batch)) AND o.expires_at > $2 AND o.ask_at <= $2
ORDER BY o.id LIMIT $3;

-- sign_job_claim_too: one of them
-- $1 id  $2 until when
UPDATE sign_job SET ask_at = $2 WHERE id = $1;

-- sign_job_hold: it was answered in time: nobody asks anew while it is signed, nor does it run out
-- $1 id  $2 until when  $3 until when it was claimed  $4 waiting  $5 pending  $6 now
UPDATE sign_job SET ask_at = $2, expires_at = CASE WHEN expires_at < $2 THEN $2 ELSE expires_at END
WHERE id = $1 AND ask_at = $3 AND state IN ($4, $5) AND expires_at > $6;

-- sign_job_waits: whether there is one
-- $1 now  $2 token  $3 remote  $4 waiting  $5 pending
SELECT 1 FROM sign_job j WHERE j.state IN ($4, $5) AND j.source IN ($2, $3) AND j.expires_at > $1 AND j.ask_at <= $1
    AND NOT EXISTS (SELECT 1 FROM sign_job p WHERE p.account_id = j.account_id AND p.source = j.source AND p.credential = j.credential
        AND p.batch = j.batch AND p.batch <> '' AND p.state = $5 AND j.state = $4 AND p.expires_at > $1) LIMIT 1;

-- sign_job_pend: it is to be asked again, by a service's reference or from the beginning, unless somebody else has claimed it since
-- $1 id  $2 reference  $3 ask_at  $4 waiting  $5 pending  $6 which of these  $7 until when it was claimed
UPDATE sign_job SET remote = $2, ask_at = $3, state = $6 WHERE id = $1 AND state IN ($4, $5) AND ask_at = $7;

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
