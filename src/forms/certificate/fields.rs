//! The text that changes from certificate to certificate, each field in its place.

use super::{Offset, at};
use crate::domain::case::Nomination;
use crate::domain::papers::{CertificatePrint, PaperType};
use crate::domain::subject::Detail;
use crate::forms::about::About;
use crate::forms::context::{Context, Fields};
use crate::forms::draft::{Draft, Spot, prepared};
use crate::forms::letterhead::{Register, date_runs, quoted};
use crate::forms::profile::FieldPlace;
use crate::forms::shared::lower_first;
use crate::paper::{Block, Ink, Placed, Run, Style};
use crate::text::{self, NBSP};

/// All changing fields of one certificate. `place` is its number in the golden book.
pub(super) fn blocks(
    draft: &mut Draft<'_>,
    context: &Context<'_>,
    about: &About<'_>,
    place: Option<usize>,
    offset: Offset,
) -> Vec<Block> {
    let profile = context.profile;
    let mut own: Fields = vec![
        ("nơi công tác", whereabouts(about.it)),
        ("tên lĩnh vực", lower_first(about.value("lĩnh vực"))),
        ("số sổ vàng", place.map(|it| text::padded(it as u64)).unwrap_or_default()),
    ];
    own.extend(about.fields.iter().cloned());
    let decision = decision(context);
    let full = context.paper.options.certificate == CertificatePrint::Full;
    let mut placed = Placing { draft, context, about, fields: own, offset, full, blocks: Vec::new() };
    placed.say("name", &profile.certificate_name);
    placed.say("unit", &profile.certificate_unit);
    placed.say("deed", &profile.certificate_deed);
    let style = style_of(&profile.certificate_decision);
    let kind = &profile.kinds.decision;
    let quoted = quoted(placed.draft, &context.case.office, &decision, kind, style);
    placed.put(quoted, &profile.certificate_decision);
    placed.say("book", &profile.certificate_book);
    placed.date(&decision, &profile.certificate_date);
    placed.signer();
    placed.blocks
}

/// Number and day of the decision kept for the round; room to write them by hand until it has them.
pub(super) fn decision(context: &Context<'_>) -> Register {
    let round = context.round().map(|round| round.board.round.id);
    let kept = context.case.kept(PaperType::Decision, round);
    Register {
        number: kept.and_then(|paper| paper.number.clone()),
        date: kept.and_then(|paper| paper.issued_on).or(context.paper.issued_on),
        year: Some(context.case.year),
    }
}

/// "Chi hội trưởng, Hội LHPN xã Nà Phong"; for others than persons the address, else the unit.
fn whereabouts(it: &Nomination) -> String {
    let unit = it.unit_name.trim();
    let address = it.subject.detail.address().trim();
    match &it.subject.detail {
        Detail::Person(person) if !person.post.trim().is_empty() => {
            let post = person.post.trim();
            // A post often names its unit already.
            if text::fold(post).contains(&text::fold(unit)) {
                post.to_owned()
            } else {
                format!("{post}, {unit}")
            }
        }
        Detail::Person(_) | Detail::Household(_) | Detail::Model(_) if !address.is_empty() => {
            address.to_owned()
        }
        Detail::Person(_) | Detail::Household(_) | Detail::Model(_) | Detail::Collective(_) => {
            unit.to_owned()
        }
    }
}

/// The face of a field.
pub(super) fn style_of(place: &FieldPlace) -> Style {
    Style { bold: place.bold, italic: place.italic, underline: false }
}

/// A field in its place.
pub(super) fn placed(place: &FieldPlace, runs: Vec<Run>, offset: Offset) -> Placed {
    let size = place.size.size();
    Placed {
        align: place.align.into(),
        min_size: place.min_size.size().min(size),
        most_lines: usize::try_from(place.lines.whole()).unwrap_or(1),
        pitch: place.pitch.pitch_of(size),
        ..Placed::new(at(place.x_mm.mm(), place.y_mm.mm(), offset), place.width_mm.mm(), size, runs)
    }
}

/// Fields being put in their places.
struct Placing<'a, 'p> {
    draft: &'a mut Draft<'p>,
    context: &'a Context<'a>,
    about: &'a About<'a>,
    fields: Fields,
    offset: Offset,
    full: bool,
    blocks: Vec<Block>,
}

impl Placing<'_, '_> {
    /// A part of the certificate. A value that is missing is the dossier's, unless the paper words the part itself.
    fn say(&mut self, key: &str, place: &FieldPlace) {
        let known = self.draft.findings.len();
        let runs = self.draft.say(self.context, key, &self.fields, style_of(place));
        let it = self.about.it;
        for finding in &mut self.draft.findings[known..] {
            if self.fields.iter().any(|(name, _)| *name == finding.what) {
                finding.what = format!("{} của {}", finding.what, it.subject.name.trim());
                finding.spot = Spot::Dossier(it.dossier.id);
            }
        }
        self.put(runs, place);
    }

    fn put(&mut self, runs: Vec<Run>, place: &FieldPlace) {
        if runs.is_empty() {
            return;
        }
        let runs = if self.full && place.red { inked(runs) } else { runs };
        let anchor = u64::try_from(self.about.it.dossier.id.0).ok().map(crate::paper::Anchor);
        self.blocks.push(Block::Placed(Placed { anchor, ..placed(place, runs, self.offset) }));
    }

    fn date(&mut self, decision: &Register, place: &FieldPlace) {
        let style = style_of(place);
        let office = &self.context.case.office;
        let town = self.draft.need(&office.place, "địa danh", Spot::Office, style);
        let mut runs = vec![town, Run::styled(format!(",{NBSP}"), style)];
        runs.extend(date_runs(self.draft, decision, style));
        self.put(runs, place);
    }

    fn signer(&mut self) {
        let profile = self.context.profile;
        let signature = self.context.signature();
        let (lines, name) = (&profile.certificate_signer, &profile.certificate_signer_name);
        let given: Vec<String> = signature
            .lines
            .iter()
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.trim().to_uppercase())
            .collect();
        let run = self.draft.need(&given.join("\n"), "chức vụ người ký", Spot::Signature, style_of(lines));
        self.put(vec![run], lines);
        let run = self.draft.need(&signature.name, "họ tên người ký", Spot::Signature, style_of(name));
        self.put(vec![run], name);
    }
}

/// Runs in the red of certificates.
pub(super) fn inked(runs: Vec<Run>) -> Vec<Run> {
    runs.into_iter().map(|run| run.inked(Ink::Red)).collect()
}

/// A sample of a field for the test sheet.
pub(super) fn sample(words: &str, place: &FieldPlace) -> Vec<Run> {
    vec![Run::styled(prepared(words), style_of(place))]
}
