favorites-add = Додати до обраного
favorites = Favorites
    .aria-label = Обране
# @other-language
switch = Читати українською
