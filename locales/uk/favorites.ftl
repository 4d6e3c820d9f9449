### The articles that a reader keeps to read again.

# Label of the link to the list, and the title of its page.
favorites = Обране

# The button on a card and under an article’s title.
favorites-add = Додати до обраного

# The same button when the article is in the list.
favorites-remove = Вилучити з обраного

# The button’s full name, for screen readers.
# Variables: $title of the article.
favorites-add-article = Додати до обраного: { $title }

# The button’s full name, for screen readers.
# Variables: $title of the article.
favorites-remove-article = Вилучити з обраного: { $title }

# After the button was pressed.
favorites-added = Додано до обраного

# After the button was pressed again.
favorites-removed = Вилучено з обраного

# Under the title of the list.
# Variables: $count of articles.
favorites-count = { $count ->
    [one] { $count } матеріал в обраному
    [few] { $count } матеріали в обраному
   *[many] { $count } матеріалів в обраному
}

# In place of an empty list.
favorites-empty = В обраному ще нічого немає.

# Under that.
favorites-hint = Натисніть «Додати до обраного» біля матеріалу, і він з’явиться тут.

# Under the list: articles that do not exist in the page’s language.
# Variables: $count of such articles.
favorites-other-language = { $count ->
    [one] Ще { $count } матеріал є лише англійською
    [few] Ще { $count } матеріали є лише англійською
   *[many] Ще { $count } матеріалів є лише англійською
}

# At the foot of the list.
favorites-kept = Обране зберігається у файлі cookie лише в цьому браузері.

# When one more article would not fit.
# Variables: $count, the most that fit.
favorites-full = { $count ->
    [one] Список заповнено: в обраному вміщується щонайбільше { $count } матеріал.
    [few] Список заповнено: в обраному вміщується щонайбільше { $count } матеріали.
   *[many] Список заповнено: в обраному вміщується щонайбільше { $count } матеріалів.
}
