sign-in = Sign in
poll = Poll
