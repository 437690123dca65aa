use super::tcvn3::letter as tcvn3;
use super::*;
use proptest::prelude::*;

const ALL: &str = "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ";
const SENTENCE: &str = "Các huyện, thành Hội tổ chức thực hiện kế hoạch; lựa chọn, giới thiệu ít nhất 02 tập thể, cá nhân điển hình tiên tiến của đơn vị trong năm 2017.";

fn common() -> Vec<&'static str> {
    let text = include_str!("../../../assets/text/common.txt");
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect()
}

#[test]
fn the_bytes_of_the_tables_are_the_published_ones() {
    // domain.md §6.2; hexadecimal as printed there.
    let printed = "á B8 à B5 ả B6 ã B7 ạ B9 ă A8 ắ BE ằ BB ẳ BC ẵ BD ặ C6 â A9 ấ CA ầ C7 ẩ C8 ẫ C9 ậ CB é D0 è CC ẻ CE ẽ CF ẹ D1 ê AA ế D5 ề D2 ể D3 ễ D4 ệ D6 í DD ì D7 ỉ D8 ĩ DC ị DE ó E3 ò DF õ E2 ù EF ú F3 ý FD ỏ E1 ọ E4 ô AB ố E8 ồ E5 ổ E6 ỗ E7 ộ E9 ơ AC ớ ED ờ EA ở EB ỡ EC ợ EE ủ F1 ũ F2 ụ F4 ư AD ứ F8 ừ F5 ử F6 ữ F7 ự F9 ỳ FA ỷ FB ỹ FC ỵ FE đ AE Ă A1 Â A2 Ê A3 Ô A4 Ơ A5 Ư A6 Đ A7";
    let mut parts = printed.split(' ');
    let mut seen = 0;
    while let (Some(letter), Some(byte)) = (parts.next(), parts.next()) {
        let byte = char::from_u32(u32::from_str_radix(byte, 16).unwrap()).unwrap();
        assert_eq!(tcvn3(byte), letter.chars().next(), "{letter}");
        seen += 1;
    }
    assert_eq!(seen, ALL.chars().count() + 7);
    for (letter, code) in [
        ("á", "aù"),
        ("à", "aø"),
        ("ả", "aû"),
        ("ã", "aõ"),
        ("ạ", "aï"),
        ("ă", "aê"),
        ("ắ", "aé"),
        ("ằ", "aè"),
        ("ẳ", "aú"),
        ("ẵ", "aü"),
        ("ặ", "aë"),
        ("â", "aâ"),
        ("ấ", "aá"),
        ("ầ", "aà"),
        ("ẩ", "aå"),
        ("ẫ", "aã"),
        ("ậ", "aä"),
        ("ợ", "ôï"),
        ("ữ", "öõ"),
        ("đ", "ñ"),
        ("ệ", "eä"),
        ("ỉ", "æ"),
        ("ĩ", "ó"),
        ("ị", "ò"),
        ("ỵ", "î"),
        // In capitals the mark may be the small or the large one.
        ("Ắ", "AÉ"),
        ("Ắ", "Aé"),
        ("Ợ", "ÔÏ"),
        ("Đ", "Ñ"),
    ] {
        assert_eq!(convert(code, Table::Vni), letter);
    }
    for (letter, code) in [("ế", "êì"), ("Ặ", "Ãò"), ("đ", "ð"), ("ợ", "õò"), ("ự", "ýò"), ("à", "à")]
    {
        assert_eq!(convert(code, Table::Windows1258), letter);
    }
}

#[test]
fn every_letter_goes_there_and_back_in_both_cases_by_every_table() {
    let upper = ALL.to_uppercase();
    for table in Table::ALL {
        for all in [ALL, upper.as_str()] {
            // TCVN3 keeps capitals with a tone only in its fonts of capitals.
            let meant = match table {
                Table::Tcvn3 if all == upper => continue,
                Table::Tcvn3Capitals => upper.as_str(),
                _ => all,
            };
            assert_eq!(convert(&encode(all, table), table), meant, "{table:?}");
            for c in all.chars() {
                // Alone, and between other letters.
                for word in [c.to_string(), format!("th{c}n"), format!("{c}{c}"), format!("q{c}a")] {
                    let meant =
                        if table == Table::Tcvn3Capitals { word.to_uppercase() } else { word.clone() };
                    if table == Table::Tcvn3 && c.is_uppercase() {
                        continue;
                    }
                    assert_eq!(convert(&encode(&word, table), table), meant, "{table:?}");
                }
            }
        }
    }
    for plain in "ĂÂÊÔƠƯĐ".chars() {
        assert_eq!(convert(&encode(&plain.to_string(), Table::Tcvn3), Table::Tcvn3), plain.to_string());
    }
    // Latin-1 and Windows-1252 misread alike but for 80 to 9F.
    assert_eq!(convert(&latin(ALL.as_bytes()), Table::Mojibake), ALL);
}

