//! Phiên họp: when the council met, who was there, and what the absent wrote.

mod view;

use super::typing;
use crate::domain::Command;
use crate::domain::ids::{MeetingId, RoundId};
use crate::domain::meeting::{Quorum, attended, expected};
use crate::domain::round::{Attendance, Board, Meeting, Member, RoundState, Share};
use crate::screens::typed::DateText;
use crate::screens::{Desk, Effect};
use crate::text::date::short_date;
use crate::ui::grid;
use iced::task::Handle;

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The list was scrolled, or a meeting chosen.
    Grid(grid::Event),
    /// A meeting was begun.
    Added,
    /// A letter of the day.
    DayTyped(String),
    /// The keyboard left the day.
    DayLeft,
    /// A letter of the place.
    PlaceTyped(String),
    /// A letter of what it was about.
    NoteTyped(String),
    /// The member at this place of the council was there, or not.
    Attended(usize, bool),
    /// A letter of the reason for an absence.
    AbsenceTyped(usize, String),
    /// A letter of a written opinion.
    OpinionTyped(usize, String),
    /// Everybody was there.
    AllAttended,
    /// Typing rested, or the keyboard left a field.
    Rested,
    /// The meeting was removed.
    Removed,
}

/// A meeting as a line of the list.
#[derive(Debug, Clone)]
struct Line {
    meeting: Meeting,
    day: String,
    quorum: Quorum,
}

#[derive(Debug, Clone)]
struct Draft {
    meeting: Meeting,
    day: DateText,
}

/// The meetings, and the one being written.
#[derive(Debug, Default)]
pub struct Meetings {
    round: Option<RoundId>,
    open: bool,
    members: Vec<Member>,
    share: Option<Share>,
    lines: Vec<Line>,
    expected: Vec<Attendance>,
    grid: grid::State,
    draft: Option<Draft>,
    /// Quorum of the meeting being written, in words.
    quorum: Option<(String, bool)>,
    /// A meeting that was just begun and is not read back yet.
    begun: Option<MeetingId>,
    trouble: Option<String>,
    pause: Option<Handle>,
}

impl Meetings {
    /// Takes the board as read; what is being typed stays.
    pub(super) fn take(&mut self, board: &Board) {
        if self.round != Some(board.round.id) {
            *self = Self::default();
        }
        self.round = Some(board.round.id);
        self.open = board.round.state == RoundState::Open;
        self.members.clone_from(&board.members);
        let share = board.round.settings.quorum;
        self.share = Some(share);
        self.expected = expected(board);
        let line = |meeting: &Meeting| Line {
            meeting: meeting.clone(),
            day: short_date(meeting.held_on),
            quorum: Quorum::of(&board.members, share, meeting),
        };
        self.lines = board.meetings.iter().map(line).collect();
        let at = self.draft.as_ref().and_then(|it| self.place(it.meeting.id));
        match (at, &self.draft) {
            (Some(at), Some(draft)) => {
                self.begun = None;
                if self.pause.is_none() && bare(&draft.meeting) != self.lines[at].meeting {
                    self.choose(at);
                }
                self.grid.choose(Some(at));
            }
            (None, Some(draft)) if self.begun == Some(draft.meeting.id) => {}
            _ => match self.lines.len().checked_sub(1) {
                Some(last) => self.choose(last),
                None => self.draft = None,
            },
        }
        self.count();
    }

    fn place(&self, id: MeetingId) -> Option<usize> {
        self.lines.iter().position(|it| it.meeting.id == id)
    }

    fn choose(&mut self, at: usize) {
        let Some(line) = self.lines.get(at) else { return };
        self.draft =
            Some(Draft { meeting: line.meeting.clone(), day: DateText::of(Some(line.meeting.held_on)) });
        self.grid.choose(Some(at));
        self.count();
    }

    fn count(&mut self) {
        self.quorum = match (&self.draft, self.share) {
            (Some(draft), Some(share)) => {
                let quorum = Quorum::of(&self.members, share, &draft.meeting);
                let written = match quorum.written {
                    0 => String::new(),
                    written => format!("; {written} ý kiến bằng văn bản"),
                };
                Some((format!("{}{written}", quorum.sentence()), quorum.is_met()))
            }
            _ => None,
        };
    }

