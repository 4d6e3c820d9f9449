### Why a page is shown in this language, in sentences. The value
### ui::Explanation joins them.

## Which language is shown

# The address names the language.
# Variables: $shown, in-english or in-ukrainian.
decision-address = Цю сторінку показано { $shown }, бо таку мову вказано в її адресі.

# The reader is signed in and chose a language there.
# Variables: $shown, in-english or in-ukrainian.
decision-account = Цю сторінку показано { $shown }, бо таку мову вибрано у вашому обліковому записі.

# The reader chose a language on the site; a cookie keeps that.
# Variables: $shown, in-english or in-ukrainian.
decision-choice = Цю сторінку показано { $shown }, бо ви вибрали цю мову на сайті.

# The site follows browsers’ settings.
# Variables: $shown, in-english or in-ukrainian.
decision-browser = Цю сторінку показано { $shown } за налаштуваннями вашого браузера.

# Nothing else decided.
# Variables: $shown, in-english or in-ukrainian.
decision-default = Цю сторінку показано { $shown }, бо це основна мова сайту.

# The article is in one language.
# Variables: $shown, in-english or in-ukrainian.
decision-only-version = Цю сторінку показано { $shown }, бо іншою мовою її немає.

# The address names a language that the article lacks.
# Variables: $wanted and $shown, each in-english or in-ukrainian.
decision-missing = Цієї сторінки немає { $wanted }, але вона є { $shown }.

# There is no article in any language.
decision-absent = Цієї сторінки немає жодною мовою.

## What the browser prefers

# The reader chose the language on the site or in an account.
# Variables: $language, language-english or language-ukrainian.
preference-explicit = Мову цього сайту вибрали ви самі: { $language }.

# The browser lists the language itself.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-direct = З доступних тут мов у вашому браузері першою стоїть { $language } («{ $range }»).

# The browser names a region, which implies a language.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-inferred = Ваш браузер указує не мову, а країну («{ $range }»), а звичайна для неї мова{ "\u00A0" }— { $language }.

# The browser accepts any language.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-wildcard = Ваш браузер приймає будь-яку мову («{ $range }»), отже, підходить і { $language }.

# The browser lists the language in another script.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-other-script = У вашому браузері стоїть { $language }, але в писемності, якої на сайті немає («{ $range }»).

# The browser lists a language whose readers often know one of the site’s.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-related = Мови, указаної у вашому браузері («{ $range }»), на сайті немає; найближча до неї з мов сайту{ "\u00A0" }— { $language }.

# A rule of the site stands for the language that the browser lists.
# Variables: $language, language-english or language-ukrainian; $range, what the
# browser sent.
preference-policy = Мови, указаної у вашому браузері («{ $range }»), на сайті немає; за правилами сайту її замінює { $language }.

# The browser refuses the other language.
# Variables: $language, language-english or language-ukrainian.
preference-only-not-excluded = Другу мову сайту ваш браузер відхилив, тож лишається { $language }.

# The browser lists nothing that the site has.
preference-none = У налаштуваннях вашого браузера немає жодної мови, якою доступна ця сторінка.

# The browser refuses every language that there is.
preference-all-excluded = Ваш браузер відхилив усі мови, якими доступна ця сторінка.

# After one of the sentences above.
preference-tie = Друга мова сайту має для нього таку саму вагу.
