-paper = Riverside

bench-static = Share

bench-text = Author: { $name }

bench-plural = { $count ->
    [one] { $count } view
   *[other] { $count } views
}

bench-select = { $sky ->
    [clear] Clear, no rain
    [cloudy] Clouds, no rain
   *[rain] Rain
}

bench-term = Subscribe to the { -paper } newsletter

bench-date = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { NUMBER($day) }, { NUMBER($year, useGrouping: "false") }
