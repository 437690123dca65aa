//! Recipients, the "Lưu" entry, signature.

use super::frame::{is_authority, is_leftover, is_post, is_recipients};
use super::lists::{LISTS, begins_with};
use super::source::Line;
use super::{HeadLine, HeadPart, Intake};
use crate::domain::office::Signature;
use crate::domain::plan::Recipient;
use crate::text::words::{all_capitals, words};

/// Words a signer's name may have.
const NAME_WORDS: std::ops::RangeInclusive<usize> = 2..=6;
/// Lines a signature has at most (NĐ 30/2020, ô 7a).
const SIGNATURE_LINES: usize = 3;

pub(super) fn read(lines: &[Line], intake: &mut Intake) {
    let mut signature = Signature::default();
    let mut listing = false;
    for line in lines {
        let pieces: Vec<String> = match &line.table {
            Some(_) => line.text.lines().map(str::to_owned).collect(),
            None => line.columns(),
        };
        for piece in pieces {
            let text = piece.trim_matches(['*', '_', ' ']);
            let part = part(text, listing, &signature);
            match part {
                Some(HeadPart::RecipientsTitle) => listing = true,
                Some(HeadPart::Archive) => intake.head.archive = archive(text),
                Some(HeadPart::Recipient) => add(text, intake),
                Some(HeadPart::Signature) => signature.lines.push(text.to_owned()),
                Some(HeadPart::Signer) => {
                    let before = std::mem::replace(&mut signature.name, text.to_owned());
                    if !before.is_empty() {
                        // Only one person signs; the last name stands under the signature.
                        intake.head.lines.retain(|line| line.part != HeadPart::Signer);
                        intake.left.push(before);
                    }
                }
                _ if is_leftover(text) && !text.chars().any(char::is_alphanumeric) => continue,
                _ => {
                    intake.left.push(text.to_owned());
                    continue;
                }
            }
            if let Some(part) = part {
                intake.head.lines.push(HeadLine { part, words: text.to_owned() });
            }
        }
    }
    if signature.lines.is_empty() && signature.name.is_empty() {
        return;
    }
    let posts: Vec<&String> = signature.lines.iter().filter(|line| is_post(line)).collect();
    if posts.len() > 1 && signature.lines.iter().all(|line| !line.starts_with("KT")) {
        intake.notices.push(
            "Chữ ký có hai chức vụ mà không có chữ “KT.”; có thể chữ ấy bị mất khi chép văn bản. Hãy xem lại phần chữ ký."
                .to_owned(),
        );
    }
    intake.head.signature = Some(signature);
}

fn part(text: &str, listing: bool, signature: &Signature) -> Option<HeadPart> {
    let room = signature.lines.len() < SIGNATURE_LINES;
    if is_recipients(text) {
        return Some(HeadPart::RecipientsTitle);
    }
    if listing && is_archive(text) {
        return Some(HeadPart::Archive);
    }
    if room && (is_authority(text) || is_post(text)) {
        return Some(HeadPart::Signature);
    }
    let bulleted = text.starts_with(['-', '–', '+', '•', '\u{f0b7}']);
    if listing && text.chars().any(char::is_alphanumeric) && (bulleted || text.ends_with(';')) {
        return Some(HeadPart::Recipient);
    }
    if room
        && all_capitals(text)
        && words(text).len() >= 2
        && !is_leftover(text)
        && !signature.lines.is_empty()
    {
        return Some(HeadPart::Signature);
    }
    (!signature.lines.is_empty() && is_name(text)).then_some(HeadPart::Signer)
}

fn is_archive(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '–', '+', '•', ' ']);
    text.strip_prefix("Lưu").is_some_and(|rest| rest.is_empty() || rest.starts_with([':', ' ', ';']))
}

fn archive(text: &str) -> String {
    let text = text.trim_start_matches(['-', '–', '+', '•', ' ']);
    let text = text.strip_prefix("Lưu").unwrap_or(text);
    text.trim_matches([':', ' ', ';', '.']).to_owned()
}

/// "- Tỉnh ủy (b/c);": a bracket is a note when it says why the paper is sent, else it belongs to the name.
fn add(text: &str, intake: &mut Intake) {
    let name =
        text.trim_start_matches(['-', '–', '+', '•', '\u{f0b7}', ' ']).trim_end_matches([';', '.', ',', ' ']);
    let noted = name.strip_suffix(')').and_then(|inside| inside.rsplit_once('(')).filter(|(before, note)| {
        !before.trim().is_empty() && begins_with(&LISTS.notes, &words(note)).is_some()
    });
    let recipient = match noted {
        Some((name, note)) => Recipient { name: name.trim().to_owned(), note: note.trim().to_owned() },
        None => Recipient { name: name.to_owned(), note: String::new() },
    };
    intake.head.recipients.push(recipient);
}

/// "Lục Thị Ánh Tuyết": a few words, each beginning with a capital.
fn is_name(text: &str) -> bool {
    let all = words(text);
    NAME_WORDS.contains(&all.len())
        && !text.contains([',', ';', ':', '/', '(', '"', '.'])
        && !all_capitals(text)
        && all.iter().all(|word| text[word.start..].starts_with(char::is_uppercase))
}
