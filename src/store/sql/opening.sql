-- Regimes whose cycles open by themselves.

-- opening_get: how the cycles of a regime open
-- $1 regime_id
SELECT days, since, failed_period, failed_text, failed_at, version, changed_at FROM regime_opening WHERE regime_id = $1;

-- opening_insert: how the cycles of a regime open is said for the first time, if nobody else said so first
-- $1 regime_id  $2 days  $3 since  $4 now
INSERT INTO regime_opening (regime_id, days, since, failed_period, failed_text, failed_at, version, changed_at)
VALUES ($1, $2, $3, '', '', 0, 1, $4) ON CONFLICT (regime_id) DO NOTHING RETURNING version;

-- opening_update: how the cycles of a regime open changed, if nobody else changed it first
-- $1 regime_id  $2 days  $3 since  $4 now  $5 version
UPDATE regime_opening SET days = $2, since = $3, failed_period = '', failed_text = '', failed_at = 0,
    version = version + 1, changed_at = $4
WHERE regime_id = $1 AND version = $5 RETURNING version;

-- opening_fail: a cycle could not open by itself; not twice for the same reason, and the latest of several stays
-- $1 regime_id  $2 period  $3 text  $4 now
UPDATE regime_opening SET failed_period = $2, failed_text = $3, failed_at = $4
WHERE regime_id = $1 AND (failed_period < $2 OR (failed_period = $2 AND failed_text <> $3)) RETURNING regime_id;

-- opening_succeed: what failed is over
-- $1 regime_id  $2 period
UPDATE regime_opening SET failed_period = '', failed_text = '', failed_at = 0
WHERE regime_id = $1 AND failed_period = $2;

-- opening_all: the regimes that open by themselves
SELECT o.regime_id, o.days, o.since, r.period_kind, r.window_rule, r.due_rule, r.origin
FROM regime_opening o JOIN regime r ON r.id = o.regime_id
WHERE o.days IS NOT NULL AND r.active = 1 ORDER BY o.regime_id;

-- cycle_periods: the periods of a regime that have a cycle
-- $1 regime_id
SELECT period FROM cycle WHERE regime_id = $1;

-- cycle_of_period: the cycle of a regime for a period
-- $1 regime_id  $2 period
SELECT id FROM cycle WHERE regime_id = $1 AND period = $2;
