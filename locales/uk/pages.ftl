### Pages that are not articles: not found, withdrawn, previews, errors.

## Not found

# Title of the page at an unknown address (404).
not-found-title = Сторінку не знайдено

# Under that title.
not-found-text = Можливо, в адресі є помилка або сторінку вилучено.

# Title of the page at the address of an article that is not public in the
# page’s language (404). The link other-language stands under it.
not-found-language-title = Українською цього матеріалу ще немає

# Under that title.
not-found-language-text = Його можна прочитати англійською.

# Under that title, where a list is known and the page in it is not.
not-found-in-list-text = У цьому списку такої сторінки немає. Можливо, частину матеріалів знято з публікації.

# The link that stands under it, to the beginning of that list.
go-to-newest = До найновіших матеріалів

# A link.
go-home = Перейти на головну

## Withdrawn

# Title of the page at the address of a withdrawn article (410).
withdrawn-title = Матеріал знято з публікації

# Under that title, where no note explains it.
withdrawn-text = Редакція зняла цей матеріал із публікації.

# Before the newsroom’s public note.
withdrawn-note = Пояснення редакції

## Previews

# On a page that only editors see.
preview-label = Чернетка

# Beside that label.
preview-text = Це попередній перегляд. Матеріал не опубліковано.

# Beside that label, where a date is set.
# Variables: $at, the local time.
preview-scheduled = Це попередній перегляд. Публікацію заплановано на { DATETIME($at, dateStyle: "long", timeStyle: "short") }.

## Errors

# Title of the page when the server failed (500).
error-title = Сталася помилка

# Under that title.
error-text = Спробуйте ще раз за кілька хвилин.

# Title of the page during maintenance (503).
unavailable-title = Сайт тимчасово недоступний

# Under that title.
unavailable-text = Ми вже працюємо над цим. Спробуйте зайти трохи згодом.

# Title of the page that a reader may not see (403).
forbidden-title = Доступ заборонено

# Title of the page when a form or an address makes no sense (400).
bad-request-title = Не вдалося розібрати запит

# Title of the page when somebody asks too often (429).
too-many-requests-title = Забагато запитів

# A link or a button on these pages.
try-again = Спробувати ще раз
