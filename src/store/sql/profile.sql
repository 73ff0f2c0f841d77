-- The province's profile: a version for each change, the highest number in force.

-- profile_current: the version in force
SELECT q.number, q.print FROM profile_version q ORDER BY q.number DESC LIMIT 1;

-- profile_text: what a version says, by its print
-- $1 print
SELECT q.text FROM profile_version q WHERE q.print = $1 ORDER BY q.number LIMIT 1;

-- profile_insert: another version, if nobody made one with this number first
-- $1 number  $2 print  $3 text  $4 hash  $5 now  $6 account  $7 its name  $8 note
INSERT INTO profile_version (number, print, text, hash, made_at, account_id, made_by, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (number) DO NOTHING RETURNING number;

-- profile_versions: all of them, the newest first
-- $1 limit
SELECT q.number, q.made_at, q.made_by, q.note FROM profile_version q ORDER BY q.number DESC LIMIT $1;

-- profile_version_get: one of them
-- $1 number
SELECT q.number, q.made_at, q.made_by, q.note, q.text FROM profile_version q WHERE q.number = $1;

-- profile_version_before: what the one before it says
-- $1 number
SELECT q.text FROM profile_version q WHERE q.number < $1 ORDER BY q.number DESC LIMIT 1;

-- profile_states: how many reports stand in each state; trials go nowhere, nor what was taken from its unit
SELECT r.state, COUNT(*) FROM report r WHERE r.kind <> 2 AND r.clock <> 3 GROUP BY r.state ORDER BY r.state;
