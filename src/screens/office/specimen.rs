//! The sheet beside the forms of this screen: a paper of the current plan where there is one, else a letterhead.

use crate::domain::case::CaseFile;
use crate::domain::office::Office;
use crate::domain::papers::PaperType;
use crate::domain::plan::{Plan, PlanState};
use crate::forms::{PlanPaper, Profile, compose, plan_paper};
use crate::paper::Document;

fn profile_of(office: &Office) -> Result<Profile, String> {
    let id = if office.profile.is_empty() { "union" } else { &office.profile };
    Profile::corrected(id, &office.papers.corrections).map_err(|error| error.to_string())
}

/// A paper of the plan, as `office` would have it; the letterhead alone where that paper cannot be written yet.
pub(super) fn paper(
    office: Office,
    case: Option<&CaseFile>,
    kind: PaperType,
    day: chrono::NaiveDate,
) -> Result<Document, String> {
    let profile = profile_of(&office)?;
    if let Some(case) = case {
        let case = CaseFile { office: office.clone(), ..case.clone() };
        if let Ok(form) = compose(&case.paper(kind), &case, &profile, None) {
            return Ok(form.document);
        }
    }
    letterhead(office, day)
}

/// A sheet that shows what the names decide: letterhead, and the foot with recipients and signature.
pub(super) fn letterhead(office: Office, day: chrono::NaiveDate) -> Result<Document, String> {
    let profile = profile_of(&office)?;
    let plan = Plan {
        id: 0.into(),
        name: String::new(),
        subject: "(trích yếu nội dung văn bản)".to_owned(),
        from: day,
        to: day,
        number: None,
        issued_on: None,
        state: PlanState::Draft,
        carries_out: None,
        bases: Vec::new(),
        opening: "(nội dung văn bản)".to_owned(),
        closing: "(đoạn kết)".to_owned(),
        recipients: Vec::new(),
        archive: String::new(),
        signature: None,
        movements: Vec::new(),
        origin: Default::default(),
    };
    let paper = PlanPaper {
        office,
        plan,
        sections: Vec::new(),
        obligations: Vec::new(),
        criteria: Vec::new(),
        units: Vec::new(),
        made: None,
    };
    Ok(plan_paper(&paper, &profile).document)
}
