use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use thiserror::Error;

use super::LocalTime;

/// The time zone whose clock a site shows: Kyiv unless it says otherwise.
///
/// Summer time is that of the IANA database. Parses from and prints as an IANA
/// name, `Europe/Kyiv`.
///
/// ```
/// use chrono::{TimeZone, Utc};
/// use dvomova::ui::Zone;
///
/// let at = Utc.with_ymd_and_hms(2025, 7, 1, 21, 30, 0).single();
/// let kyiv = at.map(|at| Zone::KYIV.local(at).to_string());
/// assert_eq!(kyiv.as_deref(), Some("2025-07-02T00:30"));
///
/// let zone: Zone = "Europe/Warsaw".parse()?;
/// assert_ne!(zone, Zone::default());
/// # Ok::<(), dvomova::ui::UnknownZone>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Zone {
    /// `Europe/Kyiv`.
    pub const KYIV: Self = Self(Tz::Europe__Kyiv);

    /// What the zone's clock shows at the instant.
    pub fn local(self, at: DateTime<Utc>) -> LocalTime {
        at.with_timezone(&self.0).into()
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::KYIV
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.name())
    }
}

/// A name that is not in the IANA database.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("expected an IANA time zone such as `Europe/Kyiv`, found {found:?}")]
pub struct UnknownZone {
    found: String,
}

impl FromStr for Zone {
    type Err = UnknownZone;

    /// Reads an IANA name; the former spelling `Europe/Kiev` is one of them and
    /// means the same clock.
    ///
    /// # Errors
    ///
    /// `Kyiv` (no region), `europe/kyiv` (case matters), `UTC+2` (an offset is
    /// not a zone), the empty text.
    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        let unknown = || UnknownZone {
            found: name.chars().take(50).collect(),
        };
        match name.parse() {
            Ok(Tz::Europe__Kiev) => Ok(Self::KYIV),
            Ok(zone) => Ok(Self(zone)),
            Err(_) => Err(unknown()),
        }
    }
}
