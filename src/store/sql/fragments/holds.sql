-- holds: as held, of account $1 on day $3, with path, regime and roles.
{held:$1,%1,%2,%3,$3}
