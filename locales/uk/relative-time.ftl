### How long ago, or how soon. The phrases are CLDR 48's long ones (see
### LICENSE-UNICODE). They stand beside dates on cards and in live texts.

## Seconds

# Ago, in seconds.
# Variables: $count (number) of seconds.
relative-second-past = { $count ->
    [one] { $count } секунду тому
    [few] { $count } секунди тому
   *[many] { $count } секунд тому
}

# From now, in seconds.
# Variables: $count (number) of seconds.
relative-second-future = { $count ->
    [one] через { $count } секунду
    [few] через { $count } секунди
   *[many] через { $count } секунд
}

# Instead of a count of seconds: the present one.
relative-second-this = зараз

## Minutes

# Ago, in minutes.
# Variables: $count (number) of minutes.
relative-minute-past = { $count ->
    [one] { $count } хвилину тому
    [few] { $count } хвилини тому
   *[many] { $count } хвилин тому
}

# From now, in minutes.
# Variables: $count (number) of minutes.
relative-minute-future = { $count ->
    [one] через { $count } хвилину
    [few] через { $count } хвилини
   *[many] через { $count } хвилин
}

# Instead of a count of minutes: the present one.
relative-minute-this = цієї хвилини

## Hours

# Ago, in hours.
# Variables: $count (number) of hours.
relative-hour-past = { $count ->
    [one] { $count } годину тому
    [few] { $count } години тому
   *[many] { $count } годин тому
}

# From now, in hours.
# Variables: $count (number) of hours.
relative-hour-future = { $count ->
    [one] через { $count } годину
    [few] через { $count } години
   *[many] через { $count } годин
}

# Instead of a count of hours: the present one.
relative-hour-this = цієї години

## Days

# Ago, in days.
# Variables: $count (number) of days.
relative-day-past = { $count ->
    [one] { $count } день тому
    [few] { $count } дні тому
   *[many] { $count } днів тому
}

# From now, in days.
# Variables: $count (number) of days.
relative-day-future = { $count ->
    [one] через { $count } день
    [few] через { $count } дні
   *[many] через { $count } днів
}

# Instead of a count of days: two ago.
relative-day-before-last = позавчора

# Instead of a count of days: one ago.
relative-day-last = учора

# Instead of a count of days: the present one.
relative-day-this = сьогодні

# Instead of a count of days: one from now.
relative-day-next = завтра

# Instead of a count of days: two from now.
relative-day-after-next = післязавтра

## Weeks

# Ago, in weeks.
# Variables: $count (number) of weeks.
relative-week-past = { $count ->
    [one] { $count } тиждень тому
    [few] { $count } тижні тому
   *[many] { $count } тижнів тому
}

# From now, in weeks.
# Variables: $count (number) of weeks.
relative-week-future = { $count ->
    [one] через { $count } тиждень
    [few] через { $count } тижні
   *[many] через { $count } тижнів
}

# Instead of a count of weeks: one ago.
relative-week-last = минулого тижня

# Instead of a count of weeks: the present one.
relative-week-this = цього тижня

# Instead of a count of weeks: one from now.
relative-week-next = наступного тижня

## Months

# Ago, in months.
# Variables: $count (number) of months.
relative-month-past = { $count ->
    [one] { $count } місяць тому
    [few] { $count } місяці тому
   *[many] { $count } місяців тому
}

# From now, in months.
# Variables: $count (number) of months.
relative-month-future = { $count ->
    [one] через { $count } місяць
    [few] через { $count } місяці
   *[many] через { $count } місяців
}

# Instead of a count of months: one ago.
relative-month-last = минулого місяця

# Instead of a count of months: the present one.
relative-month-this = цього місяця

# Instead of a count of months: one from now.
relative-month-next = наступного місяця

## Quarters

# Ago, in quarters.
# Variables: $count (number) of quarters.
relative-quarter-past = { $count ->
    [one] { $count } квартал тому
    [few] { $count } квартали тому
   *[many] { $count } кварталів тому
}

# From now, in quarters.
# Variables: $count (number) of quarters.
relative-quarter-future = { $count ->
    [one] через { $count } квартал
    [few] через { $count } квартали
   *[many] через { $count } кварталів
}

# Instead of a count of quarters: one ago.
relative-quarter-last = минулого кварталу

# Instead of a count of quarters: the present one.
relative-quarter-this = цього кварталу

# Instead of a count of quarters: one from now.
relative-quarter-next = наступного кварталу

## Years

# Ago, in years.
# Variables: $count (number) of years.
relative-year-past = { $count ->
    [one] { $count } рік тому
    [few] { $count } роки тому
   *[many] { $count } років тому
}

# From now, in years.
# Variables: $count (number) of years.
relative-year-future = { $count ->
    [one] через { $count } рік
    [few] через { $count } роки
   *[many] через { $count } років
}

# Instead of a count of years: one ago.
relative-year-last = минулого року

# Instead of a count of years: the present one.
relative-year-this = цього року

# Instead of a count of years: one from now.
relative-year-next = наступного року
