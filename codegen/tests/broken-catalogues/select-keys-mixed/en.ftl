comments = { $count ->
    [none] No comments
    [one] One comment
   *[other] Comments
}
twice = { $word ->
    [a] First
    [a] Second
   *[b] Third
}
