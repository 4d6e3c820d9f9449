# @other-language
switch = Читати українською

menu = Menu: { switch }

# @other-language
-paper = Газета

about = About { -paper }
