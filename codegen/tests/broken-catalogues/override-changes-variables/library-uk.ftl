views = Переглядів: { NUMBER($count) }
byline = Автор: { $authors }
label = Підпис
    .title = Назва
