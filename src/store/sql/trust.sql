-- What signatures are believed by, and who is asked about it.

-- trust_generation_get: what the authorities and lists in force are known by
SELECT value FROM trust_generation WHERE id = 1;

-- trust_generation_put: they changed
-- $1 value
UPDATE trust_generation SET value = $1 WHERE id = 1;

-- trust_in_force: all authorities and lists in force, authorities first
SELECT t.bytes FROM trust_item t WHERE t.kind < 2 AND t.withdrawn_at = 0 AND t.replaced_at = 0 ORDER BY t.kind, t.id;

-- trust_answers: what is kept about certificates with this serial number: the last that was made while it was in force, and the newest
-- $1 serial  $2 limit  $3 the certificate's end
SELECT t.bytes FROM trust_item t WHERE t.serial = $1 AND t.kind = 2 AND t.withdrawn_at = 0
ORDER BY CASE WHEN t.id = (SELECT b.id FROM trust_item b WHERE b.serial = $1 AND b.kind = 2 AND b.withdrawn_at = 0 AND b.valid_from <= $3
    ORDER BY b.valid_from DESC, b.id DESC LIMIT 1) THEN 0 ELSE 1 END, t.valid_from DESC, t.id DESC LIMIT $2;

-- trust_list_before: the last list of an authority that was made before a time and is in force no more
-- $1 the authority's key  $2 time
SELECT t.bytes FROM trust_item t
WHERE t.issuer_key = $1 AND t.kind = 1 AND t.withdrawn_at = 0 AND t.replaced_at > 0 AND t.valid_from <= $2
ORDER BY t.valid_from DESC, t.id DESC LIMIT 1;

-- trust_item_list: a page of what is kept, the newest first; state 0 in force, 1 not any more
-- $1 kind  $2 not any more  $3 words  $4 id before  $5 limit
SELECT {trust_item.columns:t} FROM trust_item t
WHERE ($1 IS NULL OR t.kind = $1) AND ($2 IS NULL OR $2 = CASE WHEN t.withdrawn_at > 0 OR t.replaced_at > 0 THEN 1 ELSE 0 END)
  AND ($3 = '' OR t.search LIKE '%' || $3 || '%') AND t.id < $4
ORDER BY t.id DESC LIMIT $5;

-- trust_item_get: one of them
-- $1 id
SELECT {trust_item.columns:t} FROM trust_item t WHERE t.id = $1;

-- trust_item_bytes: its bytes
-- $1 id
SELECT t.bytes FROM trust_item t WHERE t.id = $1;

-- trust_item_same: whether the same is there
-- $1 hash
SELECT t.id FROM trust_item t WHERE t.hash = $1 AND t.withdrawn_at = 0;

-- trust_item_count: how many are in force that somebody chose, without the lists of an authority
-- $1 the authority's key
SELECT COUNT(*) FROM trust_item t WHERE (t.kind < 2 OR t.source_id IS NULL) AND t.withdrawn_at = 0 AND t.replaced_at = 0
  AND NOT (t.kind = 1 AND t.issuer_key = $1);

-- trust_item_insert: something to believe by
-- $1 kind  $2 title  $3 bytes  $4 hash  $5 subject  $6 issuer  $7 search  $8 serial  $9 valid_from  $10 valid_to  $11 is_root  $12 list_url  $13 answer_url  $14 source_id  $15 now  $16 name  $17 issuer_key  $18 own_key
INSERT INTO trust_item (kind, title, bytes, hash, subject, issuer, issuer_key, own_key, search, serial, valid_from, valid_to, is_root, list_url, answer_url,
    source_id, added_at, added_name, replaced_at, withdrawn_at, withdrawn_name, reason)
VALUES ($1, $2, $3, $4, $5, $6, $17, $18, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, 0, '', '') RETURNING id;

-- trust_item_withdraw: it is believed no more, if nobody said so first
-- $1 id  $2 now  $3 name  $4 reason
UPDATE trust_item SET withdrawn_at = $2, withdrawn_name = $3, reason = $4 WHERE id = $1 AND withdrawn_at = 0 RETURNING id;

