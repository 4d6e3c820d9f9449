use std::fmt;
use std::net::Ipv6Addr;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// Where a site stands: scheme, host and port (RFC 6454 §4), without a path.
///
/// It comes from the site's settings, never from a request's `Host`. Letters
/// are lowered, and a port that the scheme implies is dropped.
///
/// ```
/// use dvomova::address::Origin;
///
/// let origin: Origin = "HTTPS://News.Example:443/".parse()?;
/// assert_eq!(origin.to_string(), "https://news.example");
/// assert_eq!(origin.host(), "news.example");
/// # Ok::<(), dvomova::address::InvalidOrigin>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    scheme: Scheme,
    host: String,
    port: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scheme {
    Http,
    Https,
}

impl Scheme {
    const fn name(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    const fn port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

impl Origin {
    /// The host without its port: a name, or an address (IPv6 in brackets).
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether pages come over `https`, so that cookies can be `Secure`.
    ///
    /// ```
    /// use dvomova::address::Origin;
    ///
    /// let origin: Origin = "https://news.example".parse()?;
    /// assert!(origin.is_secure());
    /// # Ok::<(), dvomova::address::InvalidOrigin>(())
    /// ```
    pub const fn is_secure(&self) -> bool {
        matches!(self.scheme, Scheme::Https)
    }

    /// The port, also where the scheme implies it.
    pub fn port(&self) -> u16 {
        self.port.unwrap_or(self.scheme.port())
    }

    /// Whether a request's `Host` (RFC 9110 §7.2) names this very host and
    /// port; letter case and a final dot do not matter.
    pub(super) fn is_authority(&self, authority: &str) -> bool {
        let (host, port) = split_port(authority);
        let port = match port {
            Some(port) => port.parse().ok(),
            None => Some(self.scheme.port()),
        };
        self.is_host(host) && port == Some(self.port())
    }

    /// Whether a request's `Host` names this host, at any port.
    pub(super) fn is_host(&self, authority: &str) -> bool {
        let (host, _) = split_port(authority);
        host.strip_suffix('.')
            .unwrap_or(host)
            .eq_ignore_ascii_case(&self.host)
    }
}

/// Parts `host:port`; a colon inside brackets belongs to the host.
fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

/// A text that is no origin.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected an origin such as `https://example.org`, found {found:?}: {reason}")]
pub struct InvalidOrigin {
    found: String,
    reason: &'static str,
}

impl FromStr for Origin {
    type Err = InvalidOrigin;

    /// Reads `https://example.org`, `http://127.0.0.1:3000`, `http://[::1]:3000`.
    ///
    /// # Errors
    ///
    /// `example.org` (no scheme), `ftp://example.org` (another scheme),
    /// `https://example.org/news` (a path), `https://user@example.org` (a
    /// user), `https://приклад.укр` (write `https://xn--80aikifvh.xn--j1amh`),
    /// `https://example.org:0` (no such port).
    fn from_str(text: &str) -> Result<Self, InvalidOrigin> {
        read(text).map_err(|reason| InvalidOrigin {
            found: text.chars().take(100).collect(),
            reason,
        })
    }
}

fn read(text: &str) -> Result<Origin, &'static str> {
    let (scheme, rest) = text
        .split_once("://")
        .ok_or("it begins with neither `https://` nor `http://`")?;
    let scheme = [Scheme::Https, Scheme::Http]
        .into_iter()
        .find(|known| known.name().eq_ignore_ascii_case(scheme))
        .ok_or("its scheme is neither `https` nor `http`")?;
    let authority = rest.strip_suffix('/').unwrap_or(rest);
    if authority.contains(['/', '?', '#']) {
        return Err("an origin has no path");
    }
    if authority.contains('@') {
        return Err("an origin names no user");
    }
    if !authority.is_ascii() {
        return Err("write the host in its ASCII form, which begins with `xn--`");
    }
    let (host, port) = split_port(authority);
    let port = match port {
        None => None,
        Some(port) if port.bytes().all(|byte| byte.is_ascii_digit()) => match port.parse() {
            Ok(number) if number > 0 => Some(number),
            _ => return Err("its port is not a number from 1 to 65535"),
        },
        Some(_) => return Err("its port is not a number from 1 to 65535"),
    };
    if host.is_empty() {
        return Err("the host is missing");
    }
    if !is_host(host) {
        return Err("its host is neither a name nor an address");
    }
    Ok(Origin {
        scheme,
        host: host.to_ascii_lowercase(),
        port: port.filter(|&port| port != scheme.port()),
    })
}

/// Labels of letters, digits and hyphens (RFC 1123 §2.1), or IPv6 in brackets.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        return address
            .strip_suffix(']')
            .is_some_and(|address| address.parse::<Ipv6Addr>().is_ok());
    }
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    host.len() <= 253 && host.split('.').all(label)
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme.name(), self.host)?;
        match self.port {
            Some(port) => write!(f, ":{port}"),
            None => Ok(()),
        }
    }
}

impl Serialize for Origin {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Origin {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
