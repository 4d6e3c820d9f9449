favorites = Favorites
    .label = Add to favorites
