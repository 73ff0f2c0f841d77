-- Numbers of documents, and the registers they make.

-- book_take: a book, made if there is none; nobody else changes it until this transaction has ended
-- $1 unit_id  $2 year  $3 kind  $4 now
INSERT INTO number_book (unit_id, year, kind, next, version, changed_at) VALUES ($1, $2, $3, 1, 1, $4)
ON CONFLICT (unit_id, year, kind) DO UPDATE SET version = number_book.version + 1, changed_at = $4 RETURNING id, next;

-- book_find: a book there may be
-- $1 unit_id  $2 year  $3 kind
SELECT id, next FROM number_book WHERE unit_id = $1 AND year = $2 AND kind = $3;

-- book_next: from which number on nobody has had one
-- $1 id  $2 next
UPDATE number_book SET next = $2 WHERE id = $1;

-- book_list: a page of the books of units within somebody's scope over every regime, the newest year first, before it those of all years
-- $1 account  $2 roles  $3 today  $4 unit_id  $5 year after  $6 sort key after  $7 place within it after  $8 limit
SELECT {number_book.columns:b}, u.name, u.path, u.name_sort,
    CASE b.kind WHEN 0 THEN (SELECT COUNT(*) FROM document_number d WHERE d.book_id = b.id AND d.state = 1) ELSE (SELECT COUNT(*) FROM arrival a WHERE a.book_id = b.id) END,
    (SELECT COUNT(*) FROM document_number d WHERE d.book_id = b.id AND d.state = 0),
    (SELECT COUNT(DISTINCT d.number) FROM document_number d WHERE d.book_id = b.id AND d.state = 2 AND d.number < b.next
        AND NOT EXISTS (SELECT 1 FROM document_number e WHERE e.book_id = d.book_id AND e.number = d.number AND e.state <> 2))
FROM number_book b JOIN unit u ON u.id = b.unit_id
WHERE {scope:u.path,-1} AND ($4 IS NULL OR b.unit_id = $4)
  AND ({book_year} < $5 OR ({book_year} = $5 AND (u.name_sort > $6 OR (u.name_sort = $6 AND b.unit_id * 2 + b.kind > $7))))
ORDER BY {book_year} DESC, u.name_sort, b.unit_id * 2 + b.kind LIMIT $8;

-- book_highest: the highest number of a book somebody has
-- $1 book_id
SELECT COALESCE(MAX(x.number), 0) FROM (SELECT number FROM document_number WHERE book_id = $1 AND state <> 2
    UNION ALL SELECT number FROM arrival WHERE book_id = $1) x;

-- number_released: the lowest number of a book that was released and nobody has
-- $1 book_id
SELECT COALESCE(MIN(d.number), 0) FROM document_number d WHERE d.book_id = $1 AND d.state = 2 AND d.number IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM document_number e WHERE e.book_id = d.book_id AND e.number = d.number AND e.state <> 2);

-- number_ahead: numbers of a book that somebody has, from one on
-- $1 book_id  $2 from  $3 limit
SELECT number FROM document_number WHERE book_id = $1 AND state <> 2 AND number >= $2 ORDER BY number LIMIT $3;

-- number_holder: who has a number of a book
-- $1 book_id  $2 number
SELECT {document_number.columns:d}, {number_names} FROM {number_about} WHERE d.book_id = $1 AND d.number = $2 AND d.state <> 2;

-- number_reserved_count: how many of a book are reserved
-- $1 book_id
SELECT COUNT(*) FROM document_number WHERE book_id = $1 AND state = 0;

-- number_get: one number
-- $1 id
SELECT {document_number.columns:d}, {number_names} FROM {number_about} WHERE d.id = $1;

-- number_of_revision: what a revision was numbered
-- $1 report_id  $2 revision
SELECT {document_number.columns:d}, {number_names} FROM {number_about} WHERE d.report_id = $1 AND d.revision = $2 AND d.state = 1;

-- number_of_report: all numbers a report has had, newest first
-- $1 report_id  $2 limit
SELECT {document_number.columns:d}, {number_names} FROM {number_about} WHERE d.report_id = $1 ORDER BY d.id DESC LIMIT $2;

-- number_reserved: what a unit has reserved, oldest first
-- $1 unit_id  $2 limit
SELECT {document_number.columns:d}, {number_names} FROM {number_about} WHERE b.unit_id = $1 AND b.kind = 0 AND d.state = 0 ORDER BY b.year, d.number LIMIT $2;

-- number_insert: a number is given
-- $1 book_id  $2 number  $3 text  $4 state  $5 report_id  $6 revision  $7 issued_on  $8 subject  $9 search  $10 outside  $11 sent_at  $12 account  $13 its name  $14 now  $15 reason
INSERT INTO document_number (book_id, number, text, state, report_id, revision, issued_on, subject, search, outside, sent_at, account_id, account_name, at, reason, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1) RETURNING id;

-- number_use: a reserved one becomes a report's
-- $1 id  $2 text  $3 state  $4 report_id  $5 revision  $6 issued_on  $7 subject  $8 search  $9 outside  $10 sent_at  $11 account  $12 its name  $13 now
UPDATE document_number SET text = $2, state = $3, report_id = $4, revision = $5, issued_on = $6, subject = $7, search = $8, outside = $9, sent_at = $10,
    account_id = $11, account_name = $12, at = $13, version = version + 1 WHERE id = $1;

