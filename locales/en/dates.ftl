### Dates and times of day. The forms and the names of months and weekdays are
### CLDR 48's (see LICENSE-UNICODE), beside them the forms that newsrooms print.
###
### Every message here takes whole numbers only: $year, $year_of_century (0 to
### 99), $month (1 to 12), $day, $weekday (1, Monday, to 7, Sunday), $hour (0 to
### 23), $minute. DATETIME($t, dateStyle: "long", timeStyle: "short") in another
### file is the message date-long-time-short.

## Names

# A month inside a date, after the day in Ukrainian.
# Variables: $month (number) from 1 to 12.
month-genitive = { month-standalone }

# A month that stands alone or before a year: the title of an archive page.
# Variables: $month (number) from 1 to 12.
month-standalone = { $month ->
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
}

# A month, abbreviated.
# Variables: $month (number) from 1 to 12.
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}

# A day of the week.
# Variables: $weekday (number) from 1, Monday, to 7, Sunday.
weekday-long = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}

# A day of the week, abbreviated.
# Variables: $weekday (number) from 1, Monday, to 7, Sunday.
weekday-short = { $weekday ->
    [1] Mon
    [2] Tue
    [3] Wed
    [4] Thu
    [5] Fri
    [6] Sat
   *[7] Sun
}

# A day of the week as one letter: over the columns of a calendar.
# Variables: $weekday (number) from 1, Monday, to 7, Sunday.
weekday-narrow = { $weekday ->
    [1] M
    [2] T
    [3] W
    [4] T
    [5] F
    [6] S
   *[7] S
}

## Dates

# A date with its day of the week.
# Variables: $weekday, $day, $month, $year (numbers).
date-full = { weekday-long }, { date-long }

# A date in words.
# Variables: $day, $month, $year (numbers).
date-long = { month-standalone } { NUMBER($day) }, { NUMBER($year, useGrouping: "false") }

# A date with the month abbreviated.
# Variables: $day, $month, $year (numbers).
date-medium = { month-short } { NUMBER($day) }, { NUMBER($year, useGrouping: "false") }

# A date in digits.
# Variables: $day, $month, $year_of_century (numbers).
date-short = { NUMBER($month) }/{ NUMBER($day) }/{ NUMBER($year_of_century, minimumIntegerDigits: 2) }

# A date as newsrooms print it: above an article, on a card.
# Variables: $day, $month, $year (numbers).
date-news = { date-long }

## Times of day

# A time of day.
# Variables: $hour, $minute (numbers).
time-short = { $hour ->
    [0] 12
    [1] 1
    [2] 2
    [3] 3
    [4] 4
    [5] 5
    [6] 6
    [7] 7
    [8] 8
    [9] 9
    [10] 10
    [11] 11
    [12] 12
    [13] 1
    [14] 2
    [15] 3
    [16] 4
    [17] 5
    [18] 6
    [19] 7
    [20] 8
    [21] 9
    [22] 10
   *[23] 11
}:{ NUMBER($minute, minimumIntegerDigits: 2) }{ "\u202F" }{ $hour ->
    [0] AM
    [1] AM
    [2] AM
    [3] AM
    [4] AM
    [5] AM
    [6] AM
    [7] AM
    [8] AM
    [9] AM
    [10] AM
    [11] AM
   *[12] PM
}

# A time of day in Kyiv where readers may live elsewhere. The English page
# names the zone; on the Ukrainian one Kyiv’s time goes without saying.
# Variables: $hour, $minute (numbers).
time-kyiv = { time-short } Kyiv time

## Dates with times

# A date with its day of the week, and a time.
# Variables: $weekday, $day, $month, $year, $hour, $minute (numbers).
date-full-time-short = { date-full } at { time-short }

# A date in words and a time: in running text.
# Variables: $day, $month, $year, $hour, $minute (numbers).
date-long-time-short = { date-long } at { time-short }

# A date with the month abbreviated, and a time.
# Variables: $day, $month, $year, $hour, $minute (numbers).
date-medium-time-short = { date-medium }, { time-short }

# A date in digits and a time: in tables.
# Variables: $day, $month, $year_of_century, $hour, $minute (numbers).
date-short-time-short = { date-short }, { time-short }

# A date and a time as newsrooms print them: above an article.
# Variables: $day, $month, $year, $hour, $minute (numbers).
date-time-news = { date-news }, { time-short }

# The same where the zone should be named.
# Variables: $day, $month, $year, $hour, $minute (numbers).
date-time-kyiv = { date-news }, { time-kyiv }

## Parts of dates

# A month of a year: the title of an archive page.
# Variables: $month, $year (numbers).
month-year-long = { month-standalone } { NUMBER($year, useGrouping: "false") }

# A month of a year, abbreviated.
# Variables: $month, $year (numbers).
month-year-short = { month-short } { NUMBER($year, useGrouping: "false") }

# A day of this year.
# Variables: $day, $month (numbers).
day-month-long = { month-standalone } { NUMBER($day) }

# A day of this year, abbreviated.
# Variables: $day, $month (numbers).
day-month-short = { month-short } { NUMBER($day) }
