//! Reading, showing and storing the paper in hand.

use super::draft::{PaperForm, Typed};
use super::writing::{self, Question, Reading, Written};
use super::{Dossiers, Message, Papers, remarks};
use crate::domain::Command;
use crate::domain::case::CaseFile;
use crate::domain::papers::{Ground, Paper, PaperType, Selection};
use crate::forms::gather::NOMINATED;
use crate::screens::preview::{no_thread, off_thread};
use crate::screens::{Desk, Effect, after_pause};
use crate::text;
use crate::ui::suggest::Item;
use chrono::Utc;
use iced::Task;
use std::sync::Arc;
use std::time::Duration;

/// How long the keys rest before the paper on show is written again.
const GLANCE: Duration = Duration::from_millis(120);

impl Papers {
    /// Reads what the paper is written from; what was asked before is no longer waited for.
    pub(super) fn read(&mut self, desk: &Desk) -> Task<Message> {
        self.asked += 1;
        let Some(current) = self.current else { return Task::none() };
        let every_year = self.form.as_ref().is_some_and(|form| writing::looks_at_every_year(&form.paper));
        let asked = self.asked;
        let question = Question { plan: current.plan, year: current.year, round: self.round, every_year };
        let answer = desk.store.read(move |db| writing::read(db, question));
        Task::perform(
            async move {
                let answer = answer.await.map_err(|error| error.to_string())?;
                off_thread("profile", move || Arc::new(writing::prepare(answer))).await.ok_or_else(no_thread)
            },
            move |reading| Message::Read(asked, reading),
        )
    }

    pub(super) fn take(
        &mut self,
        asked: u64,
        reading: Result<Arc<Reading>, String>,
        desk: &Desk,
    ) -> Effect<Message> {
        if asked != self.asked {
            return Effect::None;
        }
        let reading = match reading {
            Ok(reading) => reading,
            Err(sentence) => {
                self.trouble = Some(sentence);
                return Effect::None;
            }
        };
        self.trouble = reading.profile.as_ref().err().cloned();
        self.register.take(&reading, desk);
        self.under = match &reading.case {
            Some(case) => format!("{} · năm {}", case.plan.name, case.year),
            None => String::new(),
        };
        let sought = self.sought.take();
        if let Some(paper) = sought.and_then(|id| reading.case.as_ref()?.papers.iter().find(|it| it.id == id))
        {
            (self.kind, self.which, self.anew) = (paper.kind, Some(paper.id), false);
        }
        self.reading = Some(reading);
        self.adopt();
        self.put_away_panels();
        Effect::Run(self.write_as_read(desk))
    }

    /// Writes the paper, once everything it looks at was read.
    fn write_as_read(&mut self, desk: &Desk) -> Task<Message> {
        if let Some(form) = &mut self.form {
            let every_year = writing::looks_at_every_year(&form.paper);
            if form.every_year != every_year {
                form.every_year = every_year;
                return self.read(desk);
            }
        }
        self.write(desk)
    }

    /// The paper that the file holds for what is chosen, or an empty draft; and whether it is stored.
    fn wanted(&self, case: &CaseFile) -> (Paper, bool) {
        let round = case.round.as_ref().map(|round| round.board.round.id);
        let round = if self.kind.ground() == Ground::Plan { None } else { round };
        let draft = || (Paper { round, ..Paper::draft(self.kind, case.plan.id, case.year) }, false);
        if self.anew {
            return draft();
        }
        let chosen = self.which.and_then(|id| case.papers.iter().find(|paper| paper.id == id));
        match chosen.or_else(|| case.kept(self.kind, round)) {
            Some(paper) => (paper.clone(), true),
            None => draft(),
        }
    }

