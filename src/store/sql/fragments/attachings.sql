-- attachings: what is done to a report's files, which its steps do not tell.
('report.attach', 'report.detach', 'report.attach_note')
