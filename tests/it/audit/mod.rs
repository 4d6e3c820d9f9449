mod page;
mod parallel_text;
