//! Plans read from text: nothing is lost, and the five real plans are read as a person reads them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use guong_sang::domain::Command;
use guong_sang::domain::ids::{ObligationId, PlanId, UnitId};
use guong_sang::domain::intake::{
    About, HeadPart, Intake, SourceLine, accept, lines_of, propose, propose_all, propose_in, read,
};
use guong_sang::domain::obligation::{Bound, Due, Duty, Frequency, Nominators, value};
use guong_sang::domain::plan::{Content, Plan, PlanText, numbered};
use guong_sang::domain::unit::{Unit, UnitKind};
use guong_sang::exchange::text_in::read_text;
use guong_sang::text::legacy::to_tcvn3;
use proptest::prelude::*;
use std::collections::BTreeMap;

const SEEDS: [(&str, &str); 5] = [
    ("caobang", include_str!("fixtures/seeds/caobang-lhpn-2017.txt")),
    ("kiengiang", include_str!("fixtures/seeds/kiengiang-ubnd-2017.txt")),
    ("langson", include_str!("fixtures/seeds/langson-mttq-2017-2020.txt")),
    ("cujut", include_str!("fixtures/seeds/cujut-mttq-2022-2025.txt")),
    ("laocai", include_str!("fixtures/seeds/laocai-ubnd-2021-2025.txt")),
];

fn seed(name: &str) -> Intake {
    let (_, text) = SEEDS.iter().find(|(key, _)| *key == name).unwrap();
    read(&lines_of(text))
}

/// How often each word stands in a text.
fn bag(text: &str) -> BTreeMap<String, usize> {
    let mut bag = BTreeMap::new();
    for word in
        guong_sang::text::nfc(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    {
        *bag.entry(word.to_owned()).or_insert(0) += 1;
    }
    bag
}

fn lost_nothing(text: &str, read: &Intake) -> Result<(), String> {
    let invisible = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}');
    let (before, after) = (bag(&text.replace(invisible, "")), bag(&read.words().replace(invisible, "")));
    if before == after {
        return Ok(());
    }
    let words = before.keys().chain(after.keys());
    let wrong: Vec<String> = words
        .filter(|word| before.get(*word) != after.get(*word))
        .map(|word| format!("{word}: {:?} → {:?}", before.get(word), after.get(word)))
        .collect();
    Err(wrong.join("; "))
}

/// The outline as text: depth, printed and computed label, first words.
fn outline(read: &Intake) -> Vec<String> {
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        next
    };
    let sections = read.sections(&plan(), &mut fresh);
    numbered(&sections)
        .into_iter()
        .zip(&read.sections)
        .map(|(item, found)| {
            let kind = match &item.section.content {
                Content::Heading { .. } => "#",
                Content::Table { .. } => "▦",
                _ => "",
            };
            let words: Vec<_> =
                item.section.content.words().split_whitespace().take(6).map(str::to_owned).collect();
            format!(
                "{}{}[{}→{}] {}",
                "  ".repeat(item.depth),
                kind,
                found.printed,
                item.label,
                words.join(" ")
            )
        })
        .collect()
}

fn plan() -> Plan {
    let day = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    Plan::draft(PlanId(1), "", day, day)
}

fn section_count(read: &Intake) -> usize {
    read.sections.len()
}

#[test]
fn the_seeds_have_the_sections_a_person_counts() {
    // Counted by hand in the raw texts; docs/plan-import.md.
    for (name, count) in [("caobang", 55), ("kiengiang", 38), ("langson", 26), ("cujut", 35), ("laocai", 40)]
    {
        let read = seed(name);
        assert_eq!(section_count(&read), count, "{name}\n{}", outline(&read).join("\n"));
    }
}

#[test]
fn no_word_of_the_seeds_is_lost() {
    for (name, text) in SEEDS {
        assert_eq!(lost_nothing(text, &seed(name)), Ok(()), "{name}");
    }
}

