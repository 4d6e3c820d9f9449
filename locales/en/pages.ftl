### Pages that are not articles: not found, withdrawn, previews, errors.

## Not found

# Title of the page at an unknown address (404).
not-found-title = Page not found

# Under that title.
not-found-text = The address may contain a mistake, or the page may have been removed.

# Title of the page at the address of an article that is not public in the
# page’s language (404). The link other-language stands under it.
not-found-language-title = This article is not available in English yet

# Under that title.
not-found-language-text = You can read it in Ukrainian.

# Under that title, where a list is known and the page in it is not.
not-found-in-list-text = This list has no such page. Some of its articles may have been taken down.

# The link that stands under it, to the beginning of that list.
go-to-newest = Go to the newest articles

# A link.
go-home = Go to the home page

## Withdrawn

# Title of the page at the address of a withdrawn article (410).
withdrawn-title = This article has been withdrawn

# Under that title, where no note explains it.
withdrawn-text = The newsroom has withdrawn this article.

# Before the newsroom’s public note.
withdrawn-note = Note from the newsroom

## Previews

# On a page that only editors see.
preview-label = Draft

# Beside that label.
preview-text = This is a preview. The article has not been published.

# Beside that label, where a date is set.
# Variables: $at, the local time.
preview-scheduled = This is a preview. Publication is scheduled for { DATETIME($at, dateStyle: "long", timeStyle: "short") }.

## Errors

# Title of the page when the server failed (500).
error-title = Something went wrong

# Under that title.
error-text = Please try again in a few minutes.

# Title of the page during maintenance (503).
unavailable-title = The site is temporarily unavailable

# Under that title.
unavailable-text = We are working on it. Please come back soon.

# Title of the page that a reader may not see (403).
forbidden-title = Access denied

# Title of the page when a form or an address makes no sense (400).
bad-request-title = The request could not be understood

# Title of the page when somebody asks too often (429).
too-many-requests-title = Too many requests

# A link or a button on these pages.
try-again = Try again
