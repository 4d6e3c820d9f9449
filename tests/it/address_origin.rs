use dvomova::address::Origin;

#[test]
fn an_origin_is_read_and_printed_in_one_form() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(text.parse::<Origin>().unwrap().to_string(), expected);
    }
    check("https://news.example", "https://news.example");
    check("HTTPS://News.Example:443/", "https://news.example");
    check("http://127.0.0.1:3000", "http://127.0.0.1:3000");
    check("http://localhost:80", "http://localhost");
    check("http://[::1]:3000", "http://[::1]:3000");
    check("https://[2001:DB8::1]", "https://[2001:db8::1]");
    check(
        "https://xn--80aikifvh.xn--j1amh",
        "https://xn--80aikifvh.xn--j1amh",
    );
}

#[test]
fn a_text_that_is_no_origin_is_refused_with_the_reason() {
    #[track_caller]
    fn check(text: &str, reason: &str) {
        assert_eq!(
            text.parse::<Origin>().unwrap_err().to_string(),
            format!("expected an origin such as `https://example.org`, found {text:?}: {reason}")
        );
    }
    check(
        "news.example",
        "it begins with neither `https://` nor `http://`",
    );
    check("", "it begins with neither `https://` nor `http://`");
    check(
        "ftp://news.example",
        "its scheme is neither `https` nor `http`",
    );
    check("https://news.example/en", "an origin has no path");
    check("https://news.example?x", "an origin has no path");
    check("https://me@news.example", "an origin names no user");
    check(
        "https://двомова.укр",
        "write the host in its ASCII form, which begins with `xn--`",
    );
    check("https://", "the host is missing");
    check("https://:80", "the host is missing");
    check(
        "https://news..example",
        "its host is neither a name nor an address",
    );
    check(
        "https://-news.example",
        "its host is neither a name nor an address",
    );
    check("https://a b", "its host is neither a name nor an address");
    check("https://[::1", "its host is neither a name nor an address");
    check(
        "https://[fe80]",
        "its host is neither a name nor an address",
    );
    check(
        "https://news.example:0",
        "its port is not a number from 1 to 65535",
    );
    check(
        "https://news.example:65536",
        "its port is not a number from 1 to 65535",
    );
    check(
        "https://news.example:+1",
        "its port is not a number from 1 to 65535",
    );
    check(
        "https://news.example:",
        "its port is not a number from 1 to 65535",
    );
}
