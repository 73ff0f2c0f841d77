-- saves: what is done to a report's content, as opposed to steps of its workflow.
('report.enter', 'report.write', 'report.override', 'report.restore', 'report.attach', 'report.detach', 'report.attach_note')
