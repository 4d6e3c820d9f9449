views = { $count ->
    [one] { $count } view
    [few] { $count } views
    [1] a single view
   *[other] { $count } views
}
