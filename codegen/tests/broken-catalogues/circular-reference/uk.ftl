first = Дивіться { second }
second = Дивіться { third }
third = Дивіться далі
-term = Слово
