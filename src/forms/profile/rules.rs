//! The groups of a profile, one struct for each table of the file.

use crate::domain::plan::Marking;
use crate::domain::subject::SubjectKind;
use crate::paper::{Length, Size};
use chrono::NaiveDate;
use serde::Deserialize;

/// A measure with the range its source allows.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// The value in use.
    pub value: f64,
    /// Least allowed value.
    pub from: f64,
    /// Greatest allowed value.
    pub to: f64,
}

impl Measure {
    /// As a type size in points.
    #[must_use]
    pub fn size(self) -> Size {
        Size::pt(self.value)
    }

    /// As a length in millimetres.
    #[must_use]
    pub fn mm(self) -> Length {
        Length::mm(self.value)
    }

    /// As a length in points.
    #[must_use]
    pub fn pt(self) -> Length {
        Length::pt(self.value)
    }

    /// As a line pitch: thousandths of the given type size.
    #[must_use]
    pub fn pitch_of(self, size: Size) -> Length {
        size.pitch(self.whole())
    }

    /// As a whole number.
    #[must_use]
    pub fn whole(self) -> i64 {
        self.value.round() as i64
    }
}

macro_rules! group {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident : $kind:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            /// The rule these values come from.
            pub source: String,
            /// From when the rule holds.
            pub valid_from: NaiveDate,
            $($(#[$field_doc])* pub $field: $kind,)+
        }
    };
}

pub(super) use group;

group! {
    /// "Kính gửi" (NĐ 30/2020, ô 9a).
    AddresseeRules {
        /// "Kính gửi:".
        label: String,
        /// The same in a proposal.
        proposal_label: String,
        /// Type size, pt.
        size: Measure,
        /// Pitch in thousandths of the size.
        pitch: Measure,
        /// White space above, pt.
        before_pt: Measure,
        /// White space below, pt.
        after_pt: Measure,
        /// Indent on both sides of a single addressee, mm.
        side_mm: Measure,
        /// Left edge of the label and the dashes of several addressees, mm.
        item_indent_mm: Measure,
        /// From the dash to the name, mm.
        item_hang_mm: Measure,
        /// First line of the recipients of such a paper ("Như trên").
        as_above: String,
    }
}

group! {
    /// Sheet, margins and page number.
    PageRules {
        /// Width of the upright sheet, mm.
        width_mm: Measure,
        /// Height of the upright sheet, mm.
        height_mm: Measure,
        /// Top margin, mm.
        top_mm: Measure,
        /// Bottom margin, mm.
        bottom_mm: Measure,
        /// Left margin, mm.
        left_mm: Measure,
        /// Right margin, mm.
        right_mm: Measure,
        /// Type size of the page number, points.
        number_size: Measure,
        /// Baseline of the page number from the top edge, mm.
        number_baseline_mm: Measure,
    }
}

group! {
    /// National title, issuing office, number and date.
    LetterheadRules {
        /// Share of the left column, percent.
        left_share: Measure,
        /// National title (Quốc hiệu), or the title of a party paper.
        nation: String,
        /// Its type size, points.
        nation_size: Measure,
        /// National motto (Tiêu ngữ); empty under the title of a party paper.
        motto: String,
        /// Its type size, points.
        motto_size: Measure,
        /// Type size of the superior office, points.
        superior_size: Measure,
        /// Type size of the issuing office, points.
        issuer_size: Measure,
        /// Length of the rule under the issuing office, thousandths of its text.
        issuer_rule: Measure,
        /// Mark under the issuing office instead of a rule ("*"); empty for a rule.
        issuer_mark: String,
        /// Thickness of the rules, points.
        rule_pt: Measure,
        /// White between text and rule, points.
        rule_gap_pt: Measure,
        /// Line pitch, thousandths of the type size.
        pitch: Measure,
        /// "Số:".
        number_label: String,
        /// Type size of number and symbol, points.
        number_size: Measure,
        /// White above the row of number and date, points.
        number_gap_pt: Measure,
        /// Room for a number written by hand, mm.
        number_blank_mm: Measure,
        /// Type size of place and date, points.
        date_size: Measure,
        /// Room for a day written by hand, mm.
        day_blank_mm: Measure,
        /// Room for a month written by hand, mm.
        month_blank_mm: Measure,
    }
}

