-- schema_migration_list: the steps taken so far, in order
SELECT number, name, checksum FROM schema_migration ORDER BY number;

-- schema_migration_add: a step taken
-- $1 number  $2 name  $3 checksum  $4 applied_at
INSERT INTO schema_migration (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4);