-- number_release: a number is given back, if nobody else did something with it first
-- $1 id  $2 version  $3 state  $4 account  $5 its name  $6 now  $7 reason
UPDATE document_number SET state = $3, account_id = $4, account_name = $5, at = $6, reason = $7, version = version + 1
WHERE id = $1 AND version = $2 RETURNING version;

-- number_sent: what bears a revision's number is sent
-- $1 report_id  $2 revision  $3 sent_at  $4 issued
UPDATE document_number SET sent_at = $3 WHERE report_id = $1 AND revision = $2 AND state = $4 AND sent_at = 0;

-- register_outgoing: a page of the numbers of units within somebody's scope; those of no report for who sees every regime
-- $1 account  $2 roles  $3 today  $4 search key  $5 path of the unit  $6 state  $7 regime_id  $8 issued from  $9 issued to  $10 year
-- $11 order  $12 place after  $13 id after  $14 limit
SELECT {document_number.columns:d}, {number_names}, {number_place:$11} FROM {number_about}
WHERE b.kind = 0 AND {scope:u.path,CASE WHEN r.regime_id IS NULL THEN -1 ELSE r.regime_id END}
  AND ($4 = '' OR d.search LIKE '%' || $4 || '%') AND ($5 = '' OR substr(u.path, 1, length($5)) = $5)
  AND ($6 IS NULL OR d.state = $6) AND ($7 IS NULL OR r.regime_id = $7)
  AND ($8 IS NULL OR d.issued_on >= $8) AND ($9 IS NULL OR d.issued_on <= $9) AND ($10 IS NULL OR b.year = $10)
  AND ({number_place:$11} > $12 OR ({number_place:$11} = $12 AND (CAST($11 AS BIGINT) = 0 AND d.id < $13 OR CAST($11 AS BIGINT) <> 0 AND d.id > $13)))
ORDER BY {number_place:$11}, CASE CAST($11 AS BIGINT) WHEN 0 THEN -d.id ELSE d.id END LIMIT $14;

-- arrival_find: whether a revision has arrived, under which number
-- $1 report_id  $2 revision
SELECT {arrival.columns:a}, {arrival_names} FROM {arrival_about} WHERE a.report_id = $1 AND a.revision = $2;

-- arrival_sent: when a report was last sent here
-- $1 report_id
SELECT COALESCE(MAX(at), 0) FROM event WHERE object_type = 'report' AND object_id = $1 AND action = 'report.send';

-- arrival_insert: a report is taken in
-- $1 book_id  $2 number  $3 report_id  $4 revision  $5 arrived_on  $6 now  $7 document_text  $8 document_on  $9 subject  $10 search  $11 account's name
INSERT INTO arrival (book_id, number, report_id, revision, arrived_on, accepted_at, document_text, document_on, subject, search, account_name)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- register_incoming: a page of what arrived at units within somebody's scope
-- $1 account  $2 roles  $3 today  $4 search key  $5 path of the unit  $6 state of the report  $7 regime_id  $8 arrived from  $9 arrived to  $10 year
-- $11 order  $12 place after  $13 id after  $14 limit
SELECT {arrival.columns:a}, {arrival_names}, {arrival_place:$11} FROM {arrival_about}
WHERE {scope:v.path,r.regime_id}
  AND ($4 = '' OR a.search LIKE '%' || $4 || '%') AND ($5 = '' OR substr(v.path, 1, length($5)) = $5)
  AND ($6 IS NULL OR r.state = $6) AND ($7 IS NULL OR r.regime_id = $7)
  AND ($8 IS NULL OR a.arrived_on >= $8) AND ($9 IS NULL OR a.arrived_on <= $9) AND ($10 IS NULL OR b.year = $10)
  AND ({arrival_place:$11} > $12 OR ({arrival_place:$11} = $12 AND (CAST($11 AS BIGINT) = 0 AND a.id < $13 OR CAST($11 AS BIGINT) <> 0 AND a.id > $13)))
ORDER BY {arrival_place:$11}, CASE CAST($11 AS BIGINT) WHEN 0 THEN -a.id ELSE a.id END LIMIT $14;

-- desk_by_due: reports that wait on somebody's desk, the soonest due first
-- $1 account  $2 roles  $3 today  $4 state  $5 another  $6 another  $7 another  $8 another  $9 search key  $10 path of the unit  $11 due after  $12 id after  $13 limit
{desk_reports} AND (r.due_on > $11 OR (r.due_on = $11 AND r.id > $12)) ORDER BY r.due_on, r.id LIMIT $13;

-- desk_by_unit: the same, in Vietnamese order of the units
-- $1 account  $2 roles  $3 today  $4 state  $5 another  $6 another  $7 another  $8 another  $9 search key  $10 path of the unit  $11 sort key after  $12 id after  $13 limit
{desk_reports} AND (u.name_sort > $11 OR (u.name_sort = $11 AND r.id > $12)) ORDER BY u.name_sort, r.id LIMIT $13;

-- clerk_attachments: how many files a revision has
-- $1 report_id  $2 revision
SELECT COUNT(*) FROM revision_attachment a JOIN revision f ON f.id = a.revision_id WHERE f.report_id = $1 AND f.number = $2;
