### What stands around the text of an article.

## Who and when

# Before the date of first publication.
published = Опубліковано

# The same as one phrase: in feeds, for screen readers.
# Variables: $at, the local time.
published-at = Опубліковано { DATETIME($at, dateStyle: "long", timeStyle: "short") }

# Before the date of the last update.
updated = Оновлено

# The same as one phrase.
# Variables: $at, the local time.
updated-at = Оновлено { DATETIME($at, dateStyle: "long", timeStyle: "short") }

# Before the note that says what an update changed.
update-note = Що змінилося

# Heading of a note that corrects an error.
correction = Виправлення

# Under the title.
# Variables: $authors, their names as a list.
byline = Текст: { $authors }

# Label before one name, where a byline does not fit: in a table.
author = Автор

# Label before several names.
authors = Автори

# Label before the publication that the news comes from.
source = Джерело

# Under a picture.
# Variables: $name of the photographer or the agency.
photo-credit = Фото: { $name }

# Under a drawn or made picture.
# Variables: $name of the artist.
illustration-credit = Ілюстрація: { $name }

## Parts of the text

# Heading of the list of the main facts.
key-points = Головне

# Before a paragraph of background.
reminder = Нагадаємо

# Heading of the list of a long article’s headings.
contents = У цьому матеріалі

# Heading of the related articles.
more-on-topic = Більше на цю тему

# Before a single related article inside the text.
read-also = Читайте також

## Kinds

# Label of an article on its card.
kind-news = Новина

# Label of an article that is its author’s opinion.
kind-opinion = Думка

# Under such an article.
kind-opinion-note = Думка автора може не збігатися з позицією редакції.

# Label of an interview.
kind-interview = Інтерв’ю

# Label of a text that is added to as things happen.
kind-live = Наживо

# Label of an article that somebody paid for; the law wants one.
kind-sponsored = На правах реклами

# Under such an article.
# Variables: $name of who paid.
kind-sponsored-note = Замовник: { $name }

## Translations

# Label of a translated article.
translation = Переклад

# Label of an article that was translated by software.
machine-translation = Машинний переклад

# Under that label.
machine-translation-note = Цей текст переклала програма, редактор його ще не перевіряв.

# The link from a translation to the original.
read-original = Читати оригінал

# On a translation whose original has changed since.
translation-outdated = Оригінал оновлено вже після перекладу.

## Counts

# Heading of the comments.
comments = Коментарі

# On a card and under the title.
# Variables: $count of comments.
comments-count = { $count ->
    [one] { $count } коментар
    [few] { $count } коментарі
   *[many] { $count } коментарів
}

# In place of comments.
comments-none = Коментарів ще немає

# Label of the field and its button.
comments-add = Залишити коментар

# In place of the field.
comments-closed = Коментування закрито

# On a card and under the title.
# Variables: $count of views.
views = { $count ->
    [one] { $count } перегляд
    [few] { $count } перегляди
   *[many] { $count } переглядів
}

# Under the title.
# Variables: $count of minutes.
reading-time = { $count ->
    [one] { $count } хвилина читання
    [few] { $count } хвилини читання
   *[many] { $count } хвилин читання
}

# What a screen reader says before the minutes.
reading-time-label = Час читання
