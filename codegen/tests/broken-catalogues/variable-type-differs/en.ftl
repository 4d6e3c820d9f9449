mood = { $mood ->
    [good] Good
   *[bad] Bad
}
published = Published { $at }
