-brand = «Набережна»
about = Про { -brand }
all = Усе про { -brand }
odd = Щось про { -brand }
