share = Share ‮erahs

# A ‮comment.
read = Read
