//! The order of names as an office expects it on a list, against a list written by hand.

use guong_sang::text::{fold, name_key, text_key};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

/// Sixty-four made-up names in the order in which a reader expects to find them.
const IN_ORDER: [&str; 64] = [
    "An",
    "Lê An",
    "Nguyễn An",
    "Nguyễn Thị An",
    "Nguyễn Văn An",
    "Trần An",
    "Lò Án",
    "Bùi Anh",
    "Nguyễn Anh",
    "Nguyễn Thị Anh",
    "Nguyễn Thị Lan Anh",
    "Nguyễn Tú Anh",
    "Trần Anh",
    "Bùi Ảnh",
    "Lê Ánh",
    "Nguyễn Ngọc Ánh",
    "Nguyễn Thị Ánh",
    "Nguyễn Thị Ngọc Ánh",
    "Đỗ Ân",
    "Nông Ân",
    "Hà Ẩn",
    "Lý Ấn",
    "Vi Bằng",
    "Vi Bích",
    "Lê Bình",
    "Lê Văn Bình",
    "Phan Chi",
    "Đặng Cúc",
    "Đinh Cúc",
    "Đoàn Cúc",
    "Đỗ Cúc",
    "Lê Dung",
    "Nguyễn Dung",
    "Hoàng Dũng",
    "Hồ Dũng",
    "Hồ Dương",
    "Mai Đào",
    "Lê Đức",
    "Phạm Hà",
    "Lê Hạ",
    "Vũ Hạnh",
    "Vũ Hoa",
    "Nguyễn Hoà",
    "Nguyễn Hòa",
    "Trần Hoà",
    "Lê Hoàn",
    "Lê Hồng",
    "Đào Hương",
    "Đào Hường",
    "H'Hen Niê",
    "Lê Oanh",
    "Hồ Ơn",
    "Lê Thu",
    "Cao Thùy",
    "Cao Thuỷ",
    "Lê Thuý",
    "Lê Thúy",
    "Ngô Thuý",
    "Cao Thư",
    "Lê Uyên",
    "Lê Ưu",
    "Lê Vân",
    "Lê Xuân",
    "Cao Yến",
];

#[test]
fn sixty_names_come_in_the_order_of_a_hand_written_list() {
    let mut shuffled: Vec<&str> = IN_ORDER.to_vec();
    // Any fixed order that is neither the wanted one nor its reverse.
    shuffled.sort_by_key(|name| (name.len() % 7, name.chars().rev().collect::<String>()));
    assert_ne!(shuffled, IN_ORDER);
    shuffled.sort_by_cached_key(|name| name_key(name));
    assert_eq!(shuffled, IN_ORDER);
}

#[test]
fn the_list_holds_every_tone_and_every_letter_that_vietnamese_adds() {
    let all = IN_ORDER.join(" ").to_lowercase();
    assert!(IN_ORDER.len() >= 60 && all.contains('đ'));
    let parts: Vec<char> = all.nfd().collect();
    for tone in ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'] {
        assert!(parts.contains(&tone), "{:x}", u32::from(tone));
    }
    for letter in [
        ['a', '\u{306}'],
        ['a', '\u{302}'],
        ['e', '\u{302}'],
        ['o', '\u{302}'],
        ['o', '\u{31b}'],
        ['u', '\u{31b}'],
    ] {
        assert!(parts.windows(2).any(|pair| pair == letter), "{letter:?}");
    }
}

#[test]
fn capitals_and_tone_placement_do_not_move_a_name() {
    for (between, lower, upper) in
        [("LÊ THUÝ", "Cao Thuỷ", "Ngô Thuý"), ("nguyễn  thị ÁNH", "Nguyễn Ngọc Ánh", "Đỗ Ân")]
    {
        assert!(name_key(lower) < name_key(between) && name_key(between) < name_key(upper), "{between}");
    }
    assert!(name_key("Nguyễn Thị Hoa (Chi hội 2)") < name_key("Nguyễn Thị Hoà"));
    assert!(name_key("Nguyễn Thị Hoa (Chi hội 2)") > name_key("Nguyễn Thị Hoa"));
}

#[test]
fn units_come_in_reading_order_with_figures_by_value() {
    let wanted = [
        "Ban Tuyên giáo",
        "Chi hội 2",
        "Chi hội 10",
        "Chi hội thôn Bản Mới",
        "Hội LHPN xã An Bình",
        "Hội LHPN xã Ân Thi",
        "Hội LHPN xã Bình An",
        "Tổ dân phố 1",
        "Xã Đồng Tâm",
        "Xã Hoà Bình",
        "Xã Hòa Bình",
        "Xã Hoà Sơn",
    ];
    let mut got = wanted;
    got.reverse();
    got.sort_by_cached_key(|name| text_key(name));
    assert_eq!(got, wanted);
}

#[test]
fn a_hundred_thousand_names_fold_quickly() {
    let names: Vec<String> =
        (0..100_000).map(|i| format!("{} số {i}", IN_ORDER[i % IN_ORDER.len()])).collect();
    let start = std::time::Instant::now();
    let letters: usize = names.iter().map(|name| fold(name).len()).sum();
    let took = start.elapsed();
    println!("fold: {} names, {letters} bytes, {took:?}", names.len());
    let start = std::time::Instant::now();
    let bytes: usize = names[..10_000].iter().map(|name| name_key(name).len()).sum();
    println!("name_key: 10 000 names, {bytes} bytes, {:?}", start.elapsed());
    // Tests are built without optimisation: only a change of kind fails here.
    assert!(took.as_millis() < 3_000, "{took:?}");
}

fn name() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "An", "Ân", "Ấn", "Ánh", "ánh", "Đức", "Dũng", "Dung", "Thuý", "Thúy", "Hòa", "hoà", "Nguyễn", "Y",
        "Ưu", "H'Hen", "2", "10",
    ]);
    prop::collection::vec(word, 0..5).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn the_order_is_total_and_blind_to_normal_form(a in name(), b in name(), c in name()) {
        let (ka, kb, kc) = (name_key(&a), name_key(&b), name_key(&c));
        prop_assert_eq!(ka == kb, a == b);
        prop_assert!(!(ka < kb && kb < kc) || ka < kc);
        prop_assert_eq!(&ka, &name_key(&a.nfd().collect::<String>()));
        prop_assert_eq!(text_key(&a), text_key(&a.nfd().collect::<String>()));
    }

    #[test]
    fn a_name_stands_before_every_name_it_begins(a in name(), tail in "[a-z]{1,6}") {
        let longer = format!("{a} {tail}");
        prop_assert!(text_key(&a) < text_key(&longer));
    }

    #[test]
    fn any_text_has_a_key(text in "\\PC{0,24}") {
        prop_assert!(!name_key(&text).is_empty());
        prop_assert_eq!(name_key(&text), name_key(&text.nfc().collect::<String>()));
    }
}
