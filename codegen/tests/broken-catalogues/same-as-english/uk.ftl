share = Share
facebook = Facebook
target = { $target ->
    [link] Скопіювати посилання
   *[print] Print it
}
save = Save it
