-paper = { $case ->
   *[nominative] «Набережна»
    [genitive] «Набережної»
}

bench-static = Поділитися

bench-text = Автор: { $name }

bench-plural = { $count ->
    [one] { $count } перегляд
    [few] { $count } перегляди
   *[many] { $count } переглядів
}

bench-select = { $sky ->
    [clear] Ясно, без дощу
    [cloudy] Хмарно, без дощу
   *[rain] Дощ
}

bench-term = Підписатися на розсилку { -paper(case: "genitive") }

bench-date = { NUMBER($day) } { $month ->
    [1] січня
    [2] лютого
    [3] березня
    [4] квітня
    [5] травня
    [6] червня
    [7] липня
    [8] серпня
    [9] вересня
    [10] жовтня
    [11] листопада
   *[12] грудня
} { NUMBER($year, useGrouping: "false") }
