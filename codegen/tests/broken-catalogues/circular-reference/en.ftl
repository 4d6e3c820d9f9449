first = See { second }
second = See { third }
third = See { first }
-term = { -term }