-- trust_list_newer: a list in force of an authority, made at the time or later
-- $1 the authority's key  $2 time
SELECT t.id FROM trust_item t WHERE t.issuer_key = $1 AND t.kind = 1 AND t.withdrawn_at = 0 AND t.replaced_at = 0 AND t.valid_from >= $2 LIMIT 1;

-- trust_list_thin: an older list goes where one kept before it was made less than so long ago
-- $1 the authority's key  $2 time of the new one  $3 distance
DELETE FROM trust_item WHERE issuer_key = $1 AND kind = 1 AND withdrawn_at = 0 AND replaced_at = 0 AND valid_from < $2
  AND EXISTS (SELECT 1 FROM trust_item o WHERE o.issuer_key = $1 AND o.kind = 1 AND o.withdrawn_at = 0 AND o.replaced_at > 0
    AND o.valid_from > trust_item.valid_from - $3);

-- trust_list_replace: older lists of an authority are in force no more
-- $1 the authority's key  $2 time of the new one  $3 now
UPDATE trust_item SET replaced_at = $3
WHERE issuer_key = $1 AND kind = 1 AND withdrawn_at = 0 AND replaced_at = 0 AND valid_from < $2;

-- trust_answer_thin: an older answer of a source about a certificate goes where one kept before it was made less than so long ago
-- $1 source  $2 serial  $3 time of the new one  $4 distance
DELETE FROM trust_item WHERE source_id = $1 AND serial = $2 AND kind = 2 AND withdrawn_at = 0 AND replaced_at = 0 AND valid_from < $3
  AND EXISTS (SELECT 1 FROM trust_item o WHERE o.source_id = $1 AND o.serial = $2 AND o.kind = 2 AND o.withdrawn_at = 0 AND o.replaced_at > 0
    AND o.valid_from > trust_item.valid_from - $4);

-- trust_answer_replace: older answers of a source about a certificate are not the newest any more
-- $1 source  $2 serial  $3 time of the new one  $4 now
UPDATE trust_item SET replaced_at = $4
WHERE source_id = $1 AND serial = $2 AND kind = 2 AND withdrawn_at = 0 AND replaced_at = 0 AND valid_from < $3;

-- trust_item_users: whether a source in force belongs to an authority
-- $1 authority
SELECT s.id FROM trust_source s WHERE s.authority_id = $1 AND s.withdrawn_at = 0 LIMIT 1;

-- trust_source_list: who is asked; those in force first
SELECT {trust_source.columns:s}, t.title, t.subject FROM trust_source s JOIN trust_item t ON t.id = s.authority_id
ORDER BY CASE WHEN s.withdrawn_at = 0 THEN 0 ELSE 1 END, s.id LIMIT 500;

-- trust_source_get: one of them
-- $1 id
SELECT {trust_source.columns:s}, t.title, t.subject FROM trust_source s JOIN trust_item t ON t.id = s.authority_id WHERE s.id = $1;

-- trust_source_insert: somebody to ask
-- $1 kind  $2 authority  $3 url  $4 inside  $5 now  $6 name
INSERT INTO trust_source (kind, authority_id, url, inside, next_at, claimed_until, tries, failures, fetched_at, error, error_at,
    added_at, added_name, withdrawn_at, withdrawn_name, reason)
VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 0, '', 0, $5, $6, 0, '', '') RETURNING id;

-- trust_source_same: whether this is asked already
-- $1 kind  $2 authority  $3 url
SELECT s.id FROM trust_source s WHERE s.kind = $1 AND s.authority_id = $2 AND s.url = $3 AND s.withdrawn_at = 0;

-- trust_source_withdraw: it is asked no more, if nobody said so first
-- $1 id  $2 now  $3 name  $4 reason
UPDATE trust_source SET withdrawn_at = $2, withdrawn_name = $3, reason = $4 WHERE id = $1 AND withdrawn_at = 0 RETURNING id;

