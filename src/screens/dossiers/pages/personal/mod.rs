//! Dữ liệu cá nhân: why they are kept, on what ground and until when; and taking out everything that tells who it is.

mod view;

pub(super) use view::view;

use super::{Outcome, Work};
use crate::domain::Command;
use crate::domain::dossier::{DataBasis, Dossier, PersonalData};
use crate::domain::personal::{is_overdue, kept_until};
use crate::screens::{Effect, Place, Question};
use crate::text::date::{parse_date, short_date};
use chrono::NaiveDate;

/// What happened on the page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The purpose was typed.
    PurposeTyped(String),
    /// A proposed purpose was taken.
    PurposeTaken(&'static str),
    /// A ground was chosen.
    BasisChosen(DataBasis),
    /// The way was typed.
    WayTyped(String),
    /// A proposed way was taken.
    WayTaken(&'static str),
    /// The day of consent was typed.
    GivenTyped(String),
    /// The last day was typed.
    UntilTyped(String),
    /// The usual last day was taken.
    UntilTaken,
    /// A field was left.
    Left,
    /// The reason for making the record anonymous was typed.
    ReasonTyped(String),
    /// "Ẩn danh…" was pressed.
    AnonymiseAsked,
    /// It was agreed to.
    AnonymiseAgreed,
    /// "Nhật ký xuất dữ liệu" was pressed.
    ExportsAsked,
}

/// The state of the page.
#[derive(Debug, Default)]
pub(in super::super) struct Personal {
    /// What was last read into the fields.
    read: Option<PersonalData>,
    given: String,
    given_wrong: bool,
    until: String,
    until_wrong: bool,
    reason: String,
    reason_wrong: bool,
    overdue: bool,
    locked: bool,
}

/// Said where a day cannot be understood.
const DAY: &str = "Không có ngày này. Hãy ghi ví dụ 5/9/2026.";

impl Personal {
    /// Takes what is stored; days that are being typed stay.
    pub(super) fn take(&mut self, dossier: &Dossier) {
        if self.read.as_ref() == Some(&dossier.personal) {
            return;
        }
        let written = |day: Option<NaiveDate>| day.map(short_date).unwrap_or_default();
        self.given = written(dossier.personal.given_on);
        self.until = written(dossier.personal.keep_until);
        (self.given_wrong, self.until_wrong) = (false, false);
        self.read = Some(dossier.personal.clone());
    }

    pub(super) fn look(&mut self, dossier: &Dossier, today: NaiveDate, locked: bool) {
        self.overdue = is_overdue(&dossier.personal, today);
        self.locked = locked;
    }

    /// Whether data are kept longer than was stated.
    pub(super) const fn waiting(&self) -> usize {
        self.overdue as usize
    }

    pub(super) fn refuse_reason(&mut self) {
        self.reason_wrong = true;
    }

    pub(super) fn update(&mut self, message: Message, work: Work<'_>) -> Outcome<Message> {
        let Work { dossier, subject, desk } = work;
        let personal = &mut dossier.personal;
        match message {
            Message::PurposeTyped(text) => {
                personal.purpose = text;
                return Outcome::Typing;
            }
            Message::PurposeTaken(words) => words.clone_into(&mut personal.purpose),
            Message::BasisChosen(basis) => personal.basis = basis,
            Message::WayTyped(text) => {
                personal.way = text;
                return Outcome::Typing;
            }
            Message::WayTaken(words) => words.clone_into(&mut personal.way),
            Message::GivenTyped(text) => {
                (self.given, self.given_wrong) = (text, false);
                return Outcome::Nothing;
            }
            Message::UntilTyped(text) => {
                (self.until, self.until_wrong) = (text, false);
                return Outcome::Nothing;
            }
            Message::UntilTaken => {
                if let Some(day) = kept_until(dossier.year) {
                    self.until = short_date(day);
                    self.days(&mut dossier.personal, desk.today);
                }
            }
            Message::Left => self.days(personal, desk.today),
            Message::ReasonTyped(text) => {
                (self.reason, self.reason_wrong) = (text, false);
                return Outcome::Nothing;
            }
            Message::AnonymiseAsked if self.reason.trim().is_empty() => {
                self.reason_wrong = true;
                return Outcome::Nothing;
            }
            Message::AnonymiseAsked => return Outcome::Run(Effect::Ask(question(subject.name.trim()))),
            Message::AnonymiseAgreed => {
                return Outcome::Deed(Effect::Change(Command::Anonymise {
                    subject: subject.id,
                    on: desk.today,
                    by: desk.staff.clone(),
                    reason: self.reason.trim().to_owned(),
                    erased: Vec::new(),
                }));
            }
            Message::ExportsAsked => return Outcome::Run(Effect::Go(Place::Exports)),
        }
        self.read = Some(dossier.personal.clone());
        Outcome::Changed
    }

    /// Brings the days of the fields into the dossier; what cannot be understood keeps its last good value.
    fn days(&mut self, personal: &mut PersonalData, today: NaiveDate) {
        let read = |text: &mut String, wrong: &mut bool, into: &mut Option<NaiveDate>| {
            if text.trim().is_empty() {
                (*into, *wrong) = (None, false);
                return;
            }
            match parse_date(text, today) {
                Some(day) => {
                    *text = short_date(day);
                    (*into, *wrong) = (Some(day), false);
                }
                None => *wrong = true,
            }
        };
        read(&mut self.given, &mut self.given_wrong, &mut personal.given_on);
        read(&mut self.until, &mut self.until_wrong, &mut personal.keep_until);
    }
}

fn question(name: &str) -> Question<Message> {
    Question {
        title: "Ẩn danh đối tượng này?".to_owned(),
        sentence: format!(
            "Mọi thông tin cho biết “{name}” là ai sẽ bị bỏ hẳn khỏi các hồ sơ của đối tượng ở mọi năm: tên, ngày sinh, địa chỉ, điện thoại, tóm tắt, thành tích, tệp kèm theo và phần nhật ký liên quan.\n\nCòn lại: loại đối tượng, đơn vị, năm, lĩnh vực, kết quả để thống kê; văn bản đã ban hành và kết quả các đợt xét đã chốt giữ nguyên nội dung.\n\nKhông hoàn tác được. Các bản sao lưu cũ vẫn còn thông tin này; hãy xóa chúng nếu cần."
        ),
        yes: "Ẩn danh".to_owned(),
        danger: true,
        answer: Message::AnonymiseAgreed,
    }
}
