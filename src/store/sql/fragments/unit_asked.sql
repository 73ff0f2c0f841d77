-- unit_asked: the units a list is of; $1 search key, $2 code, $3 parent_id, $4 kind, $5 on, $6 path of the unit above, $7 managed,
-- $8 role of those who manage, $9 today, $10 path of the unit that hands on.
($1 = '' OR u.name_search LIKE '%' || $1 || '%' OR u.code = $2)
  AND ($3 IS NULL OR u.parent_id = $3)
  AND ($4 IS NULL OR u.kind = $4)
  AND ($5 IS NULL OR ((u.valid_from IS NULL OR u.valid_from <= $5) AND (u.valid_to IS NULL OR u.valid_to >= $5)))
  AND ($6 = '' OR (u.path > $6 AND u.path <= $6 || '~'))
  AND ($7 IS NULL OR $7 = CASE WHEN EXISTS (SELECT 1 FROM account_grant mg JOIN account ma ON ma.id = mg.account_id
       WHERE mg.unit_id = u.id AND mg.role = $8 AND ma.locked = 0
         AND (mg.valid_from IS NULL OR mg.valid_from <= $9) AND (mg.valid_to IS NULL OR mg.valid_to >= $9)) THEN 1 ELSE 0 END)
  AND ($10 = '' OR (u.path > $10 AND u.path <= $10 || '~') OR {reports_to:$10,u.path,$9})
