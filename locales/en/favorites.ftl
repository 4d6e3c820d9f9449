### The articles that a reader keeps to read again.

# Label of the link to the list, and the title of its page.
favorites = Favorites

# The button on a card and under an article’s title.
favorites-add = Add to favorites

# The same button when the article is in the list.
favorites-remove = Remove from favorites

# The button’s full name, for screen readers.
# Variables: $title of the article.
favorites-add-article = Add to favorites: { $title }

# The button’s full name, for screen readers.
# Variables: $title of the article.
favorites-remove-article = Remove from favorites: { $title }

# After the button was pressed.
favorites-added = Added to favorites

# After the button was pressed again.
favorites-removed = Removed from favorites

# Under the title of the list.
# Variables: $count of articles.
favorites-count = { $count ->
    [one] { $count } article in favorites
   *[other] { $count } articles in favorites
}

# In place of an empty list.
favorites-empty = You have no favorites yet.

# Under that.
favorites-hint = Choose “Add to favorites” next to an article, and it will appear here.

# Under the list: articles that do not exist in the page’s language.
# Variables: $count of such articles.
favorites-other-language = { $count ->
    [one] { $count } more article is available only in Ukrainian
   *[other] { $count } more articles are available only in Ukrainian
}

# At the foot of the list.
favorites-kept = Favorites are kept in a cookie in this browser only.

# When one more article would not fit.
# Variables: $count, the most that fit.
favorites-full = { $count ->
    [one] The list is full: it holds up to { $count } article.
   *[other] The list is full: it holds up to { $count } articles.
}
