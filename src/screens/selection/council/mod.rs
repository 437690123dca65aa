//! Hội đồng: who sits on the council of the round, with which part, and who was there.

mod conflicts;
mod meetings;
mod relatives;
mod view;

pub use conflicts::Message as ConflictsMessage;
pub use meetings::Message as MeetingsMessage;
pub use relatives::Message as RelativesMessage;

use super::super::{Desk, Effect, after_pause};
use crate::domain::Command;
use crate::domain::conflicts::EarlierAnswer;
use crate::domain::ids::{MemberId, RoundId, UnitId};
use crate::domain::round::{Board, Member, Role, RoundState};
use crate::text::date::plain_date;
use crate::ui::grid;
use iced::task::Handle;

/// The pages of the council.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// Thành viên.
    #[default]
    Members,
    /// Phiên họp.
    Meetings,
    /// Xung đột lợi ích.
    Conflicts,
}

/// What happened in the council.
#[derive(Debug, Clone)]
pub enum Message {
    /// A page was chosen.
    PagePicked(Page),
    /// In Phiên họp.
    Meetings(meetings::Message),
    /// In Xung đột lợi ích.
    Conflicts(conflicts::Message),
    /// The declared relatives of the member.
    Relatives(relatives::Message),
    /// The list was scrolled, or a member chosen.
    Grid(grid::Event),
    /// A new member was begun.
    Added,
    /// A letter of the name.
    Named(String),
    /// A letter of the post.
    Posted(String),
    /// A part was chosen.
    RolePicked(Role),
    /// The right to score was given or taken.
    Votes(bool),
    /// Presence was marked.
    Present(bool),
    /// A letter of the reason for the absence.
    Excused(String),
    /// The member's own unit was chosen; none takes it away.
    UnitPicked(Option<UnitId>),
    /// Typing rested, or the keyboard left a field.
    Rested,
    /// The member goes up or down one place.
    Moved(bool),
    /// The member was removed.
    Removed,
    /// The members of an earlier round were asked for.
    EarlierAsked,
    /// They were read, for this round.
    EarlierRead(RoundId, Result<Vec<Member>, crate::storage::StoreError>),
}

/// A member as a line of the list.
#[derive(Debug, Clone)]
pub struct Seat {
    /// The member.
    pub member: Member,
    /// "Vắng: đi công tác", or "Có mặt".
    pub presence: String,
}

/// The members, and the one being written.
#[derive(Debug, Default)]
pub struct Council {
    page: Page,
    meetings: meetings::Meetings,
    conflicts: conflicts::Conflicts,
    /// What the tab and the pages are called, with what waits in them.
    tab: String,
    pages: [String; 3],
    /// The day of the meeting that says who is present.
    last_meeting: Option<String>,
    round: Option<RoundId>,
    open: bool,
    seats: Vec<Seat>,
    grid: grid::State,
    draft: Option<Member>,
    trouble: Option<String>,
    quorum: String,
    enough: bool,
    earlier: Option<(RoundId, String)>,
    pause: Option<Handle>,
}

