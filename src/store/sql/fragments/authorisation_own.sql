-- authorisation_own: the entries of unit %1 that say how account %2 signs: its own, and the orders they are given on from.
a.unit_id = %1 AND (a.account_id = %2 OR a.id IN (SELECT xo.under_id FROM authorisation xo WHERE xo.account_id = %2 AND xo.unit_id = %1))
