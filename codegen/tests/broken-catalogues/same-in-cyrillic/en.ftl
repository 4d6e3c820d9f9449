# @same
favorites-add = Додати до обраного
# @same
brand = Nova
