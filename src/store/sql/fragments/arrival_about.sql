-- arrival_about: arrivals with what arrival_names names.
arrival a JOIN number_book b ON b.id = a.book_id JOIN unit v ON v.id = b.unit_id
JOIN report r ON r.id = a.report_id JOIN cycle c ON c.id = r.cycle_id JOIN regime g ON g.id = r.regime_id JOIN unit u ON u.id = r.unit_id
