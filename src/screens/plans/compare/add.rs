//! "Thêm vào kế hoạch này": an obligation of the other plan comes over, printed at the end of the fitting part.

use super::super::super::Desk;
use super::Compared;
use crate::domain::Command;
use crate::domain::ids::{ObligationId, SectionId};
use crate::domain::obligation::Obligation;
use crate::domain::plan::{Content, Marking, Section};
use crate::storage::PlanFile;

/// One deed: the obligation and the section that prints it.
pub(super) fn command(
    id: ObligationId,
    compared: &Compared,
    file: &PlanFile,
    desk: &Desk,
) -> Option<Command> {
    let wanted = compared.other.obligations.iter().find(|one| one.id == id)?;
    let obligation = Obligation { id: desk.fresh(), plan: file.plan.id, ..wanted.clone() };
    let parent = fitting(id, compared, file);
    let siblings: Vec<&Section> = {
        let mut all: Vec<&Section> = file.sections.iter().filter(|one| one.parent == parent).collect();
        all.retain(|one| one.marking != Marking::Appendix);
        all.sort_by_key(|one| (one.position, one.id));
        all
    };
    let marking = match (siblings.last(), parent) {
        (Some(last), _) => last.marking,
        (None, Some(_)) => Marking::Dash,
        (None, None) => Marking::Plain,
    };
    let section = Section {
        id: desk.fresh(),
        plan: file.plan.id,
        parent,
        position: siblings.last().map_or(0, |last| last.position + 1),
        marking,
        content: Content::Obligation { obligation: obligation.id },
    };
    let title = format!("Thêm {} từ {}", obligation.duty.label().to_lowercase(), compared.other.plan.name);
    let commands = vec![Command::SaveObligation { obligation }, Command::SaveSection { section }];
    Some(Command::Batch { title, commands })
}

/// The part of this plan that answers to the part of the other in which the obligation stands; without one the last
/// part, which by custom is about carrying out.
fn fitting(id: ObligationId, compared: &Compared, file: &PlanFile) -> Option<SectionId> {
    let theirs = &compared.other.sections;
    let prints = |section: &&Section| section.content.obligations().any(|one| one == id);
    let mut above = theirs.iter().find(prints).and_then(|section| section.parent);
    // As many steps as sections: a damaged tree must not hang.
    for _ in theirs {
        let Some(part) = above else { break };
        let twin = compared.comparison.rows.iter().find_map(|row| {
            let here = row.second.as_ref()?;
            (row.first.as_ref()?.section == part).then_some(here.section)
        });
        if let Some(twin) = twin
            && file.sections.iter().any(|section| section.id == twin)
        {
            return Some(twin);
        }
        above = theirs.iter().find(|section| section.id == part).and_then(|section| section.parent);
    }
    let tops = file.sections.iter().filter(|section| {
        section.parent.is_none()
            && section.marking != Marking::Appendix
            && matches!(section.content, Content::Heading { .. })
    });
    tops.max_by_key(|section| (section.position, section.id)).map(|section| section.id)
}
