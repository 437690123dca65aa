//! `paper`: the plan and the nomination list as PDF, and as pictures.

use super::words::{Words, write_whole};
use super::{Fault, Outlet};
use crate::domain::ids::{PlanId, RoundId};
use crate::domain::ranking::rank;
use crate::domain::subject::SubjectKind;
use crate::forms::{Form, Profile, gather, nomination_list, plan_paper};
use crate::paper::{Faces, Raster, layout, pdf};
use crate::storage::{Database, DossierFilter};
use chrono::NaiveDateTime;
use std::path::{Path, PathBuf};

/// Pixels per point of the pictures: 144 dpi.
const SCALE: f32 = 2.0;

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let what = words.next("loại văn bản (plan hoặc list)")?;
    let target = words.path("out")?;
    let made = Some(words.moment()?.naive_utc());
    let form = match what.as_str() {
        "plan" => {
            let id = PlanId(words.next_parsed("mã kế hoạch")?);
            words.end()?;
            plan(&words.database()?, id, made)?
        }
        "list" => {
            words.end()?;
            let which = match (words.parsed("plan")?, words.parsed("round")?) {
                (Some(plan), None) => Which::Plan(PlanId(plan)),
                (None, Some(round)) => Which::Round(RoundId(round)),
                _ => return Err(Fault::Usage("Hãy ghi --plan MÃ hoặc --round MÃ.".to_owned())),
            };
            list(&mut words.database()?, which, made)?
        }
        other => return Err(Fault::Usage(format!("Không có văn bản loại “{other}”."))),
    };
    for missing in &form.findings {
        writeln!(outlet.err, "Còn thiếu: {}.", missing.what)?;
    }
    for file in write(&form, &target, words.mark("png"))? {
        writeln!(outlet.out, "{}", file.display())?;
    }
    Ok(())
}

/// The type behind a typed word; "list" is the short word for the nomination list.
pub(super) fn type_of(word: &str) -> Result<crate::domain::papers::PaperType, Fault> {
    use crate::domain::papers::PaperType;
    match word {
        "list" => Ok(PaperType::NominationList),
        other => PaperType::from_code(other)
            .ok_or_else(|| Fault::Usage(format!("Không có văn bản loại “{other}”."))),
    }
}

/// What a nomination list is made of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    /// Every dossier of a plan that is complete or further.
    Plan(PlanId),
    /// Those that a round chose.
    Round(RoundId),
}

fn profile(database: &Database) -> Result<(crate::domain::office::Office, Profile), Fault> {
    let office = database.office()?.ok_or_else(|| Fault::Refused {
        line: 0,
        refusal: crate::domain::Refusal::new(
            crate::domain::Rule::OfficeMissing,
            "Hãy khai báo cơ quan trước khi in văn bản.",
        ),
    })?;
    let profile = Profile::named(&office.profile).map_err(|error| Fault::Paper(error.to_string()))?;
    Ok((office, profile))
}

/// The plan as a paper.
pub(super) fn plan(database: &Database, id: PlanId, made: Option<NaiveDateTime>) -> Result<Form, Fault> {
    let (office, profile) = profile(database)?;
    let file = database.plan(id)?;
    let units = database.units()?;
    let paper = gather::plan(office, file.plan, file.sections, file.obligations, file.sets, &units, made);
    Ok(plan_paper(&paper, &profile))
}

/// The nomination list as a paper.
pub(super) fn list(
    database: &mut Database,
    which: Which,
    made: Option<NaiveDateTime>,
) -> Result<Form, Fault> {
    let (office, profile) = profile(database)?;
    let (plan, ids, rankings) = match which {
        Which::Plan(plan) => {
            let filter = DossierFilter {
                plan: Some(plan),
                states: gather::NOMINATED.to_vec(),
                ..DossierFilter::default()
            };
            (plan, database.find_dossiers(&filter)?, None)
        }
        Which::Round(round) => {
            let board = database.board(round)?;
            let rankings: Vec<_> =
                SubjectKind::ALL.into_iter().map(|kind| rank(&board, kind, None)).collect();
            let ids = board.candidates.iter().map(|candidate| candidate.dossier).collect();
            (board.round.plan, ids, Some(rankings))
        }
    };
    let plan = database.plan(plan)?.plan;
    let mut nominations = Vec::with_capacity(ids.len());
    for id in ids {
        let file = database.dossier(id)?;
        nominations.push(gather::Nomination {
            dossier: file.dossier,
            subject: file.subject,
            unit_name: file.unit_name,
            state: file.state,
            steps: file.steps,
            gates: file.gates,
        });
    }
    let list = gather::list(office, &plan, &nominations, rankings.as_deref(), made);
    Ok(nomination_list(&list, &profile))
}

/// Writes a paper as PDF, and its pages as pictures beside it; returns the files written.
pub(super) fn write(form: &Form, target: &Path, pictures: bool) -> Result<Vec<PathBuf>, Fault> {
    let faces = Faces::liberation().map_err(|error| Fault::Paper(error.to_string()))?;
    let pages = layout(&form.document, faces);
    let bytes = pdf(&pages, faces).map_err(|error| Fault::Paper(error.to_string()))?;
    write_whole(target, &bytes)?;
    let mut written = vec![target.to_owned()];
    if pictures {
        let mut raster = Raster::new(faces);
        for (number, page) in (1..).zip(&pages.pages) {
            let stem = target.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
            let file = target.with_file_name(format!("{stem}-{number}.png"));
            let png = raster.draw(page, SCALE).png();
            let png = png.ok_or_else(|| Fault::Paper(format!("Không vẽ được trang {number}.")))?;
            write_whole(&file, &png)?;
            written.push(file);
        }
    }
    Ok(written)
}
