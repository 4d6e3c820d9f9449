greeting = Вітаємо, { $name }
farewell = До побачення
nothing = Нічого
lower = { NUMBER($n) }
select = { $n ->
    [one] перегляд
    [few] перегляди
   *[many] переглядів
}
stray = Одна
button = Зберегти
