### How long ago, or how soon. The phrases are CLDR 48's long ones (see
### LICENSE-UNICODE). They stand beside dates on cards and in live texts.

## Seconds

# Ago, in seconds.
# Variables: $count (number) of seconds.
relative-second-past = { $count ->
    [one] { $count } second ago
   *[other] { $count } seconds ago
}

# From now, in seconds.
# Variables: $count (number) of seconds.
relative-second-future = { $count ->
    [one] in { $count } second
   *[other] in { $count } seconds
}

# Instead of a count of seconds: the present one.
relative-second-this = now

## Minutes

# Ago, in minutes.
# Variables: $count (number) of minutes.
relative-minute-past = { $count ->
    [one] { $count } minute ago
   *[other] { $count } minutes ago
}

# From now, in minutes.
# Variables: $count (number) of minutes.
relative-minute-future = { $count ->
    [one] in { $count } minute
   *[other] in { $count } minutes
}

# Instead of a count of minutes: the present one.
relative-minute-this = this minute

## Hours

# Ago, in hours.
# Variables: $count (number) of hours.
relative-hour-past = { $count ->
    [one] { $count } hour ago
   *[other] { $count } hours ago
}

# From now, in hours.
# Variables: $count (number) of hours.
relative-hour-future = { $count ->
    [one] in { $count } hour
   *[other] in { $count } hours
}

# Instead of a count of hours: the present one.
relative-hour-this = this hour

## Days

# Ago, in days.
# Variables: $count (number) of days.
relative-day-past = { $count ->
    [one] { $count } day ago
   *[other] { $count } days ago
}

# From now, in days.
# Variables: $count (number) of days.
relative-day-future = { $count ->
    [one] in { $count } day
   *[other] in { $count } days
}

# Instead of a count of days: two ago.
relative-day-before-last = 2 days ago

# Instead of a count of days: one ago.
relative-day-last = yesterday

# Instead of a count of days: the present one.
relative-day-this = today

# Instead of a count of days: one from now.
relative-day-next = tomorrow

# Instead of a count of days: two from now.
relative-day-after-next = in 2 days

## Weeks

# Ago, in weeks.
# Variables: $count (number) of weeks.
relative-week-past = { $count ->
    [one] { $count } week ago
   *[other] { $count } weeks ago
}

# From now, in weeks.
# Variables: $count (number) of weeks.
relative-week-future = { $count ->
    [one] in { $count } week
   *[other] in { $count } weeks
}

# Instead of a count of weeks: one ago.
relative-week-last = last week

# Instead of a count of weeks: the present one.
relative-week-this = this week

# Instead of a count of weeks: one from now.
relative-week-next = next week

## Months

# Ago, in months.
# Variables: $count (number) of months.
relative-month-past = { $count ->
    [one] { $count } month ago
   *[other] { $count } months ago
}

# From now, in months.
# Variables: $count (number) of months.
relative-month-future = { $count ->
    [one] in { $count } month
   *[other] in { $count } months
}

# Instead of a count of months: one ago.
relative-month-last = last month

# Instead of a count of months: the present one.
relative-month-this = this month

# Instead of a count of months: one from now.
relative-month-next = next month

## Quarters

# Ago, in quarters.
# Variables: $count (number) of quarters.
relative-quarter-past = { $count ->
    [one] { $count } quarter ago
   *[other] { $count } quarters ago
}

# From now, in quarters.
# Variables: $count (number) of quarters.
relative-quarter-future = { $count ->
    [one] in { $count } quarter
   *[other] in { $count } quarters
}

# Instead of a count of quarters: one ago.
relative-quarter-last = last quarter

# Instead of a count of quarters: the present one.
relative-quarter-this = this quarter

# Instead of a count of quarters: one from now.
relative-quarter-next = next quarter

## Years

# Ago, in years.
# Variables: $count (number) of years.
relative-year-past = { $count ->
    [one] { $count } year ago
   *[other] { $count } years ago
}

# From now, in years.
# Variables: $count (number) of years.
relative-year-future = { $count ->
    [one] in { $count } year
   *[other] in { $count } years
}

# Instead of a count of years: one ago.
relative-year-last = last year

# Instead of a count of years: the present one.
relative-year-this = this year

# Instead of a count of years: one from now.
relative-year-next = next year
