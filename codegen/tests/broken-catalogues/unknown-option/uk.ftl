share = { NUMBER($n) }
day = День
hour = Година
