//! Which part of the paper each line is.

use super::{Line, Part, Raw, Reading};
use crate::forms::check::Facts;
use crate::forms::check::data::{self, Kind};
use crate::forms::check::words::{all_capitals, words};
use crate::text::fold;
use crate::text::mark::mark;

/// A title stands near the top; capitals further down are headings.
const TITLE_WITHIN: usize = 40;
/// An abstract is shorter than this.
const SUBJECT_MOST: usize = 220;
/// Lines an abstract may take.
const SUBJECT_LINES: usize = 5;
/// Words a signer's name may have.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=6;

/// Reads the lines of a paper into its parts.
pub(super) fn assign(raws: Vec<Raw>, facts: &Facts<'_>, own: bool) -> Reading {
    let frame = Frame::of(&raws);
    let mut parts = vec![Part::Body; raws.len()];
    head(&raws, &mut parts, &frame);
    subject(&raws, &mut parts, &frame);
    text(&raws, &mut parts, &frame);
    foot(&raws, &mut parts, &frame);
    for (raw, part) in raws.iter().zip(&mut parts) {
        if raw.later {
            *part = Part::Appendix;
        } else if raw.cell {
            *part = Part::Cell;
        }
    }
    let party = parts.contains(&Part::Party);
    let kind = facts.kind.and_then(data::kind_short).or(frame.kind);
    let lines = raws.into_iter().zip(parts).map(|(raw, part)| line(raw, part)).collect();
    Reading { lines, kind, own, party }
}

fn line(raw: Raw, part: Part) -> Line {
    let marked =
        matches!(part, Part::Body | Part::Recipient | Part::Archive | Part::Appendix | Part::Addressee);
    let mark = if marked { mark(&raw.text) } else { None };
    let words = words(&raw.text);
    let behind = mark.as_ref().map_or(0, |mark| mark.end);
    let first = words.partition_point(|word| word.start < behind);
    Line {
        text: raw.text,
        starts: raw.starts,
        anchor: raw.anchor,
        part,
        mark,
        words,
        first,
        loose: raw.loose,
    }
}

/// Where head, text and foot begin.
struct Frame {
    kind: Option<&'static Kind>,
    /// The line of the title.
    title: Option<usize>,
    /// The first line behind the head.
    text: usize,
    /// The first line of the foot; the number of lines when there is none.
    foot: usize,
    /// The first line behind the foot.
    behind: usize,
}

impl Frame {
    fn of(raws: &[Raw]) -> Frame {
        let own_part = raws.iter().position(|raw| raw.later).unwrap_or(raws.len());
        let raws = &raws[..own_part];
        let titled = raws.iter().take(TITLE_WITHIN).enumerate().find_map(|(at, raw)| {
            let line = raw.text.trim_matches(['*', '_', ' ']);
            let kind = (!raw.cell && all_capitals(line)).then(|| data::kind_titled(line)).flatten()?;
            Some((at, kind))
        });
        let addressed = raws.iter().take(TITLE_WITHIN).position(|raw| is_addressee(&raw.text));
        let (kind, title) = match titled {
            Some((at, kind)) => (Some(kind), Some(at)),
            // A letter (công văn) has no title.
            None => (addressed.and_then(|_| data::kind_short("CV")), None),
        };
        let text = title
            .map(|at| at + 1)
            .or(addressed)
            .unwrap_or_else(|| raws.iter().position(|raw| !looks_like_head(&raw.text)).unwrap_or(raws.len()));
        let foot = foot_start(raws, text);
        let behind = raws
            .iter()
            .enumerate()
            .skip(foot + 1)
            .find(|(_, raw)| begins_appendix(&raw.text))
            .map_or(raws.len(), |(at, _)| at);
        Frame { kind, title, text, foot, behind }
    }
}

fn begins_appendix(text: &str) -> bool {
    let capitals = all_capitals(text);
    (text.starts_with("Phụ lục") && text.chars().count() < 16)
        || capitals
            && (text.starts_with("PHỤ LỤC") || text.starts_with("DANH SÁCH") || text.starts_with("BIỂU"))
}

fn is_addressee(text: &str) -> bool {
    text.starts_with("Kính gửi") || text.starts_with("Kính trình:") || text.starts_with("KÍNH GỬI")
}

fn is_recipients(text: &str) -> bool {
    let lower = text.trim_matches(['*', '_', ' ']);
    (lower.starts_with("Nơi nhận") || lower.starts_with("NƠI NHẬN")) && text.chars().count() < 24
}

