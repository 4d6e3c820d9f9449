share = { NUMBER($n, style: "percent") }
day = { DATETIME($at, weekday: "long") }
hour = { DATETIME($at) }
