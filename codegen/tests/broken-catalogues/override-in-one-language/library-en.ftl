share = Share
