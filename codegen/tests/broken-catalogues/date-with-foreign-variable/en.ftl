date-long = { $month } { $name }
seen = Seen { DATETIME($at, dateStyle: "long") }
