//! Where and when the council met: one meeting as before, several with their attendance, written opinions.

use super::Minutes;
use crate::domain::round::{Meeting, Member};
use crate::forms::context::Fields;
use crate::forms::council::{in_full, labelled};
use crate::forms::draft::Draft;
use crate::forms::parts::{bare_end, free_text};
use crate::paper::Style;
use crate::text;

impl Minutes<'_> {
    /// The place that the office wrote, or else that of the last recorded meeting.
    pub(super) fn place(&mut self, draft: &mut Draft<'_>) {
        let context = self.context;
        let own = draft.words(context, "place");
        let recorded = self.round.board.meetings.last().map(|it| it.place.trim()).filter(|it| !it.is_empty());
        match recorded.filter(|_| own.is_empty()) {
            Some(place) => {
                let label = context.profile.phrases.slot(context.paper.kind, "place");
                let label = label.map(|slot| slot.label.as_str()).unwrap_or_default();
                let words = format!("{label}: {}.", bare_end(place));
                let run = crate::paper::Run::plain(crate::forms::draft::prepared(&words));
                self.blocks.extend(free_text(draft, vec![run]));
            }
            None => {
                if let Some(runs) = labelled(draft, context, "place", &self.fields) {
                    self.blocks.extend(free_text(draft, runs));
                }
            }
        }
    }

    /// Every recorded meeting with its attendance, where there was more than one.
    pub(super) fn meetings(&mut self, draft: &mut Draft<'_>) {
        let meetings = &self.round.board.meetings;
        if meetings.len() < 2 {
            return;
        }
        self.fields.push(("số phiên", text::count_with_words(meetings.len() as u64)));
        self.lead(draft, "meetings");
        let lines: Vec<String> =
            (1_u64..).zip(meetings).map(|(number, it)| self.meeting(draft, number, it)).collect();
        self.lines(draft, &lines);
    }

    fn meeting(&self, draft: &mut Draft<'_>, number: u64, meeting: &Meeting) -> String {
        let context = self.context;
        let behind = |draft: &Draft<'_>, key: &str, words: &str| match bare_end(words) {
            "" => String::new(),
            words => format!("{} {words}", draft.words(context, key)),
        };
        let attended = meeting.attendance.iter().filter(|it| it.present).count();
        let silent = draft.words(context, "no_reason");
        let absent: Vec<String> = meeting
            .attendance
            .iter()
            .filter(|it| !it.present)
            .filter_map(|it| {
                let member = self.member(it.member)?;
                let why = bare_end(&it.absence);
                Some(format!("{} ({})", member.name.trim(), if why.is_empty() { &silent } else { why }))
            })
            .collect();
        let fields: Fields = vec![
            ("thứ tự", text::number::ordinal(number)),
            ("ngày phiên", text::date::plain_date(meeting.held_on)),
            ("nơi họp", behind(draft, "meeting_place", &meeting.place)),
            ("nội dung phiên", behind(draft, "meeting_note", &meeting.note)),
            ("số dự", text::padded(attended as u64)),
            ("số triệu tập", text::padded(meeting.attendance.len() as u64)),
            ("vắng phiên", behind(draft, "meeting_absent", &absent.join(", "))),
        ];
        // Parts that the meeting does not have are taken out of the sentence before it is filled.
        let mut words = draft.words(context, "meeting");
        for (name, value) in &fields {
            if value.is_empty() {
                words = words.replace(&format!("{{{name}}}"), "");
            }
        }
        let filled: Fields = fields.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let runs = draft.fill(&words, &filled, Style::REGULAR);
        runs.into_iter().map(|run| run.text).collect()
    }

    /// Written opinions of those who could not come.
    pub(super) fn opinions(&mut self, draft: &mut Draft<'_>) {
        let meetings = &self.round.board.meetings;
        let several = meetings.len() > 1;
        let mut lines = Vec::new();
        for meeting in meetings {
            for it in meeting.attendance.iter().filter(|it| !it.present && !it.opinion.trim().is_empty()) {
                let Some(member) = self.member(it.member) else { continue };
                let day = if several {
                    format!(" (phiên ngày {})", text::date::short_date(meeting.held_on))
                } else {
                    String::new()
                };
                lines.push(format!("{}{day}: {}", in_full(member), bare_end(&it.opinion)));
            }
        }
        if !lines.is_empty() {
            self.lead(draft, "written_opinions");
            self.lines(draft, &lines);
        }
    }

    fn member(&self, id: crate::domain::ids::MemberId) -> Option<&Member> {
        self.round.board.members.iter().find(|it| it.id == id)
    }
}
