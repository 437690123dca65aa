//! What was read, as deeds.

use super::Intake;
use crate::domain::Command;
use crate::domain::ids::SectionId;
use crate::domain::plan::{Marking, Plan, Section};
use crate::text::clean;

/// A name in the window is no longer than this, in letters.
const NAME_MOST: usize = 90;

impl Intake {
    /// One deed that enters what was read: the head of `into` filled, and the sections. Number and day are kept for a
    /// superior's plan only; an own plan gets them when it is issued. `into` keeps its identifier, and its name and
    /// period where the text gives none.
    pub fn commands(&self, into: &Plan, fresh: &mut dyn FnMut() -> i64) -> Command {
        let plan = self.plan(into);
        let sections = self.sections(&plan, fresh);
        let title = format!("Nhập văn bản kế hoạch {}", plan.name);
        let save = sections.into_iter().map(|section| Command::SaveSection { section });
        let commands = std::iter::once(Command::SavePlan { plan: plan.clone() }).chain(save).collect();
        Command::Batch { title, commands }
    }

    /// The head of `into` with what was read.
    #[must_use]
    pub fn plan(&self, into: &Plan) -> Plan {
        let head = &self.head;
        let mut plan = into.clone();
        let subject = clean(&head.subject);
        if plan.name.trim().is_empty() {
            plan.name = if subject.is_empty() {
                "Kế hoạch chưa đặt tên".to_owned()
            } else {
                short(&subject)
            };
        }
        if let Some((from, to)) = head.period {
            (plan.from, plan.to) = (from, to);
        }
        plan.subject.clone_from(&head.subject);
        plan.carries_out.clone_from(&head.carries_out);
        plan.bases.clone_from(&head.bases);
        plan.opening.clone_from(&head.opening);
        plan.closing.clone_from(&head.closing);
        plan.recipients.clone_from(&head.recipients);
        plan.archive.clone_from(&head.archive);
        plan.signature.clone_from(&head.signature);
        if plan.is_superior() {
            let number = [head.number.as_str(), head.symbol.as_str()];
            plan.number = (!head.number.is_empty())
                .then(|| number.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("/"));
            plan.issued_on = head.date;
        }
        plan
    }

    /// The sections as they stand in a plan.
    #[must_use]
    pub fn sections(&self, plan: &Plan, fresh: &mut dyn FnMut() -> i64) -> Vec<Section> {
        let mut above: Vec<(SectionId, i32)> = Vec::new();
        let mut top = 0;
        let mut sections = Vec::with_capacity(self.sections.len());
        for found in &self.sections {
            above.truncate(found.depth);
            let (parent, position) = match above.last_mut().filter(|_| found.marking != Marking::Appendix) {
                Some((parent, count)) => {
                    *count += 1;
                    (Some(*parent), *count - 1)
                }
                None => {
                    top += 1;
                    (None, top - 1)
                }
            };
            let id = SectionId(fresh());
            sections.push(Section {
                id,
                plan: plan.id,
                parent,
                position,
                marking: found.marking,
                content: found.content.clone(),
            });
            above.push((id, 0));
        }
        sections
    }

    /// What a person should know once it is entered as `plan`: the reader's notices, and what of an own plan's
    /// letterhead is not taken over.
    #[must_use]
    pub fn notices_for(&self, plan: &Plan) -> Vec<String> {
        let mut notices = self.notices.clone();
        let head = &self.head;
        if !plan.is_superior() && (!head.number.is_empty() || head.date.is_some()) {
            let number = if head.number.is_empty() {
                String::new()
            } else {
                format!(" số {}/{}", head.number, head.symbol)
            };
            let day =
                head.date.map(|day| format!(" ngày {}", crate::text::plain_date(day))).unwrap_or_default();
            notices.push(format!(
                "Văn bản gốc{number}{day}. Kế hoạch được nhập thành dự thảo; số và ngày sẽ ghi khi ban hành."
            ));
        }
        notices
    }
}

/// The beginning of the subject, cut at a word.
fn short(subject: &str) -> String {
    if subject.chars().count() <= NAME_MOST {
        return subject.to_owned();
    }
    let cut: String = subject.chars().take(NAME_MOST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ' ']))
}
