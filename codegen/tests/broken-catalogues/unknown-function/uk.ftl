size = { NUMBER($n) }
total = П’ять
