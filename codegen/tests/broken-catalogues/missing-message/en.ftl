share = Share
only-english = Only here
