views = { $count ->
    [one] { $count } перегляд
    [few] { $count } перегляди
    [many] { $count } переглядів
   *[other] { $count } перегляду
}
