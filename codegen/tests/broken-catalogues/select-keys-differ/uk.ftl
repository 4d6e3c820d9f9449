reaction = { $reaction ->
    [like] Подобається
   *[angry] Обурює
}
reaction-sent = { $reaction ->
    [like] Вам сподобалося
   *[sad] Вас засмутило
}