#[test]
fn the_second_two_of_a_real_plan_becomes_a_three() {
    let read = seed("langson");
    let labels: Vec<String> = outline(&read).into_iter().filter(|line| !line.starts_with(' ')).collect();
    assert_eq!(labels.len(), 3);
    assert!(labels[2].starts_with("#[II.→III.] TỔ CHỨC"), "{labels:?}");
    assert!(read.notices.iter().any(|notice| notice.contains("“II.”") && notice.contains("“III.”")));
    assert!(read.notices.iter().any(|notice| notice.contains("“a,”")));
}

#[test]
fn the_heads_of_the_seeds_are_taken_apart() {
    let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
    let head = seed("caobang").head;
    assert_eq!((head.superior.as_str(), head.issuer.as_str()), ("HỘI LHPN TỈNH CAO BẰNG", "BAN THƯỜNG VỤ"));
    assert_eq!((head.number.as_str(), head.symbol.as_str()), ("53", "KH-BTV"));
    assert_eq!((head.place.as_str(), head.date), ("Cao Bằng", day(2017, 7, 28)));
    assert_eq!(head.period, Some((day(2017, 1, 1).unwrap(), day(2017, 12, 31).unwrap())));
    assert_eq!(head.archive, "TĐKT, VPTH, VT");
    assert_eq!(head.recipients.len(), 5);
    let superior = head.carries_out.unwrap();
    assert_eq!((superior.number.as_str(), superior.date), ("1501/KH-UBND", day(2017, 5, 23)));
    assert_eq!(superior.issuer, "Ủy ban nhân dân tỉnh Cao Bằng");
    assert!(head.closing.starts_with("Trên đây") && head.closing.ends_with("giải quyết"));

    let head = seed("laocai").head;
    assert_eq!((head.number.as_str(), head.symbol.as_str(), head.date), ("", "KH-UBND", None));
    assert_eq!(head.place, "Lào Cai");
    assert_eq!(head.period, Some((day(2021, 1, 1).unwrap(), day(2025, 12, 31).unwrap())));
    assert_eq!(head.signature.unwrap().lines.len(), 3);
    assert_eq!(head.opening.lines().count(), 2);

    let head = seed("langson").head;
    assert_eq!(head.subject.lines().count(), 3);
    assert_eq!(head.recipients[3].note, "chỉ đạo");
    assert_eq!(head.signature.unwrap().lines, ["TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"]);
    assert_eq!(head.period, Some((day(2017, 1, 1).unwrap(), day(2020, 12, 31).unwrap())));

    let read = seed("kiengiang");
    assert!(read.head.closing.ends_with("tỉnh Kiên Giang"));
    assert!(read.left.contains(&"Lan".to_owned()) && read.left.contains(&"Le".to_owned()));
    assert_eq!(read.head.signature.unwrap().name, "Lê Văn Khải");
    assert_eq!(read.head.recipients.len(), 10);

    let head = seed("cujut").head;
    assert_eq!((head.number.as_str(), head.date), ("64", day(2023, 4, 11)));
    assert_eq!(head.signature.unwrap().name, "Nông Thị Bích Đào");
}

#[test]
fn a_paragraph_torn_by_a_page_is_whole_again() {
    let read = seed("cujut");
    let torn = read.sections.iter().find(|one| one.content.words().contains("Định kỳ hàng năm")).unwrap();
    assert!(torn.content.words().contains("Định kỳ hàng năm trước ngày 15/11 báo cáo"));
}

