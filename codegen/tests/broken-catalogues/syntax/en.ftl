# A brace that is never closed, and an entry after it that is fine.
greeting = Hello, { $name
farewell = Goodbye
nothing =
lower = { number($n) }
select = { $n ->
    [one] view
    [other] views
}
stray = one } too many
button = Save
    .title = { $x
  text without a name
