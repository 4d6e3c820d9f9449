### The cookie notice and its settings. Nothing is agreed to by staying on the
### site: only a button agrees (EDPB Guidelines 05/2020).

## The notice

# Title of the notice.
cookies-title = Файли cookie на цьому сайті

# Text of the notice.
cookies-text = Необхідні файли cookie забезпечують роботу сайту. Інші{ "\u00A0" }— для вподобань, статистики й реклами{ "\u00A0" }— вмикаються лише з вашого дозволу. Змінити вибір можна будь-коли.

# A button.
cookies-accept-all = Дозволити всі

# A button, as prominent as the one before.
cookies-necessary-only = Лише необхідні

# A button: opens the settings.
cookies-customize = Налаштувати

## The settings

# Title of the settings page; the link in the footer that changes them.
cookies-settings = Налаштування файлів cookie

# Above the categories.
cookies-settings-text = Виберіть, які файли cookie може зберігати цей сайт.

# The button under the categories.
cookies-save = Зберегти вибір

# After the button was pressed.
cookies-saved = Ваш вибір збережено.

# A link: opens the settings again.
cookies-change = Змінити налаштування файлів cookie

# Under the categories.
# Variables: $on, the local day of the choice.
cookies-chosen-on = Вибір зроблено { DATETIME($on, dateStyle: "long") }

## Categories and their purposes

# A category.
cookies-necessary = Необхідні

# What it is for.
cookies-necessary-purpose = Потрібні для роботи сайту: запам’ятовують ваш вибір щодо файлів cookie, мову та обране. Вимкнути їх не можна.

# A category.
cookies-preferences = Уподобання

# What it is for.
cookies-preferences-purpose = Запам’ятовують, яким ви хочете бачити сайт: його оформлення, розмір тексту.

# A category.
cookies-statistics = Статистика

# What it is for.
cookies-statistics-purpose = Підраховують, які сторінки читають, щоб ми могли поліпшувати сайт.

# A category.
cookies-marketing = Реклама

# What it is for.
cookies-marketing-purpose = Дають рекламодавцям змогу показувати оголошення за вашими інтересами й оцінювати їхню дієвість.

# In place of a switch, beside the necessary ones.
cookies-always-on = Завжди ввімкнено