    /// Brings the form in line with what the file holds: what is being typed stays.
    fn adopt(&mut self) {
        let Some(reading) = self.reading.clone() else { return };
        let (Some(case), Ok(profile)) = (&reading.case, &reading.profile) else { return };
        let typing = self.resting.is_some();
        if let Some(form) = &mut self.form {
            let known = case.papers.iter().find(|paper| paper.id == form.paper.id);
            let keep = match known {
                Some(paper) => {
                    let other = form.kept.heard(paper, typing);
                    if paper.state != form.paper.state || paper.number != form.paper.number {
                        false
                    } else {
                        !other
                    }
                }
                // Not stored yet: it stays as long as nothing of its kind has come into the file.
                None => !form.kept.is_stored() && (typing || form.kept.was_sent() || !form.is_blank()),
            };
            if keep {
                self.offer_dossiers(case);
                return;
            }
            if known.is_some() {
                (self.which, self.anew) = (Some(form.paper.id), false);
            }
        }
        let (paper, stored) = self.wanted(case);
        let every_year = self.form.as_ref().is_some_and(|form| form.every_year);
        let mut form = PaperForm::of(&paper, stored, profile);
        form.every_year = every_year;
        self.form = Some(form);
        self.offer_dossiers(case);
        if let Some(form) = &self.form {
            self.dossiers.show(form.paper.dossier);
        }
    }

    fn offer_dossiers(&mut self, case: &CaseFile) {
        let round = case.round.as_ref();
        let mut named: Vec<_> = case
            .nominations
            .iter()
            .filter(|it| match round {
                Some(round) => round.board.candidate(it.dossier.id).is_some(),
                None => NOMINATED.contains(&it.state) && it.dossier.year == case.year,
            })
            .collect();
        named.sort_by_cached_key(|it| text::text_key(&it.subject.name));
        self.dossiers.ids = named.iter().map(|it| it.dossier.id).collect();
        self.dossiers.items = named
            .iter()
            .map(|it| {
                Item::new(it.subject.name.clone(), text::fold(&it.subject.name)).detail(it.unit_name.clone())
            })
            .collect();
    }

    /// Another paper is in hand: its form is built from what was read.
    pub(super) fn turn(&mut self, desk: &Desk) -> Effect<Message> {
        self.form = None;
        (self.issue, self.cancelling, self.exporting) = (None, None, false);
        self.adopt();
        Effect::Run(self.write_as_read(desk))
    }

    pub(super) fn begin(&mut self, desk: &Desk) -> Effect<Message> {
        if self.kind == PaperType::Plan {
            return Effect::None;
        }
        let flushed = self.flush(desk);
        (self.which, self.anew) = (None, true);
        flushed.and(self.turn(desk))
    }

    pub(super) fn typed(&mut self, typed: Typed, desk: &Desk) -> Effect<Message> {
        let Some(form) = &mut self.form else { return Effect::None };
        if typed.is_idle() {
            form.take(typed);
            return Effect::None;
        }
        if form.is_locked() {
            return Effect::None;
        }
        let (is_text, dossier, span) =
            (typed.is_text(), matches!(typed, Typed::Dossier(_)), matches!(typed, Typed::Span(_)));
        form.take(typed);
        if dossier {
            self.dossiers.show(form.paper.dossier);
        }
        if is_text {
            return self.rest();
        }
        let again = if span { Effect::Run(self.read(desk)) } else { Effect::Run(self.write(desk)) };
        self.flush(desk).and(again)
    }

    fn rest(&mut self) -> Effect<Message> {
        let (timer, handle) = after_pause(Message::Rested);
        self.resting = Some(handle);
        let glance = async { tokio::time::sleep(GLANCE).await };
        let (pause, handle) = Task::perform(glance, |()| Message::Paused).abortable();
        self.pausing = Some(handle.abort_on_drop());
        Effect::Run(Task::batch([pause, timer]))
    }

    pub(super) fn dossier_typed(&mut self, words: String, desk: &Desk) -> Effect<Message> {
        self.dossiers.folded = text::fold(&words);
        self.dossiers.typed = words;
        let some = self.form.as_ref().is_some_and(|form| form.paper.dossier.is_some());
        if self.dossiers.typed.trim().is_empty() && some {
            return self.typed(Typed::Dossier(None), desk);
        }
        Effect::None
    }

