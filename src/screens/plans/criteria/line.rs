//! One criterion while it is being typed.

use super::grades::{CeilingForm, GradesForm};
use super::kind::MeasureKind;
use crate::domain::criteria::{Band, BandFault, Bound, Criterion, Measure, band_faults};
use crate::domain::ids::CriterionId;
use crate::domain::points::Points;
use crate::text::{clean, nfc};
use crate::ui::area;

/// A line of a band table while it is being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct BandForm {
    pub(super) from: String,
    pub(super) from_open: bool,
    pub(super) to: String,
    pub(super) to_closed: bool,
    pub(super) points: String,
}

/// What was typed in a line of a band table.
#[derive(Debug, Clone)]
pub enum BandTyped {
    /// The lower end.
    From(String),
    /// Whether the lower end itself stays out.
    FromOpen(bool),
    /// The upper end.
    To(String),
    /// Whether the upper end itself belongs.
    ToClosed(bool),
    /// The points.
    Points(String),
}

impl BandForm {
    fn of(band: &Band) -> Self {
        let text = |bound: Option<Bound>| bound.map(|bound| bound.at.to_string()).unwrap_or_default();
        Self {
            from: text(band.from),
            from_open: band.from.is_some_and(|bound| !bound.closed),
            to: text(band.to),
            to_closed: band.to.is_some_and(|bound| bound.closed),
            points: band.points.to_string(),
        }
    }

    fn is_blank(&self) -> bool {
        [&self.from, &self.to, &self.points].iter().all(|text| text.trim().is_empty())
    }

    fn built(&self, line: usize) -> Result<Band, String> {
        let n = line + 1;
        let end = |text: &str, closed: bool| -> Result<Option<Bound>, String> {
            if text.trim().is_empty() {
                return Ok(None);
            }
            let at = text
                .parse()
                .map_err(|_| format!("Dòng {n} của khung điểm: “{}” không phải là số.", text.trim()))?;
            Ok(Some(Bound { at, closed }))
        };
        Ok(Band {
            from: end(&self.from, !self.from_open)?,
            to: end(&self.to, self.to_closed)?,
            points: self
                .points
                .parse()
                .map_err(|_| format!("Dòng {n} của khung điểm cần số điểm, ví dụ 8 hoặc 7,5."))?,
        })
    }

    pub(super) fn take(&mut self, typed: BandTyped) {
        match typed {
            BandTyped::From(text) => self.from = text,
            BandTyped::FromOpen(open) => self.from_open = open,
            BandTyped::To(text) => self.to = text,
            BandTyped::ToClosed(closed) => self.to_closed = closed,
            BandTyped::Points(text) => self.points = text,
        }
    }
}

/// One criterion while it is being typed. What was typed for another sort of criterion stays while one chooses.
#[derive(Debug)]
pub(super) struct CriterionForm {
    pub(super) id: CriterionId,
    pub(super) code: String,
    pub(super) title: area::Content,
    pub(super) words: String,
    pub(super) kind: MeasureKind,
    pub(super) most: String,
    pub(super) step: String,
    pub(super) cap: String,
    pub(super) target: String,
    pub(super) unit: String,
    pub(super) bands: Vec<BandForm>,
    pub(super) extra: bool,
    pub(super) ceiling: CeilingForm,
    pub(super) group: Option<u32>,
    pub(super) note: String,
    /// As read; what nobody touched goes back as it came.
    stored: Option<Criterion>,
    touched: bool,
}

