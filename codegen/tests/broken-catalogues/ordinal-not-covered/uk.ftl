place = { NUMBER($n, type: "ordinal") ->
    [few] { $n }-є
   *[other] { $n }-е
}
