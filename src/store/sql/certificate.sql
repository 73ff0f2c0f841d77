-- Whose certificates and pictures they are.

-- certificate_of_account: all that an account has, and the last of those it had, the newest first
-- $1 account  $2 how many of those it had
SELECT {certificate.columns:c} FROM certificate c
WHERE c.account_id = $1 AND (c.withdrawn_at = 0 OR c.id IN (SELECT w.id FROM certificate w WHERE w.account_id = $1 AND w.withdrawn_at > 0
    ORDER BY w.id DESC LIMIT $2))
ORDER BY c.id DESC;

-- certificate_of_unit: all that a unit has, and the last of those it had, the newest first
-- $1 unit  $2 how many of those it had
SELECT {certificate.columns:c} FROM certificate c
WHERE c.unit_id = $1 AND (c.withdrawn_at = 0 OR c.id IN (SELECT w.id FROM certificate w WHERE w.unit_id = $1 AND w.withdrawn_at > 0
    ORDER BY w.id DESC LIMIT $2))
ORDER BY c.id DESC;

-- certificate_get: one of them
-- $1 id
SELECT {certificate.columns:c} FROM certificate c WHERE c.id = $1;

-- certificate_bytes: its bytes
-- $1 id
SELECT c.bytes FROM certificate c WHERE c.id = $1;

-- certificate_insert: a certificate is registered
-- $1 account  $2 unit  $3 bytes  $4 hash  $5 subject  $6 issuer  $7 serial  $8 valid_from  $9 valid_to  $10 now  $11 by  $12 its name  $13 issuer_key  $14 list_url  $15 answer_url
INSERT INTO certificate (account_id, unit_id, bytes, hash, subject, issuer, serial, issuer_key, list_url, answer_url, valid_from, valid_to,
    added_at, added_by, added_name, withdrawn_at, withdrawn_name, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $13, $14, $15, $8, $9, $10, $11, $12, 0, '', '') RETURNING id;

-- certificate_withdraw: a certificate counts no more from now on, if nobody said so first
-- $1 id  $2 now  $3 name  $4 reason
UPDATE certificate SET withdrawn_at = $2, withdrawn_name = $3, reason = $4 WHERE id = $1 AND withdrawn_at = 0 RETURNING id;

-- certificate_holders: whose a certificate was at a time, the last registered first
-- $1 hash  $2 time  $3 limit
SELECT c.account_id, c.unit_id, COALESCE(a.name, ''), COALESCE(u.name, v.name, ''), c.added_at, c.withdrawn_at,
    COALESCE(u.id, v.id)
FROM certificate c LEFT JOIN account a ON a.id = c.account_id LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN unit v ON v.id = a.unit_id
WHERE c.hash = $1 AND c.added_at <= $2 AND (c.withdrawn_at = 0 OR c.withdrawn_at > $2) ORDER BY c.id DESC LIMIT $3;

-- certificate_elsewhere: whether it counts now for an owner of the other kind
-- $1 hash  $2 kind of owner: 0 an account, 1 a unit
SELECT c.id FROM certificate c
WHERE c.hash = $1 AND c.withdrawn_at = 0 AND (($2 = 1 AND c.account_id IS NOT NULL) OR ($2 = 0 AND c.unit_id IS NOT NULL));

-- picture_of_account: an account's signature as a picture
-- $1 account
SELECT p.bytes, p.hash, p.width, p.height, p.width_mm, p.changed_at, p.changed_name FROM picture p WHERE p.account_id = $1;

-- picture_of_unit: a unit's seal as a picture
-- $1 unit
SELECT p.bytes, p.hash, p.width, p.height, p.width_mm, p.changed_at, p.changed_name FROM picture p WHERE p.unit_id = $1;

-- picture_remove: the picture of an account or a unit
-- $1 account  $2 unit
DELETE FROM picture WHERE account_id = $1 OR unit_id = $2;

-- picture_insert: a new one
-- $1 account  $2 unit  $3 bytes  $4 hash  $5 width  $6 height  $7 width_mm  $8 now  $9 name
INSERT INTO picture (account_id, unit_id, bytes, hash, width, height, width_mm, changed_at, changed_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);
