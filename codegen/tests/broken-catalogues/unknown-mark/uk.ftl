# @same
facebook = Facebook
