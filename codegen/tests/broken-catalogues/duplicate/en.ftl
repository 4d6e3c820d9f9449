share = Share
share = Share this
label = Label
    .title = One
    .title = Two
brand = Brand
-brand = Brand
