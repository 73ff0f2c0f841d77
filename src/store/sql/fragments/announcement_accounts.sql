-- announcement_accounts: the accounts an edition $2 of announcement $1 is addressed to, at the unit whose path is $3 and below.
FROM account a JOIN unit u ON u.id = a.unit_id
LEFT JOIN announcement_read e ON e.announcement_id = $1 AND e.edition = $2 AND e.account_id = a.id
WHERE a.locked = 0 AND substr(u.path, 1, length($3)) = $3
