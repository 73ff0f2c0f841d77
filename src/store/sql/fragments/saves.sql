-- saves: what is done to a report's content and its documents, as opposed to steps of its workflow.
('report.enter', 'report.draw', 'report.write', 'report.override', 'report.restore', 'report.attach', 'report.detach', 'report.attach_note',
 'report.issue', 'report.sign_begin', 'report.sign_part', 'report.sign_cancel', 'report.sign_fail')
