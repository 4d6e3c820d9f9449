### Titles and descriptions of news feeds, as feed readers show them.

# The feed of everything.
# Variables: $site, the site’s name.
feed-title = { $site }: all news

# The feed of a section.
# Variables: $site, the site’s name; $section, the section’s.
feed-section-title = { $site }: news from the section { $section }

# The feed of a tag.
# Variables: $site, the site’s name; $tag, the tag’s.
feed-tag-title = { $site }: news on the topic { $tag }

# The feed of a person.
# Variables: $site, the site’s name; $name, the person’s.
feed-author-title = { $site }: articles by { $name }

# Under the title of any feed.
# Variables: $site, the site’s name.
feed-description = News from { $site } in English

# The link to a feed.
feed-subscribe = Subscribe via RSS