-- trust_source_now: it is asked as soon as may be
-- $1 id  $2 now
UPDATE trust_source SET next_at = $2 WHERE id = $1 AND withdrawn_at = 0 RETURNING id;

-- trust_source_waits: whether a list is to be fetched now
-- $1 now
SELECT 1 FROM trust_source s WHERE s.kind = 1 AND s.withdrawn_at = 0 AND s.next_at <= $1 AND s.claimed_until <= $1 LIMIT 1;

-- trust_source_claim: the list that waits longest is taken, by one process for a while
-- $1 now  $2 until
UPDATE trust_source SET claimed_until = $2, tries = tries + 1
WHERE id = (SELECT s.id FROM trust_source s WHERE s.kind = 1 AND s.withdrawn_at = 0 AND s.next_at <= $1 AND s.claimed_until <= $1
    ORDER BY s.next_at, s.id LIMIT 1) AND claimed_until <= $1
RETURNING id, url, inside, tries, failures;

-- trust_source_settle: what came of it, by who took it
-- $1 id  $2 tries  $3 next_at  $4 failures  $5 fetched_at, 0: not  $6 error  $7 now
UPDATE trust_source SET claimed_until = 0, next_at = $3, failures = $4, fetched_at = CASE WHEN $5 > fetched_at THEN $5 ELSE fetched_at END,
    error = $6, error_at = CASE WHEN $6 = '' THEN error_at ELSE $7 END
WHERE id = $1 AND tries = $2 RETURNING id;

-- trust_source_for: who answers questions about certificates of an authority
-- $1 hash of the authority's certificate
SELECT s.id FROM trust_source s JOIN trust_item t ON t.id = s.authority_id
WHERE t.hash = $1 AND t.withdrawn_at = 0 AND s.kind = 2 AND s.withdrawn_at = 0 ORDER BY s.id LIMIT 1;

-- trust_question_put: a certificate is to be asked about; as soon as may be, if the last answer is not fresh
-- $1 source  $2 bytes  $3 hash  $4 now  $5 answered before this is not fresh
INSERT INTO trust_question (source_id, bytes, hash, next_at, claimed_until, tries, failures, error, error_at, answered_at, wanted_at)
VALUES ($1, $2, $3, $4, 0, 0, 0, '', 0, 0, $4)
ON CONFLICT (hash) DO UPDATE SET source_id = $1, wanted_at = $4,
    next_at = CASE WHEN trust_question.answered_at < $5 AND trust_question.failures < 3 THEN $4 ELSE trust_question.next_at END;

-- trust_question_waits: whether somebody is to be asked now about a certificate that is still wanted, or registered
-- $1 now  $2 wanted since
SELECT 1 FROM trust_question q JOIN trust_source s ON s.id = q.source_id
WHERE q.next_at <= $1 AND q.claimed_until <= $1 AND s.withdrawn_at = 0 AND s.next_at <= $1
  AND (q.wanted_at >= $2 OR EXISTS (SELECT 1 FROM certificate c WHERE c.hash = q.hash AND c.withdrawn_at = 0)) LIMIT 1;

-- trust_question_claim: the question that waits longest is taken, by one process for a while
-- $1 now  $2 until  $3 wanted since
UPDATE trust_question SET claimed_until = $2, tries = tries + 1
WHERE id = (SELECT q.id FROM trust_question q JOIN trust_source s ON s.id = q.source_id
    WHERE q.next_at <= $1 AND q.claimed_until <= $1 AND s.withdrawn_at = 0 AND s.next_at <= $1
      AND (q.wanted_at >= $3 OR EXISTS (SELECT 1 FROM certificate c WHERE c.hash = q.hash AND c.withdrawn_at = 0))
    ORDER BY q.next_at, q.id LIMIT 1) AND claimed_until <= $1
RETURNING id, source_id, (SELECT s.url FROM trust_source s WHERE s.id = source_id), (SELECT s.inside FROM trust_source s WHERE s.id = source_id),
    tries, failures, bytes, (SELECT s.failures FROM trust_source s WHERE s.id = source_id);