impl CriterionForm {
    pub(super) fn of(criterion: &Criterion, grades: &GradesForm) -> Self {
        let mut form = Self {
            code: criterion.code.clone(),
            title: area::Content::with_text(&criterion.title),
            words: criterion.title.clone(),
            kind: MeasureKind::of(&criterion.measure),
            group: criterion.group,
            note: criterion.note.clone(),
            stored: Some(criterion.clone()),
            ..Self::blank(criterion.id)
        };
        let optional = |points: Option<Points>| points.map(|points| points.to_string()).unwrap_or_default();
        match &criterion.measure {
            Measure::Gate { .. } | Measure::Reference => {}
            Measure::Points { max, step } => {
                form.most = max.to_string();
                form.step = optional(Some(*step).filter(|step| *step > Points::ZERO));
            }
            Measure::Formula { standard, most, target, unit } => {
                form.most = standard.to_string();
                (form.cap, form.target) = (optional(*most), optional(*target));
                form.unit.clone_from(unit);
            }
            Measure::Bands { unit, bands } => {
                form.unit.clone_from(unit);
                form.bands = bands.iter().map(BandForm::of).collect();
            }
            Measure::AllOrNothing { points, extra } => {
                (form.most, form.extra) = (points.to_string(), *extra);
            }
            Measure::Bonus { max } | Measure::Deduction { max } => form.most = max.to_string(),
            Measure::KnockOut { ceiling } => form.ceiling = grades.form_of(ceiling),
        }
        form
    }

    fn blank(id: CriterionId) -> Self {
        Self {
            id,
            code: String::new(),
            title: area::Content::new(),
            words: String::new(),
            kind: MeasureKind::Reference,
            most: String::new(),
            step: String::new(),
            cap: String::new(),
            target: String::new(),
            unit: String::new(),
            bands: Vec::new(),
            extra: false,
            ceiling: CeilingForm::NoGrade,
            group: None,
            note: String::new(),
            stored: None,
            touched: false,
        }
    }

    /// A criterion that was just added.
    pub(super) fn new(id: CriterionId, code: String, kind: MeasureKind, group: Option<u32>) -> Self {
        let mut form = Self { code, group, touched: true, ..Self::blank(id) };
        form.choose(kind);
        form
    }

    /// Another sort of criterion.
    pub(super) fn choose(&mut self, kind: MeasureKind) {
        self.kind = kind;
        self.touched = true;
        if kind.has_most() && self.most.trim().is_empty() {
            "10".clone_into(&mut self.most);
        }
        if kind == MeasureKind::Bands && self.bands.is_empty() {
            self.bands = vec![BandForm::default(), BandForm { to_closed: false, ..BandForm::default() }];
        }
    }

    /// A figure of the criterion is being typed.
    pub(super) fn touch(&mut self) -> &mut Self {
        self.touched = true;
        self
    }

    pub(super) fn titled(&mut self, action: area::Action) {
        let edit = action.is_edit();
        self.title.perform(action);
        if edit {
            self.words = nfc(&self.title.text()).replace(['\r', '\n'], " ");
        }
    }

    /// Whether nothing was written into it yet.
    pub(super) fn is_blank(&self) -> bool {
        self.words.trim().is_empty() && self.stored.is_none()
    }

    /// The criterion, or what keeps it from being one.
    pub(super) fn built(&self, grades: &GradesForm) -> Result<Criterion, String> {
        let stored = self.stored.as_ref();
        let as_typed = |typed: &str, before: Option<&String>| match before {
            Some(before) if before == typed => before.clone(),
            _ => clean(typed),
        };
        let title = as_typed(&self.words, stored.map(|one| &one.title));
        let code = as_typed(&self.code, stored.map(|one| &one.code));
        if title.is_empty() {
            return Err("Hãy nhập nội dung tiêu chí.".to_owned());
        }
        if code.is_empty() {
            return Err("Hãy nhập ký hiệu ngắn, ví dụ C1.".to_owned());
        }
        let measure = match stored {
            // The grade it lowers to may have another name by now.
            Some(stored) if !self.touched && !matches!(stored.measure, Measure::KnockOut { .. }) => {
                stored.measure.clone()
            }
            _ => self.measure(grades)?,
        };
        Ok(Criterion {
            id: self.id,
            code,
            title,
            measure,
            group: self.group,
            note: as_typed(&self.note, stored.map(|one| &one.note)),
            origin: stored.and_then(|one| one.origin),
        })
    }