group! {
    /// How a paper's number and symbol are written.
    SymbolRules {
        /// Pattern with `{number}`, `{kind}` and `{body}`.
        pattern: String,
        /// Pattern of a type without abbreviation, such as a letter: `{number}` and `{body}`.
        letter: String,
        /// Short name of the issuing body, unless the office has its own.
        body: String,
        /// Least number of digits.
        padding: Measure,
    }
}

group! {
    /// Type of paper and its subject.
    TitleRules {
        /// White above, points.
        before_pt: Measure,
        /// Type size of the type of paper, points.
        kind_size: Measure,
        /// Type size of the subject (trích yếu), points.
        subject_size: Measure,
        /// White at both sides of the subject, mm.
        subject_side_mm: Measure,
        /// Length of the rule below, thousandths of the widest line of the subject.
        rule: Measure,
        /// White between subject and rule, points.
        rule_gap_pt: Measure,
        /// White below, points.
        after_pt: Measure,
    }
}

group! {
    /// Running text.
    BodyRules {
        /// Type size, points.
        size: Measure,
        /// Line pitch, thousandths of the type size.
        pitch: Measure,
        /// White between paragraphs, points.
        gap_pt: Measure,
        /// First-line indent, mm.
        indent_mm: Measure,
        /// Whether legal bases are set in italics.
        basis_italic: bool,
        /// Mark in front of a legal basis ("-"); empty for none.
        basis_label: String,
        /// What closes the text of a paper.
        end_mark: String,
    }
}

group! {
    /// How headings and items stand, by their marking.
    HeadingRules {
        /// "I."
        roman: HeadingStyle,
        /// "1."
        arabic: HeadingStyle,
        /// "2.1."
        nested: HeadingStyle,
        /// "a)"
        letter: HeadingStyle,
        /// "-"
        dash: HeadingStyle,
        /// "+"
        plus: HeadingStyle,
        /// No mark.
        plain: HeadingStyle,
        /// What ends a Roman number: "." or "-".
        roman_end: String,
    }
}

impl HeadingRules {
    /// The label with the end that this profile gives to Roman numbers: "I." or "I-".
    #[must_use]
    pub fn label(&self, label: &str) -> String {
        match label.strip_suffix('.') {
            Some(number) if !number.is_empty() && number.chars().all(|c| "IVXLC".contains(c)) => {
                format!("{number}{}", self.roman_end)
            }
            _ => label.to_owned(),
        }
    }

    /// The style of a marking.
    #[must_use]
    pub fn of(&self, marking: Marking) -> HeadingStyle {
        match marking {
            Marking::Roman => self.roman,
            Marking::Arabic => self.arabic,
            Marking::Nested => self.nested,
            Marking::Letter => self.letter,
            Marking::Dash => self.dash,
            Marking::Plus => self.plus,
            Marking::Plain | Marking::Appendix => self.plain,
        }
    }
}

/// How a heading of one marking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingStyle {
    /// Bold.
    pub bold: bool,
    /// In capitals.
    pub capitals: bool,
}

group! {
    /// Recipients and signature.
    FootRules {
        /// White above, points.
        before_pt: Measure,
        /// Share of the recipients' column, percent.
        left_share: Measure,
        /// "Nơi nhận:".
        recipients_label: String,
        /// Whether it is underlined upright instead of bold italic.
        recipients_label_underlined: bool,
        /// Its type size, points.
        recipients_label_size: Measure,
        /// Type size of the recipients, points.
        recipients_size: Measure,
        /// Line pitch of the recipients, thousandths of the type size.
        recipients_pitch: Measure,
        /// "Lưu:".
        archive_label: String,
        /// Type size of the signature block, points.
        signature_size: Measure,
        /// Line pitch of the signature block, thousandths of the type size.
        signature_pitch: Measure,
        /// Room for the handwritten signature and the seal, mm.
        signature_room_mm: Measure,
    }
}