-- trust_question_settle: what came of it, by who took it
-- $1 id  $2 tries  $3 next_at  $4 failures  $5 answered_at, 0: not  $6 error  $7 now
UPDATE trust_question SET claimed_until = 0, next_at = $3, failures = $4, answered_at = CASE WHEN $5 > answered_at THEN $5 ELSE answered_at END,
    error = $6, error_at = CASE WHEN $6 = '' THEN error_at ELSE $7 END
WHERE id = $1 AND tries = $2 RETURNING id;

-- trust_question_error: why a certificate could not be asked about
-- $1 hash
SELECT q.error, s.url FROM trust_question q JOIN trust_source s ON s.id = q.source_id WHERE q.hash = $1 AND q.error <> '';

-- trust_list_error: why the list of an authority could not be fetched
-- $1 hash of the authority's certificate
SELECT s.error, s.url FROM trust_source s JOIN trust_item t ON t.id = s.authority_id
WHERE t.hash = $1 AND s.kind = 1 AND s.withdrawn_at = 0 AND s.error <> '' ORDER BY s.id LIMIT 1;

-- trust_source_told: what a responder said last, how often it has been silent since it answered, and when it may be asked again
-- $1 id  $2 fetched_at, 0: not  $3 error  $4 now  $5 next_at  $6 failures
UPDATE trust_source SET fetched_at = CASE WHEN $2 > fetched_at THEN $2 ELSE fetched_at END, error = $3,
    error_at = CASE WHEN $3 = '' THEN error_at ELSE $4 END, next_at = $5, failures = $6
WHERE id = $1;

-- trust_question_now: what is still wanted of a responder is asked as soon as may be
-- $1 source  $2 now  $3 wanted since
UPDATE trust_question SET next_at = $2 WHERE source_id = $1
  AND (wanted_at >= $3 OR EXISTS (SELECT 1 FROM certificate c WHERE c.hash = trust_question.hash AND c.withdrawn_at = 0));

-- trust_url: where certificates of an authority say that its list can be had
-- $1 authority
SELECT q.url FROM (SELECT c.list_url AS url FROM certificate c JOIN trust_item t ON t.own_key = c.issuer_key WHERE t.id = $1
  UNION ALL SELECT o.list_url FROM trust_item o JOIN trust_item t ON t.own_key = o.issuer_key WHERE t.id = $1 AND o.kind = 0) q
WHERE q.url <> '' LIMIT 1;

-- trust_url_answers: where they say that questions are answered
-- $1 authority
SELECT q.url FROM (SELECT c.answer_url AS url FROM certificate c JOIN trust_item t ON t.own_key = c.issuer_key WHERE t.id = $1
  UNION ALL SELECT o.answer_url FROM trust_item o JOIN trust_item t ON t.own_key = o.issuer_key WHERE t.id = $1 AND o.kind = 0) q
WHERE q.url <> '' LIMIT 1;

-- trust_question_put_all: a responder is asked about all registered certificates of its authority
-- $1 source  $2 now  $3 authority
INSERT INTO trust_question (source_id, bytes, hash, next_at, claimed_until, tries, failures, error, error_at, answered_at, wanted_at)
SELECT $1, c.bytes, c.hash, $2, 0, 0, 0, '', 0, 0, $2 FROM certificate c JOIN trust_item t ON t.own_key = c.issuer_key
WHERE t.id = $3 AND c.withdrawn_at = 0 AND c.id = (SELECT MAX(d.id) FROM certificate d WHERE d.hash = c.hash AND d.withdrawn_at = 0)
ON CONFLICT (hash) DO UPDATE SET source_id = $1, next_at = $2;

-- trust_question_forget: certificates that nobody wanted to know about since a time, and nobody has registered, are asked about no more
-- $1 time
DELETE FROM trust_question WHERE wanted_at < $1
  AND NOT EXISTS (SELECT 1 FROM certificate c WHERE c.hash = trust_question.hash AND c.withdrawn_at = 0);
