-- How the system itself is used, by unit.

-- usage_accounts: the accounts of each unit now, and the locked ones among them
SELECT a.unit_id, COUNT(*), SUM(a.locked) FROM account a GROUP BY a.unit_id;

-- usage_logins: how often units' people logged in, and how many of them did
-- $1 from  $2 before
SELECT e.actor_unit_id, COUNT(*), COUNT(DISTINCT e.actor_id) FROM event e
WHERE e.action = 'session.open' AND e.at >= $1 AND e.at < $2 AND e.actor_unit_id IS NOT NULL GROUP BY e.actor_unit_id;

-- usage_reports: units' reports first due on some days, by state
-- $1 kind  $2 first day  $3 last day
SELECT r.unit_id, r.state, COUNT(*) FROM report r WHERE r.kind = $1 AND r.clock <> 3 AND r.first_due_on >= $2 AND r.first_due_on <= $3 GROUP BY r.unit_id, r.state;

-- usage_incidents: incidents units told the help desk
-- $1 kind  $2 from  $3 before
SELECT t.unit_id, COUNT(*) FROM ticket t WHERE t.kind = $1 AND t.asked_at >= $2 AND t.asked_at < $3 GROUP BY t.unit_id;

-- usage_outages: outages that touched some time, newest first
-- $1 from  $2 before  $3 limit
SELECT COALESCE(o.unit_id, 0), COALESCE(u.name, ''), o.from_at, o.to_at, o.affected FROM outage o LEFT JOIN unit u ON u.id = o.unit_id
WHERE o.withdrawn = 0 AND o.from_at < $2 AND (o.to_at = 0 OR o.to_at > $1) ORDER BY o.from_at DESC, o.id DESC LIMIT $3;
