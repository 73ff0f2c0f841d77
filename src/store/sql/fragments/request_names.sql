-- request_names: what is joined to a request, in the order of its fields.
u.name, u.path, COALESCE(a.name, ''), COALESCE(a.username, ''), COALESCE(t.name, '')
