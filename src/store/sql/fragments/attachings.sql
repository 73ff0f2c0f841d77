-- attachings: what is done to a report's files and its documents, which its steps do not tell.
('report.attach', 'report.detach', 'report.attach_note',
 'report.issue', 'report.sign_begin', 'report.sign_part', 'report.sign_cancel', 'report.sign_fail')
