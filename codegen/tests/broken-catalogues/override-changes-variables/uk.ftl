views = Переглядів: { NUMBER($n) }
byline = Автор невідомий
label = Підпис
