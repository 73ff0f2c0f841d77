-- ending_after: whether certificate %1 lasts longer than %2 and leaves no gap behind it, at the time %3.
%1.withdrawn_at = 0 AND (%1.valid_to > %2.valid_to OR (%1.valid_to = %2.valid_to AND %1.id > %2.id))
AND (%1.valid_from <= %2.valid_to OR %1.valid_from <= %3)
