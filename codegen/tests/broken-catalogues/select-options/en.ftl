place = { NUMBER($n, type: "ordinal") ->
    [1] first
    [one] { $n }st
    [two] { $n }nd
    [few] { $n }rd
   *[other] { $n }th
}
hour = { NUMBER($hour, minimumIntegerDigits: 2) ->
    [0] midnight
   *[1] later
}
day = { DATETIME($at, dateStyle: "long") ->
   *[other] day
}
always = { 5 ->
   *[other] five
}
half = { $n ->
    [0.5] half
   *[other] { $n }
}
