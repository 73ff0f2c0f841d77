-- extended: 1 where report %1 was due later than at first when its clock stopped, or is while it runs (clock 0).
CASE WHEN %1.extended_from IS NULL THEN 0 WHEN %1.clock = 0 OR %1.clock_due_on > %1.extended_from THEN 1 ELSE 0 END
