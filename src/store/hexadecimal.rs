use std::fmt::Write;

/// Bytes as digits `0`–`9`, `a`–`f`.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing into text does not fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
