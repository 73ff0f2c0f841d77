-- authorisation_row: an entry with whose it is.
{authorisation.columns:a}, u.name, u.path, c.name, c.username, COALESCE(o.position, ''), COALESCE(o.account_id, 0)
FROM authorisation a JOIN unit u ON u.id = a.unit_id JOIN account c ON c.id = a.account_id LEFT JOIN authorisation o ON o.id = a.under_id
