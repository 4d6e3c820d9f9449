### Dates and times of day. The forms and the names of months and weekdays are
### CLDR 48's (see LICENSE-UNICODE), beside them the forms that newsrooms print.
###
### Every message here takes whole numbers only: $year, $year_of_century (0 to
### 99), $month (1 to 12), $day, $weekday (1, Monday, to 7, Sunday), $hour (0 to
### 23), $minute. DATETIME($t, dateStyle: "long", timeStyle: "short") in another
### file is the message date-long-time-short.

## Names

# A month inside a date, after the day.
# Variables: $month (number) from 1 to 12.
month-genitive = { $month ->
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
}

# A month that stands alone or before a year: the title of an archive page.
# Variables: $month (number) from 1 to 12.
month-standalone = { $month ->
    [1] січень
    [2] лютий
    [3] березень
    [4] квітень
    [5] травень
    [6] червень
    [7] липень
    [8] серпень
    [9] вересень
    [10] жовтень
    [11] листопад
   *[12] грудень
}

# A month, abbreviated.
# Variables: $month (number) from 1 to 12.
month-short = { $month ->
    [1] січ.
    [2] лют.
    [3] бер.
    [4] квіт.
    [5] трав.
    [6] черв.
    [7] лип.
    [8] серп.
    [9] вер.
    [10] жовт.
    [11] лист.
   *[12] груд.
}

# A day of the week. CLDR writes the apostrophe as U+02BC.
# Variables: $weekday (number) from 1, Monday, to 7, Sunday.
weekday-long = { $weekday ->
    [1] понеділок
    [2] вівторок
    [3] середа
    [4] четвер
    [5] пʼятниця
    [6] субота
   *[7] неділя
}

# A day of the week, abbreviated.
# Variables: $weekday (number) from 1, Monday, to 7, Sunday.
weekday-short = { $weekday ->
    [1] пн
    [2] вт
    [3] ср
    [4] чт
    [5] пт
    [6] сб
   *[7] нд
}

# A day of the week as one letter: over the columns of a calendar.
# Variables: $weekday (number) from 1, Monday, to 7, Sunday.
weekday-narrow = { $weekday ->
    [1] П
    [2] В
    [3] С
    [4] Ч
    [5] П
    [6] С
   *[7] Н
}

## Dates

# A date with its day of the week.
# Variables: $weekday, $day, $month, $year (numbers).
date-full = { weekday-long }, { date-long }

# A date in words.
# Variables: $day, $month, $year (numbers).
date-long = { date-news }{ "\u202F" }р.

# A date with the month abbreviated.
# Variables: $day, $month, $year (numbers).
date-medium = { NUMBER($day) } { month-short } { NUMBER($year, useGrouping: "false") }{ "\u202F" }р.

# A date in digits.
# Variables: $day, $month, $year_of_century (numbers).
date-short = { NUMBER($day, minimumIntegerDigits: 2) }.{ NUMBER($month, minimumIntegerDigits: 2) }.{ NUMBER($year_of_century, minimumIntegerDigits: 2) }

# A date as newsrooms print it: above an article, on a card.
# Variables: $day, $month, $year (numbers).
date-news = { NUMBER($day) } { month-genitive } { NUMBER($year, useGrouping: "false") }

## Times of day

# A time of day.
# Variables: $hour, $minute (numbers).
time-short = { NUMBER($hour, minimumIntegerDigits: 2) }:{ NUMBER($minute, minimumIntegerDigits: 2) }

# A time of day in Kyiv where readers may live elsewhere. The English page
# names the zone; on the Ukrainian one Kyiv’s time goes without saying.
# Variables: $hour, $minute (numbers).
time-kyiv = { time-short }

## Dates with times

# A date with its day of the week, and a time.
# Variables: $weekday, $day, $month, $year, $hour, $minute (numbers).
date-full-time-short = { date-full } о { time-short }

# A date in words and a time: in running text.
# Variables: $day, $month, $year, $hour, $minute (numbers).
date-long-time-short = { date-long } о { time-short }

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
month-year-long = { month-standalone } { NUMBER($year, useGrouping: "false") }{ "\u202F" }р.

# A month of a year, abbreviated.
# Variables: $month, $year (numbers).
month-year-short = { month-short } { NUMBER($year, useGrouping: "false") }{ "\u202F" }р.

# A day of this year.
# Variables: $day, $month (numbers).
day-month-long = { NUMBER($day) } { month-genitive }

# A day of this year, abbreviated.
# Variables: $day, $month (numbers).
day-month-short = { NUMBER($day) } { month-short }
