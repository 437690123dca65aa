//! Components: missing, doubled, in the wrong place.

use super::collect::{Findings, advise, nowhere, replace};
use super::data::{self, Addressed};
use super::finding::{RuleId, Severity};
use super::reading::{GAP, Line, Part, Reading};
use crate::text::fold;

/// Components with whether they are there.
type Wanted = Vec<(&'static str, bool)>;

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    missing(reading, findings);
    doubled(reading, findings);
    order(reading, findings);
    fixed_words(reading, findings);
    for line in &reading.lines {
        let mut pieces = line.text.split(GAP);
        while let (Some(before), Some(name)) = (pieces.next(), pieces.next()) {
            let at = before.len().min(line.text.len());
            let message = format!("Còn thiếu {name}.");
            let place = line.place(line.text.floor_char_boundary(at), line.text.len());
            findings.put(RuleId::ValueMissing, place, message, advise(format!("Điền {name}.")));
        }
    }
}

/// The components that the paper must have, with their names.
fn wanted(reading: &Reading) -> (Wanted, Wanted) {
    let has = |part| reading.has(part);
    let Some(kind) = reading.kind else { return (Vec::new(), Vec::new()) };
    let (mut head, mut foot) = (Vec::new(), Vec::new());
    if kind.abbreviated {
        if reading.party {
            head.push(("tên cơ quan ban hành", has(Part::Issuer)));
        } else {
            head.extend([
                ("Quốc hiệu", has(Part::Nation)),
                ("Tiêu ngữ", has(Part::Motto)),
                ("tên cơ quan ban hành", has(Part::Issuer)),
            ]);
        }
        head.push(("số, ký hiệu", has(Part::Number)));
    }
    if kind.dated {
        head.push(("địa danh, ngày tháng năm ban hành", has(Part::PlaceDate)));
    }
    if kind.title != "CÔNG VĂN" && kind.abbreviated {
        head.push(("tên loại văn bản", has(Part::Title)));
        head.push(("trích yếu nội dung", has(Part::Subject)));
    } else if kind.abbreviated {
        head.push(("trích yếu (V/v …)", has(Part::Regarding)));
    }
    if kind.addressed == Addressed::Yes {
        head.push(("Kính gửi", has(Part::Addressee)));
    }
    if kind.recipients {
        foot.push(("Nơi nhận", has(Part::Recipients)));
        foot.push(("chức vụ người ký", has(Part::Authority)));
        foot.push(("họ tên người ký", has(Part::Signer)));
    }
    (head, foot)
}

fn missing(reading: &Reading, findings: &mut Findings) {
    let (head, foot) = wanted(reading);
    let lacking = |parts: &Wanted| -> Vec<&'static str> {
        parts.iter().filter(|(_, there)| !there).map(|(name, _)| *name).collect()
    };
    if reading.own {
        for name in lacking(&head).into_iter().chain(lacking(&foot)) {
            let message = format!("Văn bản thiếu {name}.");
            findings.put(RuleId::PartMissing, nowhere(), message, advise(format!("Bổ sung {name}.")));
        }
        return;
    }
    // What is pasted is often only a piece of the paper: one remark for each end, mild when the whole end is absent.
    let head_there = [Part::Nation, Part::Motto, Part::Issuer, Part::Number, Part::PlaceDate, Part::Party];
    let head_there = head_there.into_iter().any(|part| reading.has(part));
    let foot_there =
        [Part::Recipients, Part::Archive, Part::Authority].into_iter().any(|part| reading.has(part));
    for (lack, there, which) in [(lacking(&head), head_there, "đầu"), (lacking(&foot), foot_there, "cuối")]
    {
        if lack.is_empty() {
            continue;
        }
        let names = lack.join("; ");
        let message = format!("Phần {which} văn bản không thấy: {names}.");
        let repair = advise("Bổ sung nếu văn bản thật sự thiếu; bỏ qua nếu chỉ dán một phần.");
        let severity = if there { Severity::Warning } else { Severity::Hint };
        let place = match which {
            "cuối" => reading.lines.last().map_or_else(nowhere, Line::whole),
            _ => nowhere(),
        };
        findings.put(RuleId::PartMissing, place, message, repair).as_severe(severity);
    }
}

