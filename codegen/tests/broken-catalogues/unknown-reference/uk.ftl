back = Назад на { home-page }
logo = Новини { -brand }
label = Назад: { back.title }
seen = Переглянуто { DATETIME($at, timeStyle: "short") }
