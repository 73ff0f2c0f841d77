-- archive_about: files of the archive with what archive_names names.
archive_file f JOIN unit u ON u.id = f.unit_id JOIN regime g ON g.id = f.regime_id