impl Council {
    /// Takes the board as read, an earlier round whose council could be taken over, and what earlier rounds answered
    /// about conflicts. What is being typed stays.
    pub fn take(
        &mut self,
        board: &Board,
        earlier: Option<(RoundId, String)>,
        answers: &[EarlierAnswer],
        staff: &str,
    ) {
        if self.round != Some(board.round.id) {
            *self = Self { page: self.page, ..Self::default() };
        }
        self.meetings.take(board);
        self.conflicts.take(board, answers, staff);
        self.last_meeting = board.meetings.last().map(|it| plain_date(it.held_on));
        let named = |name: &str, count: usize| {
            if count == 0 { name.to_owned() } else { format!("{name} ({count})") }
        };
        self.tab = named("Hội đồng", self.conflicts.waiting());
        self.pages = [
            named("Thành viên", board.members.len()),
            named("Phiên họp", board.meetings.len()),
            named("Xung đột lợi ích", self.conflicts.waiting()),
        ];
        self.round = Some(board.round.id);
        self.open = board.round.state == RoundState::Open;
        self.earlier = earlier;
        self.seats = board.members.iter().cloned().map(seat).collect();
        let (present, needed) = board.quorum();
        (self.quorum, self.enough) = (super::results::quorum(board), present >= needed);
        if let Some(draft) = &self.draft {
            match self.seats.iter().position(|it| it.member.id == draft.id) {
                Some(at) => {
                    self.grid.choose(Some(at));
                    if self.pause.is_none() && !same(draft, &self.seats[at].member) {
                        self.draft = Some(self.seats[at].member.clone());
                    }
                }
                // A new member that nobody has named yet stays on the desk.
                None if draft.name.trim().is_empty() || self.pause.is_some() => self.grid.choose(None),
                None => {
                    self.draft = None;
                    self.grid.choose(None);
                }
            }
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::PagePicked(page) => {
                let left = self.leave(desk);
                self.page = page;
                if page == Page::Conflicts {
                    self.conflicts.begin();
                }
                left
            }
            Message::Meetings(message) => self.meetings.update(message, desk).map(Message::Meetings),
            Message::Conflicts(message) => self.conflicts.update(message).map(Message::Conflicts),
            Message::Relatives(message) => self.relative(message),
            Message::Grid(event) => {
                let scroll = self.grid.update(event, self.seats.len());
                let mut effect = Effect::Run(scroll);
                if !matches!(event, grid::Event::Scrolled { .. }) {
                    effect = self.save().and(effect);
                    self.draft =
                        self.grid.chosen().and_then(|at| self.seats.get(at)).map(|it| it.member.clone());
                    self.trouble = None;
                }
                effect
            }
            Message::Added => self.add(desk),
            Message::Named(name) => self.typed(|it| it.name = name),
            Message::Posted(post) => self.typed(|it| it.post = post),
            Message::RolePicked(role) => self.set(|it| it.role = role),
            Message::Votes(votes) => self.set(|it| it.votes = votes),
            // Once a meeting is recorded, it says who was there.
            Message::Present(_) | Message::Excused(_) if self.last_meeting.is_some() => Effect::None,
            Message::Present(present) => self.set(|it| {
                it.present = present;
                if present {
                    it.absence.clear();
                }
            }),
            Message::Excused(absence) => self.typed(|it| it.absence = absence),
            Message::UnitPicked(unit) => self.set(|it| it.unit = unit),
            Message::Rested => self.save(),
            Message::Moved(up) => self.shift(up),
            Message::Removed => {
                let Some(draft) = self.draft.take() else { return Effect::None };
                (self.pause, self.trouble) = (None, None);
                self.grid.choose(None);
                if self.seats.iter().any(|it| it.member.id == draft.id) {
                    Effect::Change(Command::RemoveMember { id: draft.id })
                } else {
                    Effect::None
                }
            }
            Message::EarlierAsked => self.ask_earlier(desk),
            Message::EarlierRead(round, members) => self.take_over(round, members, desk),
        }
    }

    fn add(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(round) = self.round else { return Effect::None };
        let saved = self.save();
        let chair = self.seats.iter().any(|it| it.member.role == Role::Chair);
        self.draft = Some(Member {
            id: desk.fresh(),
            round,
            name: String::new(),
            post: String::new(),
            role: if chair { Role::Member } else { Role::Chair },
            votes: true,
            present: true,
            absence: String::new(),
            unit: None,
            relatives: Vec::new(),
            order: self.seats.iter().map(|it| it.member.order).max().unwrap_or(0) + 1,
        });
        self.trouble = None;
        self.grid.choose(None);
        saved.and(Effect::Run(iced::widget::operation::focus("member-name")))
    }

    fn typed(&mut self, write: impl FnOnce(&mut Member)) -> Effect<Message> {
        let Some(draft) = self.draft.as_mut().filter(|_| self.open) else { return Effect::None };
        write(draft);
        typing(&mut self.trouble, &mut self.pause, Message::Rested)
    }

    fn set(&mut self, write: impl FnOnce(&mut Member)) -> Effect<Message> {
        let Some(draft) = self.draft.as_mut().filter(|_| self.open) else { return Effect::None };
        write(draft);
        self.trouble = None;
        self.save()
    }

    /// Saves the member being written when it has a name and differs.
    fn save(&mut self) -> Effect<Message> {
        let Some(draft) = self.draft.as_ref().filter(|_| self.open) else { return Effect::None };
        if draft.name.trim().is_empty() {
            return Effect::None;
        }
        self.pause = None;
        let before = self.seats.iter().find(|it| it.member.id == draft.id);
        if before.is_some_and(|it| same(&it.member, draft)) {
            return Effect::None;
        }
        let member = bare(draft);
        match self.seats.iter().position(|it| it.member.id == member.id) {
            Some(at) => self.seats[at] = seat(member.clone()),
            None => {
                self.seats.push(seat(member.clone()));
                self.grid.choose(Some(self.seats.len() - 1));
            }
        }
        Effect::Save(Command::SaveMember { member })
    }

