-- approval_for: the regime of the rule of unit %1 that applies to regime %2; 0: the one of all regimes.
(SELECT MAX(COALESCE(xa.regime_id, 0)) FROM approval_rule xa WHERE xa.unit_id = %1 AND COALESCE(xa.regime_id, 0) IN (0, %2))