fn is_authority(text: &str) -> bool {
    let text = text.trim_matches(['*', '_', ' ']);
    ["TM.", "KT.", "TL.", "TUQ.", "Q.", "T/M", "K/T", "T/L", "TM ", "KT "]
        .iter()
        .any(|begin| text.strip_prefix(begin).is_some_and(all_capitals))
}

/// A post in capitals: "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "THƯ KÝ", "NGƯỜI BÁO CÁO".
fn is_post(text: &str) -> bool {
    let text = text.trim_matches(['*', '_', ' ']);
    all_capitals(text) && data::is_post(text)
}

/// Where the foot begins: at the recipients, or at the signature when it is given first or alone.
fn foot_start(raws: &[Raw], text: usize) -> usize {
    let from = text.min(raws.len());
    let tail = raws[from..].iter().enumerate().map(|(at, raw)| (at + from, raw));
    let recipients = tail.clone().find(|(_, raw)| is_recipients(&raw.text)).map(|(at, _)| at);
    let limit = recipients.unwrap_or(raws.len());
    // A signature given before the recipients stands directly over them; without recipients it is near the end.
    let near = limit.saturating_sub(if recipients.is_some() { 8 } else { 12 }).max(from);
    let signed = raws[near..limit]
        .iter()
        .enumerate()
        .filter(|(_, raw)| !raw.cell)
        .find(|(_, raw)| is_authority(&raw.text) || is_post(&raw.text))
        .map(|(at, _)| at + near);
    signed.into_iter().chain(recipients).min().unwrap_or(raws.len())
}

/// A line that belongs to the head though no title closes it.
fn looks_like_head(text: &str) -> bool {
    head_part(text).is_some() || (all_capitals(text) && mark(text).is_none())
}

/// What a line of the head is, told by its own words.
fn head_part(text: &str) -> Option<Part> {
    let folded = fold(text);
    let squeezed: String = folded.split(' ').collect();
    if squeezed.starts_with("conghoaxahoi") || squeezed.starts_with("conghoachunghia") {
        return Some(Part::Nation);
    }
    if folded.starts_with("doc lap") && folded.contains("tu do") {
        return Some(Part::Motto);
    }
    if folded == "dang cong san viet nam" && all_capitals(text) {
        return Some(Part::Party);
    }
    if is_number(text) {
        return Some(Part::Number);
    }
    if is_place_date(text) {
        return Some(Part::PlaceDate);
    }
    if folded.starts_with("v v ") || folded.starts_with("ve viec ") && text.chars().count() < 160 {
        return Some(Part::Regarding);
    }
    None
}

/// "Số: 53/KH-BTV", "Số 05-NQ/ĐU", "Số:      /KH-UBND".
fn is_number(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("Số").or_else(|| text.strip_prefix("SỐ")) else { return false };
    text.chars().count() < 60
        && (rest.trim_start().starts_with(':') || rest.contains('/') || rest.contains('-'))
        && !fold(text).contains("ngay")
}

/// "Cao Bằng, ngày 28 tháng 7 năm 2017", with or without its figures.
fn is_place_date(text: &str) -> bool {
    if text.chars().count() > 90 || text.ends_with([';', ':']) {
        return false;
    }
    let all = words(text);
    let at = |key: &str| all.iter().position(|word| word.key == key);
    let full = match (at("ngày"), at("tháng"), at("năm")) {
        (Some(day), Some(month), Some(year)) => {
            day < month && month < year && all.len() - year <= 3 && day <= 7
        }
        _ => false,
    };
    let short = at("ngày").is_some_and(|day| {
        (1..=6).contains(&day)
            && text[..all[day].start].contains(',')
            && all[day + 1..].iter().all(|word| word.figure().is_some())
            && all.len() > day + 1
    });
    let place = text.chars().next().is_some_and(|c| c.is_uppercase() || matches!(c, '.' | '…' | '_'));
    (full || short) && place && !text.starts_with("Căn cứ") && !text.contains(" số ")
}

