-- profile: the print of the profile in force, by which store/profile_cache.h has it.
(SELECT q.print FROM profile_version q ORDER BY q.number DESC LIMIT 1)
