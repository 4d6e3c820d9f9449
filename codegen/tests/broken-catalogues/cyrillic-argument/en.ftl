-paper = { $before } Paper

read = Read { -paper(before: "Вечірня") }
