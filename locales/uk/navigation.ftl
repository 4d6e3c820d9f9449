### What leads a reader around the site: menus, search, pages of a list, the
### names that screen readers say.

## Around the page

# The first link of every page, seen when it has the keyboard’s focus.
skip-to-content = Перейти до основного вмісту

# The link to the front page, beside other links.
home = Головна

# What a screen reader says of the site’s logo.
# Variables: $site, the site’s name.
home-link = { $site }: на головну

# Heading of the newest articles.
latest = Останні новини

# Heading of the articles with the most views.
most-read = Найчитаніше

# Label of the link to every article by date.
all-news = Усі новини

# After a lead paragraph: the link to the article.
read-more = Читати далі

# The link at the end of a long page.
back-to-top = Угору

# Footer: the link to the page about the newsroom.
about = Про нас

# Footer: the link to the newsroom’s addresses.
contact = Контакти

# Footer: the link to the privacy policy.
privacy = Політика приватності

# Footer: the link to how the newsroom corrects its errors.
corrections-policy = Як ми виправляємо помилки

## Regions, for screen readers

# The name of the menu of sections.
main-navigation = Рубрики

# The name of the menu at the foot of the page.
footer-navigation = Про сайт

# The name of the path to the page: Home, Culture, ….
breadcrumbs = Ви тут

# The name of the links to the neighboring articles.
article-navigation = Інші матеріали

## Icons, for screen readers

# The button with three bars.
menu-open = Відкрити меню

# The same button when the menu is open.
menu-close = Закрити меню

# The cross of a notice or a window.
close = Закрити

# The button on a picture.
picture-enlarge = Відкрити зображення на весь екран

# An arrow of a gallery.
picture-previous = Попереднє зображення

# An arrow of a gallery.
picture-next = Наступне зображення

# Under a gallery.
# Variables: $number of the picture; $count, how many there are.
picture-position = Зображення { NUMBER($number) } з { NUMBER($count) }

# The triangle on a video.
video-play = Відтворити відео

# The bars on a video.
video-pause = Призупинити відео

# After a link that opens elsewhere.
new-tab = відкриється в новій вкладці

# The icon of the news feed.
feed-icon = Стрічка новин (RSS)

## Theme

# Label of the choice between light and dark.
theme = Оформлення

# One of the choices.
theme-light = Світле

# One of the choices.
theme-dark = Темне

# One of the choices: whatever the device uses.
theme-system = Як на пристрої

## Search

# The link to the search page, the name of its icon and its title.
search = Пошук

# Label of the search field.
search-label = Пошук на сайті

# Inside the empty search field.
search-placeholder = Слово, ім’я, місце

# The button beside the search field.
search-submit = Знайти

# Title of the page of results.
# Variables: $query, what was searched for.
search-results = Результати пошуку: { $query }

# Above the results.
# Variables: $count of articles.
search-count = { $count ->
    [one] Знайдено { $count } матеріал
    [few] Знайдено { $count } матеріали
   *[many] Знайдено { $count } матеріалів
}

# In place of results.
# Variables: $query, what was searched for.
search-nothing = За запитом «{ $query }» нічого не знайдено. Перевірте, чи немає помилки, або спробуйте інше слово.

# In place of results, when the field was empty.
search-empty = Напишіть, що шукаєте.

## Pages of a list

# The name of the links to a list’s pages, for screen readers.
pages = Сторінки

# A link to a page, for screen readers; the end of its title.
# Variables: $page, its number.
page-number = Сторінка { NUMBER($page) }

# Between the links.
# Variables: $page, its number; $count of pages.
page-position = Сторінка { NUMBER($page) } з { NUMBER($count) }

# What a screen reader adds to the number of the open page.
page-current = поточна сторінка

# The link to the page before.
page-previous = Попередня сторінка

# The link to the page after.
page-next = Наступна сторінка

# Lists by date: the link toward today.
newer = Новіші матеріали

# Lists by date: the link into the past.
older = Давніші матеріали

# Under the heading of a list that does not begin with its newest article, and in
# the page’s title.
# Variables: $date of the newest article on the page.
and-earlier = { $date } і раніше

# Under a heading of a list.
# Variables: $count of articles.
articles-count = { $count ->
    [one] { $count } матеріал
    [few] { $count } матеріали
   *[many] { $count } матеріалів
}
