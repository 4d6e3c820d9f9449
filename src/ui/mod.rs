//! Every word around the article, in both languages.
