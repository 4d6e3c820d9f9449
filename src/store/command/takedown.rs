use crate::article::{ArticleId, PartHashes, Slug, Text, Window};
use crate::language::Language;
use crate::store::database::{Transaction, values};
use crate::store::moment::rounded;
use crate::store::state::{ArticleState, Occurrence, Told, VariantState, Withdrawal};
use crate::store::{Act, Cascade, Done, Happened, Store, StoreError, VariantVersion};

/// What becomes of the addresses of a text that is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PurgedAddresses {
    /// They answer that the text is gone, and nobody else can take them.
    Gone,
    /// They are erased too, from the events as well: a title can be read in
    /// them. They answer that there is nothing, and others may take them.
    Forgotten,
}

impl Store {
    /// Makes the window of a published text longer or shorter.
    ///
    /// # Errors
    ///
    /// A conflict. A text that is not published. Where the site requires
    /// Ukrainian first: English longer than Ukrainian, or Ukrainian shorter than
    /// English without [`Cascade::English`].
    pub async fn set_window(
        &self,
        seen: VariantVersion,
        window: Window,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        self.take_down(seen, Way::SetWindow(rounded(window)?), cascade, act)
            .await
    }

    /// Takes a text down. Its address answers that there is nothing, or where
    /// the article is in the other language. Publishing it again brings it
    /// back, with the date on which readers first saw it.
    ///
    /// # Errors
    ///
    /// A conflict. A text that is not published. Where the site requires
    /// Ukrainian first: Ukrainian, while English is public, without
    /// [`Cascade::English`].
    pub async fn unpublish(
        &self,
        seen: VariantVersion,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        self.take_down(seen, Way::Unpublish, cascade, act).await
    }

    /// Takes a text back for good, telling readers why: its address answers
    /// that it is gone, with the notice. Publishing it again ends that.
    ///
    /// # Errors
    ///
    /// As [`unpublish`](Self::unpublish), but that a text which readers have
    /// once seen need not be published any more.
    pub async fn withdraw(
        &self,
        seen: VariantVersion,
        notice: Text,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        self.take_down(seen, Way::Withdraw(notice), cascade, act)
            .await
    }

    /// Erases a text in one language, as a court may order: all its revisions,
    /// the notes of its events, its previews. What happened stays in the audit
    /// trail, with the reason given here. The other language is untouched, and
    /// the text may be written anew.
    ///
    /// Copies elsewhere (backups, files that were imported, caches) are for
    /// whoever keeps them to erase.
    ///
    /// # Errors
    ///
    /// As [`unpublish`](Self::unpublish), but that the text need not be
    /// published.
    pub async fn purge(
        &self,
        seen: VariantVersion,
        reason: Text,
        addresses: PurgedAddresses,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        self.take_down(seen, Way::Purge(reason, addresses), cascade, act)
            .await
    }

    async fn take_down(
        &self,
        seen: VariantVersion,
        way: Way,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let arguments = (seen, way, cascade, act.clone());
        self.write(arguments, |transaction, (seen, way, cascade, act)| {
            Box::pin(async move { transaction.take_down(seen, way, *cascade, act).await })
        })
        .await
    }
}

enum Way {
    SetWindow(Window),
    Unpublish,
    Withdraw(Text),
    Purge(Text, PurgedAddresses),
}

impl Transaction {
    async fn take_down(
        &mut self,
        seen: &VariantVersion,
        way: &Way,
        cascade: Cascade,
        act: &Act,
    ) -> Result<Done, StoreError> {
        let language = seen.language;
        let before = self.seen(seen, act).await?;
        let mut after = before.clone();
        let variant = after.variant_mut(language)?;
        let (happened, note) = match way {
            Way::SetWindow(window) => {
                variant.must_be_published()?;
                variant.open(*window, act);
                (Happened::WindowSet, None)
            }
            Way::Unpublish => {
                variant.must_be_published()?;
                variant.close(act);
                (Happened::Unpublished, None)
            }
            Way::Withdraw(notice) => {
                if !variant.has_been_public(act.at) {
                    variant.must_be_published()?;
                }
                variant.close(act);
                variant.withdrawn = Some(Withdrawal {
                    at: act.at,
                    notice: notice.clone(),
                });
                (Happened::Withdrawn, Some(notice.as_str()))
            }
            Way::Purge(reason, addresses) => {
                variant.close(act);
                variant.erase(act);
                if *addresses == PurgedAddresses::Forgotten {
                    variant.slug = nobodys_slug(seen.article, language)?;
                }
                self.erase(seen, *addresses).await?;
                (Happened::Purged, Some(reason.as_str()))
            }
        };
        if language == Language::Ukrainian && cascade == Cascade::English {
            after.cut_english(act);
        }
        let occurrence = Occurrence::new(act, happened).with(note);
        let saved = match way {
            // The address is to be forgotten: the event must not name it again.
            Way::Purge(_, PurgedAddresses::Forgotten) => {
                let saved = self.save(Some(&before), after, occurrence).await?;
                self.forget_urls(seen).await?;
                saved
            }
            _ => self.save(Some(&before), after, occurrence).await?,
        };
        saved.done(language)
    }

