//! Issuing, cancelling, removing, sending out; and where a remark leads.

use super::draft::SUBJECT;
use super::issue::Issue;
use super::remarks::Aim;
use super::{Message, Papers, Part, Tab, fields, register, shape, writing};
use crate::domain::Command;
use crate::domain::papers::{Ground, Paper, PaperState, PaperType};
use crate::forms::Spot;
use crate::screens::preview::{no_thread, off_thread};
use crate::screens::{Current, Desk, Effect, Format, Gather, Job, JobKind, Notice, Place, Question};
use crate::text;
use chrono::Utc;
use iced::Task;
use std::sync::Arc;

impl Papers {
    /// What is being typed stands neither in the file nor on the sheet yet.
    fn is_settled(&self) -> bool {
        self.resting.is_none() && self.pausing.is_none()
    }

    pub(super) fn hand_out(&mut self, kind: JobKind, format: Format, desk: &Desk) -> Effect<Message> {
        self.exporting = false;
        let wait = || Effect::Tell(Notice::info("Trang in đang được dựng. Hãy đợi một lát rồi làm lại."));
        if !self.is_settled() {
            // What is still being written must not go out as the paper of a moment ago.
            let again = Effect::Run(self.write(desk));
            return self.flush(desk).and(again).and(wait());
        }
        match (&self.written, self.preview.document()) {
            (Some(written), Some(document)) if document == written.document => {
                let personal = self.kind.tells_of_people();
                Effect::Print(Job { kind, format, document, name: written.name.clone(), personal })
            }
            _ => wait(),
        }
    }

    /// Every paper of the round into a folder.
    pub(super) fn gather(&mut self, desk: &Desk) -> Effect<Message> {
        self.exporting = false;
        let flushed = self.flush(desk);
        let Some(case) = self.reading.as_ref().and_then(|reading| reading.case.clone()) else {
            return flushed;
        };
        let Some(round) = &case.round else {
            let words =
                "“Lưu tất cả” ghi các văn bản của một đợt xét. Hãy mở đợt xét ở màn hình Xét chọn trước.";
            return flushed.and(Effect::Tell(Notice::info(words)));
        };
        let mut papers: Vec<(Paper, String)> = Vec::new();
        for (at, kind) in shape::OF_ROUND.into_iter().enumerate() {
            let mut paper = case.paper(kind);
            // The paper in hand goes out as it stands on the screen.
            if let Some(form) = self.form.as_ref().filter(|form| form.paper.kind == kind) {
                paper = form.built(desk.today);
            }
            let name = format!("{:02} {}", at + 1, writing::name(&paper, &case));
            papers.push((paper, name));
        }
        let name = format!("Văn bản - {}", round.board.round.name);
        flushed.and(Effect::Gather(Gather { case, papers, name, kept: Vec::new() }))
    }

    pub(super) fn ask_issue(&mut self, desk: &Desk) -> Effect<Message> {
        let flushed = self.flush(desk);
        let Some(form) = &self.form else { return flushed };
        if form.paper.kind == PaperType::Plan {
            let plan = form.paper.plan;
            return flushed.and(Effect::Go(Place::Plan(plan)));
        }
        if self.written.is_none() {
            let words = "Chưa dựng được văn bản nên chưa ban hành được. Xem lý do ở trang in bên phải.";
            return flushed.and(Effect::Tell(Notice::info(words)));
        }
        if let Some(first) = self.remarks.iter().position(|remark| remark.stops) {
            let left = self.remarks.iter().filter(|remark| remark.stops).count();
            let words = format!(
                "Chưa ban hành được: còn {} chỗ phải bổ sung. Chỗ đầu tiên đã được mở ra để điền.",
                text::count_with_words(left as u64)
            );
            let jump = self.open_remark(first, desk);
            return flushed.and(Effect::Tell(Notice::info(words))).and(jump);
        }
        let book = self.reading.as_ref().map(|reading| reading.book.as_slice()).unwrap_or_default();
        self.issue = Some(Issue::new(form.paper.kind, book, desk.today));
        flushed.and(Effect::Run(iced::widget::operation::focus(fields::ISSUE_NUMBER)))
    }

    /// Number and day are given: the paper is written with them, so that what is kept is what was issued.
    pub(super) fn do_issue(&mut self, desk: &Desk) -> Effect<Message> {
        let Some((number, on)) = self.issue.as_mut().and_then(|issue| issue.built(desk.today)) else {
            return Effect::None;
        };
        let (Some(form), Some(reading)) = (&self.form, &self.reading) else { return Effect::None };
        let (Some(case), Ok(profile)) = (reading.case.clone(), reading.profile.clone()) else {
            return Effect::None;
        };
        let bears = form.paper.kind.is_numbered().then(|| number.clone());
        let paper = Paper { number: bears, issued_on: Some(on), ..form.built(desk.today) };
        let made = Utc::now().naive_utc();
        let seal = move || writing::seal(&paper, &case, &profile, number, on, made).map(Arc::new);
        Effect::Run(Task::perform(off_thread("seal", seal), |sealed| {
            Message::Sealed(sealed.unwrap_or_else(|| Err(no_thread())))
        }))
    }

