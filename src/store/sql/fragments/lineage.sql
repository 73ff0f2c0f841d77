-- lineage: the unit %1 and all whose figures of the time before are its own: those that were merged into it, or went on as it.
-- Of a unit that was split nobody can say which figures were whose.
WITH RECURSIVE line (id) AS (
    SELECT CAST(%1 AS BIGINT)
    UNION SELECT xl.predecessor_id FROM unit_link xl JOIN line ON xl.successor_id = line.id WHERE xl.kind <> 1 AND xl.applied_at > 0
) SELECT id FROM line
