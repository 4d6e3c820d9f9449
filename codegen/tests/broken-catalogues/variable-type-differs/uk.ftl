mood = { $mood ->
    [one] Добре
    [few] Добрі
   *[many] Добрих
}
published = Опубліковано { DATETIME($at, dateStyle: "long") }
date-long = { $day }
