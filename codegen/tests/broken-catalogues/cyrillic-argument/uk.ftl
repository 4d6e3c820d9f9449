-paper = { $before } «Газета»

read = Читайте { -paper(before: "вечeрню") }
