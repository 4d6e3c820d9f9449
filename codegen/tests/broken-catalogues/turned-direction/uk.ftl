share = Поширити

read = Читати