#[test]
fn what_was_read_becomes_one_deed_and_says_the_same() {
    for (name, _) in SEEDS {
        let read = seed(name);
        let mut next = 10;
        let mut fresh = || {
            next += 1;
            next
        };
        let Command::Batch { commands, .. } = read.commands(&plan(), &mut fresh) else { panic!() };
        let Command::SavePlan { plan } = &commands[0] else { panic!() };
        assert_eq!(commands.len(), 1 + read.sections.len());
        assert!(!plan.name.is_empty() && plan.number.is_none() && plan.issued_on.is_none());
        // Every line that belongs into the plan is in it.
        let kept = [
            HeadPart::Subject,
            HeadPart::Opening,
            HeadPart::Closing,
            HeadPart::Recipient,
            HeadPart::Archive,
            HeadPart::Signature,
            HeadPart::Signer,
            HeadPart::Basis,
        ];
        let lines = read.head.lines.iter().filter(|line| kept.contains(&line.part));
        let before = bag(&lines.map(|line| line.words.clone()).collect::<Vec<_>>().join(" "));
        let mut said =
            vec![plan.subject.clone(), plan.opening.clone(), plan.closing.clone(), plan.archive.clone()];
        said.extend(plan.recipients.iter().map(|one| format!("{} {}", one.name, one.note)));
        said.extend(plan.signature.iter().flat_map(|one| one.lines.iter().chain([&one.name]).cloned()));
        said.extend(plan.bases.iter().map(|one| format!("Căn cứ {}", one.in_sentence())));
        let mut after = bag(&said.join(" "));
        *after.entry("Lưu".to_owned()).or_insert(0) += 1;
        assert_eq!(before, after, "{name}");
    }
}

#[test]
fn a_superiors_plan_keeps_its_number_and_day() {
    let mut into = plan();
    into.origin.issuer = "Hội LHPN tỉnh Cao Bằng".to_owned();
    let read = seed("caobang");
    let plan = read.plan(&into);
    assert_eq!(plan.number.as_deref(), Some("53/KH-BTV"));
    assert_eq!(plan.issued_on, NaiveDate::from_ymd_opt(2017, 7, 28));
    assert!(read.notices_for(&plan).iter().all(|notice| !notice.contains("dự thảo")));
    assert!(read.notices_for(&self::plan()).iter().any(|notice| notice.contains("53/KH-BTV")));
}

#[test]
fn numbering_of_any_kind_finds_its_place() {
    let text = "KẾ HOẠCH\nThử nghiệm\nA. PHẦN CHUNG\nI. MỘT\n1. Mục\n1.1. Nhỏ\n1.1.1. Nhỏ nữa\na) Điểm\n1) Ý một\n2) Ý hai\ni) không phải điểm\nb) Điểm hai\n* Nhóm một\n- Ý\n- Ý\n* Nhóm hai\n- Ý\n• Chấm\n2. Mục hai\nB. PHẦN RIÊNG\nI. LẠI MỘT\nf) lạc";
    let read = read(&lines_of(text));
    let expected = [
        "#[→] A. PHẦN CHUNG",
        "  #[I.→I.] MỘT",
        "    #[1.→1.] Mục",
        "      #[1.1.→1.1.] Nhỏ",
        "        #[1.1.1.→1.1.1.] Nhỏ nữa",
        "          #[a)→a)] Điểm",
        "            [1)→1.] Ý một",
        "            [2)→2.] Ý hai",
        "          [i)→b)] không phải điểm",
        "          #[b)→c)] Điểm hai",
    ];
    let lines = outline(&read);
    assert_eq!(lines[..expected.len()], expected, "{}", lines.join("\n"));
    assert_eq!(lost_nothing(text, &read), Ok(()));
}

#[test]
fn the_deepest_nesting_and_the_longest_text_are_read_in_time() {
    let deep: String = (1..200).map(|n| format!("{} Mục\n", vec!["1"; n].join("."))).collect();
    let text = format!("KẾ HOẠCH\nSâu\nI. PHẦN\n{deep}");
    assert_eq!(lost_nothing(&text, &read(&lines_of(&text))), Ok(()));

    let line = "Ngày ấy, ở một làng nhỏ ven sông, có người phụ nữ dậy từ rất sớm – và chị vẫn thường hát. ";
    let novels = [
        line.repeat(2_000_000 / line.len()),
        format!("{line}\n\n").repeat(2_000_000 / line.len()),
        format!("{}\n", line.trim_end_matches(['.', ' '])).repeat(2_000_000 / line.len()),
        "- Anh về à?\n".repeat(100_000),
        "1. Mục\n".repeat(100_000),
        "a\tb\tc\n".repeat(100_000),
        "**x** * y * ".repeat(100_000),
        "\n".repeat(100_000),
        format!("KẾ HOẠCH\nx\nCăn cứ Kế hoạch số 1/KH-A {}", "của Ủy ban Kế hoạch số ".repeat(60_000)),
    ];
    for (which, text) in novels.iter().enumerate() {
        let read = read(&lines_of(text));
        assert_eq!(lost_nothing(text, &read), Ok(()), "{which}");
    }
}

