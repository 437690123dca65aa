//! `paper`: every paper as PDF, Word or Excel, and as pictures.

use super::words::{Words, write_whole};
use super::{Fault, Outlet};
use crate::domain::case::CaseFile;
use crate::domain::figures::covers_every_year;
use crate::domain::ids::{DossierId, PlanId, RoundId};
use crate::domain::papers::{Paper, PaperOptions, PaperState, PaperType, Selection};
use crate::domain::plan::PlanState;
use crate::domain::{Refusal, Rule};
use crate::forms::{Form, Profile, compose, profile_of};
use crate::paper::kept::unkeep;
use crate::paper::{Faces, Raster, layout, pdf};
use crate::storage::Database;
use chrono::{Datelike, NaiveDateTime};
use std::path::{Path, PathBuf};

/// Pixels per point of the pictures: 144 dpi.
const SCALE: f32 = 2.0;

/// The names of values on the line.
pub(super) const VALUES: &[&str] =
    &["data", "out", "plan", "year", "round", "dossier", "paper", "options", "closing", "version", "at"];

pub(super) fn run(mut words: Words, outlet: &mut Outlet<'_>) -> Result<(), Fault> {
    let kind = type_of(&words.next("loại văn bản (plan, proposal, nomination_list …)")?)?;
    let wanted = Wanted::read(&mut words, kind)?;
    let target = words.path("out")?;
    let made = Some(words.moment()?.naive_utc());
    words.end()?;
    let form = wanted.form(&mut words.database()?, made, words.mark("anew"))?;
    for missing in &form.findings {
        writeln!(outlet.err, "Còn thiếu: {}.", missing.what)?;
    }
    for file in write(&form, &target, words.mark("png"))? {
        writeln!(outlet.out, "{}", file.display())?;
    }
    Ok(())
}

/// The type behind a typed word; "list" is the short word for the nomination list.
pub(super) fn type_of(word: &str) -> Result<PaperType, Fault> {
    match word {
        "list" => Ok(PaperType::NominationList),
        other => PaperType::from_code(other)
            .ok_or_else(|| Fault::Usage(format!("Không có văn bản loại “{other}”."))),
    }
}

/// Which paper is asked for.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub kind: PaperType,
    pub plan: Option<PlanId>,
    pub year: Option<i32>,
    pub round: Option<RoundId>,
    pub dossier: Option<DossierId>,
    /// A kept paper instead of a fresh draft.
    pub kept: Option<i64>,
    pub options: Option<PaperOptions>,
    /// A closing of the round instead of the round as it stands, from 1.
    pub closing: Option<u32>,
    /// An issued version of a plan instead of the present one, from 1.
    pub version: Option<u32>,
}

impl Wanted {
    /// The paper of a plan itself.
    pub fn of_plan(plan: PlanId) -> Wanted {
        Wanted { plan: Some(plan), ..Wanted::bare(PaperType::Plan) }
    }

    /// What a round gives.
    pub fn of_round(kind: PaperType, round: RoundId) -> Wanted {
        Wanted { round: Some(round), ..Wanted::bare(kind) }
    }

    /// A kept paper.
    pub fn of_kept(kind: PaperType, id: i64) -> Wanted {
        Wanted { kept: Some(id), ..Wanted::bare(kind) }
    }

    const fn bare(kind: PaperType) -> Wanted {
        Wanted {
            kind,
            plan: None,
            year: None,
            round: None,
            dossier: None,
            kept: None,
            options: None,
            closing: None,
            version: None,
        }
    }

    /// What a paper of `kind` rests on, from the words of the line. A plan is named by its bare identifier.
    pub fn read(words: &mut Words, kind: PaperType) -> Result<Wanted, Fault> {
        let plan = match (kind, words.parsed("plan")?) {
            (PaperType::Plan, None) => Some(words.next_parsed("mã kế hoạch")?),
            (_, plan) => plan,
        };
        if kind != PaperType::Plan && plan.is_some() && words.value("round").is_some() {
            return Err(Fault::Usage("Chỉ ghi một trong hai: --plan hoặc --round.".to_owned()));
        }
        let nothing =
            plan.is_none() && ["round", "dossier", "paper"].iter().all(|name| words.value(name).is_none());
        if nothing {
            return Err(Fault::Usage("Hãy ghi --plan MÃ, --round MÃ hoặc --dossier MÃ.".to_owned()));
        }
        let version = words.parsed("version")?;
        if kind != PaperType::Plan && version.is_some() {
            return Err(Fault::Usage("Chỉ kế hoạch có --version.".to_owned()));
        }
        let options = words.value("options").map(serde_json::from_str).transpose();
        Ok(Wanted {
            kind,
            plan: plan.map(PlanId),
            year: words.parsed("year")?,
            round: words.parsed("round")?.map(RoundId),
            dossier: words.parsed("dossier")?.map(DossierId),
            kept: words.parsed("paper")?,
            options: options.map_err(|error| Fault::Usage(format!("Không hiểu --options: {error}.")))?,
            closing: words.parsed("closing")?,
            version,
        })
    }

