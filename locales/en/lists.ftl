### How items of a list are joined (CLDR 48, see LICENSE-UNICODE): authors,
### tags, languages. Each message is what stands between two items.

# Between items that are neither the last two nor alone.
# @same
list-separator = ,{ " " }

# Between two items, of which both hold.
list-and-pair = { " " }and{ " " }

# Before the last of three items or more, all of which hold.
list-and-last = ,{ " " }and{ " " }

# Between two items, of which either may hold.
list-or-pair = { " " }or{ " " }

# Before the last of three items or more, any of which may hold.
list-or-last = ,{ " " }or{ " " }
