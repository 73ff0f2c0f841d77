-- number_about: document numbers with what number_names names.
document_number d JOIN number_book b ON b.id = d.book_id JOIN unit u ON u.id = b.unit_id
LEFT JOIN report r ON r.id = d.report_id LEFT JOIN cycle c ON c.id = r.cycle_id LEFT JOIN regime g ON g.id = r.regime_id LEFT JOIN unit v ON v.id = r.receiver_unit_id