#[test]
fn tables_and_appendices_are_kept() {
    let text = "KẾ HOẠCH\nx\nI. PHẦN\nTT\tĐơn vị\tChỉ tiêu\n1\tXã A\t02\n2\tXã B\t03\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nPHỤ LỤC I\nDANH SÁCH CÁC MỤC\n1. Một\n- Ý\nPHỤ LỤC II\nBIỂU MẪU\nĐoạn văn";
    let read = read(&lines_of(text));
    let tables = read.sections.iter().filter(|one| matches!(one.content, Content::Table { .. })).count();
    let appendices: Vec<&str> = read
        .sections
        .iter()
        .filter_map(|one| match &one.content {
            Content::Appendix { text, .. } => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!((tables, appendices), (1, vec!["DANH SÁCH CÁC MỤC", "BIỂU MẪU"]));
    assert_eq!(lost_nothing(text, &read), Ok(()));
}

/// A seed with lines swapped, doubled, dropped, cut or glued.
fn mutated(text: &str, steps: &[(usize, u8)]) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for (at, step) in steps {
        let at = at % lines.len().max(1);
        match step % 6 {
            0 => {
                let to = (at * 7 + 3) % lines.len();
                lines.swap(at, to);
            }
            1 => lines.insert(at, lines[at].clone()),
            2 if lines.len() > 1 => {
                lines.remove(at);
            }
            3 => {
                let cut = lines[at].ceil_char_boundary(lines[at].len() / 2);
                let rest = lines[at].split_off(cut);
                lines.insert(at + 1, rest);
            }
            4 if at + 1 < lines.len() => {
                let next = lines.remove(at + 1);
                lines[at] = format!("{}\t{next}", lines[at]);
            }
            _ => lines[at] = format!("* **{}", lines[at]),
        }
    }
    lines.join("\n")
}

fn text_of(read: &Intake) -> PlanText {
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        next
    };
    let plan = read.plan(&plan());
    let sections = read.sections(&plan, &mut fresh);
    PlanText { plan, sections, obligations: Vec::new(), sets: Vec::new() }
}

/// What is proposed, in the order of the text: the kind and a word or two of its data.
fn proposed(text: &str) -> Vec<String> {
    let text = text_of(&read(&lines_of(text)));
    propose_all(&text, &[]).into_iter().map(|one| one.proposal.duty.label().to_owned()).collect()
}

fn counted(labels: &[String], label: &str) -> usize {
    labels.iter().filter(|one| *one == label).count()
}

#[test]
fn the_obligations_of_the_seeds_are_proposed() {
    // Quotas, selections, seats, reports, milestones, assignments, publicity: counted by hand; docs/plan-import.md.
    let labels = [
        "Chỉ tiêu giới thiệu",
        "Lựa chọn giới thiệu lên trên",
        "Phân bổ đại biểu",
        "Chế độ báo cáo",
        "Mốc thời gian",
        "Phân công",
        "Tuyên truyền",
    ];
    for (name, counts) in [
        ("caobang", [0, 0, 0, 0, 0, 5, 4]),
        ("kiengiang", [2, 1, 1, 1, 0, 2, 7]),
        ("langson", [1, 0, 0, 0, 0, 1, 2]),
        ("cujut", [0, 0, 0, 1, 2, 2, 2]),
        ("laocai", [0, 0, 0, 0, 0, 7, 5]),
    ] {
        let (_, text) = SEEDS.iter().find(|(key, _)| *key == name).unwrap();
        let found = proposed(text);
        assert_eq!(labels.map(|label| counted(&found, label)), counts, "{name}: {found:?}");
    }
}

