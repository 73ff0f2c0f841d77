-- announcement_row: the columns of an announcement, with what account $1 has of it.
{announcement.columns:n}, COALESCE(u.name, ''), COALESCE(u.path, ''), COALESCE(e.read_at, 0)
FROM announcement n LEFT JOIN unit u ON u.id = n.unit_id
LEFT JOIN announcement_read e ON e.announcement_id = n.id AND e.edition = n.edition AND e.account_id = $1
