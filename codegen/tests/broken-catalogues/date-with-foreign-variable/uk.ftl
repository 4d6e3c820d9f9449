date-long = { $month } { $name }
seen = Переглянуто { DATETIME($at, dateStyle: "long") }
