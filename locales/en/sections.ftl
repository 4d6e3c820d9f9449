### Sections that most sites have, for menus and headings. A site that names its
### sections itself does not need these.

# Name of a section.
section-news = News

# Name of a section.
section-politics = Politics

# Name of a section.
section-economy = Economy

# Name of a section.
section-society = Society

# Name of a section.
section-world = World

# Name of a section.
section-city = City Life

# Name of a section.
section-culture = Culture

# Name of a section.
section-science = Science

# Name of a section.
section-technology = Technology

# Name of a section.
section-health = Health

# Name of a section.
section-education = Education

# Name of a section.
section-environment = Environment

# Name of a section.
section-sports = Sports

# Name of a section.
section-weather = Weather

# Name of a section.
section-travel = Travel

# Name of a section.
section-history = History

# Name of a section.
section-opinion = Opinion

# Name of a section.
section-interviews = Interviews

# Name of a section.
section-photo = Photos

# Name of a section.
section-video = Videos

## Lists

# Heading of a list of sections.
sections = Sections

# Before the name of a section.
section-label = Section

# On the page of a section without articles.
section-empty = There are no articles in this section yet.

# Heading of an article’s tags and of a list of tags.
topics = Topics

# Title of a tag’s page.
# Variables: $tag, its name.
topic-title = Topic: { $tag }

# On the page of a tag without articles.
topic-empty = There are no articles on this topic yet.

# Title of a person’s page.
# Variables: $name of the person.
author-title = Articles by { $name }

# On the page of a person without articles.
author-empty = There are no articles by this author yet.
