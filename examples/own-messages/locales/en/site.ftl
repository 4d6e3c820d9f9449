### What this site says beside what dvomova says on every site.

-paper = Riverside

# In place of dvomova's label, under every article.
share = Tell a friend

# The button under the last article of a section.
newsletter-subscribe = Subscribe to the { -paper } newsletter
    .title = One letter a week, on Fridays

# Variables: $issue (number) in a row; $on, the day it was sent.
newsletter-issue = Issue { NUMBER($issue) } of { DATETIME($on, dateStyle: "long") }

# Variables: $days (number) without rain.
weather-dry-days = { $days ->
    [0] It rained today
    [one] { $days } day without rain
   *[other] { $days } days without rain
}

# The word beside the picture of the sky.
# Variables: $sky.
weather-sky = { $sky ->
    [clear] Clear
    [cloudy] Cloudy
   *[rain] Rain
}

# Variables: $name, the reader's; $place (number) in a row of a quiz's winners.
quiz-place = { NUMBER($place, type: "ordinal") ->
    [one] { $name }, you came in { $place }st
    [two] { $name }, you came in { $place }nd
    [few] { $name }, you came in { $place }rd
   *[other] { $name }, you came in { $place }th
}