    /// Takes what happened.
    pub(super) fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        match message {
            Message::Grid(event) => {
                let scroll = self.grid.update(event, self.lines.len());
                if matches!(event, grid::Event::Scrolled { .. }) {
                    return Effect::Run(scroll);
                }
                let saved = self.save(desk);
                if let Some(at) = self.grid.chosen() {
                    self.choose(at);
                }
                self.trouble = None;
                saved.and(Effect::Run(scroll))
            }
            Message::Added => self.add(desk),
            Message::DayTyped(text) => self.typed(|it| it.day.typed(text)),
            Message::DayLeft => {
                if let Some(draft) = &mut self.draft {
                    draft.day.left(desk.today);
                }
                self.save(desk)
            }
            Message::PlaceTyped(text) => self.typed(|it| it.meeting.place = text),
            Message::NoteTyped(text) => self.typed(|it| it.meeting.note = text),
            Message::AbsenceTyped(at, text) => self.mark(at, |it| it.absence = text),
            Message::OpinionTyped(at, text) => self.mark(at, |it| it.opinion = text),
            Message::Attended(at, present) => {
                let _ = self.mark(at, |it| {
                    it.present = present;
                    if present {
                        it.absence.clear();
                        it.opinion.clear();
                    }
                });
                self.save(desk)
            }
            Message::AllAttended => {
                let ids: Vec<_> = self.members.iter().map(|it| it.id).collect();
                let Some(draft) = self.draft.as_mut().filter(|_| self.open) else { return Effect::None };
                draft.meeting.attendance = ids.into_iter().map(here).collect();
                self.count();
                self.save(desk)
            }
            Message::Rested => self.save(desk),
            Message::Removed => {
                let Some(draft) = self.draft.take().filter(|_| self.open) else { return Effect::None };
                (self.pause, self.trouble, self.begun) = (None, None, None);
                match self.place(draft.meeting.id) {
                    Some(_) => Effect::Change(Command::RemoveMeeting { id: draft.meeting.id }),
                    None => Effect::None,
                }
            }
        }
    }

    fn add(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(round) = self.round.filter(|_| self.open) else { return Effect::None };
        let saved = self.save(desk);
        let meeting = Meeting {
            id: desk.fresh(),
            round,
            held_on: desk.today,
            place: self.lines.last().map(|it| it.meeting.place.clone()).unwrap_or_default(),
            note: String::new(),
            attendance: self.expected.clone(),
        };
        self.begun = Some(meeting.id);
        self.draft = Some(Draft { day: DateText::of(Some(meeting.held_on)), meeting: meeting.clone() });
        self.trouble = None;
        self.grid.choose(None);
        self.count();
        saved
            .and(Effect::Change(Command::SaveMeeting { meeting }))
            .and(Effect::Run(iced::widget::operation::focus("meeting-day")))
    }

    fn typed(&mut self, write: impl FnOnce(&mut Draft)) -> Effect<Message> {
        let Some(draft) = self.draft.as_mut().filter(|_| self.open) else { return Effect::None };
        write(draft);
        typing(&mut self.trouble, &mut self.pause, Message::Rested)
    }

    /// Writes what the member at this place of the council did; whoever was not asked to the meeting is now.
    fn mark(&mut self, at: usize, write: impl FnOnce(&mut Attendance)) -> Effect<Message> {
        let Some(member) = self.members.get(at).map(|it| it.id) else { return Effect::None };
        let effect = self.typed(|draft| {
            let all = &mut draft.meeting.attendance;
            if !all.iter().any(|it| it.member == member) {
                all.push(Attendance { present: false, ..here(member) });
            }
            if let Some(it) = all.iter_mut().find(|it| it.member == member) {
                write(it);
            }
        });
        self.count();
        effect
    }

    /// Saves the meeting being written when its day can be read and it differs.
    fn save(&mut self, desk: &Desk) -> Effect<Message> {
        self.pause = None;
        let Some(draft) = self.draft.as_mut().filter(|_| self.open) else { return Effect::None };
        let Some(Some(day)) = draft.day.value(desk.today) else { return Effect::None };
        draft.meeting.held_on = day;
        let meeting = bare(&draft.meeting);
        let id = meeting.id;
        // What waits to be read back was sent with the deed that began it.
        let Some(at) = self.place(id) else { return Effect::None };
        if self.lines[at].meeting == meeting {
            return Effect::None;
        }
        self.lines[at].meeting = meeting.clone();
        Effect::Save(Command::SaveMeeting { meeting })
    }

    pub(super) fn leave(&mut self, desk: &Desk) -> Effect<Message> {
        if self.pause.is_some() { self.save(desk) } else { Effect::None }
    }

    /// The file refused the meeting: says so above the members; what stands in the file is shown at the next reading.
    pub(super) fn refused(&mut self, sentence: String) {
        (self.trouble, self.pause, self.begun) = (Some(sentence), None, None);
    }

    /// What the member did at the meeting being written.
    fn attended(&self, member: &Member) -> Option<&Attendance> {
        attended(&self.draft.as_ref()?.meeting, member.id)
    }

    /// Whether the meeting being written is the one that says who is present.
    fn is_last(&self) -> bool {
        let id = self.draft.as_ref().map(|it| it.meeting.id);
        self.lines.last().is_none_or(|it| Some(it.meeting.id) == id)
    }
}

fn here(member: crate::domain::ids::MemberId) -> Attendance {
    Attendance { member, present: true, absence: String::new(), opinion: String::new() }
}

/// As it is kept: without spaces at the ends.
fn bare(meeting: &Meeting) -> Meeting {
    let trimmed = |it: &Attendance| Attendance {
        absence: it.absence.trim().to_owned(),
        opinion: it.opinion.trim().to_owned(),
        ..it.clone()
    };
    Meeting {
        place: meeting.place.trim().to_owned(),
        note: meeting.note.trim().to_owned(),
        attendance: meeting.attendance.iter().map(trimmed).collect(),
        ..meeting.clone()
    }
}
