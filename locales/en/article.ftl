### What stands around the text of an article.

## Who and when

# Before the date of first publication.
published = Published

# The same as one phrase: in feeds, for screen readers.
# Variables: $at, the local time.
published-at = Published { DATETIME($at, dateStyle: "long", timeStyle: "short") }

# Before the date of the last update.
updated = Updated

# The same as one phrase.
# Variables: $at, the local time.
updated-at = Updated { DATETIME($at, dateStyle: "long", timeStyle: "short") }

# Before the note that says what an update changed.
update-note = What changed

# Heading of a note that corrects an error.
correction = Correction

# Under the title.
# Variables: $authors, their names as a list.
byline = By { $authors }

# Label before one name, where a byline does not fit: in a table.
author = Author

# Label before several names.
authors = Authors

# Label before the publication that the news comes from.
source = Source

# Under a picture.
# Variables: $name of the photographer or the agency.
photo-credit = Photo: { $name }

# Under a drawn or made picture.
# Variables: $name of the artist.
illustration-credit = Illustration: { $name }

## Parts of the text

# Heading of the list of the main facts.
key-points = Key points

# Before a paragraph of background.
reminder = Background

# Heading of the list of a long article’s headings.
contents = In this article

# Heading of the related articles.
more-on-topic = More on this topic

# Before a single related article inside the text.
read-also = See also

## Kinds

# Label of an article on its card.
kind-news = News

# Label of an article that is its author’s opinion.
kind-opinion = Opinion

# Under such an article.
kind-opinion-note = The author’s views may differ from those of the newsroom.

# Label of an interview.
kind-interview = Interview

# Label of a text that is added to as things happen.
kind-live = Live

# Label of an article that somebody paid for; the law wants one.
kind-sponsored = Sponsored

# Under such an article.
# Variables: $name of who paid.
kind-sponsored-note = Paid for by { $name }

## Translations

# Label of a translated article.
translation = Translation

# Label of an article that was translated by software.
machine-translation = Machine translation

# Under that label.
machine-translation-note = This text was translated by software and has not been reviewed by an editor.

# The link from a translation to the original.
read-original = Read the original

# On a translation whose original has changed since.
translation-outdated = The original has been updated since this translation was made.

## Counts

# Heading of the comments.
comments = Comments

# On a card and under the title.
# Variables: $count of comments.
comments-count = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}

# In place of comments.
comments-none = No comments yet

# Label of the field and its button.
comments-add = Leave a comment

# In place of the field.
comments-closed = Comments are closed

# On a card and under the title.
# Variables: $count of views.
views = { $count ->
    [one] { $count } view
   *[other] { $count } views
}

# Under the title.
# Variables: $count of minutes.
reading-time = { NUMBER($count) } min read

# What a screen reader says before the minutes.
reading-time-label = Reading time
