read-more = Read more
read_more = Read on
format = Format
photo = Photo { $by-line } { $byLine }
weekday = { $weekday }
weekday-of = Weekday