    fn shift(&mut self, up: bool) -> Effect<Message> {
        let saved = self.save();
        let Some(at) = self.grid.chosen() else { return saved };
        let to = if up { at.checked_sub(1) } else { at.checked_add(1) };
        let Some(to) = to.filter(|to| *to < self.seats.len()) else { return saved };
        self.seats.swap(at, to);
        self.grid.choose(Some(to));
        // Places are counted anew: old files may have gaps or twins.
        let mut commands = Vec::new();
        for (place, it) in self.seats.iter_mut().enumerate() {
            let order = place as i32 + 1;
            if it.member.order != order {
                it.member.order = order;
                commands.push(Command::SaveMember { member: it.member.clone() });
            }
        }
        self.draft = Some(self.seats[to].member.clone());
        saved.and(Effect::Save(Command::Batch {
            title: "Đổi thứ tự thành viên Hội đồng".to_owned(),
            commands,
        }))
    }

    fn ask_earlier(&self, desk: &Desk) -> Effect<Message> {
        let (Some(round), Some((earlier, _))) = (self.round, &self.earlier) else { return Effect::None };
        let earlier = *earlier;
        let read = desk.store.read(move |db| Ok(db.board(earlier)?.members));
        Effect::Run(iced::Task::perform(read, move |members| Message::EarlierRead(round, members)))
    }

    fn take_over(
        &mut self,
        round: RoundId,
        members: Result<Vec<Member>, crate::storage::StoreError>,
        desk: &Desk,
    ) -> Effect<Message> {
        if self.round != Some(round) {
            return Effect::None;
        }
        let members = match members {
            Ok(members) => members,
            Err(error) => return Effect::Tell((&error).into()),
        };
        let commands: Vec<Command> = members
            .into_iter()
            .enumerate()
            .map(|(at, member)| Command::SaveMember {
                member: Member {
                    id: desk.fresh::<MemberId>(),
                    round,
                    present: true,
                    absence: String::new(),
                    order: at as i32 + 1,
                    ..member
                },
            })
            .collect();
        let title = format!("Lấy {} thành viên Hội đồng của đợt trước", commands.len());
        if commands.is_empty() { Effect::None } else { Effect::Change(Command::Batch { title, commands }) }
    }

    /// The screen, or a page of it, is left: what was typed is saved.
    pub fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        match self.page {
            Page::Members if self.pause.is_some() => self.save(),
            Page::Meetings => self.meetings.leave(desk).map(Message::Meetings),
            Page::Members | Page::Conflicts => Effect::None,
        }
    }

    /// The file refused a deed: says so where it was done, and shows what stands in the file at the next reading.
    pub fn refused(&mut self, sentence: String) {
        match self.page {
            Page::Members => (self.trouble, self.pause) = (Some(sentence), None),
            Page::Meetings => self.meetings.refused(sentence),
            Page::Conflicts => self.conflicts.refused(sentence),
        }
    }

    /// How many questions about conflicts of interest wait for an answer.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.conflicts.waiting()
    }

    /// "Hội đồng (3)": the name of the tab with the questions that wait.
    #[must_use]
    pub fn tab(&self) -> &str {
        if self.tab.is_empty() { super::Tab::Council.label() } else { &self.tab }
    }
}

/// Somebody types: what was refused is forgotten, and `rested` is said once the typing pauses.
fn typing<M: Send + 'static>(
    trouble: &mut Option<String>,
    pause: &mut Option<Handle>,
    rested: M,
) -> Effect<M> {
    let (timer, handle) = after_pause(rested);
    (*trouble, *pause) = (None, Some(handle));
    Effect::Run(timer)
}

/// Equal but for the spaces somebody may still be typing.
fn same(a: &Member, b: &Member) -> bool {
    bare(a) == bare(b)
}

fn bare(member: &Member) -> Member {
    Member {
        name: member.name.trim().to_owned(),
        post: member.post.trim().to_owned(),
        absence: member.absence.trim().to_owned(),
        relatives: relatives::bare(&member.relatives),
        ..member.clone()
    }
}

fn seat(member: Member) -> Seat {
    let presence = match (member.present, member.absence.trim()) {
        (true, _) => "Có mặt".to_owned(),
        (false, "") => "Vắng".to_owned(),
        (false, reason) => format!("Vắng: {reason}"),
    };
    Seat { member, presence }
}
