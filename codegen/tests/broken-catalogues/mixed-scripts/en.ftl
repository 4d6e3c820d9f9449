news = News
bread = Bread and salt