    /// The finished paper is there: it goes into the file together with its number and day.
    pub(super) fn sealed(
        &mut self,
        sealed: Result<Arc<writing::Sealed>, String>,
        desk: &Desk,
    ) -> Effect<Message> {
        let Some(issue) = &mut self.issue else { return Effect::None };
        let sealed = match sealed {
            Ok(sealed) => sealed,
            Err(sentence) => {
                issue.error = Some(sentence);
                return Effect::None;
            }
        };
        let Some(form) = &mut self.form else { return Effect::None };
        // What was written from the data is kept with the paper, so that the register can tell what it was about.
        if form.built(desk.today).subject.is_empty() {
            form.subject = crate::ui::area::Content::with_text(&sealed.subject);
        }
        if form.paper.id.0 == 0 {
            form.paper.id = desk.fresh();
        }
        let id = form.paper.id;
        let paper = Paper { id, ..form.built(desk.today) };
        let save =
            if form.kept.send(&paper) { Effect::Save(Command::SavePaper { paper }) } else { Effect::None };
        (self.which, self.anew) = (Some(id), false);
        save.and(Effect::Change(Command::IssuePaper {
            id,
            number: sealed.number.clone(),
            on: sealed.on,
            kept: Some(sealed.kept.clone()),
        }))
    }

    pub(super) fn cancel(&mut self) -> Effect<Message> {
        let Some(id) = self.form.as_ref().map(|form| form.paper.id) else { return Effect::None };
        match self.cancelling.as_mut().and_then(super::Cancelling::built) {
            Some(reason) => Effect::Change(Command::CancelPaper { id, reason }),
            None => Effect::None,
        }
    }

    pub(super) fn ask_remove(&self) -> Effect<Message> {
        let Some(form) = &self.form else { return Effect::None };
        Effect::Ask(Question {
            title: format!("Xóa dự thảo {}?", form.paper.kind.label().to_lowercase()),
            sentence: "Lời văn và lựa chọn đã ghi cho dự thảo này bị xóa; hồ sơ, điểm và kế hoạch vẫn còn. Có thể lấy lại bằng Hoàn tác.".to_owned(),
            yes: "Xóa dự thảo".to_owned(),
            danger: true,
            answer: Message::Removed,
        })
    }

    pub(super) fn remove(&mut self) -> Effect<Message> {
        let Some(form) = self.form.take() else { return Effect::None };
        (self.resting, self.pausing, self.which, self.anew) = (None, None, None, false);
        Effect::Change(Command::RemovePaper { id: form.paper.id })
    }

    /// A panel that waited for the store's answer is put away when the paper has changed its state.
    pub(super) fn put_away_panels(&mut self) {
        let Some(form) = &self.form else { return };
        if form.paper.state != PaperState::Draft {
            self.issue = None;
        }
        if form.paper.state == PaperState::Cancelled {
            self.cancelling = None;
        }
    }

    pub(super) fn open_remark(&mut self, at: usize, _desk: &Desk) -> Effect<Message> {
        let Some(remark) = self.remarks.get(at) else { return Effect::None };
        let words = remark.words.clone();
        match remark.aim.clone() {
            Some(Aim::Spot(spot)) => self.open_spot(spot, &words),
            Some(Aim::Sheet(anchor)) => Effect::Run(self.preview.aim(anchor).map(Message::Preview)),
            Some(Aim::Words(excerpt)) => self.open_words(&excerpt),
            None => Effect::None,
        }
    }

    fn focus(&mut self, part: Part, id: String) -> Effect<Message> {
        self.part = part;
        Effect::Run(iced::widget::operation::focus(id))
    }

    fn open_spot(&mut self, spot: Spot, words: &str) -> Effect<Message> {
        let plan = self.current.map_or(Place::Plans, |current| Place::Plan(current.plan));
        let is_plan = self.kind == PaperType::Plan;
        match spot {
            Spot::Office => Effect::Go(Place::Office),
            Spot::Section(_) => Effect::Go(plan),
            Spot::Head | Spot::Closing | Spot::Recipients | Spot::Signature if is_plan => Effect::Go(plan),
            Spot::Recipients => self.focus(Part::Foot, fields::ARCHIVE.to_owned()),
            Spot::Signature => {
                self.part = Part::Foot;
                Effect::None
            }
            Spot::Entries => match self.round() {
                Some(round) if self.kind.ground() != Ground::Plan => Effect::Go(Place::Round(round)),
                _ => Effect::Go(Place::Dossiers),
            },
            Spot::Dossier(id) => Effect::Go(Place::Dossier(id)),
            Spot::Head | Spot::Closing | Spot::Paper => self.open_field(words),
        }
    }

