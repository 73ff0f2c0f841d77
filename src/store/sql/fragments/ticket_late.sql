-- ticket_late: 1 for a ticket that was not answered by its last day; %1 today, %2 milliseconds of a day, %3 milliseconds the clock is ahead. The SQL twin of ticket_late.
CASE WHEN t.due_on IS NULL THEN 0
    WHEN (CASE WHEN t.answered_at > 0 THEN (t.answered_at + %3) / %2 WHEN t.closed_at > 0 THEN (t.closed_at + %3) / %2 ELSE %1 END) > t.due_on
    THEN 1 ELSE 0 END
