### Passing an article on, and what readers feel about it.

## Share

# Heading of the links, and the button that opens them.
share = Поділитися

# One of the links.
# Variables: $share-target, where to.
share-by = { $share-target ->
    [facebook] Поділитися у Facebook
    [x] Поділитися в X
    [telegram] Поділитися в Telegram
    [whatsapp] Поділитися у WhatsApp
    [viber] Поділитися у Viber
    [linkedin] Поділитися в LinkedIn
    [email] Надіслати електронною поштою
   *[link] Скопіювати посилання
}

# After the link was copied.
share-copied = Посилання скопійовано

# The button that prints the article.
print = Надрукувати

## Reactions

# Heading of the reactions, under an article.
reaction-question = Що ви відчули, прочитавши це?

# One of the buttons.
# Variables: $reaction, which one.
reaction-name = { $reaction ->
    [like] Подобається
    [joy] Радість
    [surprise] Подив
    [sadness] Сум
   *[anger] Обурення
}

# Under the buttons.
# Variables: $count of all reactions.
reactions-count = { $count ->
    [one] { $count } реакція
    [few] { $count } реакції
   *[many] { $count } реакцій
}

# The full name of one of the buttons, for screen readers.
# Variables: $reaction, which one; $count of such reactions.
# @same
reaction-button = { reaction-name }: { reactions-count }

# What a screen reader adds to the name of the button that the reader has
# pressed.
reaction-chosen = ваша реакція

# After a reaction was counted.
reaction-thanks = Дякуємо, вашу реакцію враховано.

# The button that takes a reaction back.
reaction-withdraw = Скасувати мою реакцію
