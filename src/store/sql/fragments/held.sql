-- held: whether account %1 holds one of the roles %4 (a bit per role) on day %5 over the unit
-- whose path is %2, for the regime %3 (NULL: not about a regime). The SQL twin of access_allows: units
-- that a unit took over from lie under it, with a plus.
EXISTS (
    SELECT 1 FROM account_grant sg JOIN unit su ON su.id = sg.unit_id
    WHERE sg.account_id = %1
      AND (CAST(%4 AS BIGINT) / (CASE sg.role WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 2 THEN 4 WHEN 3 THEN 8
           WHEN 4 THEN 16 WHEN 5 THEN 32 WHEN 6 THEN 64 WHEN 7 THEN 128 WHEN 8 THEN 256 ELSE 512 END)) % 2 = 1
      AND (sg.valid_from IS NULL OR sg.valid_from <= %5)
      AND (sg.valid_to IS NULL OR sg.valid_to >= %5)
      AND (sg.regime_id IS NULL OR sg.regime_id = COALESCE(%3, sg.regime_id))
      AND substr(%2, 1, length(su.path)) = su.path AND (sg.below = 1 OR su.path = %2 OR substr(%2, length(su.path) + 1, 1) = '+')
)
