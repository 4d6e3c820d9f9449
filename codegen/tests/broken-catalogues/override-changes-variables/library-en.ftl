views = { NUMBER($count) } views
byline = By { $authors }
label = Label
    .title = Title
