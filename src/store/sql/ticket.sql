-- The help desk.

-- ticket_get: one ticket
-- $1 id
SELECT {ticket.columns:t}, {ticket_names} FROM {ticket_about} WHERE t.id = $1;

-- ticket_list: a page of the tickets somebody may see, newest first
-- $1 account  $2 roles  $3 today  $4 search key  $5 path of the unit  $6 state  $7 kind  $8 whose  $9 open  $10 late  $11 sent from  $12 sent before  $13 milliseconds of a day  $14 milliseconds the clock is ahead  $15 id before  $16 limit
SELECT {ticket.columns:t}, {ticket_names} FROM {ticket_about}
WHERE {ticket_chosen} AND t.id < $15 ORDER BY t.id DESC LIMIT $16;

-- ticket_list_oldest: the same, oldest first
-- $1 account  $2 roles  $3 today  $4 search key  $5 path of the unit  $6 state  $7 kind  $8 whose  $9 open  $10 late  $11 sent from  $12 sent before  $13 milliseconds of a day  $14 milliseconds the clock is ahead  $15 id after  $16 limit
SELECT {ticket.columns:t}, {ticket_names} FROM {ticket_about}
WHERE {ticket_chosen} AND t.id > $15 ORDER BY t.id LIMIT $16;

-- ticket_totals: how many tickets units sent within somebody's scope, by unit and kind
-- $1 account  $2 roles  $3 today  $4 path of the unit  $5 sent from  $6 sent before  $7 milliseconds of a day  $8 milliseconds the clock is ahead  $9 limit
SELECT u.id, u.name, t.kind, COUNT(*), COUNT(CASE WHEN t.state = 0 THEN 1 END), COUNT(CASE WHEN t.state = 1 THEN 1 END),
    COUNT(CASE WHEN t.state = 2 THEN 1 END), COUNT(CASE WHEN t.state = 3 THEN 1 END), COUNT(CASE WHEN t.state = 4 THEN 1 END),
    COALESCE(SUM({ticket_late:$3,$7,$8}), 0)
FROM ticket t JOIN unit u ON u.id = t.unit_id
WHERE {scope:u.path,NULL} AND ($4 = '' OR substr(u.path, 1, length($4)) = $4) AND t.asked_at >= $5 AND t.asked_at < $6
GROUP BY u.id, u.name, u.name_sort, t.kind ORDER BY u.name_sort, u.id, t.kind LIMIT $9;

-- ticket_sent_since: how many somebody sent
-- $1 account  $2 since
SELECT COUNT(*) FROM ticket WHERE asked_by = $1 AND asked_at >= $2;

-- ticket_insert: a new ticket
-- $1 kind  $2 subject  $3 subject_search  $4 unit_id  $5 asked_by  $6 asked_name  $7 now  $8 page  $9 roles  $10 program  $11 due_on
INSERT INTO ticket (kind, state, subject, subject_search, unit_id, asked_by, asked_name, asked_at, page, roles, program,
    opened_at, due_on, handler_id, answered_at, closed_at, version, changed_at)
VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8, $9, $10, $7, $11, NULL, 0, 0, 1, $7) RETURNING id;

-- ticket_update: a ticket goes on, if nobody else did something first
-- $1 id  $2 version  $3 state  $4 handler_id  $5 opened_at  $6 due_on  $7 answered_at  $8 closed_at  $9 now
UPDATE ticket SET state = $3, handler_id = $4, opened_at = $5, due_on = $6, answered_at = $7, closed_at = $8,
    version = version + 1, changed_at = $9
WHERE id = $1 AND version = $2 RETURNING version;

-- ticket_messages: what was said about a ticket, oldest first
-- $1 ticket  $2 limit
SELECT {ticket_message.columns:m} FROM ticket_message m WHERE m.ticket_id = $1 ORDER BY m.id LIMIT $2;

-- ticket_message_count: how much that is
-- $1 ticket
SELECT COUNT(*) FROM ticket_message WHERE ticket_id = $1;

-- ticket_message_insert: something is said
-- $1 ticket_id  $2 author_id  $3 author_name  $4 author_unit_name  $5 by_desk  $6 body  $7 now
INSERT INTO ticket_message (ticket_id, author_id, author_name, author_unit_name, by_desk, body, at)
VALUES ($1, $2, $3, $4, $5, $6, $7);
