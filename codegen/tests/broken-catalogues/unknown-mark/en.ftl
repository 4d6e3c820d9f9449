# @smae
facebook = Facebook
