-- request_about: requests with what request_names names.
account_request q JOIN unit u ON u.id = q.unit_id LEFT JOIN account a ON a.id = q.account_id LEFT JOIN unit t ON t.id = q.to_unit_id
