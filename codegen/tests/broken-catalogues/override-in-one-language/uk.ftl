own = Своє
