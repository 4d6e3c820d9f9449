favorites =
    .label = Додати до обраного
