### What leads a reader around the site: menus, search, pages of a list, the
### names that screen readers say.

## Around the page

# The first link of every page, seen when it has the keyboard’s focus.
skip-to-content = Skip to main content

# The link to the front page, beside other links.
home = Home

# What a screen reader says of the site’s logo.
# Variables: $site, the site’s name.
home-link = { $site }: home page

# Heading of the newest articles.
latest = Latest news

# Heading of the articles with the most views.
most-read = Most read

# Label of the link to every article by date.
all-news = All news

# After a lead paragraph: the link to the article.
read-more = Read more

# The link at the end of a long page.
back-to-top = Back to top

# Footer: the link to the page about the newsroom.
about = About us

# Footer: the link to the newsroom’s addresses.
contact = Contact

# Footer: the link to the privacy policy.
privacy = Privacy policy

# Footer: the link to how the newsroom corrects its errors.
corrections-policy = Corrections policy

## Regions, for screen readers

# The name of the menu of sections.
main-navigation = Sections

# The name of the menu at the foot of the page.
footer-navigation = About the site

# The name of the path to the page: Home, Culture, ….
breadcrumbs = You are here

# The name of the links to the neighboring articles.
article-navigation = More articles

## Icons, for screen readers

# The button with three bars.
menu-open = Open menu

# The same button when the menu is open.
menu-close = Close menu

# The cross of a notice or a window.
close = Close

# The button on a picture.
picture-enlarge = View full screen

# An arrow of a gallery.
picture-previous = Previous picture

# An arrow of a gallery.
picture-next = Next picture

# Under a gallery.
# Variables: $number of the picture; $count, how many there are.
picture-position = Picture { NUMBER($number) } of { NUMBER($count) }

# The triangle on a video.
video-play = Play video

# The bars on a video.
video-pause = Pause video

# After a link that opens elsewhere.
new-tab = opens in a new tab

# The icon of the news feed.
feed-icon = News feed (RSS)

## Theme

# Label of the choice between light and dark.
theme = Appearance

# One of the choices.
theme-light = Light

# One of the choices.
theme-dark = Dark

# One of the choices: whatever the device uses.
theme-system = Same as device

## Search

# The link to the search page, the name of its icon and its title.
search = Search

# Label of the search field.
search-label = Search this site

# Inside the empty search field.
search-placeholder = A word, a name, a place

# The button beside the search field.
search-submit = Search

# Title of the page of results.
# Variables: $query, what was searched for.
search-results = Search results: { $query }

# Above the results.
# Variables: $count of articles.
search-count = { $count ->
    [one] { $count } article found
   *[other] { $count } articles found
}

# In place of results.
# Variables: $query, what was searched for.
search-nothing = Nothing was found for “{ $query }”. Check the spelling or try another word.

# In place of results, when the field was empty.
search-empty = Type what you are looking for.

## Pages of a list

# The name of the links to a list’s pages, for screen readers.
pages = Pages

# A link to a page, for screen readers; the end of its title.
# Variables: $page, its number.
page-number = Page { NUMBER($page) }

# Between the links.
# Variables: $page, its number; $count of pages.
page-position = Page { NUMBER($page) } of { NUMBER($count) }

# What a screen reader adds to the number of the open page.
page-current = current page

# The link to the page before.
page-previous = Previous page

# The link to the page after.
page-next = Next page

# Lists by date: the link toward today.
newer = Newer articles

# Lists by date: the link into the past.
older = Older articles

# Under the heading of a list that does not begin with its newest article, and in
# the page’s title.
# Variables: $date of the newest article on the page.
and-earlier = { $date }, and earlier

# Under a heading of a list.
# Variables: $count of articles.
articles-count = { $count ->
    [one] { $count } article
   *[other] { $count } articles
}
