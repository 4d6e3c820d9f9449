read-more = Докладніше
read_more = Далі
format = Формат
photo = Світлина { $by-line } { $byLine }
weekday = { $weekday }
weekday-of = День
