//! The one read-only thing every screen is handed: what it may look at.

use crate::domain::Stamp;
use crate::domain::basis::Basis;
use crate::domain::catalogue::{self, Entry, EntryList};
use crate::domain::checklist::Checklist;
use crate::domain::ids::{IdSource, PlanId, UnitId};
use crate::domain::movement::Movement;
use crate::domain::office::{Office, Signature};
use crate::domain::plan::Plan;
use crate::domain::unit::Unit;
use crate::forms::Profile;
use crate::storage::Store;
use chrono::{DateTime, NaiveDate, Utc};
use std::cell::RefCell;
use std::rc::Rc;

/// The campaign and year that everything on the screens belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Current {
    /// The plan.
    pub plan: PlanId,
    /// The year inside its period.
    pub year: i32,
}

/// What screens may look at. The shell keeps it up to date after every deed, before it calls `refresh`.
#[derive(Debug)]
pub struct Desk {
    /// The store: questions go to it directly.
    pub store: Store,
    /// Today, as the office's calendar has it.
    pub today: NaiveDate,
    /// The office; none before it is set up.
    pub office: Option<Office>,
    /// All units.
    pub units: Vec<Unit>,
    /// All movements, campaigns and occasions.
    pub movements: Vec<Movement>,
    /// All plans, newest period first.
    pub plans: Vec<Plan>,
    /// The register of legal bases and superior plans.
    pub bases: Vec<Basis>,
    /// The catalogues: fields, forms of commendation, posts, recipients, signatories.
    pub entries: Vec<Entry>,
    /// The lists of papers a dossier must have.
    pub checklists: Vec<Checklist>,
    /// What everything belongs to; none while there is no plan.
    pub current: Option<Current>,
    /// The staff member at the machine, for the journal.
    pub staff: String,
    ids: RefCell<IdSource>,
    /// The form in use, and the office it was made for.
    profile: RefCell<Option<(Office, Rc<Profile>)>>,
}

impl Desk {
    /// A desk over `store` with nothing read yet.
    #[must_use]
    pub fn new(store: Store, today: NaiveDate, salt: u64) -> Self {
        Self {
            store,
            today,
            office: None,
            units: Vec::new(),
            movements: Vec::new(),
            plans: Vec::new(),
            bases: Vec::new(),
            entries: Vec::new(),
            checklists: Vec::new(),
            current: None,
            staff: String::new(),
            ids: RefCell::new(IdSource::new(salt)),
            profile: RefCell::new(None),
        }
    }

    /// A new identifier.
    #[must_use]
    pub fn fresh<T: From<i64>>(&self) -> T {
        self.ids.borrow_mut().fresh(Utc::now())
    }

    /// The stamp of a deed done now.
    #[must_use]
    pub fn stamp(&self, at: DateTime<Utc>) -> Stamp {
        Stamp { at, who: self.staff.clone() }
    }

    /// The unit called `id`.
    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The form that the office's papers follow, with the office's own corrections; read again only when the office
    /// has changed. None before it is set up, or when the corrections cannot be read.
    #[must_use]
    pub fn profile(&self) -> Option<Rc<Profile>> {
        let office = self.office.as_ref()?;
        let mut kept = self.profile.borrow_mut();
        if let Some((of, profile)) = kept.as_ref()
            && of == office
        {
            return Some(Rc::clone(profile));
        }
        let profile = Rc::new(Profile::corrected(&office.profile, &office.papers.corrections).ok()?);
        *kept = Some((office.clone(), Rc::clone(&profile)));
        Some(profile)
    }

    /// The signature blocks of the catalogue that are offered today.
    pub fn signatories(&self) -> impl Iterator<Item = Signature> + '_ {
        let all = catalogue::offered(&self.entries, EntryList::Signatory, self.today);
        all.filter(|one| !one.lines.is_empty())
            .map(|one| Signature { lines: one.lines.clone(), name: one.name.clone() })
    }

    /// The name of a unit; empty for one that is not there.
    #[must_use]
    pub fn unit_name(&self, id: UnitId) -> String {
        self.unit(id).map(|unit| unit.name.clone()).unwrap_or_default()
    }

    /// The plan called `id`.
    #[must_use]
    pub fn plan(&self, id: PlanId) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.id == id)
    }

    /// The office's own plans: those that one can work under. A superior's plan is only read and kept to.
    pub fn own_plans(&self) -> impl Iterator<Item = &Plan> {
        self.plans.iter().filter(|plan| !plan.is_superior())
    }

    /// The plan that everything belongs to now.
    #[must_use]
    pub fn current_plan(&self) -> Option<&Plan> {
        self.current.and_then(|current| self.plan(current.plan))
    }
}
