favorites-add = Додати до обраного
brand = Nova
