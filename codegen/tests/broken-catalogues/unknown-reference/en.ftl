back = Back to { home-page }
logo = { -brand } news
label = { back.title }
seen = Seen { DATETIME($at, timeStyle: "short") }
