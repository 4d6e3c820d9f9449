mod alternates;
mod article;
mod catalogue;
mod content;
mod folder;
mod page;
mod page_bounds;
mod parallel_text;
