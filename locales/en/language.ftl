### The languages of the site and the choice between them.

## Names

# The language’s name inside a sentence or a list.
language-english = English

# The language’s name inside a sentence or a list.
language-ukrainian = Ukrainian

# After a verb: shown, written, available … .
in-english = in English

# After a verb: shown, written, available … .
in-ukrainian = in Ukrainian

## The switch

# The link to the same page in the other language, written in that language for
# the people who read it.
# Stands at the top of every page that has a counterpart; its element has that
# `lang`.
# @other-language
other-language = Читати українською

# The same link where room is short: on a phone.
# @other-language
other-language-name = Українська

# In place of the link, on an article that has no counterpart.
other-language-missing = This article is not available in Ukrainian yet

## The suggestion

# The name of the banner’s region, for screen readers.
suggestion-label = Language suggestion

# The banner on an article whose counterpart the reader’s browser prefers.
# The banner is in the preferred language, so this text offers its own one.
suggestion-article = Your browser is set to English, and this article is available in English.

# The banner on any other page.
suggestion-page = Your browser is set to English, and this page is available in English.

# The banner where the reader has chosen a language before.
suggestion-chosen = You have chosen English on this site, and this page is available in English.

# The banner’s first button: goes to the counterpart.
suggestion-accept = Read in English

# The banner’s second button: stays and does not ask again.
suggestion-dismiss = Stay on the Ukrainian page

## The page where a language is chosen

# Title of the page and label of the links to it.
language-choice-title = Site language

# Above the two choices.
language-choice-text = Choose the language you prefer to read. Your choice is kept in a cookie on this device only.

# The button that keeps the choice.
language-choice-save = Save

# After the choice was kept.
language-choice-saved = Your choice has been saved.

# The button that forgets the choice.
language-choice-forget = Forget my choice

# After the choice was forgotten.
language-choice-forgotten = Your choice has been forgotten.
