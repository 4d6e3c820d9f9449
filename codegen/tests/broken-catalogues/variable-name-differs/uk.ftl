author = Автор: { $author }
