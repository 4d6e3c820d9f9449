### Why a page is shown in this language, in sentences. The value
### ui::Explanation joins them.

## Which language is shown

# The address names the language.
# Variables: $shown, in-english or in-ukrainian.
decision-address = This page is shown { $shown } because its address names that language.

# The reader is signed in and chose a language there.
# Variables: $shown, in-english or in-ukrainian.
decision-account = This page is shown { $shown } because your account is set to that language.

# The reader chose a language on the site; a cookie keeps that.
# Variables: $shown, in-english or in-ukrainian.
decision-choice = This page is shown { $shown } because you chose that language on this site.

# The site follows browsers’ settings.
# Variables: $shown, in-english or in-ukrainian.
decision-browser = This page is shown { $shown } because of your browser’s settings.

# Nothing else decided.
# Variables: $shown, in-english or in-ukrainian.
decision-default = This page is shown { $shown } because that is the site’s main language.

# The article is in one language.
# Variables: $shown, in-english or in-ukrainian.
decision-only-version = This page is shown { $shown } because it is not available in another language.

# The address names a language that the article lacks.
# Variables: $wanted and $shown, each in-english or in-ukrainian.
decision-missing = This page is not available { $wanted }; it is available { $shown }.

# There is no article in any language.
decision-absent = This page is not available in any language.

## What the browser prefers

# The reader chose the language on the site or in an account.
# Variables: $language, language-english or language-ukrainian.
preference-explicit = You have chosen { $language } on this site.

# The browser lists the language itself.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-direct = Of the languages available here, your browser lists { $language } first (“{ $range }”).

# The browser names a region, which implies a language.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-inferred = Your browser names a region rather than a language (“{ $range }”), and the usual language there is { $language }.

# The browser accepts any language.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-wildcard = Your browser accepts any language (“{ $range }”), and { $language } is one of them.

# The browser lists the language in another script.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-other-script = Your browser lists { $language }, though in a script that this site does not use (“{ $range }”).

# The browser lists a language whose readers often know one of the site’s.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-related = The site does not have the language that your browser lists (“{ $range }”); the closest it has is { $language }.

# A rule of the site stands for the language that the browser lists.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-policy = The site does not have the language that your browser lists (“{ $range }”) and offers { $language } instead.

# The browser refuses the other language.
# Variables: $language, language-english or language-ukrainian.
preference-only-not-excluded = Your browser refuses the site’s other language, which leaves { $language }.

# The browser lists nothing that the site has.
preference-none = Your browser’s settings do not name any language that this page is available in.

# The browser refuses every language that there is.
preference-all-excluded = Your browser refuses every language that this page is available in.

# After one of the sentences above.
preference-tie = It gives the site’s other language the same weight.
