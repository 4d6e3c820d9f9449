favorites-add = Додати до обраного
favorites = Обране
    .aria-label = Перелік обраного
switch = Read in English