fn head(raws: &[Raw], parts: &mut [Part], frame: &Frame) {
    let end = frame.title.unwrap_or(frame.text);
    let mut offices = Vec::new();
    for (at, raw) in raws.iter().enumerate().take(end) {
        parts[at] = head_part(&raw.text).unwrap_or(Part::Other);
        let plain = parts[at] == Part::Other;
        if plain && all_capitals(&raw.text) && raw.text.chars().filter(|c| c.is_alphabetic()).count() > 4 {
            offices.push(at);
        }
    }
    // "PAGE" and its like are leftovers of word processors.
    offices.retain(|at| raws[*at].text != "PAGE");
    if let Some((issuer, superiors)) = offices.split_last() {
        parts[*issuer] = Part::Issuer;
        superiors.iter().for_each(|at| parts[*at] = Part::Superior);
    }
    if let Some(title) = frame.title {
        parts[title] = Part::Title;
    }
}

fn subject(raws: &[Raw], parts: &mut [Part], frame: &Frame) {
    if frame.title.is_none() {
        return;
    }
    for (at, raw) in raws.iter().enumerate().take(frame.foot).skip(frame.text).take(SUBJECT_LINES) {
        let text = &raw.text;
        let opening =
            ["Căn cứ", "Thực hiện", "Để ", "Kính gửi", "Hôm nay", "Xét ", "Theo đề nghị", "Triển khai "];
        // An abstract may begin with a word of the opening; a whole sentence tells them apart.
        let sentence = opening.iter().any(|begin| text.starts_with(begin))
            && (text.chars().count() > 120
                || text.starts_with("Căn cứ")
                || text.starts_with("Kính gửi")
                || at > frame.text);
        let long = text.chars().count() > SUBJECT_MOST;
        if raw.cell || sentence || long || mark(text).is_some() || text.ends_with(['.', ':', ';']) {
            break;
        }
        if let Some(part @ (Part::PlaceDate | Part::Number | Part::Nation | Part::Motto)) = head_part(text) {
            parts[at] = part;
            continue;
        }
        parts[at] = Part::Subject;
    }
}

fn text(raws: &[Raw], parts: &mut [Part], frame: &Frame) {
    let mut opening = true;
    let mut addressing = false;
    for at in frame.text..frame.foot.min(raws.len()) {
        let text = raws[at].text.as_str();
        if parts[at] != Part::Body || raws[at].cell {
            continue;
        }
        if is_addressee(text) {
            parts[at] = Part::Addressee;
            addressing = true;
            continue;
        }
        if addressing && text.starts_with(['-', '–', '+']) {
            parts[at] = Part::Addressee;
            continue;
        }
        addressing = false;
        match head_part(text) {
            Some(part @ (Part::Nation | Part::Motto | Part::PlaceDate)) => parts[at] = part,
            Some(part @ Part::Number) if opening => parts[at] = part,
            _ => {}
        }
        let basis = ["Căn cứ ", "Xét ", "Theo đề nghị "].iter().any(|begin| text.starts_with(begin))
            || text.starts_with("Thực hiện ") && text.ends_with(';');
        // An opening sentence that leads into the text ("…, Ban Thường trực xây dựng kế hoạch như sau:") is no basis.
        if opening && basis && !text.ends_with(':') {
            parts[at] = Part::Basis;
        } else if mark(text).is_some() {
            opening = false;
        }
    }
}

fn foot(raws: &[Raw], parts: &mut [Part], frame: &Frame) {
    let end = frame.behind.min(raws.len());
    let mut listing = false;
    for at in frame.foot..end {
        let text = raws[at].text.trim_matches(['*', '_', ' ']);
        parts[at] = if is_recipients(text) {
            listing = true;
            Part::Recipients
        } else if is_archive(text) {
            Part::Archive
        } else if is_authority(text) || all_capitals(text) && words(text).len() >= 2 && !text.starts_with('-')
        {
            Part::Authority
        } else if text.starts_with(['-', '–', '+', '•']) {
            Part::Recipient
        } else if is_name(text) {
            Part::Signer
        } else if listing && text.ends_with(';') {
            Part::Recipient
        } else {
            Part::Other
        };
    }
    for part in parts.iter_mut().skip(end) {
        *part = Part::Appendix;
    }
}

fn is_archive(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '–', '+', '•', ' ']);
    text.strip_prefix("Lưu").is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ' ', ';']))
}

/// "Lục Thị Ánh Tuyết": a few words, each beginning with a capital. A bracketed missing value counts.
fn is_name(text: &str) -> bool {
    if text.starts_with(super::GAP) {
        return true;
    }
    let all = words(text);
    NAME_WORDS.contains(&all.len())
        && !text.contains([',', ';', ':', '/', '(', '"'])
        && all.iter().all(|word| word.of(text).chars().next().is_some_and(char::is_uppercase))
}
