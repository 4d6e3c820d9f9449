use dvomova::article::{ArticleVariant, Body, PartHash, PartHashes, SourcePart};

fn variant(json: &str) -> ArticleVariant {
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_hash_is_the_start_of_the_sha_256_of_the_normal_text() {
    // printf 'Старий міст' | sha256sum
    assert_eq!(PartHash::of("Старий міст").to_string(), "19ed23fab412740c");
    assert_eq!(PartHash::of("").to_string(), "e3b0c44298fc1c14");
    let same = |a, b| assert_eq!(PartHash::of(a), PartHash::of(b), "{a:?} {b:?}");
    let differ = |a, b| assert_ne!(PartHash::of(a), PartHash::of(b), "{a:?} {b:?}");
    same("Один два", " Один\r\n\tдва\u{A0}");
    same("Київ", "Киі\u{308}в");
    same("й", "и\u{306}");
    differ("Один два", "Один  Два");
    differ("Один два", "Одиндва");
    differ("п'ять", "п’ять");
}

#[test]
fn a_hash_round_trips_and_nothing_else_is_read() {
    let hash = PartHash::of("а");
    assert_eq!(hash.to_string().parse(), Ok(hash));
    assert_eq!(hash.to_string().to_uppercase().parse(), Ok(hash));
    let json = serde_json::to_string(&hash).unwrap();
    assert_eq!(json, format!("\"{hash}\""));
    assert_eq!(serde_json::from_str::<PartHash>(&json).unwrap(), hash);
    for text in [
        "",
        "19ed23fa",
        "+9ed23fab412740c",
        "19ed23fab412740c0",
        "19ed23fab41274ї",
    ] {
        assert_eq!(
            text.parse::<PartHash>().unwrap_err().to_string(),
            format!("expected a hash of 16 hexadecimal digits, found {text:?}")
        );
    }
}

#[test]
fn parts_stand_in_their_order_and_all_have_a_place() {
    let full = variant(
        r#"{"slug": "a", "title": "Назва", "lead": "Лід", "key_points": ["раз", "два"],
            "body": " Перший\nабзац.\n\n> Другий.\n", "caption": "Підпис", "alternative_text": "Вид"}"#,
    );
    let parts = full.parts();
    let parts: Vec<(String, &str)> = parts.iter().map(|(p, t)| (p.to_string(), &**t)).collect();
    let expected = [
        ("title", "Назва"),
        ("lead", "Лід"),
        ("key points", "- раз\n- два"),
        ("caption", "Підпис"),
        ("alternative text", "Вид"),
        ("block 1", "Перший\nабзац."),
        ("block 2", "> Другий."),
    ];
    assert_eq!(parts, expected.map(|(part, text)| (part.to_owned(), text)));

    let bare = variant(r#"{"slug": "a", "title": "Назва", "lead": "Лід", "body": "Абзац."}"#);
    let hashes: Vec<_> = bare.part_hashes().iter().collect();
    assert_eq!(
        hashes,
        [
            (SourcePart::Title, PartHash::of("Назва")),
            (SourcePart::Lead, PartHash::of("Лід")),
            (SourcePart::KeyPoints, PartHash::of("")),
            (SourcePart::Caption, PartHash::of("")),
            (SourcePart::AlternativeText, PartHash::of("")),
            (SourcePart::Block(0), PartHash::of("Абзац.")),
        ]
    );
}

#[test]
fn wrapping_a_paragraph_anew_changes_no_hash_and_a_shared_key_point_does() {
    let hashes = |body: &str, points: &str| {
        let json = format!(
            r#"{{"slug": "a", "title": "Т", "lead": "Л", "body": {body:?}, "key_points": {points}}}"#
        );
        variant(&json).part_hashes()
    };
    let before = hashes("Один два\nтри.\n\nЧотири.", r#"["а б", "в"]"#);
    assert_eq!(
        before,
        hashes("Один\nдва три.\n\n\nЧотири.\n", r#"["а б", "в"]"#)
    );
    assert_ne!(
        before,
        hashes("Один два\nтри.\n\nЧотири.", r#"["а", "б в"]"#)
    );
    assert_ne!(
        before,
        hashes("Один два\n\nтри.\n\nЧотири.", r#"["а б", "в"]"#)
    );
}

#[test]
fn a_list_of_hashes_round_trips_and_a_short_one_is_refused() {
    let hashes: PartHashes =
        variant(r#"{"slug": "a", "title": "Т", "lead": "Л", "body": "Б"}"#).part_hashes();
    let json = serde_json::to_string(&hashes).unwrap();
    assert_eq!(serde_json::from_str::<PartHashes>(&json).unwrap(), hashes);
    let list: Vec<PartHash> = hashes.clone().into();
    assert_eq!(list.len(), 6);
    assert_eq!(PartHashes::try_from(list), Ok(hashes));
    let refusal = serde_json::from_str::<PartHashes>(r#"["e3b0c44298fc1c14"]"#).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "expected the hashes of title, lead, key points, caption and alternative text, \
         then of each block, found 1 in all"
    );
    let longer = vec![PartHash::of(""); Body::MAX_BYTES + 6];
    assert_eq!(
        PartHashes::try_from(longer).unwrap_err().to_string(),
        "expected the hashes of title, lead, key points, caption and alternative text, \
         then of each block, at most 1048576, found 1048582 in all"
    );
}
