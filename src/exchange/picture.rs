use std::fs::File;
use std::io::BufReader;
use std::num::NonZeroU32;
use std::path::Path;

use imagesize::{Compression, ImageType};

use crate::article::{FilePath, Picture, PictureType};

/// The folder of pictures, in a folder of content.
pub(super) const FOLDER: &str = "pictures";

/// Measures a picture that a front matter names.
pub(super) fn read(root: &Path, path: &str) -> Result<Picture, String> {
    let file = path
        .strip_prefix(FOLDER)
        .and_then(|rest| rest.strip_prefix('/'))
        .and_then(|rest| rest.parse::<FilePath>().ok())
        .ok_or_else(|| format!("expected a path such as `{FOLDER}/museum.jpg`, found {path:?}"))?;
    // What a symbolic link leads to outside of the folder is not opened.
    let found = root.join(path).canonicalize();
    let inside = root
        .canonicalize()
        .and_then(|root| Ok(found?.starts_with(root)));
    match inside {
        Ok(true) => {}
        Ok(false) => return Err(format!("`{path}` leads out of the folder")),
        Err(error) => return Err(format!("`{path}` cannot be read: {error}")),
    }
    let cannot = |error: std::io::Error| format!("`{path}` cannot be read: {error}");
    let opened = File::open(root.join(path)).map_err(cannot)?;
    if !opened.metadata().map_err(cannot)?.is_file() {
        return Err(format!("`{path}` is no file"));
    }
    let mut opened = BufReader::new(opened);
    let no_picture =
        || format!("`{path}` is no picture: expected a JPEG, PNG, WebP, AVIF or GIF file");
    let kind = imagesize::reader_type(&mut opened).map_err(|_| no_picture())?;
    let media_type = match kind {
        ImageType::Jpeg => PictureType::Jpeg,
        ImageType::Png => PictureType::Png,
        ImageType::Webp => PictureType::WebP,
        ImageType::Heif(Compression::Av1) => PictureType::Avif,
        ImageType::Gif => PictureType::Gif,
        _ => return Err(no_picture()),
    };
    if PictureType::of_file(path) != Some(media_type) {
        return Err(format!(
            "`{path}` is `{media_type}`, which its name does not say"
        ));
    }
    let size = kind.reader_size(&mut opened).map_err(|_| no_picture())?;
    let pixels = |of: usize| NonZeroU32::new(u32::try_from(of).ok()?);
    let width = pixels(size.width).ok_or_else(no_picture)?;
    let height = pixels(size.height).ok_or_else(no_picture)?;
    Ok(Picture {
        file,
        width,
        height,
        media_type,
    })
}
