share = Поділитися
label = Підпис
    .title = Один
brand = Назва
