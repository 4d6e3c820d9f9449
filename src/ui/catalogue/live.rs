use std::sync::{Arc, PoisonError, RwLock};

use dvomova_codegen::Problems;

use super::{Catalogue, SiteText};

/// A catalogue whose texts can be replaced while a site runs.
///
/// ```
/// use dvomova::language::Language::{English, Ukrainian};
/// use dvomova::ui::{Arguments, LiveCatalogue, SiteText};
///
/// let live = LiveCatalogue::new(&[])?;
/// let refusal = live.replace(&[SiteText::new(English, "en/site.ftl", "motto = Здоров’я\n")]);
/// assert!(refusal.is_err(), "Ukrainian as English, and nothing in Ukrainian");
///
/// live.replace(&[
///     SiteText::new(English, "en/site.ftl", "motto = Good health\n"),
///     SiteText::new(Ukrainian, "uk/site.ftl", "motto = Здоров’я\n"),
/// ])?;
/// let now = live.current();
/// assert_eq!(now.format(Ukrainian, "motto", &Arguments::new())?, "Здоров’я");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct LiveCatalogue(RwLock<Arc<Catalogue>>);

impl LiveCatalogue {
    /// Begins with these texts over dvomova's.
    ///
    /// # Errors
    ///
    /// As [`Catalogue::new`].
    pub fn new(site: &[SiteText]) -> Result<Self, Problems> {
        Ok(Self(RwLock::new(Arc::new(Catalogue::new(site)?))))
    }

    /// The catalogue of this moment. A page that holds it is in one piece even
    /// when texts are replaced meanwhile.
    pub fn current(&self) -> Arc<Catalogue> {
        // Nothing panics while the lock is held, and an `Arc` cannot be half
        // written.
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts a catalogue of these texts in the place of the present one.
    ///
    /// # Errors
    ///
    /// As [`Catalogue::new`]; the present catalogue stays.
    pub fn replace(&self, site: &[SiteText]) -> Result<(), Problems> {
        let next = Arc::new(Catalogue::new(site)?);
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = next;
        Ok(())
    }
}
