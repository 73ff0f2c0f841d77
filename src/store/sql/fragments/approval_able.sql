-- approval_able: whether account c of unit cu may be named by a rule of the unit whose path is $1 ($2: of who acts for it since
-- it was merged): it is of there, may log in, and by one of the roles $3 reads on day $4 reports of the regime %1.
c.locked = 0 AND cu.path IN (CAST($1 AS TEXT), CAST($2 AS TEXT)) AND {held:c.id,CAST($1 AS TEXT),%1,$3,$4}
