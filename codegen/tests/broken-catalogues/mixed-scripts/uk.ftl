news = Новини Києвa
bread = Хліб i сіль
