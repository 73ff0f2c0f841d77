-- Kept bytes.

-- file_claim: the file with these bytes, kept from the sweep for now
-- $1 hash  $2 now
UPDATE file SET touched_at = $2 WHERE hash = $1 RETURNING id;

-- file_insert: a file whose bytes will follow
-- $1 size  $2 now
INSERT INTO file (hash, size, touched_at) VALUES (NULL, $1, $2) RETURNING id;

-- file_chunk_insert: some of its bytes
-- $1 file_id  $2 number  $3 bytes
INSERT INTO file_chunk (file_id, number, bytes) VALUES ($1, $2, $3);

-- file_complete: all of its bytes are there
-- $1 id  $2 hash  $3 now
UPDATE file SET hash = $2, touched_at = $3 WHERE id = $1 AND hash IS NULL RETURNING id;

-- file_touch: when a file was last referred to, or let go
-- $1 id  $2 now
UPDATE file SET touched_at = $2 WHERE id = $1;

-- file_chunks: some of a file's bytes, in order
-- $1 file_id  $2 first  $3 how many
SELECT bytes FROM file_chunk WHERE file_id = $1 AND number >= $2 AND number < $2 + $3 ORDER BY number;

-- file_unused: a file nothing refers to any more, or that never came to its end
-- $1 touched before
SELECT f.id, f.size FROM file f WHERE f.touched_at < $1
  AND {unreferred:f.id} LIMIT 1;

-- file_hide: nobody finds it from now on, if still nothing refers to it
-- $1 id  $2 touched before
UPDATE file SET hash = NULL WHERE id = $1 AND touched_at < $2
  AND {unreferred:$1} RETURNING id;

-- file_chunk_delete: some of the bytes of a hidden file
-- $1 file_id  $2 first  $3 how many
DELETE FROM file_chunk WHERE file_id = $1 AND number >= $2 AND number < $2 + $3;

-- file_delete: a hidden file whose bytes are gone
-- $1 id
DELETE FROM file WHERE id = $1 AND hash IS NULL;
