comments = Коментарі { $count }
twice = { $word ->
    [a] Перше
   *[b] Третє
}
