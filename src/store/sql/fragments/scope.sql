-- scope: as holds, with the roles in $2.
{holds:%1,%2,$2}
