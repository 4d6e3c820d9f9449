author = By { $name }
