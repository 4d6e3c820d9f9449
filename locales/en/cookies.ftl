### The cookie notice and its settings. Nothing is agreed to by staying on the
### site: only a button agrees (EDPB Guidelines 05/2020).

## The notice

# Title of the notice.
cookies-title = Cookies on this site

# Text of the notice.
cookies-text = Necessary cookies keep the site working. Others, for preferences, statistics, and marketing, are set only if you allow them. You can change your choice at any time.

# A button.
cookies-accept-all = Accept all

# A button, as prominent as the one before.
cookies-necessary-only = Necessary only

# A button: opens the settings.
cookies-customize = Customize

## The settings

# Title of the settings page; the link in the footer that changes them.
cookies-settings = Cookie settings

# Above the categories.
cookies-settings-text = Choose which cookies this site may set.

# The button under the categories.
cookies-save = Save choice

# After the button was pressed.
cookies-saved = Your choice has been saved.

# A link: opens the settings again.
cookies-change = Change cookie settings

# Under the categories.
# Variables: $on, the local day of the choice.
cookies-chosen-on = You made this choice on { DATETIME($on, dateStyle: "long") }.

## Categories and their purposes

# A category.
cookies-necessary = Necessary

# What it is for.
cookies-necessary-purpose = Make the site work: remember your cookie choice, language, and favorites. They cannot be turned off.

# A category.
cookies-preferences = Preferences

# What it is for.
cookies-preferences-purpose = Remember how you like the site to look, such as the theme and text size.

# A category.
cookies-statistics = Statistics

# What it is for.
cookies-statistics-purpose = Count which pages are read, so that we can improve the site.

# A category.
cookies-marketing = Marketing

# What it is for.
cookies-marketing-purpose = Let advertisers show ads that match your interests and measure their effect.

# In place of a switch, beside the necessary ones.
cookies-always-on = Always on
