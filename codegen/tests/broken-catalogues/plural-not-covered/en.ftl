views = { $count ->
    [0] no views
   *[other] { $count } views
}