#[test]
fn the_data_of_a_real_sentence_are_read() {
    let text = text_of(&seed("kiengiang"));
    let all = propose_all(&text, &[]);
    let duties: Vec<&Duty> = all.iter().map(|one| &one.proposal.duty).collect();
    let on = NaiveDate::from_ymd_opt(2017, 4, 20).map(Due::On);
    let quotas: Vec<_> = duties
        .iter()
        .filter_map(|duty| match duty {
            Duty::Quota { nominators, bound, number, kinds, due, sent_to, attached, .. } => {
                assert_eq!((*bound, *due, kinds.len()), (Bound::AtLeast, on, 2));
                assert_eq!(sent_to, "Ban Thi đua - Khen thưởng (Sở Nội vụ)");
                assert_eq!(attached, "trích ngang thành tích");
                Some((nominators.clone(), *number))
            }
            _ => None,
        })
        .collect();
    assert_eq!(quotas, [(Nominators::Kind(UnitKind::Agency), 2), (Nominators::Kind(UnitKind::District), 5)]);
    assert!(duties.iter().any(|duty| matches!(duty, Duty::Selection { min: 5, max: 10, upward_to, due: None, .. } if upward_to == "Trung ương")));
    assert!(duties.iter().any(|duty| matches!(duty, Duty::Seats { number: None, due, .. } if *due == NaiveDate::from_ymd_opt(2017, 4, 25).map(Due::On))));
    assert!(duties.iter().any(|duty| matches!(duty, Duty::Report { every: Frequency::HalfYearAndYear, sent_to, .. } if sent_to == "UBND tỉnh")));
}

#[test]
fn other_plans_are_read_too() {
    let village = include_str!("fixtures/intake/xa-2026.txt");
    let read_village = read(&lines_of(village));
    assert_eq!(lost_nothing(village, &read_village), Ok(()));
    assert_eq!(read_village.head.issuer, "BAN THƯỜNG TRỰC");
    assert_eq!(read_village.head.bases.len(), 2);
    assert_eq!(read_village.head.bases[1].number, "152/2025/NĐ-CP");
    assert_eq!(read_village.head.signature.as_ref().unwrap().name, "Hoàng Thị Sen");
    let found = proposed(village);
    let all = [
        "Chỉ tiêu giới thiệu",
        "Lựa chọn giới thiệu lên trên",
        "Chế độ báo cáo",
        "Mốc thời gian",
        "Phân công",
        "Tuyên truyền",
    ];
    assert_eq!(all.map(|label| counted(&found, label)), [2, 1, 1, 2, 2, 2], "{found:?}");

    let union = include_str!("fixtures/intake/tinh-hoi.txt");
    let read_union = read(&lines_of(union));
    assert_eq!(lost_nothing(union, &read_union), Ok(()));
    assert_eq!((read_union.head.number.as_str(), read_union.head.symbol.as_str()), ("27", "KH/BTV"));
    assert!(read_union.sections.iter().any(|one| matches!(one.content, Content::Appendix { .. })));
    let found = proposed(union);
    assert_eq!(counted(&found, "Chỉ tiêu giới thiệu"), 2, "{found:?}");
    assert_eq!((counted(&found, "Phân bổ đại biểu"), counted(&found, "Phân công")), (1, 3));

    // The same file as a machine of 2005 would have kept it.
    let plain = include_str!("fixtures/intake/tcvn3.txt");
    let old: Vec<u8> = to_tcvn3(plain).chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
    let (text, notice) = read_text(&old);
    assert!(notice.unwrap().contains("TCVN3"));
    let (before, after) = (outline(&read(&lines_of(plain))), outline(&read(&lines_of(&text))));
    assert_eq!(before, after);
    assert_eq!(proposed(plain), proposed(&text));
    assert_eq!(counted(&proposed(plain), "Chỉ tiêu giới thiệu"), 2);
}