fn doubled(reading: &Reading, findings: &mut Findings) {
    for (part, name) in [
        (Part::Nation, "Quốc hiệu"),
        (Part::Motto, "Tiêu ngữ"),
        (Part::Number, "Số, ký hiệu"),
        (Part::Recipients, "Nơi nhận"),
        (Part::Archive, "Dòng Lưu"),
        (Part::PlaceDate, "Địa danh, ngày tháng"),
    ] {
        // Reports of one's own achievements are dated again beside the signature.
        if part == Part::PlaceDate && !reading.kind.is_some_and(|kind| kind.dated) {
            continue;
        }
        let mut lines = reading.of(part);
        let (Some(first), Some(second)) = (lines.next(), lines.next()) else { continue };
        let message = match first.whole().line {
            0 => format!("{name} được ghi hai lần."),
            line => format!("{name} được ghi hai lần (lần đầu ở dòng {line})."),
        };
        findings.put(RuleId::PartDoubled, second.whole(), message, advise("Giữ một chỗ, bỏ chỗ còn lại."));
    }
}

fn order(reading: &Reading, findings: &mut Findings) {
    let at = |part: Part| reading.lines.iter().position(|line| line.part == part);
    let mut wrong = |at: usize, message: String| {
        if let Some(line) = reading.lines.get(at) {
            findings.put(RuleId::PartOrder, line.whole(), message, advise("Chuyển về đúng chỗ."));
        }
    };
    if let Some(title) = at(Part::Title) {
        for (part, name) in [
            (Part::Nation, "Quốc hiệu"),
            (Part::Number, "Số, ký hiệu"),
            (Part::PlaceDate, "Địa danh, ngày tháng"),
        ] {
            let dated_late = part == Part::PlaceDate && !reading.kind.is_some_and(|kind| kind.dated);
            if let Some(place) = at(part).filter(|place| *place > title && !dated_late) {
                wrong(place, format!("{name} phải đứng trước tên loại văn bản."));
            }
        }
    }
    if let (Some(nation), Some(motto)) = (at(Part::Nation), at(Part::Motto))
        && motto < nation
    {
        wrong(motto, "Tiêu ngữ phải đứng ngay dưới Quốc hiệu.".to_owned());
    }
    let text = reading.lines.iter().position(|line| line.part.is_text() && line.mark.is_some());
    if let (Some(text), Some(addressee)) = (text, at(Part::Addressee))
        && text < addressee
    {
        wrong(addressee, "“Kính gửi” phải đứng trước phần nội dung.".to_owned());
    }
}

fn fixed_words(reading: &Reading, findings: &mut Findings) {
    for (part, right) in [(Part::Nation, data::nation()), (Part::Motto, data::motto())] {
        let Some(line) = reading.of(part).next() else { continue };
        let written = line.text.trim();
        // Where the tone stands ("HOÀ") is the office's choice and another rule's business.
        let same = written == right || (part == Part::Nation && written == right.replace("ÒA", "OÀ"));
        if same {
            continue;
        }
        let dashes = written.replace(['–', '—'], "-");
        let only_spaces =
            dashes.split_whitespace().collect::<String>() == right.split_whitespace().collect::<String>();
        let message = if only_spaces || fold(written) == fold(right) {
            format!(
                "{} chưa đúng dấu, chữ hoa hoặc dấu gạch nối.",
                if part == Part::Nation { "Quốc hiệu" } else { "Tiêu ngữ" }
            )
        } else {
            format!("{} chưa đúng lời.", if part == Part::Nation { "Quốc hiệu" } else { "Tiêu ngữ" })
        };
        findings.put(RuleId::NationWords, line.whole(), message, replace(written, right));
    }
}
