//! The example site, over real HTTP: a process, a port, requests.

mod addresses;
mod answers;
mod languages;
mod lists;
mod newsroom;
mod pages;
mod readers;
mod restart;
mod site;
mod start;
