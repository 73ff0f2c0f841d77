-- remark_line: the columns of a remark, and what they are of.
m.id, m.report_id, m.verdict, m.row_key, m.column_key, m.words, m.account_name, u.name, m.at
FROM form_remark m JOIN report r ON r.id = m.report_id JOIN unit u ON u.id = r.unit_id
