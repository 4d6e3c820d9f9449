mod article;
mod catalogue;
mod content;
mod folder;
mod page;
mod parallel_text;
