### The languages of the site and the choice between them.

## Names

# The language’s name inside a sentence or a list.
language-english = англійська

# The language’s name inside a sentence or a list.
language-ukrainian = українська

# After a verb: shown, written, available … .
in-english = англійською

# After a verb: shown, written, available … .
in-ukrainian = українською

## The switch

# The link to the same page in the other language, written in that language for
# the people who read it.
# Stands at the top of every page that has a counterpart; its element has that
# `lang`.
# @other-language
other-language = Read in English

# The same link where room is short: on a phone.
# @other-language
other-language-name = English

# In place of the link, on an article that has no counterpart.
other-language-missing = Англійською цього матеріалу ще немає

## The suggestion

# The name of the banner’s region, for screen readers.
suggestion-label = Пропозиція змінити мову

# The banner on an article whose counterpart the reader’s browser prefers.
# The banner is in the preferred language, so this text offers its own one.
suggestion-article = Мова вашого браузера{ "\u00A0" }— українська. Цей матеріал можна читати й українською.

# The banner on any other page.
suggestion-page = Мова вашого браузера{ "\u00A0" }— українська. Цю сторінку можна читати й українською.

# The banner where the reader has chosen a language before.
suggestion-chosen = Раніше ви вибрали на цьому сайті українську мову. Цю сторінку можна читати й українською.

# The banner’s first button: goes to the counterpart.
suggestion-accept = Читати українською

# The banner’s second button: stays and does not ask again.
suggestion-dismiss = Залишитися на англійській сторінці

## The page where a language is chosen

# Title of the page and label of the links to it.
language-choice-title = Мова сайту

# Above the two choices.
language-choice-text = Виберіть мову, якою вам зручніше читати. Вибір зберігається у файлі cookie лише на цьому пристрої.

# The button that keeps the choice.
language-choice-save = Зберегти

# After the choice was kept.
language-choice-saved = Ваш вибір збережено.

# The button that forgets the choice.
language-choice-forget = Скинути мій вибір

# After the choice was forgotten.
language-choice-forgotten = Ваш вибір скинуто.
