//! The site as a process on a port of its own, and what it answers.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use dvomova::language::Language;
use ureq::http::Response;
use ureq::{Agent, Body};

use crate::example::command;

pub(super) struct Site {
    process: Child,
    pub(super) origin: String,
    agent: Agent,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}

/// What a request was answered with.
pub(super) struct Answer {
    pub(super) status: u16,
    headers: BTreeMap<String, String>,
    pub(super) cookies: Vec<String>,
    pub(super) body: String,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

impl Site {
    pub(super) fn start() -> Self {
        Self::start_with(&[])
    }

    pub(super) fn start_with(options: &[&str]) -> Self {
        Self::start_from(&[&["--database", "sqlite::memory:"], options].concat())
    }

    /// In the database that these options name, or in its own.
    pub(super) fn start_from(options: &[&str]) -> Self {
        let mut process = command("news_site")
            .args(["--listen", "127.0.0.1:0"])
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        let origin = line
            .trim()
            .strip_prefix("Listening on ")
            .unwrap()
            .to_owned();
        let settings = Agent::config_builder()
            .max_redirects(0)
            // A connection whose request was refused unread is closed.
            .max_idle_connections(0)
            .http_status_as_error(false);
        Self {
            process,
            origin,
            agent: settings.build().into(),
        }
    }

    pub(super) fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = self.agent.get(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.call().unwrap())
    }

    pub(super) fn post(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        form: &[(&str, &str)],
    ) -> Answer {
        let mut request = self.agent.post(format!("{}{path}", self.origin));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        answer(request.send_form(form.iter().copied()).unwrap())
    }

    /// What the script asks, as this reader.
    pub(super) fn reader(&self, from: &str, headers: &[(&str, &str)]) -> serde_json::Value {
        let english = if from.starts_with("/en") { "/en" } else { "" };
        let mut headers = headers.to_vec();
        headers.push(("accept", "application/json"));
        let answer = self.get(&format!("{english}/reader?from={from}"), &headers);
        assert_eq!(answer.header("cache-control"), "private, no-store");
        serde_json::from_str(&answer.body).unwrap()
    }

    /// Every page that links lead to from the two front pages.
    pub(super) fn pages(&self) -> BTreeMap<String, Answer> {
        let mut pages = BTreeMap::new();
        let mut waiting = vec!["/".to_owned(), "/en".to_owned()];
        while let Some(path) = waiting.pop() {
            if pages.contains_key(&path) {
                continue;
            }
            let answer = self.get(&path, &[]);
            if answer.header("content-type").starts_with("text/html") {
                waiting.extend(links(&answer.body).map(unescape));
            }
            pages.insert(path, answer);
        }
        pages
    }
}

fn answer(mut response: Response<Body>) -> Answer {
    let headers = response.headers();
    let text = |value: &ureq::http::HeaderValue| value.to_str().unwrap().to_owned();
    let cookies = headers.get_all("set-cookie").iter().map(text).collect();
    let headers = headers
        .iter()
        .map(|(name, value)| (name.to_string(), text(value)))
        .collect();
    let body = response.body_mut().read_to_vec().unwrap();
    Answer {
        status: response.status().as_u16(),
        headers,
        cookies,
        body: String::from_utf8_lossy(&body).into_owned(),
    }
}

/// What `href` and `src` of a page lead to on the site.
pub(super) fn links(html: &str) -> impl Iterator<Item = &str> {
    let attributes = [" href=\"", " src=\""];
    attributes.into_iter().flat_map(move |attribute| {
        html.split(attribute)
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .filter(|link| link.starts_with('/'))
            .map(|link| link.split('#').next().unwrap())
    })
}

pub(super) fn unescape(attribute: &str) -> String {
    attribute.replace("&#38;", "&").replace("&amp;", "&")
}

/// The value of an attribute in the first tag that holds a text.
pub(super) fn attribute<'a>(html: &'a str, tag: &str, name: &str) -> Option<&'a str> {
    let tag = html.split_once(tag)?.1.split_once('>')?.0;
    tag.split_once(&format!("{name}=\""))?.1.split('"').next()
}

pub(super) fn language_of(path: &str) -> Language {
    match path.split(['/', '?']).nth(1) {
        Some("en") => Language::English,
        _ => Language::Ukrainian,
    }
}

pub(super) fn is_page(answer: &Answer) -> bool {
    answer.header("content-type").starts_with("text/html")
}

/// An article in both languages.
pub(super) const BOTH: [&str; 2] = [
    "/misto/chetvirka-povernulasia-tramvai-znovu-khodyt-do-zamlynnia",
    "/en/city/the-no-4-is-back-trams-run-to-zamlynnia-again",
];
