### Що цей сайт каже понад те, що dvomova каже на кожному.

-paper = { $case ->
   *[nominative] «Набережна»
    [genitive] «Набережної»
}

share = Розповісти друзям

newsletter-subscribe = Підписатися на розсилку { -paper(case: "genitive") }
    .title = Один лист на тиждень, щоп’ятниці

newsletter-issue = Випуск { NUMBER($issue) } від { DATETIME($on, dateStyle: "long") }

weather-dry-days = { $days ->
    [0] Сьогодні дощило
    [one] { $days } день без дощу
    [few] { $days } дні без дощу
   *[many] { $days } днів без дощу
}

weather-sky = { $sky ->
    [clear] Ясно
    [cloudy] Хмарно
   *[rain] Дощ
}

quiz-place = { $name }, ви на { $place }-му місці