    fn measure(&self, grades: &GradesForm) -> Result<Measure, String> {
        let max = || {
            let read: Option<Points> = self.most.parse().ok().filter(|max| *max > Points::ZERO);
            read.ok_or_else(|| format!("{} là số lớn hơn 0, ví dụ 10 hoặc 7,5.", self.kind.most_label()))
        };
        Ok(match self.kind {
            MeasureKind::Gate => Measure::Gate { optional: false },
            MeasureKind::OptionalGate => Measure::Gate { optional: true },
            MeasureKind::Points => {
                let wrong = "Bước điểm là một số, ví dụ 0,5; để trống nếu không quy định.";
                Measure::Points { max: max()?, step: optional_points(&self.step, wrong)?.unwrap_or_default() }
            }
            MeasureKind::Formula => {
                let wrong = "Điểm tối đa là một số; để trống nếu không vượt điểm chuẩn.";
                let target = "Chỉ tiêu chung là số lớn hơn 0; để trống nếu mỗi đơn vị một chỉ tiêu.";
                Measure::Formula {
                    standard: max()?,
                    most: optional_points(&self.cap, wrong)?,
                    target: optional_points(&self.target, target)?,
                    unit: clean(&self.unit),
                }
            }
            MeasureKind::Bands => {
                let bands =
                    self.begun_bands().map(|(line, band)| band.built(line)).collect::<Result<Vec<_>, _>>()?;
                if bands.is_empty() {
                    return Err("Khung điểm cần ít nhất một dòng.".to_owned());
                }
                Measure::Bands { unit: clean(&self.unit), bands }
            }
            MeasureKind::AllOrNothing => Measure::AllOrNothing { points: max()?, extra: self.extra },
            MeasureKind::Bonus => Measure::Bonus { max: max()? },
            MeasureKind::Deduction => Measure::Deduction { max: max()? },
            MeasureKind::KnockOut => Measure::KnockOut { ceiling: grades.ceiling(&self.ceiling)? },
            MeasureKind::Reference => Measure::Reference,
        })
    }

    fn begun_bands(&self) -> impl Iterator<Item = (usize, &BandForm)> {
        self.bands.iter().enumerate().filter(|(_, band)| !band.is_blank())
    }

    /// The faults of the band table as it stands, one sentence each; lines that cannot be read yet are passed over.
    pub(super) fn faults(&self) -> Vec<String> {
        let (places, bands): (Vec<usize>, Vec<Band>) = self
            .begun_bands()
            .filter_map(|(line, band)| {
                // Points still to be typed do not keep the ends from being compared.
                let ends = BandForm { points: "0".to_owned(), ..band.clone() };
                Some((line, ends.built(line).ok()?))
            })
            .unzip();
        let here = |line: usize| places.get(line).copied().unwrap_or(line);
        band_faults(&bands)
            .into_iter()
            .map(|fault| match fault {
                BandFault::Empty { line } => BandFault::Empty { line: here(line) },
                BandFault::Overlap { line, other, at } => {
                    BandFault::Overlap { line: here(line), other: here(other), at }
                }
                BandFault::Gap { line, other, at } => {
                    BandFault::Gap { line: here(line), other: here(other), at }
                }
            })
            .map(|fault| fault.sentence())
            .collect()
    }

    /// A line under the last one, going on where it ends.
    pub(super) fn add_band(&mut self) {
        let last = self.bands.last();
        let from = last.map(|band| band.to.clone()).unwrap_or_default();
        let from_open = last.is_some_and(|band| band.to_closed);
        self.touch().bands.push(BandForm { from, from_open, ..BandForm::default() });
    }
}

/// Points that may be left empty.
pub(super) fn optional_points(text: &str, wrong: &str) -> Result<Option<Points>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| wrong.to_owned())
}
