reaction = { $reaction ->
    [like] Like
    [sad] Sad
   *[angry] Angry
}
reaction-sent = { $reaction ->
    [like] You liked it
   *[sad] It made you sad
}
