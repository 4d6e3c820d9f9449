favorites = Обране
    .title = Додати до обраного
