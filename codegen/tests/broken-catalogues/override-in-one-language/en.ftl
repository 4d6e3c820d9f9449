share = Tell a friend