    async fn erase(
        &mut self,
        seen: &VariantVersion,
        addresses: PurgedAddresses,
    ) -> Result<(), StoreError> {
        const ERASE: [&str; 3] = [
            "DELETE FROM @revision WHERE article = ?1 AND language = ?2",
            "DELETE FROM @preview WHERE article = ?1 AND language = ?2",
            "UPDATE @event SET note = NULL WHERE article = ?1 AND language = ?2",
        ];
        for sql in ERASE {
            self.execute(sql, values![seen.article, seen.language])
                .await?;
        }
        if addresses == PurgedAddresses::Forgotten {
            const FORGET: &str = "DELETE FROM @slug WHERE article = ?1 AND language = ?2";
            self.execute(FORGET, values![seen.article, seen.language])
                .await?;
        }
        Ok(())
    }

    async fn forget_urls(&mut self, seen: &VariantVersion) -> Result<(), StoreError> {
        const FORGET: &str = "UPDATE @event SET urls = '[]' WHERE article = ?1";
        self.execute(FORGET, values![seen.article]).await?;
        Ok(())
    }
}

/// A slug in which no title can be read.
pub(in crate::store) fn nobodys_slug(
    article: ArticleId,
    language: Language,
) -> Result<Slug, StoreError> {
    let slug = format!("{}-{language}", article.uuid().simple());
    slug.parse()
        .map_err(|error: crate::article::InvalidSlug| StoreError::corrupt(error.to_string()))
}

impl VariantState {
    fn must_be_published(&self) -> Result<(), StoreError> {
        match self.publication.window() {
            Some(_) => Ok(()),
            None => Err(StoreError::refused("the text is not published")),
        }
    }

    /// Makes it public in another window.
    fn open(&mut self, window: Window, act: &Act) {
        self.publication.publish(window, act.at);
        self.told = Told::by(window, act.at);
        if let Some(until) = window.live_until() {
            self.next.take_if(|next| next.at >= until);
        }
    }

    /// Makes it public no longer.
    pub(super) fn close(&mut self, act: &Act) {
        self.publication.unpublish(act.at);
        self.next = None;
        self.told = Told::Nothing;
    }

    /// Leaves nothing of its text.
    fn erase(&mut self, act: &Act) {
        let nothing: Option<PartHashes> = None;
        self.live = None;
        self.made_from = nothing;
        self.publication.update = None;
        self.withdrawn = None;
        self.purged_at = Some(act.at);
        self.imported = None;
    }
}

impl ArticleState {
    /// Makes English public only while Ukrainian is, from now on.
    fn cut_english(&mut self, act: &Act) {
        let ukrainian = self
            .variant(Language::Ukrainian)
            .and_then(|it| it.publication.window());
        let Some(english) = self.variants[Language::English].as_mut() else {
            return;
        };
        let Some(window) = english.publication.window() else {
            return;
        };
        let common = ukrainian.and_then(|ukrainian| {
            let from = match window.live_from() <= act.at && ukrainian.live_from() <= act.at {
                true => window.live_from(),
                false => window.live_from().max(ukrainian.live_from()),
            };
            let untils = [window.live_until(), ukrainian.live_until()];
            Window::new(from, untils.into_iter().flatten().min()).ok()
        });
        match common {
            Some(common) if common == window => {}
            Some(common) => english.open(common, act),
            None => english.close(act),
        }
    }
}