    /// Stores what differs from what is stored. A paper is put into the file at its first change.
    pub(super) fn flush(&mut self, desk: &Desk) -> Effect<Message> {
        self.resting = None;
        match self.save(desk) {
            Some(command) => Effect::Save(command),
            None => Effect::None,
        }
    }

    pub(super) fn save(&mut self, desk: &Desk) -> Option<Command> {
        let form = self.form.as_mut()?;
        if form.is_locked() || form.paper.kind == PaperType::Plan {
            return None;
        }
        let built = form.built(desk.today);
        if !form.kept.is_stored() && !form.kept.was_sent() && form.is_blank() {
            return None;
        }
        let all = built.options.selection == Selection::Nominated;
        if built.kind.ground() == Ground::Round && built.round.is_none() && !all {
            return None;
        }
        if form.paper.id.0 == 0 {
            form.paper.id = desk.fresh();
        }
        let paper = Paper { id: form.paper.id, ..built };
        (self.which, self.anew) = (Some(paper.id), false);
        form.kept.send(&paper).then_some(Command::SavePaper { paper })
    }

    /// Writes the paper off the window's thread; what was asked before is no longer waited for.
    pub(super) fn write(&mut self, desk: &Desk) -> Task<Message> {
        self.written_asked += 1;
        self.pausing = None;
        let (Some(form), Some(reading)) = (&self.form, &self.reading) else { return Task::none() };
        let (Some(case), Ok(profile)) = (reading.case.clone(), reading.profile.clone()) else {
            return Task::none();
        };
        let (asked, paper) = (self.written_asked, form.built(desk.today));
        let (today, made) = (desk.today, Utc::now().naive_utc());
        if form.is_locked() {
            let id = paper.id;
            let kept = desk.store.read(move |db| db.kept_paper(id));
            return Task::perform(
                async move {
                    let kept = kept.await.map_err(|error| error.to_string())?;
                    let work = move || {
                        writing::unseal(kept.as_deref(), &paper, &case, &profile, today, made).map(Arc::new)
                    };
                    off_thread("compose", work).await.unwrap_or_else(|| Err(no_thread()))
                },
                move |written| Message::Written(asked, written),
            );
        }
        let work = move || writing::write(&paper, &case, &profile, today, made).map(Arc::new);
        Task::perform(off_thread("compose", work), move |written| {
            Message::Written(asked, written.unwrap_or_else(|| Err(no_thread())))
        })
    }

    pub(super) fn take_written(
        &mut self,
        asked: u64,
        written: Result<Arc<Written>, String>,
    ) -> Effect<Message> {
        if asked != self.written_asked {
            return Effect::None;
        }
        let shown = match written {
            Ok(written) => {
                self.remarks.clone_from(&written.remarks);
                let document = Arc::clone(&written.document);
                self.written = Some(written);
                self.preview.show(move || Ok(document.as_ref().clone()))
            }
            Err(sentence) => {
                (self.remarks, self.written) = (Vec::new(), None);
                self.preview.show(move || Err(sentence))
            }
        };
        Effect::Run(shown.map(Message::Preview))
    }

    /// The pages are laid out: what only they can tell joins the remarks.
    pub(super) fn look_over_pages(&mut self) {
        let (Some(written), Some(pages)) = (&self.written, self.preview.laid()) else { return };
        self.remarks = remarks::of_pages(pages);
        self.remarks.extend(written.remarks.iter().cloned());
    }
}

impl Dossiers {
    /// Shows the dossier in the field.
    fn show(&mut self, dossier: Option<crate::domain::ids::DossierId>) {
        let at = dossier.and_then(|id| self.ids.iter().position(|it| *it == id));
        self.typed = at.and_then(|at| self.items.get(at)).map(|it| it.words.clone()).unwrap_or_default();
        self.folded = text::fold(&self.typed);
    }
}
