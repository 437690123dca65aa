//! Doing what a screen asks for: the one place where effects become deeds.

use super::keys::{self, Shortcut};
use super::{Message, Origin, Ready, Screen, ScreenMessage, Then, clock, facts, stays, take, touches_desk};
use crate::domain::{Area, Changes, Command, Receipt};
use crate::screens::{Chord, Current, Effect, Notice, NoticeKind, Place};
use crate::storage::StoreError;
use crate::ui::badge::Tone;
use crate::ui::toast::Toast;
use chrono::Utc;
use iced::Task;
use iced::advanced::widget::operation;

/// The search field of the top strip.
pub(super) const SEARCH: &str = "shell-search";

impl Ready {
    pub(super) fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Screen(message) => {
                let effect = self.screen.update(message, &self.desk);
                self.perform(effect)
            }
            Message::Went(place) => self.go(place),
            Message::Chose(current) => self.choose(current),
            Message::Searched(words) => self.searched(words),
            Message::Changed(origin, result) => self.changed(origin, result),
            Message::Known(changes, result) => self.known(&changes, result),
            Message::Answered(yes) => match self.question.take() {
                Some(question) if yes => {
                    let effect = self.screen.update(question.answer, &self.desk);
                    self.perform(effect)
                }
                _ => Task::none(),
            },
            Message::Exported(job, exported) => self.exported(job, exported),
            Message::Printed(notice) => self.tell(notice),
            Message::TableWritten(job, written) => self.table_written(job, written),
            Message::PathTyped(path) => {
                if let Some(save_as) = &mut self.save_as {
                    save_as.path = path;
                }
                Task::none()
            }
            Message::PathGiven(yes) => self.path_given(yes),
            Message::FolderChosen(gather, folder) => self.folder_chosen(gather, folder),
            Message::Gathered(gathered) => self.gathered(gathered),
            Message::FilesChosen(paths) => self.files_chosen(paths),
            Message::Dropped(path) => {
                let effect = self.screen.dropped(path, &self.desk);
                self.perform(effect)
            }
            Message::Handed(notice) => notice.map_or_else(Task::none, |notice| self.tell(notice)),
            Message::CopyPlaced(handing, path) => self.copy_placed(handing, path),
            Message::CopyWritten(handing, written) => self.copy_written(&handing, written),
            Message::GatherStopped => {
                self.stop_gathering();
                Task::none()
            }
            Message::NoticeClosed(index) => {
                if index < self.toasts.len() {
                    self.toasts.remove(index);
                    self.toast_numbers.remove(index);
                }
                Task::none()
            }
            Message::NoticeFaded(id) => match self.toast_numbers.iter().position(|number| *number == id) {
                Some(index) => self.update(Message::NoticeClosed(index)),
                None => Task::none(),
            },
            Message::UndoAsked => self.flush_then(Then::Undo),
            Message::RedoAsked => self.flush_then(Then::Redo),
            Message::HelpToggled => {
                self.help = !self.help;
                Task::none()
            }
            Message::Opened(_)
            | Message::Retried
            | Message::OtherAsked
            | Message::OtherChosen(_)
            | Message::Folded
            | Message::Pressed(_)
            | Message::DayCame(_)
            | Message::CloseRequested => Task::none(),
        }
    }

    pub(super) fn perform(&mut self, effect: Effect<ScreenMessage>) -> Task<Message> {
        match effect {
            Effect::None => Task::none(),
            Effect::Run(task) => task.map(Message::Screen),
            Effect::Change(command) => self.write(command, Origin::Deed),
            Effect::Save(command) => self.write(command, Origin::Typing),
            Effect::Note(command) => self.write(command, Origin::Aside),
            Effect::Go(place) => self.go(place),
            Effect::Choose(current) => self.choose(current),
            Effect::Print(job) => super::papers::print(job),
            Effect::Gather(gather) => self.gather(gather),
            Effect::Table(job) => super::tables::write(job),
            Effect::Open(opening) => self.open_file(opening),
            Effect::Hand(handing) => self.hand(handing),
            Effect::Tell(notice) => self.tell(notice),
            Effect::Ask(question) => {
                self.question = Some(question);
                Task::none()
            }
            Effect::All(effects) => {
                Task::batch(effects.into_iter().map(|effect| self.perform(effect)).collect::<Vec<_>>())
            }
        }
    }

    pub(super) fn write(&mut self, command: Command, origin: Origin) -> Task<Message> {
        self.writing += 1;
        let stamp = self.desk.stamp(Utc::now());
        Task::perform(self.desk.store.change(command, stamp), move |result| Message::Changed(origin, result))
    }

    /// Has the screen store what is being typed, and does `then` once everything stands on the disk.
    pub(super) fn flush_then(&mut self, then: Then) -> Task<Message> {
        let flush = self.screen.leave(&self.desk);
        let task = self.perform(flush);
        self.then = then;
        if self.writing == 0 { Task::batch([task, self.afterwards()]) } else { task }
    }

    fn afterwards(&mut self) -> Task<Message> {
        match std::mem::replace(&mut self.then, Then::Nothing) {
            Then::Nothing => Task::none(),
            Then::Close => iced::exit(),
            Then::SaySaved => {
                let words = match &self.saved {
                    Some(at) => format!("Mọi thay đổi đã được lưu lúc {at}."),
                    None => "Chưa có gì cần lưu.".to_owned(),
                };
                self.tell(Notice::done(words))
            }
            Then::Undo => match self.undo.take_undo() {
                Some(step) => self.write(step.command(format!("Hoàn tác: {}", step.title)), Origin::Undo),
                None => self.tell(Notice::info("Không còn việc nào để hoàn tác.")),
            },
            Then::Redo => match self.undo.take_redo() {
                Some(step) => self.write(step.command(format!("Làm lại: {}", step.title)), Origin::Redo),
                None => self.tell(Notice::info("Không có việc nào để làm lại.")),
            },
        }
    }

    fn changed(&mut self, origin: Origin, result: Result<Receipt, StoreError>) -> Task<Message> {
        self.writing = self.writing.saturating_sub(1);
        let told = match result {
            Ok(receipt) => {
                self.undo.note(&receipt, origin);
                self.saved = Some(clock(receipt.at, self.desk.today));
                let toast = match origin {
                    Origin::Typing | Origin::Aside => Task::none(),
                    _ if receipt.deed.is_none() => Task::none(),
                    Origin::Deed => {
                        let undo = Some(("Hoàn tác", Message::UndoAsked));
                        self.show(Notice::done(format!("{}.", receipt.title)), undo)
                    }
                    Origin::Undo | Origin::Redo => self.tell(Notice::done(format!("{}.", receipt.title))),
                };
                let next = if touches_desk(&receipt.changes) {
                    let changes = receipt.changes;
                    Task::perform(facts(&self.desk.store), move |facts| Message::Known(changes, facts))
                } else {
                    self.refresh(&receipt.changes)
                };
                Task::batch([toast, next])
            }
            Err(error) => {
                // What could not be stored must not close unseen with the window.
                if self.then == Then::Close {
                    self.then = Then::Nothing;
                }
                let notice = self.tell(Notice::from(&error));
                let effect = self.screen.refused(&error, &self.desk);
                Task::batch([notice, self.perform(effect)])
            }
        };
        if self.writing == 0 { Task::batch([told, self.afterwards()]) } else { told }
    }

    fn known(&mut self, changes: &Changes, result: Result<super::DeskFacts, StoreError>) -> Task<Message> {
        match result {
            Ok(facts) => {
                let before = self.desk.current;
                let had_office = self.desk.office.is_some();
                take(&mut self.desk, facts);
                if !had_office && self.desk.office.is_some() {
                    return self.show_place(Place::Plans);
                }
                if before.is_some() && before != self.desk.current {
                    return self.show_place(self.screen.place());
                }
                self.refresh(changes)
            }
            Err(error) => self.tell(Notice::from(&error)),
        }
    }

    fn refresh(&mut self, changes: &Changes) -> Task<Message> {
        let effect = self.screen.refresh(changes, &self.desk);
        self.perform(effect)
    }

    /// A new day began: the screen in sight tells what is late and what is due anew.
    pub(super) fn day_came(&mut self, day: chrono::NaiveDate) -> Task<Message> {
        self.desk.today = day;
        self.refresh(&Changes::default())
    }

    fn go(&mut self, place: Place) -> Task<Message> {
        if self.desk.office.is_none() && place != Place::Office {
            return self.tell(Notice::info("Hãy khai báo cơ quan trước; sau đó mọi màn hình sẽ mở được."));
        }
        let flush = self.screen.leave(&self.desk);
        let flushed = self.perform(flush);
        let choose = match place {
            Place::Plan(id) => self.desk.own_plans().find(|plan| plan.id == id).map(|plan| {
                let years = plan.years();
                let year = self.desk.current.map_or(*years.start(), |current| current.year);
                Current { plan: id, year: year.clamp(*years.start(), *years.end()) }
            }),
            _ => None,
        };
        if choose.is_some() {
            self.desk.current = choose;
        }
        Task::batch([flushed, self.show_place(place)])
    }

    fn show_place(&mut self, place: Place) -> Task<Message> {
        let task = match (place, self.kept.take()) {
            (Place::Dossiers | Place::DossiersIn(_) | Place::Dossier(_), Some(mut dossiers)) => {
                // It was away while others worked: whatever it shows is read again.
                let mut changes = Changes::default();
                for area in [Area::Dossier, Area::Subject, Area::Unit, Area::Movement, Area::CriteriaSet] {
                    changes.note(area, 0);
                }
                let mut effect = dossiers.refresh(&changes, &self.desk);
                if let Place::Dossier(id) = place {
                    effect = effect.and(dossiers.show(id, &self.desk));
                }
                if let Place::DossiersIn(state) = place {
                    effect = effect.and(dossiers.narrow(state, &self.desk));
                }
                self.put(Screen::Dossiers(dossiers));
                self.perform(effect.map(ScreenMessage::Dossiers))
            }
            (Place::Statistics, kept)
                if self.counted.is_some() || matches!(self.screen, Screen::Statistics(_)) =>
            {
                self.kept = kept;
                if let Some(counted) = self.counted.take() {
                    self.put(Screen::Statistics(counted));
                }
                let Screen::Statistics(counted) = &mut self.screen else { return Task::none() };
                counted.returned(&self.desk).map(ScreenMessage::Statistics).map(Message::Screen)
            }
            (place, kept) => {
                let (screen, task) = Screen::open(place, &self.desk);
                self.kept = kept;
                self.put(screen);
                task.map(Message::Screen)
            }
        };
        if !matches!(self.screen, Screen::Dossiers(_)) {
            self.search.clear();
        }
        task
    }

    /// Shows `screen`; the dossiers, with their place in the list and what is not yet whole, wait for the return, and so
    /// do the statistics with what is asked there.
    fn put(&mut self, screen: Screen) {
        let before = std::mem::replace(&mut self.screen, screen);
        match (before, &self.screen) {
            (Screen::Dossiers(_), Screen::Dossiers(_)) | (Screen::Statistics(_), Screen::Statistics(_)) => {}
            (Screen::Dossiers(dossiers), _) => self.kept = Some(dossiers),
            (Screen::Statistics(counted), _) => self.counted = Some(counted),
            _ => {}
        }
    }

    fn choose(&mut self, current: Current) -> Task<Message> {
        let flush = self.screen.leave(&self.desk);
        let flushed = self.perform(flush);
        self.desk.current = Some(current);
        let shown = self.show_place(self.screen.place());
        // What was kept belongs to the campaign that was left.
        self.kept = None;
        Task::batch([flushed, shown])
    }

    fn searched(&mut self, words: String) -> Task<Message> {
        self.search.clone_from(&words);
        let gone = match self.screen {
            Screen::Dossiers(_) => Task::none(),
            _ if self.desk.office.is_none() => return Task::none(),
            _ => self.go(Place::Dossiers),
        };
        let found = match &mut self.screen {
            Screen::Dossiers(dossiers) => dossiers.search(words, &self.desk).map(ScreenMessage::Dossiers),
            _ => Effect::None,
        };
        Task::batch([gone, self.perform(found)])
    }

    pub(super) fn tell(&mut self, notice: Notice) -> Task<Message> {
        self.show(notice, None)
    }

    fn show(&mut self, notice: Notice, deed: Option<(&'static str, Message)>) -> Task<Message> {
        let number = self.next_toast;
        self.next_toast += 1;
        let stay = stays(notice.kind);
        let tone = match notice.kind {
            NoticeKind::Done => Tone::Done,
            NoticeKind::Info => Tone::Info,
            NoticeKind::Trouble => Tone::Danger,
        };
        let mut toast = Toast::new(tone, notice.sentence);
        if !notice.detail.is_empty() {
            toast = toast.detail(format!("Chi tiết: {}", notice.detail));
        }
        // "Hoàn tác" means the last deed, so only the newest notice may offer it.
        for older in &mut self.toasts {
            older.deed = None;
        }
        toast.deed = deed;
        self.toasts.push(toast);
        self.toast_numbers.push(number);
        // More than three would climb over the work.
        let over = self.toasts.len().saturating_sub(3);
        self.toasts.drain(..over);
        self.toast_numbers.drain(..over);
        match stay {
            Some(time) => Task::perform(async move { tokio::time::sleep(time).await }, move |()| {
                Message::NoticeFaded(number)
            }),
            None => Task::none(),
        }
    }

    /// Whether a question or a panel of the shell lies over the screen.
    fn is_covered(&self) -> bool {
        self.question.is_some() || self.save_as.is_some() || self.help || self.gathering.is_some()
    }

    pub(super) fn pressed(&mut self, chord: Chord) -> Task<Message> {
        let on_top = self.is_covered();
        match keys::shortcut(chord) {
            Some(Shortcut::Escape) if self.gathering.is_some() => {
                self.stop_gathering();
                Task::none()
            }
            Some(Shortcut::Escape) if on_top => {
                self.question = None;
                self.save_as = None;
                self.help = false;
                Task::none()
            }
            Some(Shortcut::Next) => iced::widget::operation::focus_next(),
            Some(Shortcut::Previous) => iced::widget::operation::focus_previous(),
            _ if on_top => Task::none(),
            Some(Shortcut::Go(place)) => self.go(place),
            Some(Shortcut::Search) => {
                iced::advanced::widget::operate(operation::focusable::focus(SEARCH.into()))
            }
            Some(Shortcut::Undo) => self.flush_then(Then::Undo),
            Some(Shortcut::Redo) => self.flush_then(Then::Redo),
            Some(Shortcut::Save) => self.flush_then(Then::SaySaved),
            Some(Shortcut::Help) => {
                self.help = true;
                Task::none()
            }
            _ => match self.screen.chord(chord) {
                Some(message) => {
                    let effect = self.screen.update(message, &self.desk);
                    self.perform(effect)
                }
                None => Task::none(),
            },
        }
    }
}
