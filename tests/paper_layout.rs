//! Where pages end: what must stay together does, nothing is lost, nothing leaves the margins.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout)]

#[path = "paper_samples/mod.rs"]
mod samples;

use guong_sang::paper::*;
use proptest::prelude::*;
use samples::*;

fn pages(document: &Document) -> Pages {
    layout(document, Faces::liberation().unwrap())
}

/// The text lines of a page from top to bottom: marks with the same baseline, from left to right.
fn lines(page: &Page) -> Vec<String> {
    let mut marks: Vec<(Length, Length, &str)> =
        page.texts().map(|(mark, text)| (mark.y, mark.x, text)).collect();
    marks.sort_by_key(|(y, x, _)| (*y, *x));
    let mut lines: Vec<(Length, String)> = Vec::new();
    for (y, _, text) in marks {
        match lines.last_mut() {
            Some((last, line)) if *last == y => {
                line.push(' ');
                line.push_str(text);
            }
            _ => lines.push((y, text.to_owned())),
        }
    }
    lines.into_iter().map(|(_, line)| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Everything but the page number is between the margins.
fn assert_inside(page: &Page, setup: &PageSetup) {
    let faces = Faces::liberation().unwrap();
    let (left, right) = (setup.margins.left, setup.width - setup.margins.right);
    let (top, bottom) = (setup.margins.top, setup.height - setup.margins.bottom);
    let slack = Length::pt(0.5);
    for mark in &page.marks {
        match mark {
            Mark::Text(text) => {
                if setup.number.is_some_and(|number| text.y == number.baseline) {
                    continue;
                }
                let string = page.text(text);
                assert!(text.x >= left, "{string:?} starts left of the margin");
                assert!(text.right(string, faces) <= right + slack, "{string:?} runs over the right margin");
                assert!(text.y > top && text.y < bottom, "{string:?} stands in a margin");
            }
            Mark::Line(line) => {
                for (x, y) in [line.from, line.to] {
                    assert!(
                        x >= left - slack && x <= right + slack && y >= top && y <= bottom + slack,
                        "{line:?}"
                    );
                }
            }
            Mark::Fill(area, _) => assert!(area.x >= left && area.x + area.width <= right + slack),
            Mark::Dots(_) | Mark::Polygon(_) | Mark::Picture(_) => panic!("not in these papers"),
        }
    }
}

fn anchors(page: &Page) -> Vec<u64> {
    page.anchors.iter().map(|(anchor, _)| anchor.0).collect()
}

#[test]
fn a_list_of_any_length_ends_well() {
    for count in 1..=80 {
        let document = list(count);
        let pages = pages(&document);
        let setup = &document.sections[0].setup;
        let mut entries = Vec::new();
        for (index, page) in pages.pages.iter().enumerate() {
            assert_inside(page, setup);
            let lines = lines(page);
            let skip = usize::from(index > 0);
            if index > 0 {
                assert_eq!(lines[0], (index + 1).to_string(), "page number");
                assert!(
                    lines[1..4].iter().any(|line| line.contains("Chức vụ, đơn vị")),
                    "the head is repeated"
                );
                assert!(
                    lines.contains(&"1 2 3 4 5 6 7 8 9".to_owned()),
                    "the row of column numbers is repeated"
                );
            }
            let last = lines.last().unwrap();
            assert!(!last.contains("HỘI LHPN XÃ THỨ"), "{count}: a group row is the last on its page");
            assert!(!last.ends_with("7 8 9"), "{count}: a head without rows");
            assert!(lines.len() > 6 + skip, "{count}: page {index} is nearly empty: {lines:?}");
            entries.extend(anchors(page));
        }
        let all: Vec<u64> = (0..count as u64).map(|index| 1000 + index).collect();
        assert_eq!(entries, all, "every row once, in order, on one page");
        let last = pages.pages.last().unwrap();
        let text = lines(last).join("\n");
        for part in ["Tổng cộng", "Danh sách này có", "Nơi nhận", "Nguyễn Thị Ánh Tuyết"] {
            assert!(text.contains(part), "{count}: {part} is not on the last page");
        }
        assert!(
            anchors(last).contains(&(999 + count as u64)),
            "{count}: the last entry goes with the signature"
        );
    }
}

#[test]
fn long_lists_are_complete() {
    for count in [200, 1000] {
        let pages = pages(&list(count));
        let found: Vec<u64> = pages.pages.iter().flat_map(anchors).collect();
        assert_eq!(found, (0..count as u64).map(|index| 1000 + index).collect::<Vec<_>>());
        assert!(pages.missing.is_empty());
    }
}

#[test]
fn a_signature_never_stands_alone_and_paragraphs_are_not_torn() {
    let paragraph = "Các cấp Hội chủ động phối hợp, tuyên truyền, vận động hội viên tham gia.";
    for count in 1..=90 {
        let mut blocks = vec![letterhead()];
        for index in 0..count {
            let text = format!("Thứ {index}: {} (hết)", vec![paragraph; index % 5 + 1].join(" "));
            if index % 7 == 3 {
                blocks.push(heading(0, "II. TỔ CHỨC THỰC HIỆN"));
            }
            blocks.push(body(vec![Run::plain(text)]));
        }
        blocks.push(foot(15));
        let document = Document { meta: meta("x"), sections: vec![Section::new(portrait(), blocks)] };
        let pages = pages(&document);
        for page in &pages.pages {
            assert_inside(page, &document.sections[0].setup);
            let last = lines(page).pop().unwrap();
            assert!(!last.starts_with("II."), "{count}: a heading is the last line of its page");
        }
        let last = lines(pages.pages.last().unwrap());
        let sign = last.iter().position(|line| line.contains("Nơi nhận")).unwrap();
        assert!(sign >= 3 || pages.pages.len() == 1, "{count}: only {sign} lines go with the signature");
        assert!(last.iter().any(|line| line.contains("Lưu: VT")), "recipients and signature are on one page");
        // Two lines of a paragraph at least on each side of a page's end.
        for (above, below) in pages.pages.iter().zip(pages.pages.iter().skip(1)) {
            let (above, below) = (lines(above), lines(below));
            let starts = |line: &String| line.starts_with("Thứ ") || line.starts_with("II.");
            if !starts(&below[1]) {
                assert!(!below[1].ends_with("(hết)"), "{count}: a single last line: {:?}", below[1]);
                assert!(!starts(&above[above.len() - 1]), "{count}: a single first line");
            }
        }
    }
}

#[test]
fn a_cell_taller_than_a_page_is_cut_between_lines() {
    let mut long = table(3);
    let words: Vec<String> = (0..2500).map(|index| format!("từ{index}")).collect();
    long.rows[2].cells[5] = Cell::text(words.join(" "));
    let document =
        Document { meta: meta("x"), sections: vec![Section::new(landscape(), vec![Block::Table(long)])] };
    let pages = pages(&document);
    assert!(pages.pages.len() > 3);
    let mut found = Vec::new();
    for page in &pages.pages {
        assert_inside(page, &document.sections[0].setup);
        assert!(lines(page).iter().any(|line| line.contains("Chức vụ, đơn vị")));
        found.extend(
            page.texts()
                .flat_map(|(_, text)| text.split(' '))
                .filter(|word| word.starts_with("từ"))
                .map(str::to_owned),
        );
        // The box is closed at the foot of each page: a level rule stands at the end of the upright ones.
        let feet = |upright: bool| {
            page.marks.iter().filter_map(move |mark| match mark {
                Mark::Line(line) if (line.from.0 == line.to.0) == upright => Some(line.to.1),
                _ => None,
            })
        };
        assert_eq!(feet(true).max(), feet(false).max());
    }
    assert_eq!(found, words);
}

#[test]
fn names_and_words_without_end_stay_in_their_columns() {
    let mut wide = table(2);
    let name = "Nguyễn Hoàng Phương Thảo Trương Huỳnh Đặng Nghiêng Khuỷu Nghuỵch";
    assert!(name.chars().count() > 60);
    wide.rows[1].cells[1] = Cell::text(name);
    wide.rows[1].cells[2] = Cell::text("1960-1975");
    wide.rows[2].cells[2] = Cell::text("1234567890123456789012345678901234567890");
    let document =
        Document { meta: meta("x"), sections: vec![Section::new(landscape(), vec![Block::Table(wide)])] };
    let pages = pages(&document);
    assert_inside(&pages.pages[0], &document.sections[0].setup);
    let faces = Faces::liberation().unwrap();
    let (left, right) = (Length::mm(68.0), Length::mm(85.0));
    let digits: String = pages.pages[0]
        .texts()
        .filter(|(_, text)| {
            text.len() > 2 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with("19")
        })
        .map(|(mark, text)| {
            assert!(mark.x >= left && mark.right(text, faces) <= right, "{text} leaves its column");
            text
        })
        .collect();
    assert_eq!(digits, "1234567890123456789012345678901234567890");
    let (shrunk, _) = pages.pages[0].texts().find(|(_, text)| *text == "1960-1975").unwrap();
    assert!(shrunk.size < Size::pt(11.0) && shrunk.size >= Size::pt(9.0), "set smaller rather than broken");
}

#[test]
fn sections_are_numbered_anew() {
    let mut document = plan(4);
    document.sections.extend(list(40).sections);
    let pages = pages(&document);
    let numbers: Vec<String> = pages
        .pages
        .iter()
        .map(|page| {
            let number = Length::mm(13.0);
            page.texts().filter(|(mark, _)| mark.y == number).map(|(_, text)| text).collect()
        })
        .collect();
    let landscape = pages.pages.iter().position(|page| page.width > page.height).unwrap();
    assert!(landscape >= 2 && pages.pages.len() > landscape + 2);
    assert_eq!(numbers[0], "");
    assert_eq!(numbers[1], "2");
    assert_eq!(numbers[landscape], "");
    assert_eq!(numbers[landscape + 1], "2");
    let centre = |page: &Page, setup: &PageSetup| {
        let (mark, text) = page.texts().find(|(mark, _)| mark.y == Length::mm(13.0)).unwrap();
        let middle = (mark.x + mark.right(text, Faces::liberation().unwrap())).half();
        let body = (setup.margins.left + setup.width - setup.margins.right).half();
        (middle - body).0.abs() < 100
    };
    assert!(centre(&pages.pages[1], &document.sections[0].setup));
}

#[test]
fn kept_blocks_move_together() {
    for before in 0..30 {
        let line = |text: &str| body(vec![Run::plain(text)]);
        let mut blocks: Vec<Block> = (0..before + 20).map(|_| line("trước")).collect();
        blocks.push(Block::Keep((0..9).map(|_| line("giữ")).collect()));
        blocks.push(line("sau"));
        let document = Document { meta: meta("x"), sections: vec![Section::new(portrait(), blocks)] };
        let with_kept = |page: &&Page| page.texts().any(|(_, text)| text == "giữ");
        assert_eq!(pages(&document).pages.iter().filter(with_kept).count(), 1);
    }
    // Taller than a page: it starts where it is and fills pages, rather than being lost or leaving the sheet.
    let blocks = vec![Block::Keep((0..90).map(|_| body(vec![Run::plain("giữ")])).collect())];
    let document = Document { meta: meta("x"), sections: vec![Section::new(portrait(), blocks)] };
    let pages = pages(&document);
    pages.pages.iter().for_each(|page| assert_inside(page, &document.sections[0].setup));
    assert_eq!(pages.pages.iter().flat_map(Page::texts).filter(|(_, text)| *text == "giữ").count(), 90);
}

#[test]
fn columns_taller_than_a_page_are_complete() {
    let document =
        Document { meta: meta("x"), sections: vec![Section::new(portrait(), vec![letterhead(), foot(120)])] };
    let pages = pages(&document);
    pages.pages.iter().for_each(|page| assert_inside(page, &document.sections[0].setup));
    let text: String = pages.pages.iter().flat_map(lines).collect::<Vec<_>>().join("\n");
    assert!(
        text.contains("xã thứ 1;") && text.contains("xã thứ 119;") && text.contains("Nguyễn Thị Ánh Tuyết")
    );
}

#[test]
fn rules_are_as_long_as_the_text_above_asks() {
    let pages = pages(&plan(1));
    let page = &pages.pages[0];
    let faces = Faces::liberation().unwrap();
    let rules: Vec<LineMark> = (page.marks.iter())
        .filter_map(|mark| if let Mark::Line(line) = mark { Some(*line) } else { None })
        .collect();
    let width = |wanted: &str| {
        let (mark, text) = page.texts().find(|(_, text)| *text == wanted).unwrap();
        (mark.right(text, faces) - mark.x, (mark.x + mark.right(text, faces)).half())
    };
    for (text, share) in [("BAN THƯỜNG VỤ", 400), ("Độc lập - Tự do - Hạnh phúc", 1000)] {
        let (width, middle) = width(text);
        let fits = |rule: &&LineMark| {
            let length = rule.to.0 - rule.from.0;
            let centre = (rule.from.0 + rule.to.0).half();
            (length - width.share(share, 1000)).0.abs() < 10 && (centre - middle).0.abs() < 10
        };
        assert_eq!(rules.iter().filter(fits).count(), 1, "the rule under {text}");
    }
}

#[test]
fn what_was_clicked_is_found() {
    let pages = pages(&list(30));
    let page = &pages.pages[0];
    let (mark, _) = page.texts().find(|(_, text)| text.starts_with("Trần Thị Ánh")).unwrap();
    let hit = page.anchors.iter().rev().find(|(_, area)| {
        mark.x >= area.x
            && mark.x <= area.x + area.width
            && mark.y >= area.y
            && mark.y <= area.y + area.height
    });
    assert_eq!(hit.unwrap().0, Anchor(1001));
}

#[test]
fn same_document_same_pages_other_document_other_hash() {
    let (one, two) = (pages(&plan(3)), pages(&plan(3)));
    assert_eq!(one, two);
    assert_eq!(one.pages[0].hash(), two.pages[0].hash());
    assert_ne!(one.pages[0].hash(), one.pages[1].hash());
}

#[test]
fn line_breaks_are_those_agreed_upon() {
    let document = Document {
        meta: meta("x"),
        sections: vec![Section::new(portrait(), vec![body(vec![Run::plain(TEXT)])])],
    };
    let found = lines(&pages(&document).pages[0]);
    assert_eq!(
        found,
        [
            "Phát huy truyền thống “Trung hậu, đảm đang, tài năng, anh hùng”, các cấp",
            "Hội tổ chức phát động, hướng dẫn cán bộ, hội viên, phụ nữ tích cực tham gia",
            "phong trào thi đua gắn với việc học tập và làm theo tư tưởng, đạo đức, phong cách",
            "Hồ Chí Minh; kịp thời phát hiện, bồi dưỡng, biểu dương, khen thưởng và nhân",
            "rộng các tập thể, cá nhân điển hình tiên tiến trên các lĩnh vực theo Thông tư số",
            "29/2023/TT-BGDĐT-BNV ngày 05 tháng 02 năm 2026 và các văn bản hướng dẫn",
            "thi hành của cấp có thẩm quyền.",
        ]
    );
}

/// Text as people paste it: words, long tokens, odd spaces, line ends, letters no font has.
fn any_text() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        6 => "[a-zA-ZđĐăâêôơưấầẩẫậ]{1,7}",
        1 => "[0-9]{1,3}/20[0-9]{2}/TT-[A-Z]{2,9}",
        1 => "[a-z/.:-]{30,120}",
        1 => Just("\n".to_owned()),
        1 => Just("\u{a0}%".to_owned()),
        1 => Just("\t ☑".to_owned()),
    ];
    proptest::collection::vec(token, 0..60).prop_map(|tokens| tokens.join(" "))
}

