//! A bilingual newspaper from a folder of Markdown.
//!
//! ```sh
//! cargo run --release --example news_site
//! ```
//!
//! `--listen ADDR` (default `127.0.0.1:3000`; port 0 takes a free one),
//! `--content DIR` (default `examples/content`), `--origin URL` (default: the
//! address it listens on), `--database URL` (default: an SQLite file in the
//! folder `data`, for each folder of content another one; `sqlite::memory:` and
//! `postgres://…` too). The content is imported into the database, later what
//! has changed of it; what was removed is taken down. The first line it prints
//! names the address.

mod article_page;
mod choices;
mod listing;
mod pages;
mod reader;
mod reader_pages;
mod responses;
mod site;
mod views;

use std::error::Error;
use std::net::SocketAddr;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::map_response;
use axum::routing::get;
use dvomova::address::Addresses;
use tokio::net::TcpListener;

use crate::responses::told;
use crate::site::Site;

const USAGE: &str =
    "usage: news_site [--listen ADDR] [--content DIR] [--origin URL] [--database URL]";

struct Options {
    listen: SocketAddr,
    content: PathBuf,
    origin: Option<String>,
    database: Option<String>,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut options = Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 3000)),
            content: concat!(env!("CARGO_MANIFEST_DIR"), "/examples/content").into(),
            origin: None,
            database: None,
        };
        while let Some(name) = arguments.next() {
            let mut value = || {
                arguments
                    .next()
                    .ok_or(format!("{name} needs a value\n{USAGE}"))
            };
            match name.as_str() {
                "--listen" => {
                    let address = value()?;
                    options.listen = address.parse().map_err(|_| {
                        format!("expected an address such as 127.0.0.1:3000, found {address:?}")
                    })?;
                }
                "--content" => options.content = value()?.into(),
                "--origin" => options.origin = Some(value()?),
                "--database" => options.database = Some(value()?),
                _ => return Err(format!("unknown option {name:?}\n{USAGE}").into()),
            }
        }
        Ok(options)
    }
}

#[tokio::main]
async fn main() {
    if let Err(error) = run().await {
        eprintln!("news_site: {}", told(&*error));
        std::process::exit(2);
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let options = Options::read(std::env::args().skip(1))?;
    let listener = TcpListener::bind(options.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {error}", options.listen))?;
    let address = listener.local_addr()?;
    let here = match address.ip().is_unspecified() {
        true => format!("http://localhost:{}", address.port()),
        false => format!("http://{address}"),
    };
    let origin = options.origin.as_ref().unwrap_or(&here);
    let database = match options.database {
        Some(url) => url,
        None => own_file(&options.content)?,
    };
    let addresses = Addresses::new(origin.parse()?);
    let site = Site::open(addresses, options.content, &database).await?;
    println!("Listening on {here}");

    let app = Router::new()
        .fallback(get(pages::show).post(choices::choose))
        .layer(DefaultBodyLimit::max(16 * 1024))
        .layer(map_response(responses::guarded))
        .with_state(Arc::new(site));
    axum::serve(listener, app)
        .with_graceful_shutdown(async {
            // Without a signal handler the process just ends, which is fine too.
            let _ = tokio::signal::ctrl_c().await;
        })
        .await?;
    Ok(())
}

/// The database of a site that names none: where its folder of content is, below
/// `data`. Two sites in one would take each other's articles for removed files.
fn own_file(content: &Path) -> Result<String, Box<dyn Error>> {
    let content = content
        .canonicalize()
        .map_err(|error| format!("cannot read `{}`: {error}", content.display()))?;
    let names = content.components();
    let names = names.filter(|part| matches!(part, Component::Normal(_)));
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let folder = data.join(names.collect::<PathBuf>());
    std::fs::create_dir_all(&folder)
        .map_err(|error| format!("cannot make the folder `{}`: {error}", folder.display()))?;
    Ok(format!("sqlite:{}/news.db", folder.display()))
}
