### Sections that most sites have, for menus and headings. A site that names its
### sections itself does not need these.

# Name of a section.
section-news = Новини

# Name of a section.
section-politics = Політика

# Name of a section.
section-economy = Економіка

# Name of a section.
section-society = Суспільство

# Name of a section.
section-world = Світ

# Name of a section.
section-city = Місто

# Name of a section.
section-culture = Культура

# Name of a section.
section-science = Наука

# Name of a section.
section-technology = Технології

# Name of a section.
section-health = Здоров’я

# Name of a section.
section-education = Освіта

# Name of a section.
section-environment = Довкілля

# Name of a section.
section-sports = Спорт

# Name of a section.
section-weather = Погода

# Name of a section.
section-travel = Подорожі

# Name of a section.
section-history = Історія

# Name of a section.
section-opinion = Думки

# Name of a section.
section-interviews = Інтерв’ю

# Name of a section.
section-photo = Фото

# Name of a section.
section-video = Відео

## Lists

# Heading of a list of sections.
sections = Рубрики

# Before the name of a section.
section-label = Рубрика

# On the page of a section without articles.
section-empty = У цій рубриці ще немає матеріалів.

# Heading of an article’s tags and of a list of tags.
topics = Теми

# Title of a tag’s page.
# Variables: $tag, its name.
topic-title = Тема: { $tag }

# On the page of a tag without articles.
topic-empty = На цю тему ще немає матеріалів.

# Title of a person’s page.
# Variables: $name of the person.
author-title = { $name }: усі матеріали

# On the page of a person without articles.
author-empty = Тут ще немає матеріалів.