#[test]
fn impossible_and_half_said_days_are_asked_for() {
    let one = |text: &str| propose(text, &[]).into_iter().next().unwrap();
    let impossible =
        one("Mỗi xã, phường giới thiệu ít nhất 02 cá nhân gửi về Văn phòng Hội trước ngày 31/4/2026.");
    assert!(
        impossible.duty.due().is_none() && impossible.needs.iter().any(|need| need.contains("31/4/2026"))
    );
    let half = one("Mỗi xã, phường giới thiệu ít nhất 02 cá nhân gửi về Văn phòng Hội trước ngày 20/4.");
    assert!(half.duty.due().is_none() && half.needs.iter().any(|need| need.contains("chưa có năm")));
    let nobody = one("Giới thiệu ít nhất 02 cá nhân gửi về Văn phòng Hội trước ngày 20/4/2026.");
    assert!(nobody.needs.iter().any(|need| need.contains("đơn vị nào")));
    for plain in [
        "Năm 2017 có 02 cuộc vận động và 5 không, 3 sạch.",
        "Trong năm, 12 cá nhân được khen thưởng theo Quyết định số 5/QĐ-UBND ngày 3/4/2016.",
        "Gia đình phải đạt tiêu chuẩn danh hiệu “Gia đình văn hóa”.",
        "",
    ] {
        assert_eq!(propose(plain, &[]), [], "{plain}");
    }
}

#[test]
fn named_units_nominate() {
    let unit =
        |id: i64, name: &str| Unit { order: 1, ..Unit::new(UnitId(id), UnitKind::Commune, name.to_owned()) };
    let units = [unit(1, "Hội LHPN xã Tân Sơn"), unit(2, "Hội LHPN xã Bình Lâm")];
    let text =
        "Hội LHPN xã Tân Sơn giới thiệu đúng 03 hộ gia đình gửi về Văn phòng Hội trước ngày 20/4/2026.";
    let found = propose(text, &units);
    assert!(
        matches!(&found[0].duty, Duty::Quota { nominators: Nominators::Units(ids), bound: Bound::Exactly, number: 3, .. } if ids == &[UnitId(1)])
    );
}