group! {
    /// Heading of an appendix.
    AppendixRules {
        /// Type size of its title, points.
        title_size: Measure,
        /// Type size of its subject, points.
        subject_size: Measure,
        /// Type size of "(Kèm theo …)", points.
        attached_size: Measure,
        /// Room for the number of the paper it is attached to, mm.
        attached_blank_mm: Measure,
        /// Length of the rule below it, thousandths of its text.
        attached_rule: Measure,
        /// The line itself: `{paper}`, `{office}`.
        attached: String,
    }
}

group! {
    /// The nomination list.
    ListRules {
        /// Type size of cells, points.
        size: Measure,
        /// Least type size a cell may shrink to before a word is broken, points.
        min_size: Measure,
        /// Line pitch, thousandths of the type size.
        pitch: Measure,
        /// White at the sides of a cell, mm.
        padding_mm: Measure,
        /// White above and below the text of a cell, mm.
        edge_mm: Measure,
        /// Thickness of the rules, points.
        border_pt: Measure,
        /// Closing line without the end mark: `{counts}`.
        total: String,
        /// The columns.
        columns: ListColumns,
        /// The groups by kind of subject.
        groups: ListGroups,
    }
}

/// The columns a nomination list can have.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListColumns {
    /// Running number.
    pub index: ListColumn,
    /// Name of the subject.
    pub name: ListColumn,
    /// Year of birth, under men or women.
    pub birth: ListColumn,
    /// Post, unit, address.
    pub place: ListColumn,
    /// Field of work.
    pub field: ListColumn,
    /// Summary of achievements.
    pub summary: ListColumn,
    /// Earlier commendations.
    pub honours: ListColumn,
    /// Proposed form of commendation.
    pub proposal: ListColumn,
    /// Remarks.
    pub note: ListColumn,
}

/// A column of a nomination list.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListColumn {
    /// Heading.
    pub label: String,
    /// Heading of the half column for men, where the column has halves.
    pub male: Option<String>,
    /// Heading of the half column for women, where the column has halves.
    pub female: Option<String>,
    /// Width of the column (of each half), mm.
    pub fixed_mm: Option<f64>,
    /// Share of the width that the fixed columns leave.
    pub share: Option<u32>,
}

/// The groups of a nomination list, in the order of printing.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListGroups {
    /// Collectives.
    pub collective: ListGroup,
    /// Persons.
    pub person: ListGroup,
    /// Households.
    pub household: ListGroup,
    /// Models, works and initiatives.
    pub model: ListGroup,
}

impl ListGroups {
    /// The group of a kind of subject.
    #[must_use]
    pub fn of(&self, kind: SubjectKind) -> &ListGroup {
        match kind {
            SubjectKind::Collective => &self.collective,
            SubjectKind::Person => &self.person,
            SubjectKind::Household => &self.household,
            SubjectKind::Model => &self.model,
        }
    }
}

/// A group of a nomination list.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListGroup {
    /// Heading of the group.
    pub title: String,
    /// What one of them is called in the closing line.
    pub unit: String,
    /// Heading of the column of names in a list of this kind alone.
    pub name: String,
}

group! {
    /// Types of paper.
    KindRules {
        /// Plan.
        plan: PaperKind,
        /// Proposal to a superior office.
        proposal: PaperKind,
        /// Minutes.
        minutes: PaperKind,
        /// Report.
        report: PaperKind,
        /// Decision.
        decision: PaperKind,
        /// Letter (công văn); it has no name on the sheet.
        letter: PaperKind,
        /// Notice.
        notice: PaperKind,
        /// List; goes out as an appendix.
        list: PaperKind,
        /// Summaries of achievements; go out as an appendix.
        summaries: PaperKind,
    }
}

/// A type of paper.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperKind {
    /// Its name as the title prints it.
    pub name: String,
    /// Its abbreviation in the symbol; empty for a type without one.
    pub short: String,
    /// Its name inside a sentence.
    pub in_text: String,
}

/// A ready-made signature block.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignaturePreset {
    /// Under which name it is offered.
    pub name: String,
    /// Its lines, one to three.
    pub lines: Vec<String>,
}
