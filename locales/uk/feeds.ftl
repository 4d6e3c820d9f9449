### Titles and descriptions of news feeds, as feed readers show them.

# The feed of everything.
# Variables: $site, the site’s name.
feed-title = { $site }: усі новини

# The feed of a section.
# Variables: $site, the site’s name; $section, the section’s.
feed-section-title = { $site }: новини рубрики «{ $section }»

# The feed of a tag.
# Variables: $site, the site’s name; $tag, the tag’s.
feed-tag-title = { $site }: новини на тему «{ $tag }»

# The feed of a person.
# Variables: $site, the site’s name; $name, the person’s.
feed-author-title = { $site }: { $name }, усі матеріали

# Under the title of any feed.
# Variables: $site, the site’s name.
feed-description = Новини сайту «{ $site }» українською

# The link to a feed.
feed-subscribe = Підписатися на RSS
