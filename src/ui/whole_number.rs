/// A whole number of any integer type, such as a `usize` from `len()` or a
/// `u64` from a database: what [`Messages`] count with and [`Value`] is made
/// from.
///
/// Messages compute with an `i64`. A number beyond it, which no count reaches,
/// becomes the nearest one that fits.
///
/// ```
/// use dvomova::language::Language;
/// use dvomova::ui::{Messages, WholeNumber};
///
/// let m = Messages::new(Language::Ukrainian);
/// let (views, comments) = (1_234_u64, ["Дякую!", "Чудово"]);
/// assert_eq!(m.views(views).to_string(), "1\u{A0}234 перегляди");
/// assert_eq!(m.comments_count(comments.len()).to_string(), "2 коментарі");
/// assert_eq!((u64::MAX.to_i64(), i128::MIN.to_i64()), (i64::MAX, i64::MIN));
/// ```
///
/// [`Messages`]: super::Messages
/// [`Value`]: super::Value
pub trait WholeNumber: Copy {
    /// The number; where an `i64` cannot hold it, the nearest that it can.
    fn to_i64(self) -> i64;
}

macro_rules! signed {
    ($($integer:ty),*) => {$(
        impl WholeNumber for $integer {
            #[inline]
            fn to_i64(self) -> i64 {
                let nearest = if self < 0 { i64::MIN } else { i64::MAX };
                i64::try_from(self).unwrap_or(nearest)
            }
        }
    )*};
}

macro_rules! unsigned {
    ($($integer:ty),*) => {$(
        impl WholeNumber for $integer {
            #[inline]
            fn to_i64(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )*};
}

signed!(i8, i16, i32, i64, i128, isize);
unsigned!(u8, u16, u32, u64, u128, usize);

/// A template's loop variable is a reference.
impl<N: WholeNumber> WholeNumber for &N {
    #[inline]
    fn to_i64(self) -> i64 {
        (*self).to_i64()
    }
}