#[test]
fn an_accepted_proposal_keeps_every_word_and_shows_its_data() {
    for (name, _) in SEEDS {
        let text = text_of(&seed(name));
        for one in propose_all(&text, &[]) {
            let section = text.sections.iter().find(|section| section.id == one.section).unwrap();
            let Command::Batch { commands, .. } = accept(&one.proposal, section, ObligationId(7)) else {
                panic!()
            };
            let Command::SaveObligation { obligation } = &commands[0] else { panic!() };
            assert_eq!(obligation.duty, one.proposal.duty);
            let Some(Command::SaveSection { section: after }) = commands.get(1) else {
                assert!(one.proposal.spans.is_empty());
                continue;
            };
            assert_eq!(after.content.words(), section.content.words());
            assert!(after.content.obligations().all(|id| id == ObligationId(7)));
            assert!(after.content.obligations().count() >= 1);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_is_lost_of_any_text(text in "\\PC{0,400}") {
        prop_assert_eq!(lost_nothing(&text, &read(&lines_of(&text))), Ok(()));
    }

    #[test]
    fn nothing_is_lost_of_text_made_of_the_words_of_plans(
        parts in proptest::collection::vec(proptest::sample::select(vec![
            "KẾ HOẠCH", "I.", "II. ", "1.", "2.1", "a)", "b, ", "-", "+", "*", "**", "ii)", "Phụ lục", "PHỤ LỤC II", "\n", "\n", "\n\n",
            "\t", "Nơi nhận:", "Lưu: VT.", "TM. BAN", "CHỦ TỊCH", "Căn cứ Luật", "số 5/KH-UBND", "ngày 3/4/2026", "của Chính phủ",
            "như sau:", "Trên đây là", "./.", " / Lan", "Trần Thị B", ", ngày  tháng  năm 2026", "Số: /KH", "phụ nữ", "; ", ". ", "(b/c)", "UBND TỈNH", "TỈNH A",
        ]), 0..60)
    ) {
        let text = parts.join(" ");
        prop_assert_eq!(lost_nothing(&text, &read(&lines_of(&text))), Ok(()), "{}", text);
    }

    #[test]
    fn nothing_is_lost_of_mutated_plans(which in 0usize..5, steps in proptest::collection::vec((0usize..400, 0u8..6), 1..30)) {
        let text = mutated(SEEDS[which].1, &steps);
        prop_assert_eq!(lost_nothing(&text, &read(&lines_of(&text))), Ok(()));
    }

    #[test]
    fn nothing_is_invented(parts in proptest::collection::vec(proptest::sample::select(vec![
        "mỗi xã, phường", "Các chi hội", "giới thiệu", "ít nhất", "từ", "05", "đến", "10", "(năm)", "tập thể", "cá nhân", "mô hình", "trước ngày",
        "20/4/2026", "31/4/2026", "15/11", "20 tháng 4 năm 2026", "hằng tháng", "định kỳ 6 tháng, năm", "báo cáo", "gửi về", "Văn phòng Hội", "Trung ương",
        "sơ kết", "cuối năm 2026", "quý II/2026", "tháng 13/2026", "đại biểu", "dự Hội nghị", ",", ";", ".", "(", ")", "kèm theo", "để", "Sở Nội vụ:", "hội nghị", "trên Trang thông tin điện tử",
    ]), 0..40), headed in 0usize..4) {
        let text = parts.join(" ");
        let headings = ["Hình thức tuyên truyền", "Tổ chức thực hiện", "Các xã, phường", "Mục đích"];
        let about = About { headings: headings[..headed].iter().map(|one| (*one).to_owned()).collect(), introduces: false };
        for one in propose_in(&about, &text, &[]) {
            prop_assert!(text.get(one.evidence.clone()).is_some());
            let mut end = 0;
            for (span, field) in &one.spans {
                prop_assert!(span.start >= end && text.get(span.clone()).is_some(), "{:?}", one);
                end = span.end;
                let shown = value(&one.duty, *field, |_| String::new());
                prop_assert!(shown.is_some(), "{:?} {:?}", field, one);
            }
            // Every word of the data stands in the text or in a heading over it.
            let said = format!("{text} {}", about.headings.join(" ")).to_lowercase();
            let data: Vec<String> = match &one.duty {
                Duty::Quota { sent_to, attached, .. } => vec![sent_to.clone(), attached.clone()],
                Duty::Selection { upward_to, .. } => vec![upward_to.clone()],
                Duty::Seats { event, sent_to, .. } => vec![event.clone(), sent_to.clone()],
                Duty::Report { reporter, sent_to, .. } => vec![reporter.clone(), sent_to.clone()],
                Duty::Milestone { name, .. } => vec![name.clone()],
                Duty::Assignment { agency, task, .. } => vec![agency.clone(), task.clone()],
                Duty::Publicity { agency, forms, .. } => forms.iter().chain([agency]).cloned().collect(),
            };
            for words in data {
                prop_assert!(said.contains(&words.to_lowercase()), "{words} / {text}");
            }
        }
    }

    #[test]
    fn no_text_breaks_the_proposals(text in "\\PC{0,300}") {
        let _ = propose(&text, &[]);
    }

    #[test]
    fn lines_from_anywhere_are_read(texts in proptest::collection::vec("\\PC{0,40}", 0..20)) {
        let lines: Vec<SourceLine> = texts.iter().map(|text| SourceLine::plain(text.clone())).collect();
        prop_assert_eq!(lost_nothing(&texts.join("\n"), &read(&lines)), Ok(()));
    }
}
