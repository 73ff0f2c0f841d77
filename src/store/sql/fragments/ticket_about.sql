-- ticket_about: tickets with what ticket_names names.
ticket t JOIN unit u ON u.id = t.unit_id LEFT JOIN account h ON h.id = t.handler_id
