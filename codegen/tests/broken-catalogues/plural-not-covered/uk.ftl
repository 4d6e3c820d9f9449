views = { $count ->
    [one] { $count } перегляд
   *[many] { $count } переглядів
}