#[test]
fn capitals_typed_without_their_own_bytes_are_capitals_again() {
    let typed = to_tcvn3("KẾ HOẠCH\nTỔ CHỨC THỰC HIỆN ở huyện");
    assert_eq!(convert(&typed, Table::Tcvn3), "KẾ HOẠCH\nTỔ CHỨC THỰC HIỆN ở huyện");
    for text in ["STT;Họ tên", "UBND Xã An Bình", "HỌ VÀ TÊN", "TỔ CHỨC", "Hà Nội, UBND", "MTTQ - Tổ dân phố"]
    {
        assert_eq!(convert(&to_tcvn3(text), Table::Tcvn3), text);
    }
}

#[test]
fn the_table_is_told_by_the_syllables_that_come_out() {
    for (coded, table) in [
        (to_tcvn3(SENTENCE), Table::Tcvn3),
        (to_vni(SENTENCE), Table::Vni),
        (encode(SENTENCE, Table::Windows1258), Table::Windows1258),
        (latin(SENTENCE.as_bytes()), Table::Mojibake),
        (encode(SENTENCE, Table::Mojibake), Table::Mojibake),
        (to_tcvn3("Nguyễn Thị Hoà"), Table::Tcvn3),
        (to_vni("Nguyễn Thị Hoà"), Table::Vni),
        (encode("Bế Thị Ân", Table::Mojibake), Table::Mojibake),
    ] {
        assert_eq!(table_of(&coded), Some(table), "{coded}");
    }
}

#[test]
fn what_is_fine_is_left_alone() {
    for fine in [
        SENTENCE,
        "",
        "Plain English text",
        "Café à la crème, déjà vu, naïve façade, hôtel et forêt",
        "Für Übermut über Größe schön",
        "São Paulo, ação, coração, não",
        "Bá Cô Hô và bà út là con",
        "« Où est la bibliothèque ? »",
        "Tô Hoài, Bà Út, Lê Lý",
        "20 °C ± 5 %, § 3, © 2026, 15 m²",
    ] {
        assert_eq!(table_of(fine), None, "{fine}");
        assert_eq!(propose(fine, None), None, "{fine}");
        assert_eq!(propose(fine, Some("Times New Roman")), None, "{fine}");
    }
}

#[test]
fn fonts_ask_for_their_tables() {
    for (font, table) in [
        (".VnTime", Some(Table::Tcvn3)),
        (".VnTimeH", Some(Table::Tcvn3Capitals)),
        (".VNTIMEH", Some(Table::Tcvn3Capitals)),
        (".vntimeh", Some(Table::Tcvn3Capitals)),
        (".VnArialH Bold", Some(Table::Tcvn3Capitals)),
        (".VnCommercial ScriptH", Some(Table::Tcvn3Capitals)),
        (".VnShelley Allegro", Some(Table::Tcvn3)),
        (".VnEnglish", Some(Table::Tcvn3)),
        ("VNI-Times", Some(Table::Vni)),
        ("VNI Helve", Some(Table::Vni)),
        ("Times New Roman", None),
        ("UVnTime", None),
        ("", None),
    ] {
        assert_eq!(Table::of_font(font), table, "{font}");
    }
}

