//! A plan read from the text of a paper: letterhead, bases, the tree of sections, recipients, signature.
//!
//! Nothing is invented and nothing is lost: a line that cannot be placed stays a paragraph of the text, or is listed
//! under what was left over.

mod body;
mod cited;
mod commands;
mod foot;
mod frame;
mod head;
mod lists;
mod numbers;
mod period;
mod propose;

mod source;
mod tree;

pub use cited::bases_in;
pub use propose::{About, Proposal, Proposed, accept, propose, propose_all, propose_in, proposed_and_open};
pub use source::{SourceLine, lines_of};

use super::office::Signature;
use super::plan::{Content, LegalBasis, Marking, Recipient};
use chrono::NaiveDate;
use serde::Serialize;

/// What a line of the source was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadPart {
    /// National title and motto.
    Motto,
    /// Superior body.
    Superior,
    /// Issuing body.
    Issuer,
    /// Number and symbol.
    Number,
    /// Place and date.
    PlaceDate,
    /// Kind of paper.
    Kind,
    /// What the paper is about.
    Subject,
    /// A legal basis.
    Basis,
    /// The opening.
    Opening,
    /// The closing.
    Closing,
    /// "Nơi nhận:".
    RecipientsTitle,
    /// A recipient.
    Recipient,
    /// The "Lưu" entry.
    Archive,
    /// A line of the signature.
    Signature,
    /// Name of the signer.
    Signer,
}

impl HeadPart {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Motto => "Quốc hiệu, tiêu ngữ",
            Self::Superior => "Cơ quan chủ quản",
            Self::Issuer => "Cơ quan ban hành",
            Self::Number => "Số, ký hiệu",
            Self::PlaceDate => "Địa danh, ngày tháng",
            Self::Kind => "Tên loại văn bản",
            Self::Subject => "Trích yếu",
            Self::Basis => "Căn cứ",
            Self::Opening => "Đoạn mở đầu",
            Self::Closing => "Đoạn kết",
            Self::RecipientsTitle | Self::Recipient => "Nơi nhận",
            Self::Archive => "Lưu",
            Self::Signature => "Quyền hạn, chức vụ ký",
            Self::Signer => "Người ký",
        }
    }
}

/// A line of the source with what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HeadLine {
    /// What it is.
    pub part: HeadPart,
    /// Its words, as they stood.
    pub words: String,
}

/// The parts of the paper around its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Head {
    /// Superior body ("HỘI LHPN TỈNH …").
    pub superior: String,
    /// Issuing body ("BAN THƯỜNG VỤ").
    pub issuer: String,
    /// Number within the year ("53"); empty when it was left blank.
    pub number: String,
    /// What follows the number ("KH-BTV").
    pub symbol: String,
    /// Place of issue.
    pub place: String,
    /// Day of issue; none when it was left blank.
    pub date: Option<NaiveDate>,
    /// Kind of paper ("KẾ HOẠCH").
    pub kind: String,
    /// What the paper is about.
    pub subject: String,
    /// The plan of a superior that it carries out, as the opening cites it.
    pub carries_out: Option<LegalBasis>,
    /// Its bases, one for each line "Căn cứ …".
    pub bases: Vec<LegalBasis>,
    /// Further papers that the opening cites.
    pub cited: Vec<LegalBasis>,
    /// The opening; several paragraphs stand on lines of their own.
    pub opening: String,
    /// The closing without its end mark; several paragraphs stand on lines of their own.
    pub closing: String,
    /// Recipients without the "Lưu" entry.
    pub recipients: Vec<Recipient>,
    /// The "Lưu" entry without that word.
    pub archive: String,
    /// Signature; none when there was none.
    pub signature: Option<Signature>,
    /// First and last day of the period, from the years that the paper names.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Every line that these parts were taken from, in order.
    pub lines: Vec<HeadLine>,
}

/// A section found in the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundSection {
    /// Depth in the tree, 0 at the top.
    pub depth: usize,
    /// How it is marked.
    pub marking: Marking,
    /// The mark as it was printed ("2.1", "a,", "–"); empty for none.
    pub printed: String,
    /// What it holds.
    pub content: Content,
}

/// What was read from the text of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Intake {
    /// The parts around the text.
    pub head: Head,
    /// The sections, in reading order.
    pub sections: Vec<FoundSection>,
    /// What could not be placed.
    pub left: Vec<String>,
    /// What the reader did that a person should know of.
    pub notices: Vec<String>,
}

impl Intake {
    /// Everything that was kept of the source: the lines of the head, printed marks and words of the sections, and
    /// what was left over. No word of the source is missing here.
    #[must_use]
    pub fn words(&self) -> String {
        let head = self.head.lines.iter().map(|line| line.words.clone());
        let sections = self.sections.iter().map(|one| format!("{} {}", one.printed, one.content.words()));
        head.chain(sections).chain(self.left.iter().cloned()).collect::<Vec<_>>().join("\n")
    }
}

/// Reads the lines of a paper.
#[must_use]
pub fn read(source: &[SourceLine]) -> Intake {
    read_as(source, frame::Sought::Plan)
}

/// Reads the lines of a report: the same head, tree and foot under another title.
#[must_use]
pub fn read_report(source: &[SourceLine]) -> Intake {
    read_as(source, frame::Sought::Report)
}

fn read_as(source: &[SourceLine], sought: frame::Sought) -> Intake {
    let mut intake = Intake::default();
    let lines = source::prepared(source);
    let frame = frame::Frame::of(lines, sought);
    head::read(&frame, &mut intake);
    foot::read(&frame.foot, &mut intake);
    let (opening, text) = body::divided(frame.text, !intake.head.kind.is_empty());
    head::opening(opening, &mut intake);
    let text = body::without_closing(text, &mut intake);
    let mut nodes = tree::build(text);
    for appendix in frame.appendices {
        nodes.extend(tree::appendix(appendix));
    }
    numbers::compare(&nodes, &mut intake.notices);
    intake.sections = tree::finished(nodes);
    intake.head.period = period::of(&intake);
    intake
}
