switch = Read in English

menu = Меню: { switch }

-paper = Newspaper

about = Про { -paper }
