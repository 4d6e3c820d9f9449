/// Words that the address scheme keeps for itself: no slug may be one of them.
///
/// They are the first parts of a site's own pages and files, the prefix words
/// of both languages, and a few names kept for pages to come. In the order of
/// their letters.
pub const RESERVED_WORDS: [&str; 21] = [
    "admin",
    "api",
    "author",
    "cookies",
    "en",
    "eng",
    "english",
    "favorites",
    "feed",
    "language",
    "pictures",
    "preview",
    "reader",
    "search",
    "sitemap",
    "static",
    "tag",
    "ua",
    "uk",
    "ukr",
    "ukrainian",
];
