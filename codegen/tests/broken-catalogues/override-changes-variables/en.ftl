views = { NUMBER($n) } views
byline = By somebody
label = Label
