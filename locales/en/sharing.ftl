### Passing an article on, and what readers feel about it.

## Share

# Heading of the links, and the button that opens them.
share = Share

# One of the links.
# Variables: $share-target, where to.
share-by = { $share-target ->
    [facebook] Share on Facebook
    [x] Share on X
    [telegram] Share on Telegram
    [whatsapp] Share on WhatsApp
    [viber] Share on Viber
    [linkedin] Share on LinkedIn
    [email] Send by email
   *[link] Copy link
}

# After the link was copied.
share-copied = Link copied

# The button that prints the article.
print = Print

## Reactions

# Heading of the reactions, under an article.
reaction-question = How do you feel about this story?

# One of the buttons.
# Variables: $reaction, which one.
reaction-name = { $reaction ->
    [like] Like
    [joy] Joy
    [surprise] Surprise
    [sadness] Sadness
   *[anger] Anger
}

# Under the buttons.
# Variables: $count of all reactions.
reactions-count = { $count ->
    [one] { $count } reaction
   *[other] { $count } reactions
}

# The full name of one of the buttons, for screen readers.
# Variables: $reaction, which one; $count of such reactions.
# @same
reaction-button = { reaction-name }: { reactions-count }

# What a screen reader adds to the name of the button that the reader has
# pressed.
reaction-chosen = your reaction

# After a reaction was counted.
reaction-thanks = Thank you, your reaction has been counted.

# The button that takes a reaction back.
reaction-withdraw = Take back my reaction
