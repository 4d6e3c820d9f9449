share = Поділитися
only-ukrainian = Лише тут