#[test]
fn proposals_say_before_and_after_and_whether_there_is_doubt() {
    let name = to_tcvn3("Hoà");
    // One letter tells nothing by itself, the font does.
    assert_eq!(propose(&name, None), None);
    let by_font = propose(&name, Some(".VnTime")).unwrap();
    assert_eq!((by_font.before, by_font.after.as_str(), by_font.sure), (name.clone(), "Hoà", true));
    assert_eq!(propose(&name, Some(".VnTimeH")).unwrap().after, "HOÀ");
    assert_eq!(propose("cao", Some(".VnTimeH")).unwrap().after, "CAO");
    assert_eq!(propose("cao", Some(".VnTime")), None);
    // Unicode that only stands in an old font is Unicode.
    assert_eq!(propose("Hoà Bình – Thị xã", Some(".VnTime")), None);
    let guessed = propose(&to_vni("Nguyễn Thị Hoà"), None).unwrap();
    assert_eq!((guessed.after.as_str(), guessed.table, guessed.sure), ("Nguyễn Thị Hoà", Table::Vni, false));
    let loose = propose(&encode("Tiếng Việt", Table::Decomposed), None).unwrap();
    assert_eq!((loose.after.as_str(), loose.table, loose.sure), ("Tiếng Việt", Table::Decomposed, true));
    let misread = propose(&encode("Tiếng Việt", Table::Mojibake), Some("Arial")).unwrap();
    assert_eq!((misread.after.as_str(), misread.sure), ("Tiếng Việt", true));
    // Beside others of its table a short text is told, one that is Vietnamese as it stands is not.
    let others = table_of_all(["Trần Văn Nam", "Bế Thị Ân", "Hoà"].map(to_tcvn3).iter().map(String::as_str));
    assert_eq!(others, Some(Table::Tcvn3));
    assert_eq!(propose_beside(&name, None, others).unwrap().after, "Hoà");
    assert_eq!(propose_beside("Nam", None, others), None);
    assert_eq!(propose_beside("Tô", None, others), None);
}

/// Common words of western languages that have letters of the old range, and some that have none.
const WESTERN: [&str; 42] = [
    "été",
    "déjà",
    "à",
    "là",
    "où",
    "forêt",
    "hôtel",
    "crème",
    "façade",
    "naïve",
    "thé",
    "né",
    "bébé",
    "mère",
    "père",
    "côté",
    "garçon",
    "français",
    "élève",
    "goût",
    "Noël",
    "señor",
    "mañana",
    "niño",
    "año",
    "über",
    "für",
    "schön",
    "Größe",
    "Straße",
    "ação",
    "não",
    "irmã",
    "café",
    "the",
    "la",
    "le",
    "un",
    "and",
    "con",
    "di",
    "fjörður",
];

proptest! {
    #[test]
    fn nothing_given_can_break_it(text in "\\PC{0,60}", bytes in proptest::collection::vec(0u8..=255, 0..60)) {
        for text in [text.as_str(), &latin(&bytes)] {
            for table in Table::ALL {
                let _ = convert(text, table);
                let _ = encode(text, table);
            }
            let _ = mended(text);
            for font in [None, Some(".VnTimeH"), Some("VNI-Times"), Some("Arial")] {
                if let Some(proposal) = propose(text, font) {
                    prop_assert!(proposal.before == text && proposal.after != text);
                }
            }
        }
    }

    #[test]
    fn western_text_is_never_taken_for_old_text(words in proptest::collection::vec(proptest::sample::select(&WESTERN[..]), 1..12)) {
        let text = words.join(" ");
        prop_assert_eq!(propose(&text, None), None);
        prop_assert_eq!(propose(&text.to_uppercase(), Some("Calibri")), None);
    }

    #[test]
    fn unicode_vietnamese_is_never_taken_for_old_text(words in proptest::collection::vec(proptest::sample::select(common()), 1..12)) {
        prop_assert_eq!(propose(&words.join(" "), None), None);
        prop_assert_eq!(propose(&words.join(" ").to_uppercase(), None), None);
        // The hardest: words whose letters all stand in the old range.
        let latin: Vec<&str> = words.into_iter().filter(|word| word.chars().all(|c| c <= '\u{ff}')).collect();
        prop_assert_eq!(propose(&latin.join(" "), None), None);
    }

    #[test]
    fn vietnamese_of_every_table_is_told_and_comes_back(words in proptest::collection::vec(proptest::sample::select(common()), 8..30)) {
        let text = words.join(" ");
        let accented = words.iter().filter(|word| !word.is_ascii()).count();
        prop_assume!(accented >= 6);
        for table in [Table::Tcvn3, Table::Vni, Table::Windows1258, Table::Mojibake] {
            let coded = encode(&text, table);
            let same = words.iter().filter(|word| !word.is_ascii() && encode(word, table) == **word).count();
            if same * 10 > accented * 7 {
                // Code page 1258 has these letters where Latin-1 has them: hardly anything is to be told.
                prop_assert!(table == Table::Windows1258);
                continue;
            }
            prop_assert_eq!(table_of(&coded), Some(table), "{}", coded);
            prop_assert_eq!(convert(&coded, table), text.clone());
        }
        prop_assert_eq!(convert(&encode(&text.to_uppercase(), Table::Vni), Table::Vni), text.to_uppercase());
    }
}
