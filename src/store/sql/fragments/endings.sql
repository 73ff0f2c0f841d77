-- endings: certificates that somebody must put another in the place of, at the time %1 on the day %2: what it is told of, which
-- certificate of it (turn), when it ends, whose it is and where. Not those that one lasting longer has taken the place of, nor those of
-- accounts that are locked and units that are no more. A time stamping authority is known by the certificate of its last stamp.
(SELECT 'account' AS object_type, c.account_id AS object_id, c.id AS turn, c.valid_to AS ends_at, a.name AS name, u.name AS unit_name, u.path AS path
FROM certificate c JOIN account a ON a.id = c.account_id JOIN unit u ON u.id = a.unit_id
WHERE c.withdrawn_at = 0 AND a.locked = 0 AND NOT EXISTS (SELECT 1 FROM certificate n WHERE n.account_id = c.account_id AND {ending_after:n,c,%1})
UNION ALL
SELECT 'unit', c.unit_id, c.id, c.valid_to, u.name, u.name, u.path
FROM certificate c JOIN unit u ON u.id = c.unit_id
WHERE c.withdrawn_at = 0 AND (u.valid_to IS NULL OR u.valid_to >= %2)
    AND NOT EXISTS (SELECT 1 FROM certificate n WHERE n.unit_id = c.unit_id AND {ending_after:n,c,%1})
UNION ALL
SELECT 'trust_item', c.id, 0, c.valid_to, c.title, '', ''
FROM trust_item c
WHERE c.kind = 0 AND c.withdrawn_at = 0
    AND NOT EXISTS (SELECT 1 FROM trust_item n WHERE n.kind = 0 AND n.subject = c.subject AND n.is_root = c.is_root AND {ending_after:n,c,%1})
UNION ALL
SELECT 'stamp_authority', s.id, s.ends_at, s.ends_at, s.signer, '', '' FROM stamp_authority s WHERE s.url <> '' AND s.ends_at > 0)
