place = { NUMBER($n) }
hour = { $hour }
day = День
always = П’ять
half = { $n }
