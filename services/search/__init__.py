"""Search over an index in memory: the same on every database, both languages in one."""
