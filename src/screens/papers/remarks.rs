//! What is remarked about a paper before it goes out: values missing, the form, the figures of other papers, letters
//! that cannot be printed. Each remark says where it is mended; nothing is ever mended by itself.

use crate::domain::case::CaseFile;
use crate::domain::papers::{Ground, Paper, PaperType};
use crate::forms::cross_check::cross_check;
use crate::forms::{Form, Missing, Profile, Spot, compose};
use crate::paper::{Anchor, Pages};
use crate::ui::badge::Tone;
use chrono::{NaiveDate, NaiveDateTime};

/// Where a remark is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// On a screen, or in a field of this one.
    Spot(Spot),
    /// At this place of the sheet.
    Sheet(Anchor),
    /// In the part of the text that holds these words.
    Words(String),
}

/// Words for words, in the office's own text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What stands there.
    pub from: String,
    /// What would stand there.
    pub to: String,
}

/// A remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// How serious.
    pub tone: Tone,
    /// What is wrong.
    pub words: String,
    /// The rule it comes from, or what would mend it; may be empty.
    pub note: String,
    /// Where it is mended.
    pub aim: Option<Aim>,
    /// What could be put in its place.
    pub change: Option<Change>,
    /// Whether the paper cannot be issued with it.
    pub stops: bool,
}

impl Remark {
    fn missing(what: &str, spot: Spot) -> Self {
        Self {
            tone: Tone::Due,
            words: format!("Còn thiếu: {what}"),
            note: String::new(),
            aim: Some(Aim::Spot(spot)),
            change: None,
            stops: true,
        }
    }
}

/// Everything remarked about a written form, the missing values first.
#[must_use]
pub fn of(
    form: &Form,
    paper: &Paper,
    case: &CaseFile,
    profile: &Profile,
    today: NaiveDate,
    made: NaiveDateTime,
) -> Vec<Remark> {
    let mut all = of_missing(&form.findings);
    all.extend(differences(form, paper, case, profile, made));
    all.extend(super::checking::of(form, paper, case, profile, today));
    all
}

/// The values still missing, each told once.
pub(in super::super) fn of_missing(missing: &[Missing]) -> Vec<Remark> {
    let mut all: Vec<Remark> = Vec::new();
    for missing in missing {
        let remark = Remark::missing(&missing.what, missing.spot);
        if !all.contains(&remark) {
            all.push(remark);
        }
    }
    all
}

/// Papers whose figures have to agree with one another.
const COMPARED: [PaperType; 5] = [
    PaperType::Proposal,
    PaperType::NominationList,
    PaperType::Summaries,
    PaperType::Minutes,
    PaperType::Decision,
];

/// Where the paper in hand, and those worded for the same round, do not agree with the council's result or with each
/// other.
fn differences(
    form: &Form,
    paper: &Paper,
    case: &CaseFile,
    profile: &Profile,
    made: NaiveDateTime,
) -> Vec<Remark> {
    if case.round.is_none() || paper.kind.ground() == Ground::Plan {
        return Vec::new();
    }
    let others: Vec<(Paper, Form)> = COMPARED
        .into_iter()
        .filter(|kind| *kind != paper.kind)
        .filter_map(|kind| {
            let other = case.kept(kind, paper.round)?.clone();
            let form = compose(&other, case, profile, Some(made)).ok()?;
            Some((other, form))
        })
        .collect();
    let mut papers = vec![(paper, form)];
    papers.extend(others.iter().map(|(paper, form)| (paper, form)));
    let found = cross_check(case, profile, &papers);
    found
        .into_iter()
        .map(|difference| Remark {
            tone: Tone::Danger,
            words: if difference.paper == paper.kind {
                difference.what
            } else {
                format!("{}: {}", difference.paper.label(), difference.what)
            },
            note: difference.repair,
            aim: Some(Aim::Spot(difference.spot)),
            change: None,
            stops: false,
        })
        .collect()
}

/// The data an issued paper was written from are others now.
#[must_use]
pub fn changed_since() -> Remark {
    Remark {
        tone: Tone::Info,
        words: "Dữ liệu đã thay đổi sau khi ban hành".to_owned(),
        note: "Trang in vẫn là bản đúng như lúc ban hành.".to_owned(),
        aim: None,
        change: None,
        stops: false,
    }
}

/// What only the laid-out pages can tell: letters that no face has, texts too long for their fixed place.
#[must_use]
pub fn of_pages(pages: &Pages) -> Vec<Remark> {
    let letters = pages.missing.iter().map(|glyph| Remark {
        tone: Tone::Danger,
        words: format!("Chữ in không có ký tự “{}” (gần “{}”)", glyph.character, glyph.near.trim()),
        note: "Hãy gõ lại chữ này bằng bảng mã Unicode, hoặc bỏ ký tự ấy.".to_owned(),
        aim: Some(Aim::Words(glyph.near.trim().to_owned())),
        change: None,
        stops: true,
    });
    let long = pages.overfull.iter().map(|it| Remark {
        tone: Tone::Due,
        words: format!("Chữ dài quá chỗ in: “{}”", it.text.trim()),
        note: "Hãy viết gọn lại, hoặc sửa chỗ in ở màn hình Cơ quan, thẻ Thể thức.".to_owned(),
        aim: None,
        change: None,
        stops: false,
    });
    letters.chain(long).collect()
}