    /// The field of this screen that a missing value is entered in.
    fn open_field(&mut self, words: &str) -> Effect<Message> {
        let wanted = text::fold(words);
        let Some(form) = &self.form else { return Effect::None };
        if shape::has_addressees(self.kind) && (wanted.contains("kinh gui") || wanted.contains("cap tren")) {
            return self.focus(Part::Words, fields::addressee(0));
        }
        let named = form.parts.iter().position(|part| wanted.contains(&text::fold(&part.label)));
        if let Some(at) = named {
            return self.focus(Part::Words, fields::part(at));
        }
        if wanted.contains("ngay hop") || wanted.contains("dot xet") {
            return match self.round() {
                Some(round) => Effect::Go(Place::Round(round)),
                None => Effect::Go(Place::Selection),
            };
        }
        if wanted.contains("hinh thuc") {
            return self.focus(Part::Settings, fields::AWARD.to_owned());
        }
        self.focus(Part::Words, fields::SUBJECT.to_owned())
    }

    /// The part of the text that holds these words.
    fn open_words(&mut self, excerpt: &str) -> Effect<Message> {
        let Some(form) = &self.form else { return Effect::None };
        let wanted = excerpt.trim().trim_matches('…').trim();
        let holds = |words: &str| !wanted.is_empty() && words.contains(wanted);
        if holds(&form.built(chrono::NaiveDate::default()).subject) {
            return self.focus(Part::Words, fields::SUBJECT.to_owned());
        }
        match form.parts.iter().position(|part| holds(&part.words())) {
            Some(at) => self.focus(Part::Words, fields::part(at)),
            None => {
                self.part = Part::Words;
                Effect::None
            }
        }
    }

    /// Makes the repair of a remark in the office's own words; where the words come from elsewhere it is told where.
    pub(super) fn repair(&mut self, at: usize, desk: &Desk) -> Effect<Message> {
        let Some(change) = self.remarks.get(at).and_then(|remark| remark.change.clone()) else {
            return Effect::None;
        };
        let Some(form) = &mut self.form else { return Effect::None };
        if form.is_locked() {
            return Effect::None;
        }
        let subject = form.built(desk.today).subject;
        let made = if subject.contains(&change.from) {
            form.subject =
                crate::ui::area::Content::with_text(&subject.replacen(&change.from, &change.to, 1));
            true
        } else {
            (0..form.parts.len()).any(|part| form.replace(part, &change.from, &change.to))
        };
        if !made {
            let words = "Những chữ này không nằm trong lời văn của văn bản mà lấy từ hồ sơ, kế hoạch hoặc cơ quan. Hãy sửa ở nơi ấy.";
            return Effect::Tell(Notice::info(words));
        }
        let again = Effect::Run(self.write(desk));
        self.flush(desk).and(again)
    }

    pub(super) fn in_register(&mut self, message: register::Message, desk: &Desk) -> Effect<Message> {
        let (effect, wish) = self.register.update(message, desk);
        let effect = effect.map(Message::Register);
        let register::Wish::Open(line) = wish else { return effect };
        let Some(id) = line.paper else { return effect.and(Effect::Go(Place::Plan(line.plan))) };
        let here = self.current.is_some_and(|current| current.plan == line.plan);
        let of_year = |paper: &Paper| {
            !paper.kind.is_of_a_year() || self.current.is_some_and(|current| current.year == paper.year)
        };
        let paper =
            self.reading.as_ref().and_then(|it| it.papers.iter().find(|paper| paper.id == id)).cloned();
        let Some(paper) = paper else { return effect };
        if !here || !of_year(&paper) {
            let words = if here {
                "Báo cáo này thuộc năm khác; đã chuyển sang năm ấy. Hãy mở lại từ sổ."
            } else {
                "Văn bản này thuộc kế hoạch khác; đã chuyển sang kế hoạch ấy. Hãy mở lại từ sổ."
            };
            let current = Current { plan: paper.plan, year: paper.year };
            return effect.and(Effect::Choose(current)).and(Effect::Tell(Notice::info(words)));
        }
        let flushed = self.flush(desk);
        (self.tab, self.kind, self.which, self.anew) = (Tab::Write, paper.kind, Some(id), false);
        let turned = if paper.round.is_some() && paper.round != self.round() {
            (self.round, self.form) = (paper.round, None);
            Effect::Run(self.read(desk))
        } else {
            self.turn(desk)
        };
        effect.and(flushed).and(turned)
    }

    /// Whether the sentence of the subject can be worded.
    pub(super) fn has_subject(&self) -> bool {
        let profile = self.reading.as_ref().and_then(|reading| reading.profile.as_ref().ok());
        profile.is_some_and(|profile| profile.phrases.slot(self.kind, SUBJECT).is_some())
    }
}