    /// The case file and the paper, kept or fresh.
    pub fn case(&self, database: &mut Database) -> Result<(CaseFile, Paper), Fault> {
        let kept = match self.kept {
            Some(id) => {
                let kept = database.papers()?.into_iter().find(|paper| paper.id.0 == id);
                Some(kept.ok_or_else(|| refused(Rule::NotFound, "Không tìm thấy văn bản này."))?)
            }
            None => None,
        };
        let dossier = self.dossier.or(kept.as_ref().and_then(|paper| paper.dossier));
        let mut plan = self.plan.or(kept.as_ref().map(|paper| paper.plan));
        let round = self.round.or(kept.as_ref().and_then(|paper| paper.round));
        let mut year = self.year.or(kept.as_ref().map(|paper| paper.year));
        if let Some(dossier) = dossier {
            let dossier = database.dossier(dossier)?.dossier;
            plan = plan.or(Some(dossier.plan));
            year = year.or(Some(dossier.year));
        }
        if let Some(round) = round {
            let round = database.board(round)?.round;
            plan = plan.or(Some(round.plan));
            year = year.or(round.held_on.map(|day| day.year()));
        }
        let Some(plan) = plan else {
            return Err(Fault::Usage("Hãy ghi --plan MÃ, --round MÃ hoặc --dossier MÃ.".to_owned()));
        };
        let year = match year {
            Some(year) => year,
            None => *database.plan(plan)?.plan.years().end(),
        };
        let options = self.options.clone().or(kept.as_ref().map(|paper| paper.options.clone()));
        let span = options.as_ref().map(|options| options.span).unwrap_or_default();
        let every_year = covers_every_year(self.kind, span);
        let case = database
            .case_file(plan, year, round, every_year)?
            .ok_or_else(|| refused(Rule::OfficeMissing, "Hãy khai báo cơ quan trước khi in văn bản."))?;
        let mut paper = kept.unwrap_or_else(|| case.paper(self.kind));
        if let Some(options) = options {
            paper.options = options;
        } else if round.is_none() && paper.options.selection == Selection::Chosen {
            // Without a round there is nothing chosen: the whole year stands on the list.
            paper.options.selection = Selection::Nominated;
        }
        paper.dossier = dossier.or(paper.dossier);
        paper.options.closing = self.closing.or(paper.options.closing);
        Ok((case, paper))
    }

    /// The paper, written; one that was issued is printed as it was issued, unless `anew`.
    pub fn form(
        &self,
        database: &mut Database,
        made: Option<NaiveDateTime>,
        anew: bool,
    ) -> Result<Form, Fault> {
        let (mut case, paper) = self.case(database)?;
        let kept = if self.kind == PaperType::Plan {
            self.issued_plan(database, &mut case)?
        } else if paper.state == PaperState::Issued {
            database.kept_paper(paper.id)?
        } else {
            None
        };
        // A closing asked for by name is written from what was stored with it.
        if let Some(kept) = kept.filter(|_| !anew && self.closing.is_none()) {
            let document = unkeep(&kept).map_err(|error| Fault::Paper(error.to_string()))?;
            return Ok(Form { document, findings: Vec::new() });
        }
        form(&case, &paper, made)
    }

    /// The kept paper of the version asked for, by default the one in force; another version than the present takes
    /// its place in the case file.
    fn issued_plan(&self, database: &Database, case: &mut CaseFile) -> Result<Option<String>, Fault> {
        let now = case.plan.origin.version;
        let in_force = matches!(case.plan.state, PlanState::Issued | PlanState::Expired);
        let version = match self.version {
            Some(version) => version,
            None if in_force => now,
            None => return Ok(None),
        };
        let id = case.plan.id;
        match database.plan_version(id, version)? {
            Some(text) => {
                case.plan = text.plan;
                case.sections = text.sections;
                case.obligations = text.obligations;
                case.sets = text.sets;
            }
            // Plans issued before versions were kept have none, nor has a draft.
            None if self.version.is_none() || (version == now && in_force) => {}
            None => {
                let sentence = format!("Kế hoạch này chưa ban hành bản {version}.");
                return Err(refused(Rule::NotFound, &sentence));
            }
        }
        Ok(database.kept_plan(id, version)?)
    }
}

/// A paper of a case file, written.
pub(super) fn form(case: &CaseFile, paper: &Paper, made: Option<NaiveDateTime>) -> Result<Form, Fault> {
    let profile: Profile = profile_of(case).map_err(|error| Fault::Paper(error.to_string()))?;
    compose(paper, case, &profile, made).map_err(|error| Fault::Paper(error.to_string()))
}

fn refused(rule: Rule, sentence: &str) -> Fault {
    Fault::Refused { line: 0, refusal: Refusal::new(rule, sentence) }
}

/// Writes a paper in the format that the ending of `target` names (PDF, Word, Excel), and its pages as pictures
/// beside it; returns the files written.
pub(super) fn write(form: &Form, target: &Path, pictures: bool) -> Result<Vec<PathBuf>, Fault> {
    let faces = Faces::liberation().map_err(|error| Fault::Paper(error.to_string()))?;
    let ending = target.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    let pages = layout(&form.document, faces);
    let bytes = match ending.as_str() {
        "pdf" => pdf(&pages, faces).map_err(|error| Fault::Paper(error.to_string()))?,
        "docx" => crate::exchange::docx(&form.document).map_err(|error| Fault::Paper(error.to_string()))?,
        "xlsx" => crate::exchange::xlsx(&form.document).map_err(|error| Fault::Paper(error.to_string()))?,
        _ => return Err(Fault::Usage("Tên tệp phải có đuôi .pdf, .docx hoặc .xlsx.".to_owned())),
    };
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
