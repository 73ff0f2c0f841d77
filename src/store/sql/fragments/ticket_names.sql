-- ticket_names: what is joined to a ticket, in the order of its fields.
u.name, u.path, COALESCE(h.name, '')
