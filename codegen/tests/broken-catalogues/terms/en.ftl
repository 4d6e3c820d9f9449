-brand = { $case ->
    [genitive] Riverside’s
   *[nominative] Riverside
}
-of = Of { -brand(case: "genitive") } { $what }
-counted = { NUMBER($n) } { about }
about = About { -brand(case: "dative") }
all = All of { -of }
odd = { -brand(form: "short") } { -brand("genitive") }
