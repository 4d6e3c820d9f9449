share = Share
# @same
facebook = Facebook
target = { $target ->
    [link] Copy link
   *[print] Print
}
save = Save