fn any_block() -> impl Strategy<Value = Block> {
    let text = prop_oneof![
        any_text().prop_map(|text| body(vec![Run::plain(text)])),
        any_text().prop_map(|text| body(vec![Run::bold("Mục "), Run::missing(text)])),
        any_text().prop_map(|text| item("đ)", &text)),
        Just(Block::NewPage),
        (1_u32..400).prop_map(|gap| Block::Gap(Length::pt(f64::from(gap)))),
    ];
    let table = (1_usize..40, any_text()).prop_map(|(count, text)| {
        let mut table = table(count);
        table.rows[1].cells[5] = Cell::text(text);
        Block::Table(table)
    });
    let kept = proptest::collection::vec(text.clone(), 1..8).prop_map(Block::Keep);
    prop_oneof![8 => text, 2 => table, 2 => kept, 1 => (1_usize..60).prop_map(foot)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_paper_stays_between_its_margins_and_keeps_its_words(blocks in proptest::collection::vec(any_block(), 1..12), wide: bool) {
        let setup = if wide { landscape() } else { portrait() };
        let document = Document { meta: meta("x"), sections: vec![Section::new(setup, blocks)] };
        let pages = pages(&document);
        for page in &pages.pages {
            assert_inside(page, &setup);
        }
        let squeeze = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace() && *c != '☑' && *c != '?').collect() };
        let drawn: String = pages.pages.iter().flat_map(Page::texts).map(|(_, text)| squeeze(text)).collect();
        for block in &document.sections[0].blocks {
            if let Block::Para(para) = block && para.runs.len() == 1 {
                prop_assert!(drawn.contains(&squeeze(&para.runs[0].text)) || pages.pages.len() > 1);
            }
        }
    }
}
