mod article;
mod folder;
mod page;
mod parallel_text;
